#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/foreign: a few numbers in each form that scripts/fuzz.sh starts from. Needs onnx; run by hand."""
import json
import pathlib
import sys

import onnx
import torch
from onnx import TensorProto, helper

import foreign_networks as networks

out = pathlib.Path(sys.argv[1])
torch.manual_seed(1)
small = {"fc.weight": torch.randn(2, 3), "fc.bias": torch.randn(2)}
(out / "small.safetensors").write_bytes(networks.safetensors(small))
for old in (True, False):
    (out / f"small_{'old' if old else 'new'}.caffemodel").write_bytes(networks.caffemodel(small, old))
facts = {"format": "inception-studio.weights/1", "classes": json.dumps(["a", "b"]), "epoch": "3",
         "network": json.dumps({"variant": "course", "classes": 2, "input_size": 224, "aux": False, "aux_weight": 0.3,
                                "dropout": 0.4, "aux_dropout": 0.5}),
         "preprocessing": json.dumps({"resize": "squash", "size": 224, "crop": 224, "channels": "rgb", "scale": 1,
                                      "mean": [0, 0, 0], "std": [1, 1, 1], "filter": "bilinear"})}
graph = helper.make_graph(
    [helper.make_node("Gemm", ["input", "fc.weight", "fc.bias"], ["logits"], "fc", transB=1)], "g",
    [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", 3])],
    [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 2])],
    [helper.make_tensor("fc.weight", TensorProto.FLOAT, [2, 3], [1, 2, 3, 4, 5, 6]),
     helper.make_tensor("fc.bias", TensorProto.FLOAT, [2], [0, 1])])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
helper.set_model_props(model, facts)
onnx.save(model, str(out / "small.onnx"))
