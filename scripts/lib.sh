# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by the scripts beside it: what must be installed, and how it is configured and built. Works from any
# directory and in a path with spaces. Everything it has to say goes to stderr.

STUDIO_ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
export STUDIO_ROOT

# The one list of Debian packages (12 and 13). Each library's reason stands in README.md.
# libopenblas0-pthread by name: without it apt may choose the slow reference BLAS for LibTorch.
# ocl-icd-opencl-dev: the CMake files of libdnnl-dev demand OpenCL, and the package only recommends it.
STUDIO_PACKAGES=(
    build-essential cmake ninja-build ccache pkg-config
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev
    qt6-translations-l10n libqcustomplot-dev
    libtorch-dev libdnnl-dev ocl-icd-opencl-dev libopenblas0-pthread libopencv-dev libonnx-dev libprotobuf-dev protobuf-compiler
    libjpeg62-turbo-dev libpng-dev libgif-dev zlib1g-dev
    nlohmann-json3-dev libcli11-dev libspdlog-dev libxxhash-dev libeigen3-dev
    fonts-dejavu-core fonts-noto-cjk
)
# ONNX Runtime's C++ library, which checks exported ONNX files, came with Debian 13; before it OpenCV does that.
if grep -qs '^ID=debian' /etc/os-release && (($(sed -n 's/^VERSION_ID="\{0,1\}\([0-9]*\).*/\1/p' /etc/os-release 2>/dev/null || true) + 0 >= 13)); then
    STUDIO_PACKAGES+=(libonnxruntime-dev)
fi
# shellcheck disable=SC2034 # test.sh reads it
STUDIO_TEST_PACKAGES=(libbenchmark-dev python3 python3-venv python3-torch python3-torchvision xvfb xauth)

# The engine for NVIDIA cards is built on PyTorch's own package, which brings CUDA: Debian has none.
STUDIO_TORCH_WHEEL=$STUDIO_ROOT/build/torch-wheel
STUDIO_TORCH_VERSION=2.11.0
STUDIO_WHEEL_MB=7000 # unpacked and, for a while, packed

STUDIO_INSTALL_MB=4500 # what the packages take when none is there yet
STUDIO_BUILD_MB=1500

say() { printf '%s\n' "$*" >&2; }
fail() {
    printf '%s: %s\n' "$(basename -- "$0")" "$*" >&2
    exit 1
}

# Debian 12 and 13 are tried; relatives of Debian may have the same packages.
check_debian() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null && return
    fail "this is no Debian (no apt-get here). Install the equivalents of these and build with cmake:" \
        "${STUDIO_PACKAGES[*]}"
}

# missing_packages NAME...: those that are not installed, one a line.
missing_packages() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
    local name
    for name in "$@"; do
        grep -qxF -- "$name" <<<"$installed" || printf '%s\n' "$name"
    done
}

# check_room FOLDER MEGABYTES WHAT
check_room() {
    local folder=$1 needed=$2 what=$3 free
    free=$(df -Pm -- "$folder" | awk 'NR == 2 { print $4 }')
    ((free >= needed)) || fail "there is not enough room on the disk of $folder: $what needs about $needed MB and" \
        "$free MB are free. Make room and start again."
}

# install_packages NAME...: quiet about what is there.
install_packages() {
    check_debian
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0

    local as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null || { [[ ! -t 0 ]] && ! sudo -n true 2>/dev/null; }; then
            say "Some packages are missing and this user may not install them. As root, run:"
            say "    apt-get update && apt-get install --no-install-recommends ${missing[*]}"
            exit 1
        fi
        as_root=(sudo)
    fi
    ((${#missing[@]} < 5)) || check_room /usr "$STUDIO_INSTALL_MB" "the installation"

    mkdir -p -- "$STUDIO_ROOT/build"
    local log=$STUDIO_ROOT/build/apt.log
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300
        -o Acquire::Retries=2 -o Acquire::http::Timeout=30)
    say "Installing ${#missing[@]} Debian packages (the log is build/apt.log): ${missing[*]}"
    # A third party's list that can't be fetched is not our affair: only the installation decides.
    "${apt[@]}" update >"$log" 2>&1 </dev/null || true
    "${apt[@]}" install --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null || explain_apt "$log"
}

# explain_apt LOG: one sentence, and exit 1.
explain_apt() {
    local log=$1
    if grep -qiE 'no space left|enough free space' "$log"; then
        fail "the disk is full: apt-get could not install the packages. Make room and start again."
    elif grep -qiE 'could not resolve|failed to fetch|connection (failed|timed out|refused)|network is unreachable' "$log"; then
        fail "Debian's packages could not be fetched. Check the network and start again (the log is $log)."
    elif grep -qi 'unable to locate package' "$log"; then
        fail "this system does not offer all packages; the studio needs Debian 12 or 13 with \"main\" (the log is $log)."
    elif grep -qi 'could not get lock' "$log"; then
        fail "another package installation is running. Wait for it and start again."
    fi
    fail "apt-get could not install the packages: $(grep -m1 '^E:' "$log" || echo 'no reason given'). The log is $log."
}

# fetch_torch_wheel: PyTorch with CUDA into build/torch-wheel, once.
fetch_torch_wheel() {
    local ready=$STUDIO_TORCH_WHEEL/ready-$STUDIO_TORCH_VERSION log=$STUDIO_ROOT/build/torch-wheel.log
    local fetcher=$STUDIO_ROOT/build/torch-wheel-pip
    [[ ! -f $ready ]] || return 0
    install_packages python3 python3-venv
    mkdir -p -- "$STUDIO_ROOT/build"
    rm -rf -- "$STUDIO_TORCH_WHEEL" "$fetcher"
    check_room "$STUDIO_ROOT/build" "$STUDIO_WHEEL_MB" "PyTorch with CUDA"
    say "Fetching PyTorch $STUDIO_TORCH_VERSION with CUDA (the log is build/torch-wheel.log)"
    if /usr/bin/python3 -m venv "$fetcher" >"$log" 2>&1 &&
        "$fetcher/bin/pip" install --no-cache-dir --target "$STUDIO_TORCH_WHEEL" "torch==$STUDIO_TORCH_VERSION" >>"$log" 2>&1 &&
        [[ -f $STUDIO_TORCH_WHEEL/torch/lib/libtorch_cuda.so ]]; then
        rm -rf -- "$fetcher"
        touch -- "$ready"
        return 0
    fi
    rm -rf -- "$STUDIO_TORCH_WHEEL" "$fetcher"
    fail "PyTorch with CUDA could not be fetched: $(grep -m1 -i 'error' "$log" || echo 'no reason given')." \
        "Check the network and start again (the log is $log)."
}

# Compilers that see LibTorch take about 1 GB each.
build_jobs() {
    local cores gigabytes
    cores=$(nproc)
    gigabytes=$(awk '/^MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)
    local most=$((gigabytes * 2 / 3))
    ((most >= 1)) || most=1
    echo $((cores < most ? cores : most))
}

# build_preset PRESET [TARGET...]: configures when needed and builds; silent when there is nothing to do.
build_preset() {
    local preset=$1
    shift
    local folder=$STUDIO_ROOT/build/$preset
    command -v c++ >/dev/null || fail "there is no C++ compiler. Install one with: apt-get install build-essential"
    if [[ ! -f $folder/build.ninja ]]; then
        mkdir -p -- "$folder"
        check_room "$folder" "$STUDIO_BUILD_MB" "the build"
        say "Configuring build/$preset"
        (cd -- "$STUDIO_ROOT" && cmake --preset "$preset" >"$folder/configure.log" 2>&1) ||
            fail "cmake could not configure build/$preset: $(grep -m1 -A3 'CMake Error' "$folder/configure.log" |
                tr -s ' \n' ' '). The log is $folder/configure.log."
    fi
    export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$STUDIO_ROOT} CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR:-1}
    # ninja's own answer to "is there anything to do?" takes a tenth of a second.
    local todo
    todo=$(ninja -C "$folder" -n "$@" 2>&1 | tail -n 1)
    [[ $todo != *"no work to do"* ]] || return 0
    say "Building build/$preset (minutes the first time)"
    ninja -C "$folder" -j "$(build_jobs)" "$@" >&2 || build_failed "$folder"
}

build_failed() {
    local free
    free=$(df -Pm -- "$1" | awk 'NR == 2 { print $4 }')
    ((free > 50)) || fail "the disk is full: the build stopped. Make room and start again."
    fail "the build failed; the first error stands above."
}
