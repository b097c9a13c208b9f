#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# From nothing to the studio: installs what is missing, builds, opens the window. Without a screen it trains the
# built-in sample (or FOLDER) through the command line and says where the run, its report and the pictures are.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
scripts/run.sh [--cuda] [FOLDER]
    Installs what is missing (apt-get), builds, and opens the studio, with the pictures in FOLDER if one is named.
    Without a screen it trains the built-in sample, or FOLDER, and writes the run, its report and a picture of every page.
    --cuda trains on an NVIDIA card: it fetches PyTorch with CUDA (5 GB, once) and builds on that, into build/cuda.
TEXT
}

# May --cuda fetch so much? Asked where somebody can answer.
may_fetch() {
    [[ ! -t 0 || -d $STUDIO_TORCH_WHEEL ]] && return
    local answer
    read -r -p "The studio for NVIDIA cards needs PyTorch with CUDA: 5 GB are fetched. Go on? [y/N] " answer
    [[ $answer == [yY]* ]]
}

has_card() { command -v nvidia-smi >/dev/null && nvidia-smi -L >/dev/null 2>&1; }

folder=''
preset=release
for argument in "$@"; do
    case $argument in
    -h | --help)
        usage
        exit 0
        ;;
    --cuda) preset=cuda ;;
    -*)
        usage >&2
        exit 2
        ;;
    *)
        [[ -z $folder ]] || { usage >&2; exit 2; }
        folder=$argument
        ;;
    esac
done
[[ -z $folder || -e $folder ]] || fail "there is no folder \"$folder\". Check the name and start again."
[[ -z $folder ]] || folder=$(realpath -- "$folder")

if [[ $preset == cuda ]]; then
    has_card || fail "no NVIDIA card answers here (nvidia-smi). Install its driver, or start without --cuda: the CPU trains, too."
    may_fetch || fail "nothing was fetched. Start without --cuda to train on the CPU."
elif has_card; then
    say "There is an NVIDIA card here: scripts/run.sh --cuda trains on it."
fi

install_packages "${STUDIO_PACKAGES[@]}"
[[ $preset != cuda ]] || fetch_torch_wheel
build_preset "$preset" studio_programs
bin=$STUDIO_ROOT/build/$preset/bin

if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
    exec "$bin/inception-studio" ${folder:+"$folder"}
fi

say "There is no screen here: training through the command line instead."
if [[ -z $folder ]]; then
    folder=${XDG_DATA_HOME:-$HOME/.local/share}/inception-studio/sample # where the window has it, too
    "$bin/inception-studio-cli" sample "$folder" >&2
fi
answer=$(mktemp)
trap 'rm -f -- "$answer"' EXIT
"$bin/inception-studio-cli" train --data "$folder" --preset quick | tee -- "$answer"
run=$(sed -n 's/^Run folder: //p' "$answer")

"$STUDIO_ROOT/scripts/screenshots.sh" "$run/pictures" "$run"
cat <<TEXT
Run:      $run
Report:   $run/report.html
Pictures: $run/pictures
TEXT
