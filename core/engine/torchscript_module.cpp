// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/library.h"
#include "core/engine/torchscript.h"

namespace studio {

void writeTorchScript(const std::filesystem::path& path, const TorchScriptRequest& request) {
    static const auto write =
        reinterpret_cast<StudioWriteTorchScript>(symbolOf("studio_engine", kStudioWriteTorchScriptSymbol));
    write(path, request);
}

std::vector<std::vector<float>> runTorchScript(const std::filesystem::path& path, int count, int side,
                                               std::span<const float> floats, std::span<const std::uint8_t> bytes) {
    static const auto run =
        reinterpret_cast<StudioRunTorchScript>(symbolOf("studio_engine", kStudioRunTorchScriptSymbol));
    return run(path, count, side, floats, bytes);
}

}  // namespace studio
