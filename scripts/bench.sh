#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/bench.sh [NAME..]: the studio beside its peers (PyTorch, torchvision, Pillow), in turn, on this machine; rows
# whose name contains NAME, or all (two hours). The table is printed and written to build/bench. BENCH_DATA: a folder of
# photographs, one folder a class; without it, the flowers of shared/ beside the project, and where they are not the built-in
# sample.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

install_packages "${STUDIO_PACKAGES[@]}" "${STUDIO_TEST_PACKAGES[@]}"
build_preset release studio_benchmarks inception-studio-cli
build=$STUDIO_ROOT/build/release
flowers=${INCEPTION_STUDIO_SHARED:-$STUDIO_ROOT/../shared}/data/flowers
data=${BENCH_DATA:-}
if [[ -z $data && -d $flowers ]]; then
    data=$flowers
fi
if [[ -z $data ]]; then
    data=$STUDIO_ROOT/build/bench/sample
    mkdir -p -- "$STUDIO_ROOT/build/bench"
    [[ -d $data ]] || "$build/bin/inception-studio-cli" sample "$data" >&2
fi
/usr/bin/python3 "$STUDIO_ROOT/tests/bench/suite.py" --out "$STUDIO_ROOT/build/bench" "$build/test-bin" "$data" "$@"
