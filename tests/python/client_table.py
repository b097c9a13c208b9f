# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""client_table.py [PYTHON]: each network in each format, read by other programs on a hundred photographs. Prints, as a table
in Markdown, the largest difference of a logit from PyTorch's own arithmetic on the weights that were exported, as a share of
the largest logit where that is above 1; ends with 1 when one is above 1e-4, an answer differs or a program fails. PYTHON: an interpreter with another torch,
torchvision and safetensors than this one's. INCEPTION_STUDIO_BIN and INCEPTION_STUDIO_SHARED as for the tests."""

import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve()
PART = 10
SIDE = 224
ALLOWED = 1e-4


def client(what, variant, file, given, kept):
    """One program that reads `file`: its logits on the pictures go to `kept`, its name to stdout."""
    import numpy as np
    pictures = np.fromfile(given, np.float32).reshape(-1, 3, SIDE, SIDE)
    parts = np.array_split(pictures, max(1, len(pictures) // PART))
    if what == "onnx":
        import onnxruntime
        session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
        name, answer = f"ONNX Runtime {onnxruntime.__version__}", lambda x: session.run(None, {"input": x})[0]
    else:
        import torch
        name = f"torch {torch.__version__}"
        if what == "torchscript":
            net = torch.jit.load(file)
        else:
            if what == "safetensors":
                import safetensors
                from safetensors.torch import load_file
                weights = load_file(file)
                name = f"safetensors {safetensors.__version__}, {name}"
            else:
                weights = torch.load(file, weights_only=True)["model"]
            if variant == "torchvision":
                import torchvision
                net = torchvision.models.googlenet(num_classes=len(weights["fc.bias"]), aux_logits="aux1.fc1.weight" in weights,
                                                   init_weights=False)
                net.load_state_dict(weights, strict=True)
                net.eval()
                name += f", torchvision {torchvision.__version__} strict"
            else:
                import foreign_networks
                net = lambda x: foreign_networks.plain_heads(weights, x, variant == "paper")[0]
        answer = lambda x: net(torch.from_numpy(x)).numpy()
        torch.set_grad_enabled(False)
    np.concatenate([answer(x) for x in parts]).astype(np.float32).tofile(kept)
    print(name)


def build_cpp(folder):
    """LibTorch's own program; None where there are no headers or no compiler."""
    program = folder / "torchscript_client"
    built = subprocess.run(["c++", "-std=c++17", "-I/usr/include/torch/csrc/api/include", str(HERE.with_suffix("").with_name(
        "torchscript_client.cpp")), "-o", str(program), "-ltorch", "-ltorch_cpu", "-lc10"], capture_output=True, text=True)
    print(built.stderr[-2000:], end="", file=sys.stderr)
    return program if built.returncode == 0 else None


def main(others):
    import clients
    clients.use_test_python()
    os.environ.setdefault("STUDIO_PHOTOGRAPHS", "100")
    import numpy as np
    from weights_case import HOW, WeightsCase, cli
    WeightsCase.setUpClass()
    case, folder = WeightsCase(), WeightsCase.folder
    pythons = [sys.executable, *others]
    cpp = build_cpp(folder)
    rows, failures = {}, [] if cpp else ["LibTorch's own program could not be built"]

    def ask(label, variant, command):
        kept = folder / "kept"
        done = subprocess.run([*map(str, command)], capture_output=True, text=True)
        if done.returncode:
            failures.append(f"{variant}, {label}: {command[0]} ended with {done.returncode}: {done.stderr[-1500:]}")
            return
        found = np.fromfile(kept, np.float32).reshape(wanted.shape)
        share = float(np.abs(found - wanted).max() / max(1, np.abs(wanted).max()))
        differ = int((found.argmax(1) != wanted.argmax(1)).sum())
        if differ or not share <= ALLOWED:
            failures.append(f"{variant}, {label}, {done.stdout.strip()}: {share}, {differ} answers differ")
        rows.setdefault((label, done.stdout.strip()), {})[variant] = f"{share:.1e}"

    for variant in HOW:
        x = WeightsCase.inputs[variant][0]
        x.numpy().tofile(folder / "given")
        wanted = np.concatenate([case.heads(variant, part)[0].numpy() for part in x.split(PART)])
        for kind in ("pth", "safetensors", "torchscript", "onnx"):
            file = folder / ("exported." + {"torchscript": "pt"}.get(kind, kind))
            (report,) = cli("export", "--checkpoint", folder / f"{variant}.pth", "--variant", variant, "--format", kind,
                            "--out", file)
            for python in pythons:
                ask(file.suffix, variant, [python, HERE, "--client", kind, variant, file, folder / "given", folder / "kept"])
            if kind == "torchscript" and cpp:
                ask(file.suffix, variant, [cpp, file, folder / "given", folder / "kept", SIDE])
            file.unlink()
    print(f"| file | read by | {' | '.join(HOW)} |\n|---|---|{'---|' * len(HOW)}")
    for (label, reader), cells in sorted(rows.items()):
        print(f"| `{label}` | {reader} | {' | '.join(cells.get(variant, '-') for variant in HOW)} |")
    print("\n" + "\n".join([f"{len(WeightsCase.pictures)} photographs", *(failures or ["every answer is the same"])]))
    WeightsCase.tearDownClass()
    return 1 if failures else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--client"]:
        client(*sys.argv[2:])
    else:
        sys.exit(main(sys.argv[1:]))
