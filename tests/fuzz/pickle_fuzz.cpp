// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/formats/pickle.h"
#include "tests/fuzz/fuzz.h"

using namespace studio;

namespace {

/// Any storage that is not too large is there.
StorageBytes storageOf(const std::string&, DType type, std::uint64_t count) {
    constexpr std::uint64_t kMost = 1 << 16;
    if (count > kMost) throw PickleError{true, "too large"};
    return std::make_shared<const std::vector<std::byte>>(static_cast<std::size_t>(count) * dtypeSize(type));
}

}  // namespace

/// The pickle alone: its opcodes are reached without a zip's check sums in the way.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const PickleLimits limits{.objects = 10'000, .text = 1 << 20, .tensors = 1 << 20, .depth = 16};
    try {
        readPickle(fuzz::bytesOf(data, size), storageOf, limits);
    } catch (const PickleError&) {
    } catch (const Error&) {
    }
    return 0;
}
