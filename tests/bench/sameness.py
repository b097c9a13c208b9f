# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether ours and the peer compute the same: told by the very programs that are timed."""
import functools
import json
import math

from measuring import Refused, run

# The studio's thumbnails are bilinear, Pillow's bicubic and from a JPEG decoded at another scale: on photographs (flowers)
# that moves a value by 2.0 of 255 in the mean. One pixel to the side moves it by 9, no filter at all by 6.
THUMBNAILS_APART = 4


class Sameness:
    """Of a suite, which has `program`, `peer`, `file`, `data` and `low`: each method raises Refused, or gives a function
    that does."""

    @functools.cache
    def same_losses(self, variant, precision, style="expert", side=224, batch=4):
        """Three steps from the same weights: the loss within 1e-4 (float32) or 2e-2 (bfloat16). As tutorials write it the
        peer computes in float32."""
        def compare():
            sizes = ("--side", side, "--batch", batch, "--steps", 3)
            weights = self.file(f"{variant}.pth")
            ours = run(self.program("network_bench", "agree", variant, "--precision", precision, "--weights", weights, *sizes))
            theirs = run(self.peer("agree", variant, style, "float32" if style == "tutorial" else precision, weights, *sizes))
            allowed = 1e-4 if precision == "float32" else 2e-2
            for mine, other in zip(ours["losses"], theirs["losses"]):
                if not abs(mine - other) <= allowed * max(1, abs(other)):
                    raise Refused(f"{variant} in {precision}: losses {ours['losses']} here, {theirs['losses']} there")
        return functools.cache(compare)

    def same_answers(self, variant, batch):
        """The logits of the same weights: in float32 within 1e-4 of the largest; in the precision that is timed within 2e-2
        and what the peer's own rounding moves them by."""
        def compare():
            weights, sizes = self.file(f"{variant}-main.pth"), ("--batch", batch, "--steps", 1)

            def both(precision):
                ours = run(self.program("network_bench", "predict", variant, "--precision", precision, "--weights", weights,
                                        *sizes))
                return ours["logits"], run(self.peer("predict", variant, precision, "--weights", weights, *sizes))["logits"]

            ours, exact = both("float32")
            largest = max(map(abs, exact))
            if not furthest(ours, exact) <= 1e-4 * largest:
                raise Refused(f"{variant}: other logits than the peer's from the same weights")
            if self.low != "float32":
                ours, theirs = both(self.low)
                if not furthest(ours, theirs) <= 2e-2 * largest + furthest(theirs, exact):
                    raise Refused(f"{variant} in {self.low}: other logits than the peer's from the same weights")
        return compare

    @functools.cache
    def same_pictures(self, data):
        """The first pictures byte by byte: by the validation rule, and as a training's crops, of the same boxes."""
        ours, theirs, boxes = self.file("ours.rgb"), self.file("theirs.rgb"), self.file("boxes.json")
        run(self.program("pictures_bench", "prepared", data, ours))
        run(self.peer("prepared", data, theirs))
        refuse_other_bytes(ours, theirs, "other pixels than Pillow's of the same files")
        drawn = run(self.program("pictures_bench", "crops", data, ours))
        with open(boxes, "w", encoding="utf-8") as file:
            json.dump(drawn["boxes"], file)
        run(self.peer("crops", data, theirs, boxes))
        refuse_other_bytes(ours, theirs, "other pixels than torchvision's of the same crops")

    def same_thumbnails(self):
        """As many pictures, none of them left out, and of the first ones the same pixels but for the filter."""
        ours, theirs = self.file("ours.rgb"), self.file("theirs.rgb")
        mine = run(self.program("pictures_bench", "thumbnails", self.data, ours))
        other = run(self.peer("thumbnails", self.data, theirs))
        if mine["pictures"] != other["pictures"] or len(mine["sizes"]) != len(other["sizes"]):
            raise Refused(f"{mine['pictures']} thumbnails here, {other['pictures']} there")
        for one, another in zip(images(ours, mine["sizes"]), images(theirs, other["sizes"])):
            refuse_another_thumbnail(one, another)

    def same_listing(self, folder):
        def compare():
            ours, theirs = run(self.program("pictures_bench", "scan", folder)), run(self.peer("scan", folder))
            if (ours["pictures"], ours["classes"]) != (theirs["pictures"], theirs["classes"]):
                raise Refused(f"{ours} here, {theirs} there")
        return compare


def furthest(ours, theirs):
    """Infinite where there are not as many, or what is no number."""
    apart = [abs(a - b) for a, b in zip(ours, theirs)]
    return max(apart) if len(ours) == len(theirs) and all(map(math.isfinite, apart)) else math.inf


def refuse_other_bytes(ours, theirs, why):
    with open(ours, "rb") as mine, open(theirs, "rb") as other:
        if mine.read() != other.read():
            raise Refused(why)


def images(file, sizes):
    """Of RGB bytes, one after another."""
    from PIL import Image
    with open(file, "rb") as source:
        return [Image.frombytes("RGB", tuple(size), source.read(3 * size[0] * size[1])) for size in sizes]


def refuse_another_thumbnail(ours, theirs):
    """A side may be rounded otherwise by one."""
    from PIL import Image, ImageChops, ImageStat
    if max(abs(a - b) for a, b in zip(ours.size, theirs.size)) > 1:
        raise Refused(f"a thumbnail of {ours.size} here, {theirs.size} there")
    difference = ImageChops.difference(ours, theirs.resize(ours.size, Image.BILINEAR))
    apart = sum(ImageStat.Stat(difference).mean) / 3
    if apart > THUMBNAILS_APART:
        raise Refused(f"a thumbnail that is {apart:.1f} of 255 from Pillow's")
