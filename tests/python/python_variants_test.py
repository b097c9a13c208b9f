#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""python_variants_test.py PROGRAM: PyTorch repeats the steps of each variant that PROGRAM (variant_files) wrote."""
import copy
import os
import subprocess
import sys
import tempfile
import unittest

try:
    import torch
    import torchvision
    from torch import nn
except ImportError:
    print("no torchvision in this Python: skipped")
    sys.exit(77)

program = sys.argv.pop(1)


def with_bias(conv, kernel, padding):
    return nn.Conv2d(conv.in_channels, conv.out_channels, kernel, conv.stride, padding)


def network_of(variant):
    """torchvision's network, or what the course's and the paper's make of it."""
    net = torchvision.models.googlenet(num_classes=4, aux_logits=True, init_weights=False, dropout=0.0, dropout_aux=0.0)
    if variant == "torchvision":
        return net
    for block in list(net.modules()):
        if type(block).__name__ == "BasicConv2d":
            block.conv = with_bias(block.conv, block.conv.kernel_size, block.conv.padding)
            block.bn = nn.Identity()
        elif type(block).__name__ == "Inception":
            block.branch3[1].conv = with_bias(block.branch3[1].conv, 5, 2)
    net.maxpool4 = nn.MaxPool2d(3, 2, ceil_mode=True)
    if variant == "paper":
        lrn = nn.LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=1.0)
        net.maxpool1 = nn.Sequential(net.maxpool1, lrn)
        net.maxpool2 = nn.Sequential(lrn, net.maxpool2)
    return net


def optimizer_of(net, name, lr, momentum, decay, bias_rate):
    biases = [p for key, p in net.named_parameters() if key.endswith(".bias")]
    norms = [p for key, p in net.named_parameters() if p.dim() == 1 and not key.endswith(".bias")]
    groups = [{"params": [p for p in net.parameters() if p.dim() > 1], "weight_decay": decay},
              {"params": biases, "weight_decay": 0.0, "lr": lr * bias_rate}]
    if norms:
        groups.append({"params": norms, "weight_decay": 0.0})
    if name == "sgd":
        return torch.optim.SGD(groups, lr=lr, momentum=momentum)
    return torch.optim.AdamW(groups, lr=lr)


def answers_of(net, pictures):
    # torchvision drops the aux heads in evaluation: tap them where they sit
    taps = {}
    hooks = [net.inception4a.register_forward_hook(lambda m, i, o: taps.update(aux1=net.aux1(o))),
             net.inception4d.register_forward_hook(lambda m, i, o: taps.update(aux2=net.aux2(o)))]
    net.eval()
    with torch.no_grad():
        taps["main"] = net(pictures)
    net.train()
    for hook in hooks:
        hook.remove()
    return taps


def grad_cams(net, picture, modules, classes):
    """Selvaraju et al., 2017, of each module and class. Of 5b, of a logit less the mean of all, as the class activation
    map is."""
    kept = {}
    hooks = [getattr(net, "inception" + module).register_forward_hook(
        lambda m, i, o, module=module: kept.update({module: o})) for module in modules]
    net.eval()
    logits = net(picture)[0]
    net.train()
    for hook in hooks:
        hook.remove()
    cams = {module: [] for module in modules}
    for label in range(classes):
        for module, of in kept.items():
            target = logits[label] - logits.mean() if module == "5b" else logits[label]
            gradient, = torch.autograd.grad(target, of, retain_graph=True)
            cams[module].append((gradient.mean((2, 3), keepdim=True) * of).sum(1)[0].relu().detach())
    return {module: torch.stack(of).double() for module, of in cams.items()}


class Steps:
    """The run of a file, repeated in PyTorch."""

    def __init__(self, d, dtype):
        self.net = network_of(d["variant"])
        self.net.load_state_dict(d["before"], strict=True)
        self.net = self.net.to(dtype).train()
        self.pictures, self.labels = d["input"].to(dtype), d["labels"]
        self.optimizer = optimizer_of(self.net, d["optimizer"], *d["numbers"].tolist())

    def next(self):
        """The loss, and the norm of the gradient."""
        loss_of = nn.CrossEntropyLoss()
        main, aux2, aux1 = self.net(self.pictures)
        total = loss_of(main, self.labels) + 0.3 * (loss_of(aux1, self.labels) + loss_of(aux2, self.labels))
        self.optimizer.zero_grad()
        total.backward()
        norm = torch.stack([p.grad.double().norm() for p in self.net.parameters()]).norm().item()
        self.optimizer.step()
        return total.item(), norm


class VariantsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="with space ")
        subprocess.run([program, cls.folder.name], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check_answers(self, ours, net, pictures, tolerance):
        for head, theirs in answers_of(net, pictures).items():
            strayed = (ours[head].double() - theirs.double()).abs().max().item()
            self.assertLess(strayed, tolerance * max(1, theirs.abs().max().item()), head)

    def check_maps(self, ours, net, picture, tolerance):
        net = copy.deepcopy(net)
        with torch.no_grad():
            net.fc.weight[1] = -net.fc.weight[0]
        cams = grad_cams(net, picture, list(ours), len(next(iter(ours.values()))))
        for module, maps in ours.items():
            theirs, maps = cams[module], maps.double()
            if module == "5b":  # a class activation map: signed, and not a mean over the places
                maps = maps.relu() / maps[0].numel()
            self.assertGreater(theirs.max().item(), 0, module)
            self.assertLess((maps - theirs).abs().max().item(), tolerance * theirs.max().item(), module)

    def check_file(self, name, dtype, tolerance):
        d = torch.load(os.path.join(self.folder.name, name + ".pth"), weights_only=True)
        steps = Steps(d, dtype)
        net, pictures = steps.net, steps.pictures
        self.check_answers(d["answers"], net, pictures, tolerance)
        if "maps" in d:  # in float32 a value or two may lie on the other side of ReLU's edge
            self.check_maps(d["maps"], net, pictures[:1], 1e-5 if dtype == torch.float64 else 0.02)
        for loss, norm in zip(d["losses"].tolist(), d["norms"].tolist()):
            total, theirs = steps.next()
            self.assertAlmostEqual(total, loss, delta=tolerance * total)
            self.assertAlmostEqual(theirs, norm, delta=tolerance * theirs)
        self.check_answers(d["answers_after"], net, pictures, tolerance)
        if dtype == torch.float64:
            for key, value in net.state_dict().items():
                strayed = (d["after"][key].double() - value.double()).norm().item()
                self.assertLessEqual(strayed, tolerance * value.double().norm().item(), key)
        print("%s: loss %.6f -> %.6f" % (name, d["losses"][0], d["losses"][-1]))


STEPS = [(variant, *how) for variant in ("course", "paper", "torchvision")
         for how in (("float32", "sgd", 1e-4), ("float32", "adamw", 1e-4), ("float64", "sgd", 1e-6),
                     ("float64", "adamw", 1e-6))]
for variant, precision, optimizer, tolerance in [*STEPS, ("torchvision 224", "float32", "sgd", 1e-4)]:
    def test(self, name="%s %s %s" % (variant, precision, optimizer), dtype=getattr(torch, precision),
             tolerance=tolerance):
        self.check_file(name, dtype, tolerance)
    setattr(VariantsTest, "test_%s_%s_%s" % (variant.replace(" ", "_"), precision, optimizer), test)


if __name__ == "__main__":
    unittest.main()
