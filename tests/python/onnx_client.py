# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""onnx_client.py MODEL INPUT.npy OUTPUTS.npz: checks an ONNX file as onnx does, runs it in ONNX Runtime on one picture and
on all, keeps the outputs of all and prints what the file says of itself. In a Python without torch, which brings protobuf and
thread pools of other versions than onnx and onnxruntime do."""

import json
import sys

import numpy as np
import onnx
import onnxruntime

file, fed, kept = sys.argv[1:]
model = onnx.load(file)
onnx.checker.check_model(model, full_check=True)
onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True)

session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
pictures = np.load(fed)
for part in (pictures[:1], pictures):  # the batch axis is free
    outputs = session.run(None, {session.get_inputs()[0].name: part})
np.savez(kept, *outputs)

json.dump({"opset": model.opset_import[0].version,
           "facts": {entry.key: entry.value for entry in model.metadata_props},
           "nodes": [[node.name, node.op_type] for node in model.graph.node]}, sys.stdout)
