// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pth_legacy.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/formats/bytes.h"
#include "core/formats/pickle.h"

#include <algorithm>
#include <map>

namespace studio {
namespace {

constexpr std::int64_t kProtocol = 1001;
constexpr std::size_t kMagicPickle = kLegacyMagic.size() + 1;  // and STOP
constexpr std::uint64_t kMaxPickles = 16 << 20;                // far above those of any network

[[noreturn]] void damaged() {
    throw PickleError{true, STUDIO_TEXT("Files", "it ends early")};
}

class LegacyFile {
public:
    explicit LegacyFile(ByteSource& source)
        : m_source(source), m_pickles(source.part(0, std::min(source.size(), kMaxPickles))) {
        m_limits.tensors = std::min(kMaxWeightsFile, 4 * source.size());
    }

    PthValue read() {
        if (m_pickles.size() < kMagicPickle) damaged();
        const PthValue protocol = next(nothing());
        if (!protocol.as<std::int64_t>() || *protocol.as<std::int64_t>() != kProtocol)
            throw PickleError{false, STUDIO_TEXT("Files", "it has a form from before PyTorch 1.0")};
        const PthValue machine = next(nothing());
        if (const PthValue* little = machine.find("little_endian");
            little && little->as<bool>() && !*little->as<bool>())
            throw PickleError{false, STUDIO_TEXT("Files", "it was written on a big-endian machine")};
        // The storages stand behind the pickle that says how large they are: it is read once for their sizes and, when
        // they are known, for its tensors.
        const std::size_t object = m_at;
        next([this](const std::string& key, DType type, std::uint64_t count) { return announce(key, type, count); });
        readStorages(next(nothing()));
        m_at = object;
        return next([this](const std::string& key, DType, std::uint64_t) { return known(key).bytes; });
    }

private:
    struct Storage {
        std::size_t elementSize = 1;
        StorageBytes bytes;
    };

    static StorageSource nothing() {
        return [](const std::string&, DType, std::uint64_t) -> StorageBytes { damaged(); };
    }

    PthValue next(const StorageSource& source) {
        std::size_t used = 0;
        PthValue value = readPickle(std::span(m_pickles).subspan(m_at), source, m_limits, &used);
        m_at += used;
        return value;
    }

    /// Zeros in the right number, so that the first reading finds every tensor inside its storage.
    StorageBytes announce(const std::string& key, DType type, std::uint64_t count) {
        if (count > (m_source.size() - m_announced) / dtypeSize(type)) damaged();
        m_announced += count * dtypeSize(type);
        Storage& storage = m_storages[key];
        storage.elementSize = dtypeSize(type);
        storage.bytes = std::make_shared<const std::vector<std::byte>>(count * dtypeSize(type));
        return storage.bytes;
    }

    const Storage& known(const std::string& key) const {
        const auto found = m_storages.find(key);
        if (found == m_storages.end()) throw PickleError{true, STUDIO_TEXT("Files", "its contents are garbled")};
        return found->second;
    }

    /// They stand behind the last pickle, in the order of `keys`.
    void readStorages(const PthValue& keys) {
        std::uint64_t at = m_at;
        const PthValue::List* list = keys.as<PthValue::List>();
        if (!list || list->size() != m_storages.size())
            throw PickleError{true, STUDIO_TEXT("Files", "its contents are garbled")};
        for (const PthValue& key : *list) {
            const std::string text = key.as<std::string>() ? *key.as<std::string>() : std::string();
            const Storage& storage = known(text);
            if (m_source.size() - at < 8) damaged();
            const auto count = numberAt<std::uint64_t>(m_source.part(at, 8), 0);
            at += 8;
            if (count > (m_source.size() - at) / storage.elementSize) damaged();
            const std::uint64_t size = count * storage.elementSize;
            m_storages[text].bytes = std::make_shared<const std::vector<std::byte>>(m_source.part(at, size));
            at += size;
        }
    }

    ByteSource& m_source;
    std::vector<std::byte> m_pickles;  ///< the file's beginning
    std::size_t m_at = kMagicPickle;
    std::uint64_t m_announced = 0;
    PickleLimits m_limits;
    std::map<std::string, Storage> m_storages;
};

}  // namespace

bool isLegacyPth(ByteSource& source) {
    if (source.size() < kLegacyMagic.size()) return false;
    const std::vector<std::byte> bytes = source.part(0, kLegacyMagic.size());
    return std::equal(kLegacyMagic.begin(), kLegacyMagic.end(), bytes.begin(),
                      [](char c, std::byte b) { return static_cast<std::byte>(c) == b; });
}

PthValue readLegacyPth(ByteSource& source, const std::string& name) {
    try {
        return LegacyFile(source).read();
    } catch (const PickleError& error) {
        throw Error(error.damaged ? ErrorCode::DamagedCheckpoint : ErrorCode::NotACheckpoint, {name, error.reason});
    }
}

}  // namespace studio
