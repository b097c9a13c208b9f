# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which programs of others are here to read our exports. scripts/test.sh puts onnx, onnxruntime and safetensors into
build/test-python where a package index can be reached."""

import importlib.util
import os
import pathlib
import subprocess
import sys

TEST_PYTHON = pathlib.Path(__file__).resolve().parents[2] / "build" / "test-python" / "bin" / "python3"


def use_test_python():
    """Goes on in that Python, if it is there. To be called before torch is imported."""
    if TEST_PYTHON.exists() and sys.prefix == sys.base_prefix:
        os.execv(TEST_PYTHON, [str(TEST_PYTHON), *sys.argv])


def missing(*names):
    """The first package that is not here."""
    return next((name for name in names if importlib.util.find_spec(name) is None), None)


def can_run_onnx():
    """Whether onnx and ONNX Runtime do anything at all on this machine: built by others, for processors like theirs."""
    if missing("onnx", "onnxruntime"):
        return False
    one_node = ("from onnx import helper as h, TensorProto as t; import onnx, onnxruntime, numpy\n"
                "v = [h.make_tensor_value_info(n, t.FLOAT, [1]) for n in 'xy']\n"
                "m = h.make_model(h.make_graph([h.make_node('Relu', ['x'], ['y'])], 'g', v[:1], v[1:]),"
                " opset_imports=[h.make_opsetid('', 17)], ir_version=8)\n"
                "onnx.checker.check_model(m)\n"
                "s = onnxruntime.InferenceSession(m.SerializeToString(), providers=['CPUExecutionProvider'])\n"
                "assert s.run(None, {'x': numpy.float32([-1])})[0] == 0\n")
    done = subprocess.run([sys.executable, "-c", one_node], capture_output=True, text=True)
    if done.returncode:
        print(f"onnx and onnxruntime fail on one node here ({done.returncode}): {done.stderr[-1000:]}", file=sys.stderr)
    return done.returncode == 0
