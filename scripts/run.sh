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
scripts/run.sh [FOLDER]
    Installs what is missing (apt-get), builds, and opens the studio, with the pictures in FOLDER if one is named.
    Without a screen it trains the built-in sample, or FOLDER, and writes the run, its report and a picture of every page.
TEXT
}

folder=
for argument in "$@"; do
    case $argument in
    -h | --help)
        usage
        exit 0
        ;;
    --cuda) fail "--cuda is not offered by this version; the studio trains on the CPU. Start it without --cuda." ;;
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

install_packages "${STUDIO_PACKAGES[@]}"
build_preset release studio_programs
bin=$STUDIO_ROOT/build/release/bin

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
