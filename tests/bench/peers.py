#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peers of the studio's programs in tests/bench: the same work with PyTorch, torchvision and Pillow.

    peers.py train [torchvision|course|paper] [expert|compile|tutorial] [bfloat16|float32] [--side 224] [--batch 32]
             [--steps 12] [--threads N] [--device cpu|cuda]
    peers.py agree VARIANT PRECISION WEIGHTS [--side ..] [--batch ..] [--steps 3]   losses from given weights, no dropout
    peers.py predict VARIANT PRECISION [--batch ..] [--steps ..] [--weights FILE]
    peers.py load DATA [--side ..] [--workers 0]                 a training epoch's pictures, decoded to float32
    peers.py prepared DATA FILE [--side ..]                      the first pictures by the validation rule, as bytes
    peers.py crops DATA FILE BOXES [--side ..]                   the same cropped as BOXES (JSON) says, as torchvision's
                                                                 RandomResizedCrop and RandomHorizontalFlip do it
    peers.py thumbnails DATA [FILE]                              the first ones' bytes into FILE, too
    peers.py scan DATA

expert: channels-last and autocast; tutorial: NCHW and float32, as the tutorials write it. Prints one JSON object: seconds
(median) of the work, and what else there is to compare. For the studio's allocator rules start it with
MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=1073741824 MALLOC_TOP_PAD_=268435456.
"""
import argparse
import contextlib
import json
import math
import os
import resource
import statistics
import sys
import time


def network(variant, classes=5, aux=True):
    """torchvision's GoogLeNet, or the course's and the paper's with its names."""
    import torch
    import torchvision
    from torch import nn

    class Block(nn.Module):
        """Bias instead of batch norm."""

        def __init__(self, conv, kernel):
            super().__init__()
            self.conv = nn.Conv2d(conv.in_channels, conv.out_channels, kernel, conv.stride, kernel // 2)

        def forward(self, x):
            return torch.relu_(self.conv(x))

    net = torchvision.models.GoogLeNet(num_classes=classes, aux_logits=aux, init_weights=False)
    if variant != "torchvision":
        for name, module in list(net.named_modules()):
            if type(module).__name__ == "BasicConv2d":
                kernel = 5 if name.endswith("branch3.1") else module.conv.kernel_size[0]
                parent, _, child = name.rpartition(".")
                setattr(net.get_submodule(parent), child, Block(module.conv, kernel))
        net.maxpool4 = nn.MaxPool2d(3, 2, ceil_mode=True)
    if variant == "paper":
        net.maxpool1 = nn.Sequential(net.maxpool1, nn.LocalResponseNorm(5, 1e-4, 0.75, 1.0))
        net.maxpool2 = nn.Sequential(nn.LocalResponseNorm(5, 1e-4, 0.75, 1.0), net.maxpool2)
    return net


def numbered_pictures(count, side):
    """The bytes of train_bench, scaled to -1..1: count x 3 x side x side."""
    import numpy as np
    import torch
    place = np.arange(count * side * side * 3, dtype=np.uint64)
    rgb = ((place * np.uint64(2654435761) >> np.uint64(13)) & np.uint64(255)).astype(np.float32)
    rgb = rgb.reshape(count, side, side, 3) / np.float32(255) * 2 - 1
    return torch.from_numpy(np.ascontiguousarray(rgb.transpose(0, 3, 1, 2)))


def adamw(net, rate=1e-4, fused=False):
    import torch
    return torch.optim.AdamW([{"params": [p for p in net.parameters() if p.ndim > 1], "weight_decay": 1e-2},
                              {"params": [p for p in net.parameters() if p.ndim == 1], "weight_decay": 0.0}], lr=rate,
                             **({"fused": True} if fused else {}))


def low(device, precision):
    import torch
    return (lambda: torch.autocast(device, dtype=torch.bfloat16)) if precision == "bfloat16" else contextlib.nullcontext


def total_loss(call, x, labels):
    import torch.nn.functional as F
    main, aux2, aux1 = call(x)
    side_losses = F.cross_entropy(aux1.float(), labels) + F.cross_entropy(aux2.float(), labels)
    return F.cross_entropy(main.float(), labels) + 0.3 * side_losses


def step(call, optimizer, context, x, labels):
    with context():
        loss = total_loss(call, x, labels)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    return loss.item()


def timed(work, repeats, warm):
    """Median seconds of `work`, and the best."""
    times = []
    for _ in range(repeats + warm):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    times = sorted(times[warm:])
    return {"seconds": statistics.median(times), "best": times[0]}


def train(variant, style, precision, side, batch, steps, device):
    import torch
    net = network(variant).train().to(device)
    if style != "tutorial":
        net = net.to(memory_format=torch.channels_last)
    optimizer = adamw(net, fused=device == "cuda")
    call = torch.compile(net, mode="reduce-overhead") if style == "compile" else net
    pictures, labels = numbered_pictures(batch, side), torch.arange(batch) % 5
    if style != "tutorial":
        pictures = pictures.to(memory_format=torch.channels_last)
    if device == "cuda":
        torch.backends.cudnn.benchmark = True
        pictures, labels = pictures.pin_memory(), labels.pin_memory()
    context = low(device, precision)
    found = timed(lambda: step(call, optimizer, context, pictures.to(device, non_blocking=True),
                               labels.to(device, non_blocking=True)), steps, 3)
    if device == "cuda":
        found["gpu_mib"] = torch.cuda.max_memory_reserved() >> 20
    return found


def agree(variant, style, precision, weights, side, batch, steps):
    import torch
    layout = torch.contiguous_format if style == "tutorial" else torch.channels_last
    net = network(variant).train().to(memory_format=layout)
    net.load_state_dict(torch.load(weights), strict=True)
    for module in net.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    context, losses, norms = low("cpu", precision), [], []
    pictures = numbered_pictures(batch, side).to(memory_format=layout)
    labels = torch.arange(batch) % 5
    for _ in range(steps):
        with context():
            loss = total_loss(net, pictures, labels)
        net.zero_grad(set_to_none=True)
        loss.backward()
        square = sum(p.grad.double().square().sum().item() for p in net.parameters())
        losses.append(loss.item())
        norms.append(math.sqrt(square))
        with torch.no_grad():
            for p in net.parameters():
                p -= 0.02 / square * p.grad
    return {"losses": losses, "norms": norms}


def predict(variant, precision, batch, steps, side, weights):
    import torch
    net = network(variant, aux=False).eval().to(memory_format=torch.channels_last)
    if weights:
        net.load_state_dict(torch.load(weights), strict=True)
    pictures = numbered_pictures(batch, side).to(memory_format=torch.channels_last)
    context, last = low("cpu", precision), []

    def work():
        with context():
            last[:] = [net(pictures).float()]

    with torch.no_grad():
        found = timed(work, steps, 3)
    return {**found, "logits": last[0].flatten().tolist()}


def load(data, side, workers):
    import torch
    import torchvision
    from torchvision import transforms as T
    pictures = torchvision.datasets.ImageFolder(data, T.Compose(
        [T.RandomResizedCrop(side), T.RandomHorizontalFlip(), T.ToTensor(), T.Normalize([0.5] * 3, [0.5] * 3)]))
    for i in range(8):
        pictures[i]
    begun = time.perf_counter()
    source = torch.utils.data.DataLoader(pictures, 32, num_workers=workers) if workers else pictures
    for _ in source:
        pass
    seconds = time.perf_counter() - begun
    return {"seconds": seconds / len(pictures), "pictures": len(pictures)}


def first_files(data):
    """What is compared."""
    import torchvision
    return [file for file, _ in torchvision.datasets.ImageFolder(data).samples[:16]]


def upright(file):
    from PIL import Image, ImageOps
    return ImageOps.exif_transpose(Image.open(file)).convert("RGB")


def prepared(data, out, side):
    from PIL import Image
    files = first_files(data)
    with open(out, "wb") as file:
        for each in files:
            file.write(upright(each).resize((side, side), Image.BILINEAR).tobytes())
    return {"pictures": len(files)}


def crops(data, out, boxes, side):
    """boxes: left, top, width, height and whether mirrored, of each of the first pictures."""
    from torchvision.transforms import functional as F
    with open(boxes, encoding="utf-8") as file:
        boxes = json.load(file)
    with open(out, "wb") as file:
        for each, (left, top, width, height, mirrored) in zip(first_files(data), boxes):
            image = F.resized_crop(upright(each), int(top), int(left), int(height), int(width), [side, side])
            file.write((F.hflip(image) if mirrored else image).tobytes())
    return {"pictures": len(boxes)}


def thumbnails(data, out=None):
    import torchvision
    from PIL import Image, ImageOps
    files = [file for file, _ in torchvision.datasets.ImageFolder(data).samples]

    def one(file):
        image = Image.open(file)
        image.thumbnail((128, 128))
        return image

    found = {"pictures": len(files)}
    if out:
        first = [ImageOps.exif_transpose(one(file)).convert("RGB") for file in first_files(data)]
        found["sizes"] = [image.size for image in first]
        with open(out, "wb") as file:
            file.write(b"".join(image.tobytes() for image in first))
    for file in files[:8]:
        one(file).convert("RGB").tobytes()
    begun = time.perf_counter()
    for file in files:
        one(file).convert("RGB").tobytes()
    return {**found, "seconds": (time.perf_counter() - begun) / len(files)}


def scan(data):
    import torchvision
    begun = time.perf_counter()
    found = torchvision.datasets.ImageFolder(data)
    return {"seconds": time.perf_counter() - begun, "pictures": len(found), "classes": len(found.classes)}


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("work")
    words.add_argument("of", nargs="*")
    for name, default in (("side", 224), ("batch", 32), ("steps", 12), ("threads", len(os.sched_getaffinity(0))), ("workers", 0)):
        words.add_argument("--" + name, type=int, default=default)
    words.add_argument("--device", default="cpu")
    words.add_argument("--weights")
    given = words.parse_args()
    facts = {}
    if given.work in ("train", "agree", "predict"):
        import torch
        torch.set_num_threads(given.threads)
        facts = {"threads": torch.get_num_threads(), "torch": torch.__version__}
    side, batch, steps = given.side, given.batch, given.steps
    run = {"train": lambda: train(*given.of, side, batch, steps, given.device),
           "agree": lambda: agree(*given.of, side, batch, steps),
           "predict": lambda: predict(*given.of, batch, steps, side, given.weights),
           "load": lambda: load(*given.of, side, given.workers),
           "prepared": lambda: prepared(*given.of, side),
           "crops": lambda: crops(*given.of, side),
           "thumbnails": lambda: thumbnails(*given.of),
           "scan": lambda: scan(*given.of)}
    if given.work not in run:
        words.error(f"no work named {given.work}")
    found = run[given.work]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(json.dumps({**found, **facts, "peak_mib": peak}))


if __name__ == "__main__":
    sys.exit(main())
