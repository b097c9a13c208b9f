# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs' weights go into the studio, which answers as those do; files that want to hurt do not."""

import clients

clients.use_test_python()

import os  # noqa: E402
import pathlib  # noqa: E402
import subprocess  # noqa: E402
import unittest  # noqa: E402
import zipfile  # noqa: E402

import torch  # noqa: E402

import foreign_networks as networks  # noqa: E402
from weights_case import CLASSES, HOW, SHARED, WeightsCase, cli, inspected, run  # noqa: E402


@unittest.skipUnless(SHARED.is_dir(), "shared/ is missing: set INCEPTION_STUDIO_SHARED to its folder")
class ImportTest(WeightsCase):
    def check_import(self, file, variant, heads=3, prepared_as=None):
        found = self.predicted(file, variant)
        wanted = self.heads(variant, self.inputs[prepared_as or variant][0])
        for (name, ours), theirs in zip(found.items(), wanted[:heads]):
            with self.subTest(file=file.name, head=name):
                self.close(ours, theirs)
        self.assertEqual(len(found), heads)

    def test_state_dicts_in_both_archive_forms(self):
        for variant in HOW:
            weights = self.net.state_dict() if variant == "torchvision" else self.plain
            for stream in (False, True):
                for aux in (True, False):
                    file = self.folder / f"{variant} {stream} {aux}.pth"
                    kept = {name: tensor for name, tensor in weights.items() if aux or not name.startswith("aux")}
                    torch.save(kept, file, _use_new_zipfile_serialization=not stream)
                    self.check_import(file, variant, 3 if aux else 1)

    def test_published_size(self):
        """1000 classes; the published file was written in 2019, in the old form."""
        import torchvision
        torch.manual_seed(3)
        net = torchvision.models.googlenet(num_classes=1000, aux_logits=True, init_weights=False).eval()
        file = self.folder / "googlenet-abcdef.pth"
        torch.save(net.state_dict(), file, _use_new_zipfile_serialization=False)
        found = self.predicted(file, "torchvision")
        with torch.no_grad():
            self.close(found["main"], net(self.inputs["torchvision"][0]))
        what = inspected(self, file)
        self.assertEqual((what["network"]["classes"], what["network"]["parameters"]), (1000, 13004888))

    def test_safetensors(self):
        for variant in HOW:
            file = self.folder / f"theirs {variant}.safetensors"
            file.write_bytes(networks.safetensors(self.net.state_dict() if variant == "torchvision" else self.plain))
            self.check_import(file, variant)

    def test_caffemodel(self):
        for variant in ("course", "paper"):
            for old in (True, False):
                file = self.folder / f"{variant} {old}.caffemodel"
                file.write_bytes(networks.caffemodel(self.plain, old))
                self.check_import(file, variant, prepared_as="paper")  # caffe's rule travels with its format
        what = inspected(self, file)
        self.assertEqual((what["format"], what["network"]["variant"]), ("caffemodel", "paper"))
        self.assertEqual((what["preprocessing"]["channels"], what["preprocessing"]["mean"]), ("bgr", [104, 117, 123]))

    def test_what_does_not_fit_is_said_key_by_key(self):
        """Nothing is loaded by half."""
        bad = dict(self.plain)
        bad["inception4a.branch1.conv.weight"] = bad["inception4a.branch1.conv.weight"][:191]
        bad["fc.bias"] = bad["fc.bias"][:4]
        caffe, state, plain = (self.folder / name for name in ("bad.caffemodel", "bad.pth", "bad.safetensors"))
        caffe.write_bytes(networks.caffemodel(bad, False))
        torch.save(bad, state)
        plain.write_bytes(networks.safetensors(bad))
        for file in (caffe, state, plain):
            for verb in (["inspect", file, "--variant", "course"],
                         ["predict", "--checkpoint", file, "--variant", "course", self.pictures[0]],
                         ["export", "--checkpoint", file, "--variant", "course", "--format", "pth", "--out",
                          self.folder / "never.pth"]):
                done = run(*verb)
                self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)
                self.assertRegex(done.stderr, "inception4a.branch1.conv.weight.*192 x 480.*191 x 480")
                self.assertFalse((self.folder / "never.pth").exists())

    def test_all_that_does_not_fit_is_said(self):
        bad = {name: tensor for name, tensor in self.plain.items() if ".branch2.1." not in name}
        file = self.folder / "many.pth"
        torch.save(bad, file)
        done = run("inspect", file, "--variant", "course")
        self.assertEqual(done.returncode, 1)
        self.assertIn("; and 12 more", done.stderr)
        for name in set(self.plain) - set(bad):
            self.assertIn(f"{name} is missing", done.stderr)

    def test_names_from_class_indices(self):
        what = inspected(self, self.folder / "course.pth", "--variant", "course")
        self.assertEqual(what["classes"], CLASSES)

    def test_course_and_paper_are_asked(self):
        done = run("predict", "--checkpoint", self.folder / "course.pth", self.pictures[0])
        self.assertEqual(done.returncode, 2)
        self.assertIn("--variant", done.stderr)

    # Files that want to hurt

    def test_a_hostile_pickle_runs_nothing(self):
        class Evil:
            def __init__(self, call, *arguments):
                self.how = (call, arguments)

            def __reduce__(self):
                return self.how

        mark = self.folder / "it ran"
        calls = [Evil(os.system, f"touch '{mark}'"), Evil(eval, f"open({str(mark)!r}, 'w')"),
                 Evil(pathlib.Path.touch, mark), Evil(getattr, "x", "upper"),
                 Evil(torch.hub.load_state_dict_from_url, "file:///nothing"), Evil(subprocess.Popen, ["touch", str(mark)])]
        for i, evil in enumerate(calls):
            for stream in (False, True):
                for value in (evil, {"conv1.conv.weight": evil}, {**self.plain, "extra": evil}):
                    file = self.folder / f"evil {i}.pth"
                    torch.save(value, file, _use_new_zipfile_serialization=not stream)
                    for verb in (["inspect", file, "--variant", "course"],
                                 ["predict", "--checkpoint", file, "--variant", "course", self.pictures[0]]):
                        done = run(*verb)
                        self.assertEqual(done.returncode, 1, done.stderr)
                        self.assertIn("is no checkpoint the studio can read", done.stderr)
                        self.assertFalse(mark.exists())
                    if i > 0:
                        break

    def test_names_that_climb_out_write_nothing(self):
        inside = self.folder / "a" / "b"
        inside.mkdir(parents=True)
        with zipfile.ZipFile(self.folder / "course.pth") as archive:
            contents = {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}
        for root in ("../../climbed/", "/tmp/climbed/", "..\\climbed/", "course/../../climbed/"):
            file = inside / "slip.pth"
            with zipfile.ZipFile(file, "w") as archive:
                for name, content in contents.items():
                    archive.writestr(root + name, content)
            before = sorted(map(str, self.folder.rglob("*")))
            for verb in (("inspect", file, "--variant", "course"),
                         ("predict", "--checkpoint", file, "--variant", "course", self.pictures[0])):
                done = run(*verb, cwd=inside)
                self.assertIn(done.returncode, (0, 1), done.stderr)
                self.assertEqual(sorted(map(str, self.folder.rglob("*"))), before)
                self.assertFalse(pathlib.Path("/tmp/climbed").exists())


if __name__ == "__main__":
    unittest.main()
