#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every test, after the same set-up as run.sh. The tests and the programs they drive are built into build/dev with
# warnings as errors; build/release is left alone. --all adds the sanitizer presets, the fuzzing and the formatting check.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

all=
case ${1:-} in
'') ;;
--all) all=yes ;;
*)
    say "scripts/test.sh [--all]   every test; --all adds the sanitizer presets, the fuzzing and the formatting check"
    exit 2
    ;;
esac

# run_tests PRESET [ctest arguments]: goes on after a failure, so that one run shows them all.
failed=()
run_tests() {
    local preset=$1
    shift
    build_preset "$preset"
    (cd -- "$STUDIO_ROOT" && ctest --preset "$preset" -j 2 "$@") || failed+=("$preset")
}

install_packages "${STUDIO_PACKAGES[@]}" "${STUDIO_TEST_PACKAGES[@]}"
if [[ -n $all ]]; then
    install_packages clang-format shellcheck
    (cd -- "$STUDIO_ROOT" && git ls-files -z '*.cpp' '*.h' | xargs -0 clang-format --dry-run --Werror) || failed+=(format)
    (cd -- "$STUDIO_ROOT" && shellcheck -x scripts/*.sh .ci/run) || failed+=(shellcheck)
fi
run_tests dev
if [[ -n $all ]]; then
    run_tests asan
    run_tests tsan
    "$STUDIO_ROOT/scripts/fuzz.sh" || failed+=(fuzz)
fi
((${#failed[@]} == 0)) || fail "tests failed in: ${failed[*]}. Their output stands above."
