// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/library.h"
#include "core/engine/engine.h"

#include <mutex>

namespace studio {

std::string_view precisionName(Precision precision) {
    switch (precision) {
        case Precision::Auto:
            return "auto";
        case Precision::Float32:
            return "float32";
        case Precision::BFloat16:
            return "bfloat16";
        case Precision::Float64:
            return "float64";
    }
    return {};
}

std::shared_ptr<Engine> loadEngine() {
    // A failed attempt is not remembered: the library may be there the next time.
    static std::mutex mutex;
    static std::shared_ptr<Engine> engine;
    const std::lock_guard lock(mutex);
    if (engine) return engine;
    using Maker = Engine*();
    auto* make = reinterpret_cast<Maker*>(symbolOf("studio_engine", "studioMakeEngine"));
    engine.reset(make());
    if (!engine) throw Error(ErrorCode::EngineMissing, {"libstudio_engine.so", "it could not start"});
    return engine;
}

}  // namespace studio
