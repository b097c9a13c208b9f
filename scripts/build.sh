#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the two programs (release, into build/release/bin), installing what is missing first.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

(($# == 0)) || fail "usage: scripts/build.sh (no options)"
install_packages "${STUDIO_PACKAGES[@]}"
build_preset release studio_programs
say "The programs are in $STUDIO_ROOT/build/release/bin"
