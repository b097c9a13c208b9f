# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes golden.tsv: what Pillow and torchvision make of a made-up picture, as MD5 of the RGB bytes.

Run with Debian's /usr/bin/python3 (python3-pil, python3-torchvision, python3-numpy): make_golden.py > golden.tsv
kind resize: Image.resize(BILINEAR, box); crop: crop(box).resize; mirror: the same, flipped; shorter: Resize(size),
CenterCrop(crop) with size in the column `out_width` and crop in `out_height`.
"""
import hashlib
import random

import numpy
import torchvision.transforms.functional as F
from PIL import Image


def picture(width, height):
    i = numpy.arange(width * height * 3, dtype=numpy.uint64)
    values = ((i * 2654435761 + 12345) % (1 << 32)) >> numpy.uint64(24)
    return Image.fromarray(values.astype(numpy.uint8).reshape(height, width, 3), "RGB")


def row(kind, width, height, box, out_width, out_height):
    image = picture(width, height)
    size = (out_width, out_height)
    if kind == "resize":
        image = image.resize(size, Image.BILINEAR, box=box)
    elif kind == "shorter":
        image = F.center_crop(F.resize(image, out_width), out_height)
    else:
        image = image.crop(box).resize(size, Image.BILINEAR)
        if kind == "mirror":
            image = F.hflip(image)
    print(kind, width, height, *(repr(float(v)) for v in box), *size, hashlib.md5(image.tobytes()).hexdigest(), sep="\t")


def main():
    rng = random.Random(3)
    sizes = [(500, 333), (320, 240), (240, 320), (1024, 187), (33, 500), (8, 8), (13, 9), (224, 224), (1, 40), (301, 1)]
    targets = [(224, 224), (128, 128), (1, 1), (7, 300), (224, 100), (97, 13)]
    for width, height in sizes:
        whole = (0, 0, width, height)
        for target in targets + [(width, height), (width, 50), (50, height)]:
            row("resize", width, height, whole, *target)
        for _ in range(4):
            left, right = sorted((rng.uniform(0, width), rng.uniform(0, width)))
            top, bottom = sorted((rng.uniform(0, height), rng.uniform(0, height)))
            row("resize", width, height, (left, top, right, bottom), *rng.choice(targets))
        for kind in ("crop", "mirror", "crop", "mirror"):
            left, top = rng.randrange(width), rng.randrange(height)
            right, bottom = rng.randint(left + 1, width), rng.randint(top + 1, height)
            side = rng.choice([224, 128, 32, 299])
            row(kind, width, height, (left, top, right, bottom), side, side)
        side = min(width, height)
        row("mirror", width, height, (0, 0, side, side), side, side)
    for width, height in sizes[:8]:
        for size, crop in ((256, 224), (224, 224), (225, 224), (64, 100), (33, 20)):
            row("shorter", width, height, (0, 0, 0, 0), size, crop)


main()
