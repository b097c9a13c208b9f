# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The studio's weights go out into other programs, which answer as the studio does on photographs. Without onnx, onnxruntime
and safetensors what needs them is skipped, in a sentence."""

import clients

clients.use_test_python()

import json  # noqa: E402
import os  # noqa: E402
import pathlib  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import unittest  # noqa: E402

import numpy as np  # noqa: E402
import torch  # noqa: E402

import foreign_networks as networks  # noqa: E402
from weights_case import CLASSES, CLI, HOW, SHARED, WeightsCase, cli, inspected, run  # noqa: E402

ONNX = clients.can_run_onnx()
# By C++ programs: each part of what is shown.
IN_LIBTORCH = (("torchvision", "torchscript"), ("course", "torchscript"), ("paper", "torchscript", "--aux"),
               ("course", "torchscript", "--with-preprocessing"), ("course", "pth"), ("torchvision", "pth", "--bare"),
               ("paper", "safetensors"), ("torchvision", "safetensors", "--half", "--bare"))
IN_ONNX_RUNTIME = (("torchvision", "onnx"), ("course", "onnx", "--with-preprocessing"), ("paper", "onnx", "--softmax"),
                   ("paper", "onnx", "--aux"), ("torchvision", "onnx", "--half"))
SHARED_EXPORTS = {*IN_LIBTORCH, *IN_ONNX_RUNTIME}
# Reads a line ["program", "argument", ..], runs it as a program of its own, answers [exit code, what it printed].
RUN_PROGRAMS = """
import contextlib, io, json, sys, traceback
for line in sys.stdin:
    sys.argv = json.loads(line)
    said, code = io.StringIO(), 0
    with contextlib.redirect_stdout(said):
        try:
            with open(sys.argv[0], encoding="utf-8") as program:
                exec(compile(program.read(), sys.argv[0], "exec"), {"__name__": "__main__"})
        except BaseException:
            code = 1
            traceback.print_exc(file=said)
    print(json.dumps([code, said.getvalue()]), flush=True)
"""


@unittest.skipUnless(SHARED.is_dir(), "shared/ is missing: set INCEPTION_STUDIO_SHARED to its folder")
class ExportTest(WeightsCase):
    exported = None  # the file written last, unless it is kept
    kept_exports = {}  # what export() gave, of SHARED_EXPORTS
    whole = {}  # bytes in single precision, by variant and format
    pythons = {}  # running, by the library of their programs

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.folder / "kept").mkdir()

    @classmethod
    def tearDownClass(cls):
        for python in cls.pythons.values():
            python.communicate()
        super().tearDownClass()

    def tearDown(self):
        type(self).exported = None
        super().tearDown()

    def export(self, *what):
        """The file and the report. What several tests look at is written once; a test looks at one of the others at a time,
        and all together are gigabytes."""
        if what not in SHARED_EXPORTS:
            if self.exported:
                self.exported.unlink()
            file, report = self.export_to(self.folder, *what)
            type(self).exported = file
            return file, report
        if what not in self.kept_exports:
            self.kept_exports[what] = self.export_to(self.folder / "kept", *what)
        return self.kept_exports[what]

    def export_to(self, folder, variant, kind, *switches):
        ending = {"torchscript": "pt"}.get(kind, kind)
        file = folder / f"{variant} {' '.join(switches).replace('--', '')}.{ending}"
        (report,) = cli("export", "--checkpoint", self.folder / f"{variant}.pth", "--variant", variant, "--format", kind,
                        "--out", file, *switches)
        self.assertLessEqual(report["largest_difference"], report["allowed"])
        self.assertEqual((report["path"], report["format"], report["bytes"]), (str(file), kind, file.stat().st_size))
        # A reader that knows no free batch axis is said to be one.
        self.assertEqual(report["fixed_batch"] > 0, report["reader"].startswith("OpenCV"))
        if not switches:
            self.whole[variant, kind] = report["bytes"]
        if switches == ("--half",):
            self.assertLess(report["bytes"], 0.55 * self.whole[variant, kind])
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

    def check_inspect(self, file, variant, *switches):
        shown = {".pth": "checkpoint", ".pt": "torchscript"}.get(file.suffix, file.suffix[1:])
        what = inspected(self, file)
        self.assertEqual((what["format"], what["ours"], what["bytes"]), (shown, True, file.stat().st_size))
        self.assertEqual(what["dtype"], "float16" if "--half" in switches else "float32")
        self.assertEqual((what["classes"], what["network"]["variant"]), (CLASSES, variant))
        return what

    def check_snippet(self, report, variant):
        """The program that is shown, in another Python."""
        snippet = report["snippets"][0]
        self.assertEqual(snippet["language"], "Python")
        name, p = self.run_snippet(snippet["text"], self.pictures[1])
        wanted = torch.from_numpy(self.logits(variant, 1)[0][1]).softmax(0)
        self.assertEqual(name, CLASSES[int(wanted.argmax())])
        self.assertAlmostEqual(p, float(wanted.max()), delta=0.02)

    def check_resizing(self, net, variant):
        """Any picture goes in, one of the crop's size too; float arithmetic may round a grey level otherwise than
        Pillow."""
        from PIL import Image
        as_cropped = self.folder / "as cropped.png"
        Image.fromarray(self.inputs["course"][1][0]).save(as_cropped)
        for path in (*self.pictures[:4], as_cropped):
            wanted = self.heads(variant, networks.photographs([path], **HOW[variant])[0])[0].softmax(1)
            with torch.no_grad():
                p = net(torch.from_numpy(np.array(Image.open(path).convert("RGB"))))[0]
            self.close(p[None], wanted, 0.02)

    def test_torchscript(self):
        for variant in HOW:
            x, rgb = self.inputs[variant]
            margin = (HOW[variant]["size"] - HOW[variant]["crop"]) // 2
            uncut = np.pad(rgb, ((0, 0), (margin, margin), (margin, margin), (0, 0)))
            for switches in self.switches(variant):
                with self.subTest(variant=variant, switches=switches):
                    file, report = self.export(variant, "torchscript", *switches)
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
                    if switches == ["--with-preprocessing"]:
                        self.check_resizing(net, variant)
                    self.check_inspect(file, variant, *switches)
                    # What a program says hangs on format, switches and preprocessing; each is tried once or more.
                    if switches in {"paper": ([], ["--with-preprocessing"], ["--aux"]),
                                    "torchvision": ([], ["--with-preprocessing"], ["--fold-bn", "--softmax"],
                                                    ["--half"])}.get(variant, ()):
                        self.check_snippet(report, variant)

    def test_pth_and_safetensors_of_the_others(self):
        for variant, kind, *switches in (("course", "pth"), ("paper", "pth"), ("course", "pth", "--half"),
                                         ("paper", "pth", "--bare"), ("paper", "safetensors"),
                                         ("paper", "safetensors", "--half")):
            if kind == "pth" or not clients.missing("safetensors"):
                with self.subTest(variant=variant, kind=kind, switches=switches):
                    file, report = self.export(variant, kind, *switches)
                    if "--bare" not in switches:
                        self.check_inspect(file, variant, *switches)
                    self.check_snippet(report, variant)

    def test_torchvision_takes_pth_and_safetensors(self):
        import torchvision
        for kind in ("pth", "safetensors"):
            if kind == "safetensors" and clients.missing("safetensors"):
                self.skipTest("no safetensors in this Python, and no package index was reached to get it: not run")
            few = [["--half"]] if kind == "pth" else [["--half", "--bare"]]
            for switches in ([], ["--bare"], ["--bare", "--aux"], *few):
                file, report = self.export("torchvision", kind, *switches)
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
                if "--bare" not in switches:
                    self.check_inspect(file, "torchvision", *switches)
                if "--aux" not in switches:
                    self.check_snippet(report, "torchvision")

    def in_onnx_runtime(self, file, fed):
        """What the file says of itself, and its answers."""
        given, kept = self.folder / "given.npy", self.folder / "kept.npz"
        np.save(given, fed)
        code, said = self.in_other_python("onnxruntime", pathlib.Path(__file__).with_name("onnx_client.py"), file, given, kept)
        self.assertEqual(code, 0, said)
        with np.load(kept) as outputs:
            return json.loads(said), [outputs[name] for name in outputs.files]

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
                    if switches in {"paper": ([], ["--with-preprocessing"], ["--aux"]),
                                    "torchvision": ([], ["--with-preprocessing"], ["--fold-bn", "--softmax"],
                                                    ["--half"])}.get(variant, ()):
                        self.check_snippet(report, variant)

    def test_inspect_of_onnx(self):
        """Whether or not there is an ONNX Runtime."""
        for switches in ([], ["--half"]):
            file, _ = self.export("torchvision", "onnx", *switches)
            what = self.check_inspect(file, "torchvision", *switches)
            self.assertEqual((what["inputs"], what["outputs"]),
                             (["input float32 batch x 3 x 224 x 224"], ["logits float32 batch x 5"]))
        said = run("export", "--checkpoint", self.folder / "torchvision.pth", "--format", "onnx", "--out",
                   self.folder / "said.onnx").stdout
        self.assertEqual("2 pictures at a time" in said, "Read back by OpenCV" in said, said)

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
        code, said = self.in_other_python("onnxruntime" if "onnxruntime" in text else "torch", program, picture)
        self.assertEqual(code, 0, said + text)
        name, p = said.rsplit(maxsplit=1)
        return name, float(p)

    @classmethod
    def in_other_python(cls, library, program, *arguments):
        """Its exit code and what it said: one Python runs all programs of a library, each with nothing but its own imports,
        since torch takes longer to be imported than to answer."""
        if library not in cls.pythons:
            cls.pythons[library] = subprocess.Popen([sys.executable, "-X", "faulthandler", "-c", RUN_PROGRAMS],
                                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        python = cls.pythons[library]
        python.stdin.write(json.dumps([str(program), *map(str, arguments)]) + "\n")
        python.stdin.flush()
        return json.loads(python.stdout.readline() or '[1, "the other Python ended"]')

    @unittest.skipUnless(shutil.which("c++"), "there is no C++ compiler: the C++ snippets were not run")
    def test_snippets_in_cpp(self):
        """What a program says hangs on format, switches and preprocessing: each of its parts is compiled and run."""
        if not pathlib.Path("/usr/include/torch/script.h").exists():
            self.skipTest("LibTorch's headers are not in /usr/include: the C++ snippets were not run")
        self.check_cpp(IN_LIBTORCH, 0.02, ["-I/usr/include/torch/csrc/api/include"], ["-ltorch", "-ltorch_cpu", "-lc10"])
        if not pathlib.Path("/usr/include/onnxruntime/onnxruntime_cxx_api.h").exists():
            self.skipTest("ONNX Runtime's headers are not in /usr/include (they come with Debian 13): its C++ snippets "
                          "were not compiled")
        # OpenCV has no antialiased bilinear filter: the pictures are others.
        self.check_cpp(IN_ONNX_RUNTIME, 0.1, ["-I/usr/include/onnxruntime"], ["-lonnxruntime"])

    def check_cpp(self, cases, delta, includes, libraries):
        """All in one program, since a compiler takes long over its libraries' headers and a start over the libraries: main is
        called case0 and so on, and each says one line."""
        text = ""
        for i, case in enumerate(cases):
            _, report = self.export(*case)
            snippet = report["snippets"][1]
            self.assertEqual(snippet["language"], "C++")
            self.assertIn("int main(", snippet["text"])
            text += snippet["text"].replace("int main(", f"int case{i}(").rstrip().removesuffix("}") + "    return 0;\n}\n"
        calls = " || ".join(f"case{i}(count, arguments)" for i in range(len(cases)))
        text += f"int main(int count, char** arguments) {{\n    return {calls};\n}}\n"
        source, program = self.folder / "snippets.cpp", self.folder / "snippets"
        source.write_text(text, encoding="utf-8")
        built = subprocess.run(["c++", "-std=c++17", "-I/usr/include/opencv4", *includes, str(source), "-o", str(program),
                                *libraries, "-lopencv_imgcodecs", "-lopencv_imgproc", "-lopencv_core"],
                               capture_output=True, text=True)
        self.assertEqual(built.returncode, 0, built.stderr[-3000:])
        done = subprocess.run([str(program), str(self.pictures[1])], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        answers = done.stdout.splitlines()
        self.assertEqual(len(answers), len(cases), done.stdout)
        for answer, (variant, *what) in zip(answers, cases):
            with self.subTest(variant=variant, what=what):
                name, p = answer.rsplit(maxsplit=1)
                wanted = torch.from_numpy(self.logits(variant, 1)[0]).softmax(1).numpy()[1]
                self.assertEqual(name, CLASSES[int(wanted.argmax())])
                self.assertAlmostEqual(float(p), float(wanted.max()), delta=delta)


if __name__ == "__main__":
    unittest.main()
