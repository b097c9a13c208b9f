#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/screenshots.sh OUT [RUN]: a picture of every page from a real run, light, dark and Chinese. Without RUN a short
# run on the built-in sample is made first.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

(($# == 1 || $# == 2)) || { say "scripts/screenshots.sh OUT [RUN]"; exit 2; }
install_packages "${STUDIO_PACKAGES[@]}"
build_preset release studio_programs
bin=$STUDIO_ROOT/build/release/bin
mkdir -p -- "$1"
out=$(realpath -- "$1")

run=${2:-}
if [[ -z $run ]]; then
    work=$(mktemp -d)
    trap 'rm -rf -- "$work"' EXIT
    run=$work/run
    "$bin/inception-studio-cli" sample "$work/sample"
    "$bin/inception-studio-cli" train --data "$work/sample" --preset quick --epochs 2 --out "$run"
fi
QT_QPA_PLATFORM=offscreen "$bin/inception-studio-pictures" "$out" "$run"
