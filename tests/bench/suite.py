#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The studio beside its peers, in turn on a quiet machine: scripts/bench.sh builds what this runs.

    suite.py [--short] [--rounds N] [--out FOLDER] BIN DATA [NAME..]

BIN: the folder of the benchmark programs. DATA: a folder of photographs, one folder a class; -: a few drawn ones. NAME: rows whose name
contains it; without, all. Writes bench.md and bench.json into FOLDER (build/bench) and prints the table. A row whose
two sides did not compute the same is refused. --short: a few steps of each kind, to test this program itself.
INCEPTION_STUDIO_LIBRARIES points the studio at another engine, PYTHON at another interpreter for the peers.
"""
import argparse
import functools
import json
import math
import os
import platform
import subprocess
import sys
import tempfile

from measuring import HOUR, Line, Refused, Row, run
from sameness import Sameness

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")
KEEPS_MEMORY = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "1073741824", "MALLOC_TOP_PAD_": "268435456"}
VARIANTS = ("course", "torchvision", "paper")
EXPORTS = (("pth",), ("pth", "--half"), ("safetensors",), ("torchscript",), ("torchscript", "--with-preprocessing"), ("onnx",),
           ("onnx", "--half"), ("onnx", "--with-preprocessing"), ("onnx", "--fold-bn"))


class Suite(Sameness):
    def __init__(self, bin_folder, data, scratch, short):
        self.bin, self.scratch, self.short = bin_folder, scratch, short
        self.data = self.drawn() if data == "-" else self.some_of(data) if short else os.path.abspath(data)
        # What the studio chooses by itself: without instructions for bfloat16 nobody would train in it.
        self.low = "bfloat16" if "avx512_bf16" in cpu_flags() else "float32"

    def drawn(self):
        place = self.file("drawn")
        run(self.program("pictures_bench", "many", place, "--classes", 5, "--each", 5))
        return place

    def some_of(self, data, each=4):
        """Links to a few pictures of each class."""
        for entry in os.scandir(data):
            if entry.is_dir():
                os.makedirs(self.file(f"few/{entry.name}"))
                for file in sorted(os.listdir(entry.path))[:each]:
                    os.symlink(os.path.abspath(os.path.join(entry.path, file)), self.file(f"few/{entry.name}/{file}"))
        return self.file("few")

    def program(self, name, *words):
        return [os.path.join(self.bin, name), *map(str, words)]

    def peer(self, *words):
        return [PYTHON, os.path.join(HERE, "peers.py"), *map(str, words)]

    def file(self, name):
        return os.path.join(self.scratch, name)

    def many(self, pictures):
        """A folder of that many pictures in 1,000 classes, made once."""
        def folder():
            place = self.file(f"many-{pictures}")
            if not os.path.isdir(place):
                classes = min(1000, pictures)
                run(self.program("pictures_bench", "many", place, "--classes", classes, "--each", pictures // classes))
            return place
        return folder

    def large(self, pictures=64):
        """12-megapixel JPEGs in two classes, made of the photographs."""
        def folder():
            from PIL import Image
            place = self.file("large")
            if os.path.isdir(place):
                return place
            classes = [entry.name for entry in sorted(os.scandir(self.data), key=lambda e: e.name) if entry.is_dir()]
            for name in classes[:2]:
                os.makedirs(os.path.join(place, name))
                source = os.path.join(self.data, name)
                for i, file in enumerate(sorted(os.listdir(source))[:pictures // 2]):
                    image = Image.open(os.path.join(source, file)).convert("RGB").resize((4000, 3000), Image.BICUBIC)
                    image.save(os.path.join(place, name, f"{i}.jpg"), quality=92)
            return place
        return folder

    @functools.cache
    def checkpoint(self, variant):
        """A network with 1,000 classes."""
        file = self.file(f"net-{variant}.pth")
        run(self.program("exports_bench", "make", variant, file))
        return file

    def kernels(self):
        """Seconds of each kernel by its name, for each instruction set, slowest first."""
        words = self.program("kernels_bench", "--benchmark_format=json", f"--benchmark_min_time={0.001 if self.short else 0.2}")
        done = subprocess.run(words, capture_output=True, text=True, timeout=HOUR)
        if done.returncode:
            raise Refused(f"{words[0]} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
        sets = {}
        for one in json.loads(done.stdout)["benchmarks"]:
            name, kind, instructions = one["name"].split("/")
            sets.setdefault(instructions, {})[f"{name} {kind}"] = one["real_time"] / 1e3  # they are in milliseconds
        return list(sets.values())

    def rows(self):
        steps, size = (2, 4) if self.short else (12, 32)
        alone = ["taskset", "-c", str(min(os.sched_getaffinity(0)))]

        def train(variant, precision, side=224, batch=size):
            return lambda: run(self.program("network_bench", "train", variant, "--precision", precision, "--side", side,
                                            "--batch", batch, "--steps", steps))

        def peer_train(variant, style, precision, side=224, batch=size, keeps=True):
            return lambda: run(self.peer("train", variant, style, precision, "--side", side, "--batch", batch, "--steps",
                                         steps), KEEPS_MEMORY if keeps else None)

        def ceiling(variant, side=224, batch=size):
            return lambda: run(self.program("convolutions_bench", variant, "--precision", self.low, "--side", side, "--batch",
                                            batch, "--steps", 1 if self.short else 5))

        goals = {"course": (1.20, 3.5, 0.90), "torchvision": (1.22, 4.0, 0.85), "paper": (1.9, 5.5, 0.87)}
        for variant in VARIANTS:
            expert, tutorial, efficiency = goals[variant]
            of = f"training step, {variant}"
            yield Row(f"train-{variant}",
                      [Line(f"{of}, {self.low}, beside Python, channels-last", expert),
                       Line(f"its peak memory, {variant}", 1 / 0.6, "peak_mib")],
                      train(variant, self.low), peer_train(variant, "expert", self.low),
                      self.same_losses(variant, self.low))
            yield Row(f"tutorial-{variant}", [Line(f"{of}, out of the box, beside Python as tutorials write it", tutorial)],
                      train(variant, "auto"), peer_train(variant, "tutorial", "float32", keeps=False),
                      self.same_losses(variant, self.low, "tutorial"))
            yield Row(f"ceiling-{variant}", [Line(f"{of}, beside its convolutions alone", efficiency)],
                      train(variant, self.low), ceiling(variant), self.same_losses(variant, self.low))
            if self.low != "float32":
                yield Row(f"float32-{variant}", [Line(f"{of}, float32, beside Python, channels-last", 1.2)],
                          train(variant, "float32"), peer_train(variant, "expert", "float32"),
                          self.same_losses(variant, "float32"))
        for size, goal in ((32, 0.80), (128, 0.85)):
            yield Row(f"ceiling-128-{size}",
                      [Line(f"training step, torchvision, input 128, batch {size}, beside its convolutions alone", goal)],
                      train("torchvision", self.low, 128, size), ceiling("torchvision", 128, size),
                      self.same_losses("torchvision", self.low, side=128))
        for size in (1, 32):
            for variant in VARIANTS:
                sizes = ("--batch", size, "--steps", (3 if self.short else 100) if size == 1 else steps)
                yield Row(f"predict-{variant}-{size}",
                          [Line(f"prediction, {variant}, {size} picture(s), beside Python, channels-last", 3)],
                          lambda v=variant, s=sizes: run(self.program("network_bench", "predict", v, *s)),
                          lambda v=variant, s=sizes: run(self.peer("predict", v, self.low, *s), KEEPS_MEMORY),
                          self.same_answers(variant, min(size, 4) if self.short else size))
        # That all sets compute the same is a test (tests/engine/kernels_test.cpp).
        yield Row("kernels",
                  [Line(f"{name}, one core, this machine's instruction set beside plain code", 1, name)
                   for name in ("maxPool bfloat16", "maxPoolGradient bfloat16", "lrn bfloat16", "lrnGradient bfloat16",
                                "scaleRelu bfloat16", "adam float32")],
                  lambda: self.kernels()[-1], lambda: self.kernels()[0])
        for name, goal, what in (("load", 2.1, "a picture from JPEG to float32, one core, first epoch, beside Pillow"),
                                 ("load-again", 10, "the same in later epochs, decoded pictures in memory"),
                                 ("load-unkept", 2.1, "the same where memory has no room for them")):
            yield Row(name, [Line(what, goal)],
                      lambda name=name: run([*alone, *self.program("pictures_bench", name, self.data)]),
                      lambda: run([*alone, *self.peer("load", self.data)]), lambda: self.same_pictures(self.data))
        yield Row("thumbnails", [Line("a thumbnail of 128 px, one core, beside Pillow's", 2.5)],
                  lambda: run([*alone, *self.program("pictures_bench", "thumbnails", self.data)]),
                  lambda: run([*alone, *self.peer("thumbnails", self.data)]), self.same_thumbnails)
        large = self.large()
        yield Row("large", [Line("12-megapixel photographs to float32, two workers, beside torchvision's loader", 3)],
                  lambda: run(self.program("pictures_bench", "load-unkept", large(), "--workers", 2)),
                  lambda: run(self.peer("load", large(), "--workers", 2)), lambda: self.same_pictures(large()))
        files = 1000 if self.short else 1_000_000
        many = self.many(files)
        yield Row("scan", [Line(f"listing {files:,} files in 1,000 folders, beside torchvision's ImageFolder", 5)],
                  lambda: run(self.program("pictures_bench", "scan", many())), lambda: run(self.peer("scan", many())),
                  lambda: self.same_listing(many())())
        engine = os.path.join(os.environ.get("INCEPTION_STUDIO_LIBRARIES",
                                             os.path.join(self.bin, "../lib/inception-studio")), "libstudio_engine.so")
        window = lambda *words, **more: (lambda: run(self.program("window_bench", *words), more))
        yield Row("start", [Line("from start to the window's first frame, beside the program with LibTorch linked", 5),
                            Line("the window's first frame within 100 ms", 1, limit=0.1),
                            Line("LibTorch ready within 0.7 s after it", 1, "engine_after", 0.7)],
                  window("start"), window("start", LD_PRELOAD=engine))
        yield Row("first", [Line("two clicks: from the sample's door to the first batch in the plot within 10 s", 1, limit=10)],
                  window("first"))
        yield Row("rows", [Line(f"the first rows of {files:,} files on screen within 100 ms", 1, limit=0.1),
                           Line("all of its rows within 1 s", 1, "all", 1.0)],
                  lambda: run(self.program("window_bench", "rows", many())))
        seconds, epochs = (2, 1) if self.short else (60, 4)
        yield Row("tick", [Line("the window's 60 Hz tick while training, p99, beside the window at rest", 16.8 / 17.5),
                           Line("its p99 within 17.5 ms", 1, limit=0.0175),
                           Line("its longest tick within 33 ms", 1, "longest", 0.033)],
                  window("tick", self.data, seconds), window("idle", seconds))
        yield Row("window", [Line("a training that the window shows, beside one without a window", 1 / 1.03)],
                  window("shown", self.data, epochs), window("hidden", self.data, epochs), alike="loss")
        yield Row("strip", [Line("its twelve pictures within 1 % of the training", 1, "share", 0.01)],
                  lambda: run(self.program("strip_bench", self.data, epochs)))
        for kind, *switches in EXPORTS:
            for variant in ("torchvision",) if switches else VARIANTS:
                name = " ".join((variant, kind, *switches))
                out = self.file(f"out.{kind}")
                yield Row("export-" + "-".join((kind, *(word.strip("-") for word in switches), variant)),
                          [Line(f"{name}: written, read back and compared on 16 photographs within 2 s", 1, limit=2),
                           Line(f"its memory within three times the weights, {name}", 1, "weights_memory", 3)],
                          lambda kind=kind, variant=variant, switches=switches, out=out:
                          run(self.program("exports_bench", kind, self.checkpoint(variant), out, "--data", self.data, *switches)))
        batches = 10_000 if self.short else 1_000_000
        # One per cent of the fastest step measured so far: 32 pictures in 4.6 ms, on an H100.
        yield Row("records", [Line("a batch's row written within 1 % of a step of 4.6 ms", 1, "write", 46e-6),
                              Line(f"{batches:,} rows read back within 1 s", 1, "read", 1)],
                  lambda: run(self.program("records_bench", batches)))
        yield Row("plots", [Line(f"three heads x {batches:,} batches drawn anew within 4 ms", 1, limit=0.004)],
                  lambda: run(self.program("plots_bench", batches)))
        yield Row("grid", [Line(f"a grid of {files:,} pictures first shown within 10 ms", 1, "open_ms", 10),
                           Line("a frame of scrolling it within 2 ms", 1, "wheel_fast/median_ms", 2),
                           Line("first shown, beside a plain QListView of the same cells", 14, "open_ms"),
                           Line("a frame of scrolling, beside the same", 1, "wheel_fast/median_ms")],
                  lambda: run(self.program("grid_bench", "ours", many())),
                  lambda: run(self.program("grid_bench", "plain", many())))


def cpu_line(name):
    """One of /proc/cpuinfo, of the first core."""
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
        for line in file:
            key, _, value = line.partition(":")
            if key.strip() == name:
                return value.strip()
    return ""


def cpu_flags():
    return cpu_line("flags").split()


def machine():
    """What the figures hang on."""
    known = [flag for flag in ("avx2", "avx512f", "avx512_bf16", "amx_bf16") if flag in cpu_flags()]
    return {"cpu": cpu_line("model name") or platform.machine(), "cores": len(os.sched_getaffinity(0)),
            "instructions": known, "kernel": platform.release(), "load": os.getloadavg()[0]}


def amount(value, key):
    if key == "peak_mib":
        return f"{value:.0f} MiB"
    if key == "share":
        return f"{100 * value:.2f} %"
    if key == "weights_memory":
        return f"{value:.2f} x"
    milliseconds = value if key.endswith("_ms") else 1e3 * value
    return f"{milliseconds / 1e3:.2f} s" if milliseconds >= 10_000 else f"{milliseconds:.3g} ms"


def table(facts, rows, refused):
    lines = [f"{facts['cpu']}, {facts['cores']} cores and as many threads, {', '.join(facts['instructions'])}; load "
             f"{facts['load']:.1f} at the beginning. Ratio: how many times as good as the peer, or as the limit; median "
             "and range.", "",
             "| what | the studio | peer or limit | ratio | goal |", "|---|---|---|---|---|"]
    for row in rows:
        spread = f" ({row['least']:.2f} to {row['most']:.2f})" if row["rounds"] > 1 else ""
        noise = "" if row["quiet"] else ", the machine was not quiet"
        lines.append(f"| {row['what']} | {amount(row['ours'], row['key'])} | {amount(row['peer'], row['key'])} | "
                     f"{row['ratio']:.2f}{spread}{noise} | {row['goal']:.2f} |")
    lines += [f"| {name} | refused: {why} | | | |" for name, why in refused]
    return "\n".join(lines) + "\n"


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--short", action="store_true")
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--out", default="build/bench")
    words.add_argument("bin")
    words.add_argument("data")
    words.add_argument("name", nargs="*")
    given = words.parse_args()
    if subprocess.run([PYTHON, "-c", "import torch, torchvision, PIL"], capture_output=True).returncode:
        print(f"{PYTHON} has no torch and torchvision: there is nothing to compare with", file=sys.stderr)
        return 77
    os.makedirs(given.out, exist_ok=True)
    facts, rows, refused = machine(), [], []
    with tempfile.TemporaryDirectory(prefix="bench-", dir=given.out) as scratch:
        for row in Suite(given.bin, given.data, os.path.abspath(scratch), given.short).rows():
            if given.name and not any(part in row.name for part in given.name):
                continue
            print(f"{row.name} ..", end=" ", file=sys.stderr, flush=True)
            try:
                found = row.measure(1 if given.short else given.rounds, not given.short)
                rows += found
                print(", ".join(f"{line['ratio']:.2f}" for line in found), file=sys.stderr, flush=True)
            except Refused as why:
                refused.append((row.name, str(why)))
                print(f"refused: {why}", file=sys.stderr, flush=True)
    if not rows and not refused:
        words.error("no row has such a name")
    text = table(facts, rows, refused)
    with open(os.path.join(given.out, "bench.md"), "w", encoding="utf-8") as file:
        file.write(text)
    with open(os.path.join(given.out, "bench.json"), "w", encoding="utf-8") as file:
        json.dump({"machine": facts, "rows": rows, "refused": dict(refused)}, file, indent=1)
    print(text, end="")
    return 1 if refused or not all(math.isfinite(row["ratio"]) for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
