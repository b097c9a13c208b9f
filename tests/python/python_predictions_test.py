# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stranger in Python: opens our checkpoints without a line of ours and gets our answers."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import torch
import torchvision
from PIL import Image, ImageOps
from torchvision.transforms import functional as F

CLI = pathlib.Path(os.environ["INCEPTION_STUDIO_BIN"]) / "inception-studio-cli"
SHARED = pathlib.Path(os.environ.get("INCEPTION_STUDIO_SHARED", "")) / "data" / "flowers"
PER_CLASS = 6


def cli(*arguments):
    done = subprocess.run([CLI, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{arguments[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def pythons_answer(checkpoint, picture):
    """The ten lines of the README."""
    d = torch.load(checkpoint, weights_only=True)
    net = torchvision.models.googlenet(num_classes=len(d["classes"]), aux_logits=True, init_weights=False)
    net.load_state_dict(d["model"], strict=True)
    p = d["preprocessing"]
    image = ImageOps.exif_transpose(Image.open(picture)).convert("RGB").resize((p["size"],) * 2, Image.BILINEAR)
    x = F.normalize(F.to_tensor(image), p["mean"].tolist(), p["std"].tolist())[None]
    with torch.no_grad():
        return dict(zip(d["classes"], net.eval()(x).softmax(1)[0].tolist()))


@unittest.skipUnless(SHARED.is_dir(), "shared/ is missing: set INCEPTION_STUDIO_SHARED to its folder")
class PredictionsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="a place ")
        data = pathlib.Path(cls.place.name) / "flowers"
        for folder in sorted(path for path in SHARED.iterdir() if path.is_dir()):
            (data / folder.name).mkdir(parents=True)
            for picture in sorted(folder.glob("*.jpg"))[:PER_CLASS]:
                shutil.copy(picture, data / folder.name)
        cls.pictures = sorted(data.glob("*/*.jpg"))[:20]
        cls.folder = pathlib.Path(cls.place.name) / "run"
        cli("train", "--data", data, "--out", cls.folder, "--preset", "quick", "--input-size", "96", "--epochs", "2",
            "--batch-size", "8")
        cls.checkpoints = cls.folder / "checkpoints"

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def test_both_checkpoints_open_with_weights_only(self):
        for name in ("best.pth", "last.pth"):
            d = torch.load(self.checkpoints / name, weights_only=True)
            self.assertEqual(d["format"], "inception-studio.checkpoint/1")
            for key in ("model", "network", "classes", "preprocessing", "data", "epoch", "metrics"):
                self.assertIn(key, d, name)
            self.assertEqual("training" in d, name == "last.pth")

    def test_probabilities_are_ours(self):
        self.assertEqual(len(self.pictures), 20)
        best = self.checkpoints / "best.pth"
        lines = cli("predict", "--json", "--precision", "float32", "--checkpoint", best, *self.pictures).splitlines()
        self.assertEqual(len(lines), 20)
        for line in map(json.loads, lines):
            theirs = pythons_answer(best, line["path"])
            for answer in line["main"]:
                self.assertAlmostEqual(answer["p"], theirs[answer["class"]], delta=0.01, msg=line["path"])

    def test_bare_export_is_a_state_dict(self):
        out = self.checkpoints / "bare.pth"
        cli("export", "--checkpoint", self.checkpoints / "best.pth", "--format", "pth", "--bare", "--aux", "--out", out)
        net = torchvision.models.googlenet(num_classes=5, aux_logits=True, init_weights=False)
        net.load_state_dict(torch.load(out, weights_only=True), strict=True)


if __name__ == "__main__":
    unittest.main()
