#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of train_bench: the same steps with torchvision's GoogLeNet in Python.

    train_peer.py [torchvision|course] [bfloat16|float32] [side] [batch] [steps] [threads] [cpu|cuda] [plain|compile]

Channels-last, autocast, AdamW. Start it with MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=1073741824
MALLOC_TOP_PAD_=268435456 for the same allocator rules.
"""
import contextlib
import os
import sys
import time

import torch
import torchvision
from torch import nn

given = sys.argv[1:]
variant = given[0] if len(given) > 0 else "torchvision"
precision = given[1] if len(given) > 1 else "bfloat16"
side, batch, steps = (int(given[i]) if len(given) > i else default for i, default in ((2, 224), (3, 32), (4, 12)))
torch.set_num_threads(int(given[5]) if len(given) > 5 else os.cpu_count())
device = given[6] if len(given) > 6 else "cpu"
compiled = len(given) > 7 and given[7] == "compile"
if device == "cuda":
    torch.backends.cudnn.benchmark = True


class PlainConv2d(nn.Module):
    """The course's block: bias instead of batch norm."""

    def __init__(self, conv, kernel):
        super().__init__()
        self.conv = nn.Conv2d(conv.in_channels, conv.out_channels, kernel, conv.stride, kernel // 2)

    def forward(self, x):
        return torch.relu_(self.conv(x))


network = torchvision.models.GoogLeNet(num_classes=5, aux_logits=True, init_weights=True)
if variant == "course":
    for name, module in list(network.named_modules()):
        if type(module).__name__ == "BasicConv2d":
            kernel = 5 if name.endswith("branch3.1") else module.conv.kernel_size[0]
            parent, _, child = name.rpartition(".")
            setattr(network.get_submodule(parent), child, PlainConv2d(module.conv, kernel))
    network.maxpool4 = nn.MaxPool2d(3, 2, ceil_mode=True)
network = network.to(device, memory_format=torch.channels_last).train()
optimizer = torch.optim.AdamW([{"params": [p for p in network.parameters() if p.ndim > 1], "weight_decay": 1e-2},
                               {"params": [p for p in network.parameters() if p.ndim == 1], "weight_decay": 0.0}], lr=1e-4,
                              **({"fused": True} if device == "cuda" else {}))
loss_of = nn.CrossEntropyLoss()
call = torch.compile(network, mode="reduce-overhead") if compiled else network
pictures = torch.rand(batch, 3, side, side) * 2 - 1
pictures = pictures.to(memory_format=torch.channels_last)
labels = torch.arange(batch) % 5
if device == "cuda":
    pictures, labels = pictures.pin_memory(), labels.pin_memory()
low = (lambda: torch.autocast(device, dtype=torch.bfloat16)) if precision == "bfloat16" else contextlib.nullcontext

times = []
for step in range(steps + 3):
    begun = time.perf_counter()
    x, truth = pictures.to(device, non_blocking=True), labels.to(device, non_blocking=True)
    with low():
        main, aux2, aux1 = call(x)
    loss = loss_of(main.float(), truth) + 0.3 * (loss_of(aux1.float(), truth) + loss_of(aux2.float(), truth))
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    loss.item()
    times.append(time.perf_counter() - begun)
times = sorted(times[3:])
median = times[len(times) // 2]
if device == "cuda":
    print(f"peak GPU memory {torch.cuda.max_memory_reserved() >> 20} MiB")
print(f"{variant} {precision} {device}{' compiled' if compiled else ''} Python {torch.__version__} threads {torch.get_num_threads()}: {batch / median:.2f} img/s "
      f"(median step {1e3 * median:.1f} ms, best {1e3 * times[0]:.1f} ms)")
