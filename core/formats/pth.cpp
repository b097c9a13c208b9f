// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pth.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/byte_source.h"
#include "core/formats/pickle.h"
#include "core/formats/pth_legacy.h"
#include "core/formats/zip.h"

#include <algorithm>

namespace studio {
namespace {

// PyTorch packs nothing; a file that somebody packed again is let in, a bomb is not
constexpr std::uint64_t kMinUnpacked = 1 << 20, kMaxUnpackRatio = 64;
constexpr std::uint64_t kMaxPickleSize = 16 << 20;

std::span<const std::byte> bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

[[noreturn]] void notOne(const std::string& name, const std::string& reason) {
    throw Error(ErrorCode::NotACheckpoint, {name, reason});
}

/// The first bytes say what a file is; a large file of another kind is never read.
void checkStart(ByteSource& source, const std::string& name) {
    const std::vector<std::byte> start = source.part(0, std::min<std::uint64_t>(source.size(), kLegacyMagic.size()));
    // as far as it goes: a file that was cut inside them is a damaged one
    const auto startsLike = [&](std::string_view magic) {
        const std::size_t size = std::min(start.size(), magic.size());
        return std::equal(magic.begin(), magic.begin() + static_cast<std::ptrdiff_t>(size), start.begin(),
                          [](char c, std::byte b) { return static_cast<std::byte>(c) == b; });
    };
    if (start.empty()) throw Error(ErrorCode::DamagedCheckpoint, {name, STUDIO_TEXT("Files", "it is empty")});
    if (startsLike("PK\x03\x04") || startsLike(kLegacyMagic)) return;
    notOne(name, STUDIO_TEXT("Files", "it is no archive of tensors"));
}

class Archive {
public:
    Archive(ByteSource& source, std::string name)
        : m_size(source.size()), m_name(std::move(name)), m_zip(source, m_name) {}

    PthValue read() {
        findPrefix();
        const ZipReader::Entry& entry = need("data.pkl");
        if (entry.size > kMaxPickleSize) notOne(m_name, STUDIO_TEXT("Files", "its list of contents is far too long"));
        const std::vector<std::byte> pickle = m_zip.read(entry);
        PickleLimits limits;
        limits.tensors = std::min(kMaxWeightsFile, 4 * m_size);
        try {
            const auto source = [this](const std::string& key, DType, std::uint64_t) { return storage(key); };
            return readPickle(pickle, source, limits);
        } catch (const PickleError& error) {
            throw Error(error.damaged ? ErrorCode::DamagedCheckpoint : ErrorCode::NotACheckpoint,
                        {m_name, error.reason});
        }
    }

private:
    /// Python names the folder after the file, C++ "archive": whatever stands before "/data.pkl".
    void findPrefix() {
        for (const ZipReader::Entry& entry : m_zip.entries())
            if (entry.name.ends_with("/data.pkl") && entry.name.find('/') == entry.name.size() - 9)
                m_prefix = entry.name.substr(0, entry.name.size() - 8);
        if (m_prefix.empty()) notOne(m_name, STUDIO_TEXT("Files", "it is an archive, but not one of tensors"));
        if (m_zip.find(m_prefix + "constants.pkl"))
            notOne(m_name, STUDIO_TEXT("Files", "it is a TorchScript program, not a file of weights"));
        if (const ZipReader::Entry* order = m_zip.find(m_prefix + "byteorder"); order && order->size < 16) {
            const std::vector<std::byte> text = m_zip.read(*order);
            if (!text.empty() && text[0] == std::byte{'b'})
                notOne(m_name, STUDIO_TEXT("Files", "it was written on a big-endian machine"));
        }
    }

    const ZipReader::Entry& need(const std::string& name) const {
        const ZipReader::Entry* entry = m_zip.find(m_prefix + name);
        if (!entry)
            throw Error(ErrorCode::DamagedCheckpoint, {m_name, STUDIO_TEXT("Files", "a part of it is missing")});
        return *entry;
    }

    /// Many names for the same bytes would unfold a few megabytes into gigabytes.
    StorageBytes storage(const std::string& key) {
        const ZipReader::Entry& entry = need("data/" + key);
        if (entry.packedSize > m_size - m_packed)
            throw Error(ErrorCode::DamagedCheckpoint,
                        {m_name, STUDIO_TEXT("Files", "its parts claim more bytes than it has")});
        m_packed += entry.packedSize;
        const std::uint64_t most = std::min(kMaxWeightsFile, kMinUnpacked + kMaxUnpackRatio * m_size);
        if (entry.size > most - m_unpacked)
            notOne(m_name, STUDIO_TEXT("Files", "it unpacks to far more than its own size"));
        m_unpacked += entry.size;
        return std::make_shared<const std::vector<std::byte>>(m_zip.read(entry));
    }

    std::uint64_t m_size, m_packed = 0, m_unpacked = 0;  ///< the last two of the storages so far
    std::string m_name, m_prefix;
    ZipReader m_zip;
};

PthValue read(ByteSource& source, const std::string& name) {
    checkStart(source, name);
    requireWeightsSize(source, name);
    return isLegacyPth(source) ? readLegacyPth(source, name) : Archive(source, name).read();
}

}  // namespace

const PthValue* PthValue::find(std::string_view key) const {
    const Dict* dict = as<Dict>();
    if (!dict) return nullptr;
    const auto found = std::find_if(dict->begin(), dict->end(), [&](const auto& entry) { return entry.first == key; });
    return found == dict->end() ? nullptr : &found->second;
}

void writePth(const std::filesystem::path& path, const PthValue& root) {
    const Pickled pickled = writePickle(root);
    ZipWriter zip;
    zip.add("archive/data.pkl", bytesOf(pickled.pickle));
    zip.add("archive/byteorder", bytesOf("little"));
    for (std::size_t i = 0; i < pickled.storages.size(); ++i) {
        const StorageBytes& bytes = pickled.storages[i];
        zip.add("archive/data/" + std::to_string(i),
                bytes ? std::span<const std::byte>(*bytes) : std::span<const std::byte>());
    }
    zip.add("archive/version", bytesOf("3\n"));
    zip.writeTo(path);
}

PthValue readPth(const std::filesystem::path& path) {
    FileSource source(path);
    return read(source, pathToText(path));
}

PthValue parsePth(std::span<const std::byte> bytes, const std::string& name) {
    MemorySource source(bytes);
    return read(source, name);
}

}  // namespace studio
