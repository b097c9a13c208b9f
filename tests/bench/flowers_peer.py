#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of `train --preset standard`: the same network, batch, recipe and pictures in Python.

    flowers_peer.py DATA [--epochs 15] [--seed 1]

torchvision's GoogLeNet with auxiliary heads, AdamW 1e-3 / weight decay 1e-2, one cycle with 20 % warm-up, batch 32,
channels-last, bfloat16, torchvision's ImageFolder pipeline with two workers: what an experienced user would write. Prints a
line an epoch and, last, images per second over the training batches, wall time and peak memory.
Start it with MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=1073741824 MALLOC_TOP_PAD_=268435456 for the same allocator rules.
"""
import argparse
import random
import resource
import time

import torch
import torchvision
from torch.utils.data import DataLoader, Subset
from torchvision import transforms as T

parser = argparse.ArgumentParser()
parser.add_argument("data")
parser.add_argument("--epochs", type=int, default=15)
parser.add_argument("--size", type=int, default=224)
parser.add_argument("--batch", type=int, default=32)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=2)
arguments = parser.parse_args()

torch.manual_seed(arguments.seed)
torch.set_num_threads(arguments.threads)
normalise = [T.ToTensor(), T.Normalize([0.5] * 3, [0.5] * 3)]
train_set = torchvision.datasets.ImageFolder(
    arguments.data, T.Compose([T.RandomResizedCrop(arguments.size), T.RandomHorizontalFlip(), *normalise]))
check_set = torchvision.datasets.ImageFolder(
    arguments.data, T.Compose([T.Resize((arguments.size, arguments.size)), *normalise]))
by_class = {}
for index, (_, label) in enumerate(train_set.samples):
    by_class.setdefault(label, []).append(index)
train_indices, check_indices = [], []
for label, indices in sorted(by_class.items()):
    random.Random(arguments.seed).shuffle(indices)
    cut = len(indices) // 5
    check_indices += indices[:cut]
    train_indices += indices[cut:]
train = DataLoader(Subset(train_set, train_indices), arguments.batch, shuffle=True, num_workers=2, persistent_workers=True)
check = DataLoader(Subset(check_set, check_indices), arguments.batch, num_workers=2, persistent_workers=True)

network = torchvision.models.googlenet(num_classes=len(by_class), aux_logits=True, init_weights=True)
network = network.to(memory_format=torch.channels_last)
decayed = [p for p in network.parameters() if p.ndim > 1]
others = [p for p in network.parameters() if p.ndim <= 1]
optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 1e-2}, {"params": others, "weight_decay": 0.0}], lr=1e-3)
schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1e-3, total_steps=arguments.epochs * len(train), pct_start=0.2,
                                               cycle_momentum=False)
loss_of = torch.nn.CrossEntropyLoss()

started = time.perf_counter()
best, seconds, images = 0.0, 0.0, 0
for epoch in range(1, arguments.epochs + 1):
    network.train()
    begun = time.perf_counter()
    for pictures, labels in train:
        pictures = pictures.to(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            main, aux2, aux1 = network(pictures)
        loss = loss_of(main.float(), labels) + 0.3 * (loss_of(aux1.float(), labels) + loss_of(aux2.float(), labels))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        schedule.step()
        loss.item()
        images += len(labels)
    seconds += time.perf_counter() - begun
    network.eval()
    right = 0
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for pictures, labels in check:
            right += (network(pictures.to(memory_format=torch.channels_last)).argmax(1) == labels).sum().item()
    best = max(best, right / len(check_indices))
    print(f"epoch {epoch} top1 {right / len(check_indices):.4f} {images / seconds:.2f} img/s", flush=True)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"best {best:.4f}  {images / seconds:.2f} img/s  wall {time.perf_counter() - started:.1f} s  peak {peak:.0f} MiB")
