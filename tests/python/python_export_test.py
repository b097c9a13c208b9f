# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Weights cross over: other programs' files into the studio, the studio's exports into other programs, and both answer
alike on photographs. scripts/test.sh puts onnx, onnxruntime and safetensors into build/test-python where a package index
can be reached; without them what needs them is skipped, in a sentence."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

VENV = pathlib.Path(__file__).resolve().parents[2] / "build" / "test-python" / "bin" / "python3"
if VENV.exists() and sys.prefix == sys.base_prefix:
    os.execv(VENV, [str(VENV), *sys.argv])

import numpy as np  # noqa: E402
import torch  # noqa: E402

import foreign_networks as networks  # noqa: E402
from clients import can_run_onnx, missing  # noqa: E402

CLI = pathlib.Path(os.environ["INCEPTION_STUDIO_BIN"]) / "inception-studio-cli"
SHARED = pathlib.Path(os.environ.get("INCEPTION_STUDIO_SHARED", "")) / "data" / "flowers"
CLASSES = ["daisy", "dandelion", "rosé \"red\"", "sunflowers", "菊"]
ONNX = can_run_onnx()
COUNT = int(os.environ.get("STUDIO_PHOTOGRAPHS", "6"))
HOW = {"torchvision": dict(size=256, crop=224, order="rgb", scale=1 / 255, mean=[0.485, 0.456, 0.406],
                           std=[0.229, 0.224, 0.225]),
       "course": dict(size=224, crop=224, order="rgb", scale=1 / 255, mean=[0.5] * 3, std=[0.5] * 3),
       "paper": dict(size=256, crop=224, order="bgr", scale=1, mean=[104, 117, 123], std=[1] * 3)}


def run(*arguments):
    return subprocess.run([str(CLI), *map(str, arguments)], capture_output=True, text=True)


def cli(*arguments):
    done = run(*arguments, "--json")
    if done.returncode != 0:
        raise AssertionError(f"{arguments[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def difference(ours, theirs):
    return float(np.abs(np.asarray(ours, np.float64) - np.asarray(theirs, np.float64)).max())


@unittest.skipUnless(SHARED.is_dir(), "shared/ is missing: set INCEPTION_STUDIO_SHARED to its folder")
class ExportTest(unittest.TestCase):
    exported = None  # the file written last

    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="a place ")
        cls.folder = pathlib.Path(cls.place.name)
        every = sorted(SHARED.glob("*/*.jpg"))
        cls.pictures = every[:: max(1, len(every) // COUNT)][:COUNT]
        cls.inputs = {variant: networks.photographs(cls.pictures, **how) for variant, how in HOW.items()}
        cls.plain = networks.plain_weights(len(CLASSES))
        cls.net = networks.torchvision_net(len(CLASSES), cls.inputs["torchvision"][0])
        (cls.folder / "class_indices.json").write_text(
            json.dumps({str(i): name for i, name in enumerate(CLASSES)}), encoding="utf-8")
        torch.save(cls.net.state_dict(), cls.folder / "torchvision.pth")
        torch.save(cls.plain, cls.folder / "course.pth")
        torch.save(cls.plain, cls.folder / "paper.pth")

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def setUp(self):
        self.kept = set(self.folder.iterdir())

    def tearDown(self):
        type(self).exported = None
        for made in set(self.folder.iterdir()) - self.kept:
            shutil.rmtree(made) if made.is_dir() else made.unlink()

    def heads(self, variant, x=None):
        x = self.inputs[variant][0] if x is None else x
        if variant == "torchvision":
            return networks.torchvision_heads(self.net, x)
        return networks.plain_heads(self.plain, x, variant == "paper")

    def predicted(self, file, variant, *more):
        lines = cli("predict", "--checkpoint", file, "--variant", variant, "--precision", "float32", *more,
                    *self.pictures)
        return {head: np.array([line["logits"][head] for line in lines]) for head in lines[0]["logits"]}

    def close(self, found, wanted, tolerance=1e-4, same_answers=True):
        wanted = np.asarray(wanted)
        largest = difference(found, wanted)
        self.assertLessEqual(largest, tolerance * max(1, np.abs(wanted).max()))
        if same_answers:
            self.assertEqual(np.argmax(found, 1).tolist(), np.argmax(wanted, 1).tolist())
        return largest

    # Into the studio

    def check_import(self, file, variant, heads=3):
        found = self.predicted(file, variant)
        for (name, ours), theirs in zip(found.items(), self.heads(variant)[:heads]):
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
        (what,) = cli("inspect", file)
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
                self.check_import(file, variant)
        (what,) = cli("inspect", file)
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

    def test_names_from_class_indices(self):
        (what,) = cli("inspect", self.folder / "course.pth", "--variant", "course")
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
            run("inspect", file, "--variant", "course")
            self.assertEqual(sorted(map(str, self.folder.rglob("*"))), before)
            self.assertFalse(pathlib.Path("/tmp/climbed").exists())

    # Out of the studio

    def export(self, variant, kind, *switches):
        ending = {"torchscript": "pt"}.get(kind, kind)
        file = self.folder / f"{variant} {' '.join(switches).replace('--', '')}.{ending}"
        if self.exported:
            self.exported.unlink()  # a test looks at one at a time, and all together are gigabytes
        type(self).exported = file
        (report,) = cli("export", "--checkpoint", self.folder / f"{variant}.pth", "--variant", variant, "--format", kind,
                        "--out", file, *switches)
        self.assertLessEqual(report["largest_difference"], report["allowed"])
        self.assertEqual((report["path"], report["format"], report["bytes"]), (str(file), kind, file.stat().st_size))
        return file, report

    def switches(self, variant):
        """The course's network has nothing that the paper's has not."""
        few = [[], ["--with-preprocessing"]]
        return few if variant == "course" else [*few, ["--aux"], ["--fold-bn", "--softmax"], ["--half"]]

    def logits(self, variant, heads):
        return [head.numpy() for head in self.heads(variant)[:heads]]

    def check_answers(self, file, variant, outputs, *switches):
        half = "--half" in switches
        softmax = "--softmax" in switches or (file.suffix == ".pt" and "--with-preprocessing" in switches)
        wanted = self.logits(variant, 3 if "--aux" in switches else 1)
        if softmax:
            wanted = [torch.from_numpy(head).softmax(1).numpy() for head in wanted]
        self.assertEqual(len(outputs), len(wanted))
        worst = max(self.close(np.asarray(ours), theirs, 2e-2 if half else 1e-4, not half)
                    for ours, theirs in zip(outputs, wanted))
        print(f"{variant:12} {file.name.split('.')[-1]:12} {' '.join(switches):32} {worst:.3g}", file=sys.stderr)

    def test_torchscript(self):
        for variant in HOW:
            x, rgb = self.inputs[variant]
            margin = (HOW[variant]["size"] - HOW[variant]["crop"]) // 2
            uncut = np.pad(rgb, ((0, 0), (margin, margin), (margin, margin), (0, 0)))
            for switches in self.switches(variant):
                with self.subTest(variant=variant, switches=switches):
                    file, _ = self.export(variant, "torchscript", *switches)
                    net = torch.jit.load(str(file))
                    with torch.no_grad():
                        answer = net(torch.from_numpy(uncut) if "--with-preprocessing" in switches else x)
                        if "--with-preprocessing" in switches:  # one picture alone, too
                            self.close(net(torch.from_numpy(uncut[0])), answer[:1])
                        if not switches:  # PyTorch specialises the second call for the layout it was given
                            again = net(x.contiguous(memory_format=torch.channels_last))
                            self.close(net(x.contiguous(memory_format=torch.channels_last)), again)
                    self.check_answers(file, variant, answer if isinstance(answer, tuple) else [answer], *switches)
                    if not switches:
                        self.assertIn("inception3a.branch2.0.conv.weight", net.state_dict())

    def test_torchscript_resizes(self):
        """Any picture goes in, one of the crop's size too; float arithmetic may round a grey level otherwise than
        Pillow."""
        from PIL import Image
        as_cropped = self.folder / "as cropped.png"
        Image.fromarray(self.inputs["course"][1][0]).save(as_cropped)
        for variant in HOW:
            file, _ = self.export(variant, "torchscript", "--with-preprocessing")
            net = torch.jit.load(str(file))
            for path in (*self.pictures[:4], as_cropped):
                wanted = self.heads(variant, networks.photographs([path], **HOW[variant])[0])[0].softmax(1)
                with torch.no_grad():
                    p = net(torch.from_numpy(np.array(Image.open(path).convert("RGB"))))[0]
                self.close(p[None], wanted, 0.02)

    def test_torchvision_takes_pth_and_safetensors(self):
        import torchvision
        for kind in ("pth", "safetensors"):
            if kind == "safetensors" and missing("safetensors"):
                self.skipTest("no safetensors in this Python, and no package index was reached to get it: not run")
            for switches in ([], ["--bare"], ["--bare", "--aux"], ["--half"]):
                file, _ = self.export("torchvision", kind, *switches)
                if kind == "pth":
                    weights = torch.load(file, weights_only=True)
                    weights = weights if "--bare" in switches else weights["model"]
                else:
                    from safetensors.torch import load_file
                    weights = load_file(file)
                aux = "aux1.fc1.weight" in weights
                net = torchvision.models.googlenet(num_classes=5, aux_logits=aux, init_weights=False)
                net.load_state_dict(weights, strict=True)
                with torch.no_grad():
                    self.check_answers(file, "torchvision", [net.eval()(self.inputs["torchvision"][0])],
                                       *[each for each in switches if each != "--aux"])

    def in_onnx_runtime(self, file, fed):
        """What the file says of itself, and its answers."""
        given, kept = self.folder / "given.npy", self.folder / "kept.npz"
        np.save(given, fed)
        client = pathlib.Path(__file__).with_name("onnx_client.py")
        done = subprocess.run([sys.executable, "-X", "faulthandler", str(client), str(file), str(given), str(kept)],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        with np.load(kept) as outputs:
            return json.loads(done.stdout), [outputs[name] for name in outputs.files]

    @unittest.skipUnless(ONNX, "onnx and onnxruntime are not here, or run nothing here: not run")
    def test_onnx(self):
        for variant in HOW:
            x, rgb = self.inputs[variant]
            for switches in self.switches(variant):
                with self.subTest(variant=variant, switches=switches):
                    file, report = self.export(variant, "onnx", *switches)
                    self.assertTrue(report["reader"].startswith(("ONNX Runtime", "OpenCV")))
                    model, outputs = self.in_onnx_runtime(file, rgb if "--with-preprocessing" in switches else x.numpy())
                    self.assertEqual(model["opset"], 17)
                    self.assertEqual(json.loads(model["facts"]["classes"]), CLASSES)
                    self.assertEqual(json.loads(model["facts"]["preprocessing"])["channels"], HOW[variant]["order"])
                    names = [name for name, _ in model["nodes"]]
                    self.assertIn("inception3a.branch2.0.conv", names)
                    self.assertEqual(len(names), len(set(names)))
                    kinds = {kind for _, kind in model["nodes"]}
                    self.assertEqual("BatchNormalization" in kinds, variant == "torchvision" and "--fold-bn" not in switches)
                    self.assertEqual("LRN" in kinds, variant == "paper")
                    self.check_answers(file, variant, outputs, *switches)

    def test_inspect_of_exports(self):
        for kind, shown in (("pth", "checkpoint"), ("safetensors", "safetensors"), ("torchscript", "torchscript"),
                            ("onnx", "onnx")):
            for half in (False, True):
                file, _ = self.export("torchvision", kind, *(["--half"] if half else []))
                (what,) = cli("inspect", file)
                self.assertEqual((what["format"], what["ours"], what["bytes"]), (shown, True, file.stat().st_size))
                self.assertEqual(what["dtype"], "float16" if half else "float32")
                self.assertEqual((what["classes"], what["network"]["variant"]), (CLASSES, "torchvision"))
                text = run("inspect", file)
                self.assertEqual(text.returncode, 0, text.stderr)
                self.assertIn("GoogLeNet, torchvision", text.stdout)
                self.assertIn("rgb from 0 to 1, mean 0.485 0.456 0.406", text.stdout)
        (what,) = cli("inspect", file)
        self.assertEqual((what["inputs"], what["outputs"]),
                         (["input float32 batch x 3 x 224 x 224"], ["logits float32 batch x 5"]))

    def test_switches_that_mean_nothing(self):
        for kind, switch in (("pth", "--fold-bn"), ("safetensors", "--softmax"), ("onnx", "--bare"),
                             ("torchscript", "--bare"), ("pth", "--with-preprocessing")):
            done = run("export", "--checkpoint", self.folder / "torchvision.pth", "--format", kind, switch, "--out",
                       self.folder / "never")
            self.assertEqual(done.returncode, 2)
            self.assertIn(f"{switch} means nothing for {kind}", done.stderr)
        self.assertFalse((self.folder / "never").exists())

    def test_paths_that_are_no_text(self):
        file = os.fsencode(self.folder) + b"/a \"quoted\" \xff.pth"
        done = subprocess.run([str(CLI), "export", "--json", "--checkpoint", str(self.folder / "torchvision.pth"),
                               "--format", "pth", "--out", file], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(json.loads(done.stdout)["path"].endswith('a "quoted" %FF.pth'))

    # Snippets

    def run_snippet(self, text, picture):
        program = self.folder / "snippet.py"
        program.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, str(program), str(picture)], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr + text)
        name, p = done.stdout.rsplit(maxsplit=1)
        return name, float(p)

    def test_snippets_in_python(self):
        cases = [("pth",), ("pth", "--bare"), ("pth", "--half"), ("torchscript",), ("torchscript", "--aux"),
                 ("torchscript", "--with-preprocessing")]
        cases += [] if missing("safetensors") else [("safetensors",), ("safetensors", "--bare", "--half")]
        cases += [] if not ONNX else [("onnx",), ("onnx", "--with-preprocessing"), ("onnx", "--softmax")]
        # What a snippet says hangs on the format, its switches and the preprocessing; each of these is tried once or more.
        few = {"torchvision": cases, "paper": [case for case in cases if len(case) == 1 or "--with-preprocessing" in case],
               "course": cases[:1]}
        for variant, cases in few.items():
            wanted = torch.from_numpy(self.logits(variant, 1)[0]).softmax(1).numpy()
            for case in cases:
                with self.subTest(variant=variant, case=case):
                    _, report = self.export(variant, *case)
                    snippet = report["snippets"][0]
                    self.assertEqual(snippet["language"], "Python")
                    name, p = self.run_snippet(snippet["text"], self.pictures[1])
                    self.assertEqual(name, CLASSES[int(wanted[1].argmax())])
                    self.assertAlmostEqual(p, float(wanted[1].max()), delta=0.02)

    @unittest.skipUnless(shutil.which("c++"), "there is no C++ compiler: the C++ snippets were not run")
    def test_snippets_in_cpp(self):
        header = pathlib.Path("/usr/include/torch/script.h")
        if not header.exists():
            self.skipTest("LibTorch's headers are not in /usr/include: the C++ snippet was not run")
        cases = [("torchvision", "torchscript", [], ["-ltorch", "-ltorch_cpu", "-lc10"])]
        if pathlib.Path("/usr/include/onnxruntime/onnxruntime_cxx_api.h").exists():
            cases.append(("torchvision", "onnx", ["-I/usr/include/onnxruntime"], ["-lonnxruntime"]))
        for variant, kind, includes, libraries in cases:
            _, report = self.export(variant, kind)
            snippet = report["snippets"][1]
            self.assertEqual(snippet["language"], "C++")
            source, program = self.folder / "snippet.cpp", self.folder / "snippet"
            source.write_text(snippet["text"], encoding="utf-8")
            built = subprocess.run(["c++", "-std=c++17", "-I/usr/include/opencv4", "-I/usr/include/torch/csrc/api/include",
                                    *includes, str(source), "-o", str(program), *libraries, "-lopencv_imgcodecs",
                                    "-lopencv_imgproc", "-lopencv_core"], capture_output=True, text=True)
            self.assertEqual(built.returncode, 0, built.stderr[-3000:])
            done = subprocess.run([str(program), str(self.pictures[1])], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            name, p = done.stdout.rsplit(maxsplit=1)
            wanted = torch.from_numpy(self.logits(variant, 1)[0]).softmax(1).numpy()[1]
            self.assertEqual(name, CLASSES[int(wanted.argmax())])
            self.assertAlmostEqual(float(p), float(wanted.max()), delta=0.1)


if __name__ == "__main__":
    unittest.main()
