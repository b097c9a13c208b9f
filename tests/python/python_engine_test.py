#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""python_engine_test.py PROGRAM: torchvision repeats the answers and the training step that PROGRAM (engine_files) wrote."""
import os
import subprocess
import sys
import tempfile
import unittest

try:
    import torch
    import torchvision
except ImportError:
    print("no torchvision in this Python: skipped")
    sys.exit(77)

program = sys.argv.pop(1)


class EngineTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="with space ")
        subprocess.run([program, cls.folder.name], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check_close(self, ours, theirs, tolerance, what):
        scale = max(1e-3, theirs.abs().max().item())
        self.assertLess((ours - theirs).abs().max().item(), tolerance * scale, what)

    def check_file(self, name):
        d = torch.load(os.path.join(self.folder.name, name), weights_only=True)
        network = torchvision.models.googlenet(num_classes=4, aux_logits=True, init_weights=False, dropout=0.0,
                                               dropout_aux=0.0)
        network.load_state_dict(d["before"], strict=True)
        loss_of = torch.nn.CrossEntropyLoss()

        # torchvision drops the aux heads in evaluation: tap them where they sit
        taps = {}
        network.inception4a.register_forward_hook(lambda m, i, o: taps.update(aux1=network.aux1(o)))
        network.inception4d.register_forward_hook(lambda m, i, o: taps.update(aux2=network.aux2(o)))
        network.eval()
        with torch.no_grad():
            taps["main"] = network(d["input"])
        for head in ("main", "aux1", "aux2"):
            self.check_close(d["answers"][head], taps[head], 1e-4, head)

        network.inception4a._forward_hooks.clear()
        network.inception4d._forward_hooks.clear()
        network.train()
        main, aux2, aux1 = network(d["input"])
        total = loss_of(main, d["labels"]) + 0.3 * (loss_of(aux1, d["labels"]) + loss_of(aux2, d["labels"]))
        self.assertAlmostEqual(total.item(), float(d["total"]), delta=1e-4 * total.item())
        optimizer = torch.optim.SGD(network.parameters(), lr=1.0)
        total.backward()
        optimizer.step()
        after = network.state_dict()
        self.assertEqual(list(after), list(d["after"]))
        for key, tensor in after.items():
            if tensor.dtype == torch.int64:
                self.assertEqual(tensor.item(), d["after"][key].item(), key)
                continue
            # What the step changed is compared, not the weight. Towards conv1 the gradient of random pictures through
            # batch norm is ill-conditioned: torchvision's own float32 differs from its float64 by 0.01 to 0.02 there.
            ours, theirs = d["after"][key] - d["before"][key], tensor - d["before"][key]
            # The same holds for the aux heads' convolutions; the fully connected layers stand behind no batch norm.
            near_the_loss = ".fc" in key or key.startswith("fc")
            self.assertLess((ours - theirs).norm().item(), (1e-3 if near_the_loss else 0.06) * theirs.norm().item(), key)

    def test_size_128(self):
        self.check_file("step 128.pth")

    def test_size_224(self):
        self.check_file("step 224.pth")


if __name__ == "__main__":
    unittest.main()
