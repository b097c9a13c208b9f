# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""GoogLeNets as other people write them, with random weights: no published weights can be had on the machines that
build the studio, so files of their names and shapes in their forms stand for them. The reference forward here is
PyTorch's own arithmetic, from the weights alone."""

import math
import struct

import numpy as np
import torch
import torch.nn.functional as F
import torchvision
from PIL import Image, ImageOps

ROWS = {"3a": (192, 64, 96, 128, 16, 32, 32), "3b": (256, 128, 128, 192, 32, 96, 64),
        "4a": (480, 192, 96, 208, 16, 48, 64), "4b": (512, 160, 112, 224, 24, 64, 64),
        "4c": (512, 128, 128, 256, 24, 64, 64), "4d": (512, 112, 144, 288, 32, 64, 64),
        "4e": (528, 256, 160, 320, 32, 128, 128), "5a": (832, 256, 160, 320, 32, 128, 128),
        "5b": (832, 384, 192, 384, 48, 128, 128)}


def plain_weights(classes, aux=True, seed=1):
    """The course's and the paper's names and shapes."""
    torch.manual_seed(seed)
    w = {}

    def layer(key, *shape):
        w[key + ".weight"] = torch.randn(shape) * math.sqrt(2 / math.prod(shape[1:]))
        w[key + ".bias"] = torch.randn(shape[0]) * 0.02

    layer("conv1.conv", 64, 3, 7, 7)
    layer("conv2.conv", 64, 64, 1, 1)
    layer("conv3.conv", 192, 64, 3, 3)
    for name, (inputs, c1, r3, c3, r5, c5, pool) in ROWS.items():
        key = f"inception{name}.branch"
        layer(key + "1.conv", c1, inputs, 1, 1)
        layer(key + "2.0.conv", r3, inputs, 1, 1)
        layer(key + "2.1.conv", c3, r3, 3, 3)
        layer(key + "3.0.conv", r5, inputs, 1, 1)
        layer(key + "3.1.conv", c5, r5, 5, 5)
        layer(key + "4.1.conv", pool, inputs, 1, 1)
    for name, inputs in (("aux1", 512), ("aux2", 528)) if aux else ():
        layer(name + ".conv.conv", 128, inputs, 1, 1)
        layer(name + ".fc1", 1024, 2048)
        layer(name + ".fc2", classes, 1024)
    layer("fc", classes, 1024)
    return w


def plain_heads(w, x, lrn):
    """main, and aux1 and aux2 where there are weights for them."""
    norm = (lambda y: F.local_response_norm(y, 5, 1e-4, 0.75, 1.0)) if lrn else (lambda y: y)
    pool = lambda y: F.max_pool2d(y, 3, 2, ceil_mode=True)

    def conv(y, key, stride=1):
        k = w[key + ".conv.weight"]
        return F.relu(F.conv2d(y, k, w[key + ".conv.bias"], stride, k.shape[-1] // 2))

    def linear(y, key):
        return F.linear(y, w[key + ".weight"], w[key + ".bias"])

    def side_head(y, name):
        y = conv(F.avg_pool2d(y, 5, 3), name + ".conv").flatten(1)
        return linear(F.relu(linear(y, name + ".fc1")), name + ".fc2")

    aux = []
    with torch.no_grad():
        x = norm(pool(conv(x, "conv1", 2)))
        x = pool(norm(conv(conv(x, "conv2"), "conv3")))
        for name in ROWS:
            b = f"inception{name}.branch"
            x = torch.cat([conv(x, b + "1"), conv(conv(x, b + "2.0"), b + "2.1"), conv(conv(x, b + "3.0"), b + "3.1"),
                           conv(F.max_pool2d(x, 3, 1, 1), b + "4.1")], 1)
            x = pool(x) if name in ("3b", "4e") else x
            if name == "4a" and "aux1.fc1.weight" in w:
                aux.append(side_head(x, "aux1"))
            if name == "4d" and "aux2.fc1.weight" in w:
                aux.append(side_head(x, "aux2"))
        return [linear(x.mean((2, 3)), "fc"), *aux]


def torchvision_net(classes, pictures, seed=1):
    """Batch norms have seen the pictures, so that answers differ from one to another: twenty times, which is one pass that
    counts for twenty, since while training nothing hangs on what they saw before."""
    torch.manual_seed(seed)
    net = torchvision.models.googlenet(num_classes=classes, aux_logits=True, init_weights=False)
    for part in net.modules():
        if isinstance(part, torch.nn.BatchNorm2d):
            part.momentum = 1 - (1 - part.momentum) ** 20
    with torch.no_grad():
        net.train()(pictures)
        net.fc.weight *= 20
    return net.eval()


def torchvision_heads(net, x):
    """Evaluation mode with the side heads, which torchvision leaves out there."""
    seen = {}
    hooks = [getattr(net, tap).register_forward_hook(lambda _, __, y, tap=tap: seen.__setitem__(tap, y))
             for tap in ("inception4a", "inception4d")]
    with torch.no_grad():
        main = net(x)
        heads = [main, net.aux1(seen["inception4a"]), net.aux2(seen["inception4d"])]
    for hook in hooks:
        hook.remove()
    return heads


def photographs(paths, size, crop, order, scale, mean, std):
    """The contract's one rule, in NumPy: N x 3 x crop x crop, and the bytes before it."""
    pictures = []
    for path in paths:
        image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
        if size == crop:
            image = image.resize((size, size), Image.BILINEAR)
        else:
            w, h = image.size
            w, h = (size, size * h // w) if w < h else (size * w // h, size)
            left, top = round((w - crop) / 2), round((h - crop) / 2)
            image = image.resize((w, h), Image.BILINEAR).crop((left, top, left + crop, top + crop))
        pictures.append(np.asarray(image))
    rgb = np.stack(pictures)
    channels = rgb[..., ::-1] if order == "bgr" else rgb
    x = (channels.astype(np.float32) * np.float32(scale) - np.float32(mean)) / np.float32(std)
    return torch.from_numpy(np.ascontiguousarray(x.transpose(0, 3, 1, 2))), rgb


def caffe_name(key):
    """bvlc_googlenet's name of a layer with PyTorch's."""
    fixed = {"conv1": "conv1/7x7_s2", "conv2": "conv2/3x3_reduce", "conv3": "conv2/3x3", "fc": "loss3/classifier"}
    if key in fixed:
        return fixed[key]
    if key.startswith("aux"):
        return "loss" + key[3] + "/" + {"conv": "conv", "fc1": "fc", "fc2": "classifier"}[key[5:]]
    branch = {"1": "1x1", "2.0": "3x3_reduce", "2.1": "3x3", "3.0": "5x5_reduce", "3.1": "5x5", "4.1": "pool_proj"}
    module, rest = key.split(".branch")
    return module.replace("inception", "inception_") + "/" + branch[rest]


def caffemodel(weights, old):
    """The bytes of a NetParameter: V1 layers with four-sided blobs as bvlc_googlenet's, or today's."""
    def varint(value):
        out = b""
        while value > 127:
            out += bytes([value & 127 | 128])
            value >>= 7
        return out + bytes([value])

    def message(number, content):
        return varint(number << 3 | 2) + varint(len(content)) + content

    def blob(tensor):
        data = message(5, tensor.numpy().astype("<f4").tobytes())
        if not old:
            return message(7, message(1, b"".join(varint(side) for side in tensor.shape))) + data
        sides = [1] * (4 - tensor.dim()) + list(tensor.shape)
        return b"".join(varint(field << 3) + varint(side) for field, side in zip((1, 2, 3, 4), sides)) + data

    name, blobs, layer = (4, 6, 2) if old else (1, 7, 100)
    out = message(1, b"GoogleNet")
    for key in dict.fromkeys(full.rsplit(".", 1)[0] for full in weights):
        inside = message(name, caffe_name(key.removesuffix(".conv") if "aux" not in key or key.endswith("conv.conv")
                                          else key).encode())
        inside += message(blobs, blob(weights[key + ".weight"])) + message(blobs, blob(weights[key + ".bias"]))
        out += message(layer, inside)
    return out


def safetensors(weights):
    """The bytes, by hand: the format's eight bytes, header and tensors."""
    import json
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in weights.items():
        content = tensor.numpy().tobytes()
        kind = {torch.float32: "F32", torch.int64: "I64"}[tensor.dtype]
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data
