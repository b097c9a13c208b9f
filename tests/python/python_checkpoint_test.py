#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""python_checkpoint_test.py PROGRAM: files that PROGRAM (checkpoint_files) writes, opened by PyTorch itself."""
import os
import subprocess
import sys
import tempfile
import unittest
import zipfile

try:
    import torch
except ImportError:
    print("no torch in this Python: skipped")
    sys.exit(77)

program = sys.argv.pop(1)


def counted(shape, k):
    """tests/support/sample_checkpoint.h"""
    if len(shape) == 0:
        return torch.tensor(k)
    count = 1
    for size in shape:
        count *= size
    whole = (7 * torch.arange(count) + 13 * k) % 1000
    return (whole.to(torch.float32) / 1000 - 0.5).reshape(shape)


class CheckpointTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="with space ")
        subprocess.run([program, cls.folder.name], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def load(self, name):
        return torch.load(os.path.join(self.folder.name, name), weights_only=True)

    def check_weights(self, model):
        for k, (name, tensor) in enumerate(model.items()):
            self.assertTrue(torch.equal(tensor, counted(tensor.shape, k)), name)

    def test_last(self):
        d = self.load("last.pth")
        self.assertEqual(d["format"], "inception-studio.checkpoint/1")
        self.check_weights(d["model"])
        self.assertEqual(d["classes"], ["daisy", "rose, red", "\u83ca"])
        self.assertEqual({k: d["network"][k] for k in ("variant", "classes", "input_size", "aux")},
                         {"variant": "torchvision", "classes": 3, "input_size": 224, "aux": True})
        self.assertEqual(d["preprocessing"]["resize"], "squash")
        self.assertEqual(d["preprocessing"]["mean"].tolist(), [0.5, 0.5, 0.5])
        self.assertEqual(float(d["preprocessing"]["scale"]), 1 / 255)
        self.assertEqual(d["data"]["seed"], 42)
        self.assertEqual(float(d["data"]["validation_fraction"]), 0.25)
        self.assertEqual(d["epoch"], 7)
        self.assertEqual(float(d["metrics"]["validation"]["top1"]), 0.625)
        self.assertEqual(d["metrics"]["lr"].dtype, torch.float64)
        self.assertEqual(d["training"]["step"], 210)
        self.assertEqual(d["training"]["optimizer"]["exp_avg.fc.bias"].tolist(), [1, 2, 3])

    def test_best(self):
        d = self.load("best.pth")
        self.check_weights(d["model"])
        self.assertNotIn("training", d)

    def test_torchvision_takes_it(self):
        try:
            import torchvision
        except ImportError:
            self.skipTest("no torchvision in this Python")
        model = torchvision.models.googlenet(num_classes=3, aux_logits=True, init_weights=False)
        model.load_state_dict(self.load("last.pth")["model"], strict=True)
        model.load_state_dict(self.load("bare aux.pth"), strict=True)
        plain = torchvision.models.googlenet(num_classes=3, aux_logits=False, init_weights=False)
        plain.load_state_dict(self.load("bare.pth"), strict=True)
        self.assertTrue(torch.equal(plain.conv1.conv.weight, counted((64, 3, 7, 7), 0)))

    def test_course(self):
        self.check_weights(self.load("course.pth")["model"])

    def test_odd_values(self):
        d = self.load("odd.pth")
        self.assertEqual(float(d["scalar"]), 0.1)
        self.assertEqual(d["scalar"].shape, ())
        self.assertEqual(d["empty"].shape, (0, 5))
        self.assertEqual(d["half"].tolist()[0], 1.0)
        self.assertEqual(d["whole"], [0, 255, 256, -1, 1 << 40])
        self.assertIsNone(d["none"])
        self.assertEqual(d["flags"], [True, False])
        self.assertEqual((d["list"], d["dict"]), ([], {}))

    def test_archives_are_sound(self):
        for name in ("last.pth", "zip64.zip"):
            with zipfile.ZipFile(os.path.join(self.folder.name, name)) as archive:
                self.assertIsNone(archive.testzip())
        with zipfile.ZipFile(os.path.join(self.folder.name, "zip64.zip")) as archive:
            self.assertEqual(archive.read("archive/text"), b"four gigabytes and more")


unittest.main()
