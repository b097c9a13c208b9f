# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the small pictures of this folder and golden.tsv: size and MD5 of the RGB bytes each must decode to.

Run with Debian's /usr/bin/python3 (python3-pil, python3-numpy). What is expected is Pillow's answer (EXIF orientation,
convert("RGB")), but for 16 bits the contract's: value / 257, rounded, where Pillow would saturate.
"""
import hashlib
import io
import os
import struct
import zlib

import numpy
from PIL import Image, ImageOps

W, H = 37, 27
os.chdir(os.path.dirname(os.path.abspath(__file__)))
y, x = numpy.mgrid[0:H, 0:W]
rgb = numpy.stack([x * 255 // W, y * 255 // H, (x * 7 + y * 13) % 256], 2)
rgb[5:12, 8:20] = (250, 20, 60)
wide = (rgb * 257 + (x * 5 + y)[:, :, None] % 200 - 100).clip(0, 65535)
picture = Image.fromarray(rgb.astype(numpy.uint8))
alpha = Image.fromarray((x * 255 // W).astype(numpy.uint8))
rgba = picture.copy()
rgba.putalpha(alpha)
grey_alpha = Image.merge("LA", (picture.convert("L"), alpha))
palette = picture.quantize(29)
grey16 = Image.fromarray(wide[:, :, 2].astype(numpy.uint16))
real = Image.fromarray((rgb[:, :, 0] * 1.3 - 20).astype(numpy.float32))
expected = {}


def write(name, data):
    with open(name, "wb") as file:
        file.write(data)


def eighths(values):
    return ((numpy.asarray(values).astype(int) * 255 + 32895) >> 16).astype(numpy.uint8)


def png(name, kind, depth, rows, interlaced=False):
    def chunk(label, data):
        return struct.pack(">I", len(data)) + label + data + struct.pack(">I", zlib.crc32(label + data))

    head = struct.pack(">IIBBBBB", W, H, depth, kind, 0, 0, int(interlaced))
    body = zlib.compress(b"".join(b"\0" + row for row in rows))
    write(name, b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b""))


def pngs():
    for mode in ("1", "L"):
        picture.convert(mode).save(f"mode_{mode}.png")
    grey_alpha.save("mode_LA.png")
    rgba.save("mode_RGBA.png")
    palette.save("mode_P.png")
    palette.save("palette_transparent.png", transparency=3)
    picture.save("rgb_transparent.png", transparency=(250, 20, 60))
    grey16.save("grey16.png")
    expected["grey16.png"] = eighths(grey16)
    png("rgb16.png", 2, 16, [row.astype(">u2").tobytes() for row in wide])
    expected["rgb16.png"] = eighths(wide)
    steps = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
    rows = [row.astype(numpy.uint8).tobytes() for top, left, down, right in steps for row in rgb[top::down, left::right]]
    png("interlaced.png", 2, 8, rows, True)


def bmps():
    for mode in ("1", "L", "RGB"):
        picture.convert(mode).save(f"mode_{mode}.bmp")
    palette.save("mode_P.bmp")
    rgba.save("mode_RGBA.bmp")


def placed_gif(name, canvas, left, top, **options):
    buffer = io.BytesIO()
    palette.save(buffer, "GIF", interlace=0, **options)
    data = bytearray(buffer.getvalue())
    frame = data.index(b"\x2c\0\0\0\0" + struct.pack("<HH", W, H))
    data[6:10] = struct.pack("<HH", *canvas)
    data[frame + 1:frame + 5] = struct.pack("<HH", left, top)
    write(name, data)


def gifs():
    picture.convert("L").save("mode_L.gif")
    palette.save("mode_P.gif", interlace=0)
    palette.save("interlaced.gif", interlace=1)
    palette.save("transparent.gif", transparency=3)
    palette.save("animated.gif", save_all=True, append_images=[palette.rotate(90)], duration=50)
    placed_gif("partly.gif", (60, 50), 12, 9)
    placed_gif("partly_transparent.gif", (60, 50), 12, 9, transparency=5)
    placed_gif("over_the_edge.gif", (20, 20), 4, 2)


def tiffs():
    picture.convert("1").save("group4.tif", compression="group4")
    picture.convert("L").save("mode_L.tif", compression="packbits")
    picture.convert("CMYK").save("mode_CMYK.tif")
    palette.save("mode_P.tif")
    picture.save("lzw.tif", compression="tiff_lzw")
    rgba.save("mode_RGBA.tif", compression="tiff_adobe_deflate")
    grey16.save("grey16.tif")
    expected["grey16.tif"] = eighths(grey16)
    real.save("float.tif")
    for orientation in (2, 6, 7):
        picture.save(f"orientation_{orientation}.tif", compression="tiff_lzw", tiffinfo={274: orientation})


def webps():
    picture.save("lossy.webp", quality=70)
    rgba.save("lossy_alpha.webp", quality=70)
    rgba.save("lossless_alpha.webp", lossless=True)
    picture.save("animated.webp", save_all=True, append_images=[ImageOps.invert(picture)], duration=50)


def pnms():
    size = b"%d %d" % (W, H)
    write("raw.pbm", b"P4 " + size + b"\n" + numpy.packbits(rgb[:, :, 1] > 99, axis=1).tobytes())
    write("raw.ppm", b"P6\n# made up\n" + size + b"\n255\n" + rgb.astype(numpy.uint8).tobytes())
    write("most_100.pgm", b"P5 " + size + b" 100\n" + (rgb[:, :, 0] % 101).astype(numpy.uint8).tobytes())
    write("most_6.ppm", b"P6 " + size + b" 6\n" + (rgb % 7).astype(numpy.uint8).tobytes())
    write("most_1000.pgm", b"P5 " + size + b" 1000\n" + (rgb[:, :, 0] * 3).astype(">u2").tobytes())
    expected["most_1000.pgm"] = eighths(numpy.rint(rgb[:, :, 0] * 3 / 1000 * 65535))
    write("sixteen.ppm", b"P6 " + size + b" 65535\n" + wide.astype(">u2").tobytes())
    write("over_most.pgm", b"P5 " + size + b" 200\n" + rgb[:, :, 0].astype(numpy.uint8).tobytes())
    write("plain.pbm", b"P1 " + size + b"\n" + "".join(map(str, (rgb[:, :, 0] > 99).astype(int).ravel())).encode())
    write("plain.pgm", b"P2 " + size + b" 255\n" + " ".join(map(str, rgb[:, :, 0].ravel())).encode())
    write("plain.ppm", b"P3\n" + size + b" 255\n" + "\n".join(map(str, rgb.ravel())).encode() + b"\n# bye\n")


def jpegs():
    for subsampling in (0, 1, 2):
        picture.save(f"subsampling_{subsampling}.jpg", quality=60, subsampling=subsampling)
    picture.save("progressive.jpg", quality=60, progressive=True)
    picture.convert("L").save("mode_L.jpg", quality=60)
    picture.convert("CMYK").save("mode_CMYK.jpg", quality=60)


def oriented():
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        picture.save(f"orientation_{orientation}.jpg", quality=60, exif=exif.tobytes())
        if orientation in (3, 6):
            picture.save(f"orientation_{orientation}.png", exif=exif.tobytes())
            picture.save(f"orientation_{orientation}.webp", lossless=True, exif=exif.tobytes())


def answer(name):
    image = Image.open(name)
    if name in expected:
        image = Image.fromarray(expected[name])
    elif not name.endswith(".tif"):  # Pillow turns a TIFF while it loads, and exif_transpose would turn it once more
        image = ImageOps.exif_transpose(image)
    return image.convert("RGB")


def main():
    for make in (pngs, bmps, gifs, tiffs, webps, pnms, jpegs, oriented):
        make()
    with open("golden.tsv", "w") as table:
        for name in sorted(os.listdir(".")):
            if name.endswith((".py", ".tsv")):
                continue
            image = answer(name)
            print(name, *image.size, hashlib.md5(image.tobytes()).hexdigest(), sep="\t", file=table)


main()
