// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// checkpoint_files FOLDER: writes the files that python_checkpoint_test.py opens.
#include "core/formats/pth.h"
#include "core/formats/zip.h"
#include "support/sample_checkpoint.h"

#include <cstdio>
#include <filesystem>

using namespace studio;
namespace fs = std::filesystem;

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const fs::path folder = arguments[1];
    try {
        const Checkpoint last = test::sampleCheckpoint();
        Checkpoint best = last;
        best.training.reset();
        writeCheckpoint(folder / "last.pth", last);
        writeCheckpoint(folder / "best.pth", best);
        writeCheckpoint(folder / "course.pth", test::sampleCheckpoint(Variant::Course));
        writeBareWeights(folder / "bare.pth", last);
        writeBareWeights(folder / "bare aux.pth", last, true);
        writePth(folder / "odd.pth",
                 PthValue::Dict{{"scalar", Array::scalar(0.1)},
                                {"empty", Array::ofFloats({0, 5}, {})},
                                {"half", Array{DType::Float16, {1}, Array::ofInts({}, {0x3c00}).data}},
                                {"whole", PthValue::List{0, 255, 256, -1, std::int64_t{1} << 40}},
                                {"none", PthValue()},
                                {"flags", PthValue::List{true, false}},
                                {"list", PthValue::List{}},
                                {"dict", PthValue::Dict{}}});
        ZipWriter zip(true);
        const std::string text = "four gigabytes and more";
        zip.add("archive/text", std::as_bytes(std::span(text)));
        zip.writeTo(folder / "zip64.zip");
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
