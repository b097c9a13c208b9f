#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/screenshots.sh OUT [RUN|DATA]: a picture of every page, state and dialog, light, dark and Chinese, from a short
# run on DATA (without it, on the built-in sample); of a run that is there, the pages that show it. Needs no screen.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

(($# == 1 || $# == 2)) || { say "scripts/screenshots.sh OUT [RUN|DATA]"; exit 2; }
install_packages "${STUDIO_PACKAGES[@]}"
build_preset release studio_programs
bin=$STUDIO_ROOT/build/release/bin
mkdir -p -- "$1"
out=$(realpath -- "$1")

of=${2:-}
if [[ -z $of ]]; then
    work=$(mktemp -d)
    trap 'rm -rf -- "$work"' EXIT
    of=$work/sample
    "$bin/inception-studio-cli" sample "$of" >&2
fi
say "Taking pictures of every page"
QT_QPA_PLATFORM=offscreen "$bin/inception-studio-pictures" "$out" "$of" >&2
