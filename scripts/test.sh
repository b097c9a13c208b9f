#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every test, after the same set-up as run.sh, and ten seconds of fuzzing for every reader of weights. The tests and the programs
# they drive are built into build/dev with warnings as errors; build/release is left alone. --all adds the sanitizer presets, a minute
# of fuzzing for every reader there is, the engine built on PyTorch with CUDA (its tests run on the CPU where there is no card) and
# the formatting check.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

all=
case ${1:-} in
'') ;;
--all) all=yes ;;
*)
    say "scripts/test.sh [--all]   every test; --all adds the sanitizer presets, the fuzzing, the engine for CUDA and the formatting check"
    exit 2
    ;;
esac

# run_tests PRESET [TARGET]: goes on after a failure, so that one run shows them all.
failed=()
run_tests() {
    build_preset "$@"
    (cd -- "$STUDIO_ROOT" && ctest --preset "$1" -j 2) || failed+=("$1")
}

install_packages "${STUDIO_PACKAGES[@]}" "${STUDIO_TEST_PACKAGES[@]}"
if [[ -n $all ]]; then
    install_packages clang-format shellcheck
    (cd -- "$STUDIO_ROOT" && git ls-files -z '*.cpp' '*.h' | xargs -0 clang-format --dry-run --Werror) || failed+=(format)
    (cd -- "$STUDIO_ROOT" && shellcheck -x scripts/*.sh .ci/run) || failed+=(shellcheck)
fi
# Clients of the exports that Debian does not have; python_export_test says what it leaves out without them.
python_clients() {
    local folder=$STUDIO_ROOT/build/test-python numpy
    [[ ! -f $folder/ready ]] || return 0
    numpy=$(/usr/bin/python3 -c 'import numpy; print(numpy.__version__)')
    rm -rf -- "$folder"
    if /usr/bin/python3 -m venv --system-site-packages "$folder" >"$STUDIO_ROOT/build/test-python.log" 2>&1 &&
        "$folder/bin/pip" install onnx onnxruntime safetensors "numpy==$numpy" >>"$STUDIO_ROOT/build/test-python.log" 2>&1; then
        touch "$folder/ready"
    else
        rm -rf -- "$folder"
        say "No package index gave onnx, onnxruntime and safetensors: the tests that need them are skipped" \
            "(the log is build/test-python.log)"
    fi
}
mkdir -p -- "$STUDIO_ROOT/build"
python_clients
run_tests dev
if [[ -n $all ]]; then
    run_tests asan
    run_tests tsan
    "$STUDIO_ROOT/scripts/fuzz.sh" || failed+=(fuzz)
    fetch_torch_wheel
    run_tests cuda studio_engine_tests
else
    "$STUDIO_ROOT/scripts/fuzz.sh" 10 pth pickle safetensors caffemodel onnx torchscript_facts class_indices model_file || failed+=(fuzz)
fi
((${#failed[@]} == 0)) || fail "tests failed in: ${failed[*]}. Their output stands above."
