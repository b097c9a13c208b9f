#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""python_engine_test.py PROGRAM: torchvision repeats the answers and the training step that PROGRAM (engine_files) wrote,
and PyTorch draws weights as those that it began with."""
import os
import subprocess
import sys
import tempfile
import unittest
import warnings

try:
    import torch
    import torchvision
except ImportError:
    print("no torchvision in this Python: skipped")
    sys.exit(77)

program = sys.argv.pop(1)


FLOOR = 1e-5  # a change of lr x gradient is the difference of two float32 weights
TIMES = 4
EDGE = 0.015  # what one or two values on the other side of ReLU's edge do to an Inception module's gradient


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

    def network(self, weights, dtype):
        network = torchvision.models.googlenet(num_classes=4, aux_logits=True, init_weights=False, dropout=0.0,
                                               dropout_aux=0.0)
        network.load_state_dict(weights, strict=True)
        return network.to(dtype)

    def step(self, d, dtype, layout=torch.contiguous_format):
        """torchvision's own step in this precision: its loss, and what it changed."""
        network = self.network(d["before"], dtype).to(memory_format=layout).train()
        loss_of = torch.nn.CrossEntropyLoss()
        main, aux2, aux1 = network(d["input"].to(dtype).contiguous(memory_format=layout))
        total = loss_of(main, d["labels"]) + 0.3 * (loss_of(aux1, d["labels"]) + loss_of(aux2, d["labels"]))
        total.backward()
        torch.optim.SGD(network.parameters(), lr=1.0).step()
        return total.item(), self.changes(d["before"], network.state_dict())

    @staticmethod
    def changes(before, after):
        return {key: tensor.double() - before[key].double() for key, tensor in after.items()}

    def check_answers(self, d):
        network = self.network(d["before"], torch.float32).eval()
        # torchvision drops the aux heads in evaluation: tap them where they sit
        taps = {}
        network.inception4a.register_forward_hook(lambda m, i, o: taps.update(aux1=network.aux1(o)))
        network.inception4d.register_forward_hook(lambda m, i, o: taps.update(aux2=network.aux2(o)))
        with torch.no_grad():
            taps["main"] = network(d["input"])
        for head in ("main", "aux1", "aux2"):
            self.check_close(d["answers"][head], taps[head], 1e-4, head)

    def check_file(self, name):
        d = torch.load(os.path.join(self.folder.name, name), weights_only=True)
        self.check_answers(d)
        # What is right is what float64 says; each array of ours may stray from it a few times as far as torchvision's
        # own float32 does in one memory layout or the other. A value within rounding of ReLU's edge (or two that are
        # nearly the maximum of a pool's window) falls on either side of it by chance, and takes the gradient along:
        # torchvision's two layouts differ by 0.007 in 5b's last convolution by one such value. Of the millions before
        # the last module some always do. The aux heads' pictures were chosen so that none does there.
        total, exact = self.step(d, torch.float64)
        routes = [self.step(d, torch.float32, layout)[1]
                  for layout in (torch.contiguous_format, torch.channels_last)]
        ours = self.changes(d["before"], d["after"])
        self.assertAlmostEqual(total, float(d["total"]), delta=1e-5 * total)
        self.assertEqual(list(exact), list(ours))
        worst = (0, "")
        for key, change in exact.items():
            size = max(change.norm().item(), 1e-12)
            theirs = max((route[key] - change).norm().item() / size for route in routes)
            settled = key.startswith(("aux", "fc")) or not key.endswith(("weight", "bias"))
            allowed = FLOOR + TIMES * theirs + (0 if settled else EDGE)
            strayed = (ours[key] - change).norm().item() / size
            worst = max(worst, (strayed / allowed, key))
            self.assertLess(strayed, allowed, key)
            self.assertTrue(not settled or allowed < 1e-3, "%s: the test's own limit is loose" % key)
        print("%s: nearest to its limit is %s (%.2f of it)" % (name, worst[1], worst[0]))

    def check_drawn(self, ours, theirs, key):
        """Kolmogorov and Smirnov's test of two samples, at a level that one fair pair in a thousand fails."""
        self.assertEqual(ours.shape, theirs.shape, key)
        if theirs.std(unbiased=False) == 0:
            self.assertTrue(torch.equal(ours, theirs), key)
            return
        one, other = ours.flatten().double().sort().values, theirs.flatten().double().sort().values
        both = torch.cat([one, other])
        count = one.numel()
        apart = (torch.searchsorted(one, both, right=True) - torch.searchsorted(other, both, right=True)).abs().max()
        self.assertLess(apart.item() / count, 1.95 * (2 / count) ** 0.5, key)

    def first(self, name):
        return torch.load(os.path.join(self.folder.name, name + ".pth"), weights_only=True)

    def test_truncated_normal_is_torchvisions(self):
        torch.manual_seed(1)
        with warnings.catch_warnings():  # that it is slow
            warnings.simplefilter("ignore")
            network = torchvision.models.googlenet(num_classes=4, aux_logits=True, init_weights=True)
        ours = self.first("truncated_normal")
        self.assertEqual(list(ours), list(network.state_dict()))
        for key, theirs in network.state_dict().items():
            if theirs.dtype != torch.long:
                self.check_drawn(ours[key], theirs, key)

    def test_other_first_weights_are_their_sources(self):
        init = torch.nn.init

        def fan_out(weight, bias, key):
            if weight.dim() == 4:
                init.kaiming_normal_(weight, mode="fan_out", nonlinearity="relu")
            else:
                init.normal_(weight, 0, 0.01)
            init.zeros_(bias)

        def uniform(weight, bias, key):
            init.kaiming_uniform_(weight, a=5 ** 0.5)
            bound = init._calculate_fan_in_and_fan_out(weight)[0] ** -0.5
            init.uniform_(bias, -bound, bound)

        def caffe(weight, bias, key):  # filler "xavier", 0.2 and, in the classifiers, 0
            bound = (3 / init._calculate_fan_in_and_fan_out(weight)[0]) ** 0.5
            init.uniform_(weight, -bound, bound)
            init.constant_(bias, 0 if key in ("fc", "aux1.fc2", "aux2.fc2") else 0.2)

        for name, draw in (("kaiming_fan_out", fan_out), ("kaiming_uniform", uniform), ("caffe", caffe)):
            torch.manual_seed(1)
            ours = self.first(name)
            for key in [key[:-len(".weight")] for key in ours if key.endswith(".weight")]:
                weight, bias = torch.empty_like(ours[key + ".weight"]), torch.empty_like(ours[key + ".bias"])
                draw(weight, bias, key)
                self.check_drawn(ours[key + ".weight"], weight, f"{name} {key}.weight")
                self.check_drawn(ours[key + ".bias"], bias, f"{name} {key}.bias")

    def test_size_128(self):
        self.check_file("step 128.pth")

    def test_size_224(self):
        self.check_file("step 224.pth")


if __name__ == "__main__":
    unittest.main()
