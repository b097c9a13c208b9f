// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "core/base/file_writing.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace studio {

namespace fs = std::filesystem;

namespace {

Error readError(const fs::path& path, int code) {
    const std::string name = pathToText(path);
    if (code == ENOENT || code == ENOTDIR) return {ErrorCode::FileNotFound, {name}};
    if (code == EACCES || code == EPERM) return {ErrorCode::NoPermission, {name}};
    return {ErrorCode::CannotRead, {name, std::generic_category().message(code)}};
}

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0) ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    operator int() const { return m_fd; }

private:
    int m_fd;
};

/// Writes all; errno is set when false.
bool writeAll(int fd, const char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::write(fd, data, size);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        data += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

fs::path xdg(const char* variable, const char* fallback) {
    const char* named = std::getenv(variable);
    const char* home = std::getenv("HOME");
    const fs::path base = named && *named == '/' ? fs::path(named) : fs::path(home && *home ? home : "/tmp") / fallback;
    fs::path folder = base / "inception-studio";
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) throw writeError(folder, failed.value());
    return folder;
}

/// Length of the valid UTF-8 sequence at `text`, 0 when there is none.
std::size_t utf8Length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    const unsigned char second = byte(1);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
        (first == 0xF4 && second > 0x8F))
        return 0;
    return length;
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool looksEscaped(std::string_view text) {
    return text.size() >= 3 && text[0] == '%' && hexDigit(text[1]) >= 0 && hexDigit(text[2]) >= 0;
}

/// A new file beside `path` (".NAME.PID-N") with the rights that any new file gets: mkstemp's are narrower, and the
/// mask that would widen them can't be asked for without changing it for other threads. Sets `name`; below 0: errno
/// says why.
int createBeside(const fs::path& path, std::string& name) {
    static std::atomic<unsigned> count = 0;
    const std::string start = (path.parent_path() / ("." + path.filename().string() + ".")).string();
    int fd = -1;
    do {
        name = start + std::to_string(::getpid()) + "-" + std::to_string(count++);
        fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (fd < 0 && errno == EEXIST);  // left by a process of this number that was killed
    return fd;
}

}  // namespace

Error writeError(const fs::path& path, int code) {
    const std::string name = pathToText(path);
    if (code == ENOSPC || code == EDQUOT) return {ErrorCode::DiskFull, {name}};
    if (code == EACCES || code == EPERM || code == EROFS) return {ErrorCode::NoPermission, {name}};
    return {ErrorCode::CannotWrite, {name, std::generic_category().message(code)}};
}

void removeUnfinished(const fs::path& folder) noexcept {
    std::error_code failed;
    std::vector<fs::path> found;
    for (fs::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed)) {
        const std::string name = each->path().filename().string(), ending = each->path().extension().string();
        const bool numbered = ending.size() > 3 && std::count(ending.begin(), ending.end(), '-') == 1 &&
                              ending.find_first_not_of("0123456789-", 1) == std::string::npos;
        if (name.starts_with('.') && numbered) found.push_back(each->path());  // createBeside's ".NAME.PID-N"
    }
    for (const fs::path& file : found) fs::remove(file, failed);
}

std::vector<std::byte> readFile(const fs::path& path) {
    // O_NONBLOCK: opening a named pipe must not wait for a writer; the type is looked at before anything is read.
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (fd < 0) throw readError(path, errno);
    struct stat info {};
    if (::fstat(fd, &info) != 0) throw readError(path, errno);
    if (!S_ISREG(info.st_mode)) throw Error(ErrorCode::CannotRead, {pathToText(path), "it is not a regular file"});
    std::vector<std::byte> bytes(static_cast<std::size_t>(info.st_size));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(fd, bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw readError(path, errno);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

std::string readTextFile(const fs::path& path) {
    const std::vector<std::byte> bytes = readFile(path);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void writeFileAtomically(const fs::path& path, std::span<const std::byte> bytes) {
    writeFileAtomically(path, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

void writeFileAtomically(const fs::path& path, std::string_view text) {
    writeFileAtomically(path, std::span<const std::string_view>(&text, 1));
}

void writeFileAtomically(const fs::path& path, std::span<const std::string_view> parts) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::string temporary;
    int code = 0;
    {
        const Descriptor fd(createBeside(path, temporary));
        if (fd < 0) throw writeError(path, errno);
        bool good = true;
        for (std::size_t i = 0; good && i < parts.size(); ++i) good = writeAll(fd, parts[i].data(), parts[i].size());
        if (!good || ::fsync(fd) != 0) code = errno;
    }
    if (code == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) code = errno;
    if (code != 0) {
        ::unlink(temporary.c_str());
        throw writeError(path, code);
    }
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory >= 0) ::fsync(directory);
}

void writeFile(const fs::path& path, std::span<const std::byte> bytes) {
    const Descriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (fd < 0 || !writeAll(fd, reinterpret_cast<const char*>(bytes.data()), bytes.size()))
        throw writeError(path, errno);
}

LineFile::LineFile(fs::path path) : m_path(std::move(path)) {
    m_fd = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (m_fd < 0) throw writeError(m_path, errno);
}

LineFile::~LineFile() {
    if (m_fd >= 0) ::close(m_fd);
}

LineFile::LineFile(LineFile&& other) noexcept : m_path(std::move(other.m_path)), m_fd(std::exchange(other.m_fd, -1)) {}

LineFile& LineFile::operator=(LineFile&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_fd, other.m_fd);
    return *this;
}

void LineFile::append(std::string_view lines) {
    const off_t before = ::lseek(m_fd, 0, SEEK_END);
    if (writeAll(m_fd, lines.data(), lines.size())) return;
    const int code = errno;
    if (before >= 0 && ::ftruncate(m_fd, before) != 0) { /* the reader cuts a last line without '\n' */
    }
    throw writeError(m_path, code);
}

void LineFile::sync() {
    ::fdatasync(m_fd);
}

fs::path dataHome() {
    return xdg("XDG_DATA_HOME", ".local/share");
}
fs::path cacheHome() {
    return xdg("XDG_CACHE_HOME", ".cache");
}

fs::path runsHome() {
    fs::path folder = dataHome() / "runs";
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) throw writeError(folder, failed.value());
    return folder;
}

std::string pathToText(const fs::path& path) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    const std::string& raw = path.native();
    std::string out;
    for (std::size_t i = 0; i < raw.size();) {
        const std::string_view rest = std::string_view(raw).substr(i);
        const std::size_t length = looksEscaped(rest) ? 0 : utf8Length(rest);
        if (length == 0) {
            const auto byte = static_cast<unsigned char>(raw[i++]);
            out += {'%', kHex[byte >> 4], kHex[byte & 15]};
        } else {
            out += rest.substr(0, length);
            i += length;
        }
    }
    return out;
}

fs::path pathFromText(std::string_view text) {
    std::string raw;
    while (!text.empty()) {
        if (looksEscaped(text)) {
            raw += static_cast<char>(hexDigit(text[1]) * 16 + hexDigit(text[2]));
            text.remove_prefix(3);
        } else {
            raw += text.front();
            text.remove_prefix(1);
        }
    }
    return raw;
}

std::string nowIso8601() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

std::string csvField(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string numberText(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 9).ptr;
    return {text, end};
}

std::string shareText(double share) {
    if (!std::isfinite(share)) return "-";
    char text[40];
    const double tenths = std::round(1000 * share);  // halves away from 0, as the window's numbers; to_chars: to even
    const auto end = std::to_chars(text, text + sizeof text, tenths / 10, std::chars_format::fixed, 1).ptr;
    return std::string(text, end) + " %";
}

std::string contentHash(std::span<const std::byte> bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    for (unsigned char byte : canonical.digest) out += {kHex[byte >> 4], kHex[byte & 15]};
    return out;
}

}  // namespace studio
