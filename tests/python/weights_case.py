# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Networks with weights, photographs and the command line, for the tests in which weights cross over."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import numpy as np
import torch

import foreign_networks as networks

CLI = pathlib.Path(os.environ["INCEPTION_STUDIO_BIN"]) / "inception-studio-cli"
SHARED = pathlib.Path(os.environ.get("INCEPTION_STUDIO_SHARED", "")) / "data" / "flowers"
CLASSES = ["daisy", "dandelion", "rosé \"red\"", "sunflowers", "菊"]
COUNT = int(os.environ.get("STUDIO_PHOTOGRAPHS", "6"))
HOW = {"torchvision": dict(size=256, crop=224, order="rgb", scale=1 / 255, mean=[0.485, 0.456, 0.406],
                           std=[0.229, 0.224, 0.225]),
       "course": dict(size=224, crop=224, order="rgb", scale=1 / 255, mean=[0.5] * 3, std=[0.5] * 3),
       "paper": dict(size=256, crop=224, order="bgr", scale=1, mean=[104, 117, 123], std=[1] * 3)}


def run(*arguments, cwd=None):
    return subprocess.run([str(CLI), *map(str, arguments)], capture_output=True, text=True, cwd=cwd)


def cli(*arguments):
    done = run(*arguments, "--json")
    if done.returncode != 0:
        raise AssertionError(f"{arguments[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def inspected(case, file, *more):
    """What `inspect --json` says, which its text says, too."""
    (what,) = cli("inspect", file, *more)
    done = run("inspect", file, *more)
    case.assertEqual(done.returncode, 0, done.stderr)
    parts = [f"{what['bytes']:,} bytes", f"{what['tensors']:,} tensors", what["dtype"], *what.get("inputs", []),
             *what.get("outputs", [])]
    if "network" in what:
        network, how = what["network"], what["preprocessing"]
        parts += [f"GoogLeNet, {network['variant']}, input {network['input_size']} x {network['input_size']}",
                  "with auxiliary heads" if network["aux"] else "without auxiliary heads", f"{network['parameters']:,}",
                  f"{network['macs']:,} a picture", str(network["classes"]) + ": " + ", ".join(what["classes"][:3]),
                  f"crop {how['crop']}, {how['channels']} from", "mean " + " ".join(f"{value:g}" for value in how["mean"])]
    if "data" in what:
        parts += [what["data"]["path"], f"seed {what['data']['seed']}", what["data"]["fingerprint"]]
    for part in parts:
        case.assertIn(part, done.stdout)
    return what


def difference(ours, theirs):
    return float(np.abs(np.asarray(ours, np.float64) - np.asarray(theirs, np.float64)).max())


class WeightsCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="a place ")
        cls.folder = pathlib.Path(cls.place.name)
        every = sorted(SHARED.glob("*/*.jpg"))
        cls.pictures = every[:: max(1, len(every) // COUNT)][:COUNT]
        cls.inputs = {variant: networks.photographs(cls.pictures, **how) for variant, how in HOW.items()}
        cls.known = {}  # answers, by network and by whose rule its photographs were prepared
        cls.plain = networks.plain_weights(len(CLASSES))
        cls.net = networks.torchvision_net(len(CLASSES), cls.inputs["torchvision"][0][:6])  # enough for its batch norms
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
        for made in set(self.folder.iterdir()) - self.kept:
            shutil.rmtree(made) if made.is_dir() else made.unlink()

    def heads(self, variant, x=None):
        """PyTorch's own answers; those to the photographs are computed once."""
        x = self.inputs[variant][0] if x is None else x
        prepared = next((name for name, (photographs, _) in self.inputs.items() if photographs is x), None)
        if (variant, prepared) in self.known:
            return self.known[variant, prepared]
        heads = (networks.torchvision_heads(self.net, x) if variant == "torchvision" else
                 networks.plain_heads(self.plain, x, variant == "paper"))
        if prepared:
            self.known[variant, prepared] = heads
        return heads

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
