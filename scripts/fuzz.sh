#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/fuzz.sh [SECONDS [READER...]]: the readers of other people's files (READERS below; all of them unless named) against clang's
# libFuzzer with the address and undefined-behaviour sanitizers, SECONDS (60) each. It begins with what tests/fuzz/corpus keeps and the
# test data; what it learns stays in build/fuzz/corpus, so that the next run goes on from there; a finding lies in build/fuzz/findings.
# scripts/fuzz.sh store [READER...]: keeps in tests/fuzz/corpus the smallest set of inputs that reaches all that the learned ones do.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

READERS=(pth pickle jpeg png gif pnm tiff_fields idx csv safetensors caffemodel onnx torchscript_facts class_indices model_file)
seconds=${1:-60}
readers=("${@:2}")
[[ $seconds =~ ^([1-9][0-9]*|store)$ ]] || {
    say "scripts/fuzz.sh [SECONDS [READER...]]   fuzzes every reader for so long (60)"
    say "scripts/fuzz.sh store [READER...]       keeps what was learned in tests/fuzz/corpus"
    exit 2
}
((${#readers[@]} > 0)) || readers=("${READERS[@]}")
for reader in "${readers[@]}"; do
    [[ " ${READERS[*]} " == *" $reader "* ]] || { say "There is no reader $reader. There are: ${READERS[*]}"; exit 2; }
done
install_packages "${STUDIO_PACKAGES[@]}" clang libclang-rt-dev python3
build_preset fuzz studio_fuzzers

folder=$STUDIO_ROOT/build/fuzz
data=$STUDIO_ROOT/tests/data
stored=$STUDIO_ROOT/tests/fuzz/corpus
mkdir -p -- "$folder/findings"

# seed NAME ENDING...: what is stored, and the test data of these endings, small enough to be mutated well.
seed() {
    local name=$1 ending
    shift
    mkdir -p -- "$folder/corpus/$name"
    [[ ! -f $stored/$name.tar.gz ]] || tar -xzf "$stored/$name.tar.gz" --skip-old-files -C "$folder/corpus/$name"
    for ending in "$@"; do
        find "$data" -type f -name "*.$ending" -size -64k -exec cp -u -t "$folder/corpus/$name" -- {} +
    done
}
seed pth_fuzz pth pt
seed jpeg_fuzz jpg
seed png_fuzz png
seed gif_fuzz gif
seed pnm_fuzz ppm pgm pbm
seed tiff_fields_fuzz tif jpg
seed csv_fuzz tsv csv
seed safetensors_fuzz safetensors
seed caffemodel_fuzz caffemodel
seed onnx_fuzz onnx
seed model_file_fuzz pth pt safetensors caffemodel onnx
seed idx_fuzz
seed pickle_fuzz
seed torchscript_facts_fuzz
seed class_indices_fuzz
# Inside a .pth, what a program says of itself, and a header that promises two pictures of 2 x 2.
for file in "$data"/pth/*.pth; do
    python3 - "$file" "$folder/corpus/pickle_fuzz" <<'PYTHON'
import os, sys, zipfile
try:
    with zipfile.ZipFile(sys.argv[1]) as archive:
        for name in archive.namelist():
            if name.endswith("data.pkl"):
                with open(os.path.join(sys.argv[2], os.path.basename(sys.argv[1]) + ".pkl"), "wb") as out:
                    out.write(archive.read(name))
except zipfile.BadZipFile:
    pass  # the form before PyTorch 1.6
PYTHON
done
cat >"$folder/corpus/torchscript_facts_fuzz/facts.json" <<'JSON'
{"format":"inception-studio.weights/1","classes":"[\"a\",\"b\"]","epoch":"3","dtype":"float32","input":"input","output":"logits",
"network":"{\"variant\":\"course\",\"classes\":2,\"input_size\":224,\"aux\":false,\"aux_weight\":0.3,\"dropout\":0.4,\"aux_dropout\":0.5}",
"preprocessing":"{\"resize\":\"squash\",\"size\":224,\"crop\":224,\"channels\":\"rgb\",\"scale\":1,\"mean\":[0,0,0],\"std\":[1,1,1]}"}
JSON
printf '{"0": "daisy", "1": "rose"}' >"$folder/corpus/class_indices_fuzz/two"
printf '\0\0\010\003\0\0\0\002\0\0\0\002\0\0\0\00212345678' >"$folder/corpus/idx_fuzz/pictures"
printf '\0\0\010\001\0\0\0\00212' >"$folder/corpus/idx_fuzz/labels"
gzip -nc "$folder/corpus/idx_fuzz/pictures" >"$folder/corpus/idx_fuzz/pictures.gz"

# store NAME: inputs of at most 4 kB; the archive is the same for the same inputs.
store() {
    local name=$1 least
    least=$(mktemp -d)
    "$folder/bin/$name" -merge=1 -max_len=4096 "$least" "$folder/corpus/$name" >"$folder/$name.log" 2>&1 || return 1
    mkdir -p -- "$stored"
    tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$least" -cf - . | gzip -9n >"$stored/$name.tar.gz"
    say "$name: $(find "$least" -type f | wc -l) inputs, $(stat -c %s "$stored/$name.tar.gz") bytes"
    rm -rf -- "$least"
}
if [[ $seconds == store ]]; then
    for reader in "${readers[@]}"; do
        store "${reader}_fuzz" || fail "merging stopped: the log is build/fuzz/${reader}_fuzz.log"
    done
    exit
fi

# fuzz NAME: silent, unless something is found.
fuzz() {
    local name=$1
    "$folder/bin/$name" -max_total_time="$seconds" -timeout=30 -rss_limit_mb=4096 -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="$folder/findings/$name-" "$folder/corpus/$name" >"$folder/$name.log" 2>&1 || return 1
    say "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/$name.log") inputs, no finding"
}

say "Fuzzing for $seconds s a reader (the logs are build/fuzz/*.log)"
running=0
failed=()
declare -A names=()
finish_one() {
    local ended
    wait -n -p ended || failed+=("${names[$ended]}")
    running=$((running - 1))
}
for reader in "${readers[@]}"; do
    ((running < $(nproc))) || finish_one
    fuzz "${reader}_fuzz" &
    names[$!]=${reader}_fuzz
    running=$((running + 1))
done
while ((running > 0)); do finish_one; done
((${#failed[@]} == 0)) || {
    for name in "${failed[@]}"; do tail -n 40 -- "$folder/$name.log" >&2; done
    fail "fuzzing found something in: ${failed[*]}. The input lies in build/fuzz/findings; run build/fuzz/bin/NAME on it."
}
