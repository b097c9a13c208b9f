#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/pth with Debian's torch: files as other people's programs write them. Run by hand."""
import argparse
import collections
import os
import sys
import zipfile

import torch

out = sys.argv[1]


def save(name, value, **options):
    torch.save(value, os.path.join(out, name), **options)


base = torch.arange(12, dtype=torch.float32).reshape(3, 4)
save("strided.pth", {"whole": base, "transposed": base.t(), "row": base[1], "every_other": base[:, ::2],
                     "scalar": torch.tensor(7.5, dtype=torch.float64), "empty": torch.empty(0, 5)})
linear = torch.nn.BatchNorm2d(2)
save("ordered_dict.pth", linear.state_dict())  # OrderedDict with _metadata by BUILD
save("parameter.pth", {"weight": torch.nn.Parameter(torch.ones(2, 2)), "size": torch.Size([2, 3]),
                       "tuple": ((1, 2), ("a", (None, True))), "lr": 0.001, "big": 2**40, "negative": -5, 3: "three"})
save("types.pth", {str(t).split(".")[1]: torch.tensor([0, 1, 2]).to(t) for t in
                   (torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.uint8,
                    torch.bool)})
shared = torch.arange(6, dtype=torch.float64)
save("legacy.pth", collections.OrderedDict(weight=torch.nn.Parameter(base.t()), row=base[1], count=torch.tensor(5),
                                           shared=shared, part=shared[2:4], lr=0.5, empty=torch.empty(0, 2)),
     _use_new_zipfile_serialization=False)
save("module.pth", torch.nn.Linear(2, 2))
save("namespace.pth", {"args": argparse.Namespace(lr=1), "weight": torch.ones(1)})
save("set.pth", {"names": {"a", "b"}})
torch.jit.script(torch.nn.ReLU()).save(os.path.join(out, "torchscript.pt"))
with zipfile.ZipFile(os.path.join(out, "strided.pth")) as source, \
        zipfile.ZipFile(os.path.join(out, "deflated.pth"), "w", zipfile.ZIP_DEFLATED) as target:
    for entry in source.infolist():
        target.writestr(entry.filename, source.read(entry))
