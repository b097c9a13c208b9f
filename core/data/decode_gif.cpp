// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode_formats.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <gif_lib.h>

namespace studio {
namespace {

constexpr int kNoTransparency = NO_TRANSPARENT_COLOR;

struct Source {
    Bytes left;
};

int giveBytes(GifFileType* gif, GifByteType* to, int wanted) {
    Bytes& left = static_cast<Source*>(gif->UserData)->left;
    const std::size_t count = std::min(left.size(), static_cast<std::size_t>(wanted));
    std::memcpy(to, left.data(), count);
    left = left.subspan(count);
    return static_cast<int>(count);
}

/// Closes on every way out.
class Gif {
public:
    explicit Gif(Bytes bytes) : m_size(bytes.size()), m_source{bytes} {
        int code = 0;
        m_file = DGifOpen(&m_source, giveBytes, &code);
        if (!m_file) failWith(code);
    }
    ~Gif() { DGifCloseFile(m_file, nullptr); }
    Gif(const Gif&) = delete;
    Gif& operator=(const Gif&) = delete;

    GifFileType* operator->() const { return m_file; }
    GifFileType* file() const { return m_file; }
    /// Throws when giflib's answer is an error; `row` of `rows` for the message.
    void check(int answer, long long row = -1, long long rows = 0) const {
        if (answer == GIF_ERROR) failWith(m_file->Error, row, rows);
    }

private:
    [[noreturn]] void failWith(int code, long long row = -1, long long rows = 0) const {
        const bool missing = code == D_GIF_ERR_READ_FAILED || code == D_GIF_ERR_EOF_TOO_SOON;
        if (missing || m_source.left.empty()) failTruncated(m_size, row, rows);
        const char* said = GifErrorString(code);
        failUnreadable(said ? said : "a GIF that can't be understood");
    }

    std::size_t m_size;
    Source m_source;
    GifFileType* m_file = nullptr;
};

/// The transparent colour's number in a graphics control block, else as it was.
int transparencyOf(const GifByteType* block, int before) {
    GraphicsControlBlock control;
    if (!block || DGifExtensionToGCB(block[0], block + 1, &control) == GIF_ERROR) return before;
    return control.TransparentColor;
}

/// Reads up to the first picture; the answer is its transparent colour.
int findFirstFrame(const Gif& gif) {
    int transparent = kNoTransparency;
    for (;;) {
        GifRecordType record = UNDEFINED_RECORD_TYPE;
        gif.check(DGifGetRecordType(gif.file(), &record));
        if (record == IMAGE_DESC_RECORD_TYPE) return transparent;
        if (record == TERMINATE_RECORD_TYPE) failUnreadable("a GIF without a picture");
        if (record != EXTENSION_RECORD_TYPE) continue;
        int kind = 0;
        GifByteType* block = nullptr;
        gif.check(DGifGetExtension(gif.file(), &kind, &block));
        if (kind == GRAPHICS_EXT_FUNC_CODE) transparent = transparencyOf(block, transparent);
        while (block) gif.check(DGifGetExtensionNext(gif.file(), &block));
    }
}

/// 256 colours; those the file does not name are greys, as in Pillow.
std::array<std::uint8_t, 768> paletteOf(const Gif& gif) {
    std::array<std::uint8_t, 768> palette;
    for (std::size_t i = 0; i < 256; ++i)
        std::fill_n(palette.begin() + static_cast<std::ptrdiff_t>(i) * 3, 3, static_cast<std::uint8_t>(i));
    const ColorMapObject* map = gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
    const int count = map ? std::min(map->ColorCount, 256) : 0;
    for (int i = 0; i < count; ++i) {
        std::uint8_t* colour = palette.data() + i * 3;
        colour[0] = map->Colors[i].Red;
        colour[1] = map->Colors[i].Green;
        colour[2] = map->Colors[i].Blue;
    }
    return palette;
}

/// Calls `use(row)` for the rows in the order in which they are stored.
template <class Use>
void inStoredOrder(int rows, bool interlaced, Use use) {
    static constexpr int kStart[] = {0, 4, 2, 1};
    static constexpr int kStep[] = {8, 8, 4, 2};
    if (!interlaced) {
        for (int row = 0; row < rows; ++row) use(row);
        return;
    }
    for (int pass = 0; pass < 4; ++pass)
        for (int row = kStart[pass]; row < rows; row += kStep[pass]) use(row);
}

}  // namespace

/// The first frame on its canvas. What the frame leaves open has its transparent colour, or colour 0 (Pillow's rule).
void decodeGif(Bytes bytes, Decoded& out) {
    const Gif gif(bytes);
    // A frame may reach over the canvas: both are looked at.
    acceptSize(out, gif->SWidth, gif->SHeight);
    const int transparent = findFirstFrame(gif);
    const int found = DGifGetImageDesc(gif.file());
    const GifImageDesc& frame = gif->Image;
    acceptSize(out, std::max<long long>(gif->SWidth, frame.Left + frame.Width),
               std::max<long long>(gif->SHeight, frame.Top + frame.Height));
    gif.check(found);

    const auto palette = paletteOf(gif);
    Picture picture = blankPicture(out.storedWidth, out.storedHeight);
    const auto put = [&](std::size_t pixel, int index) {
        std::memcpy(picture.rgb.data() + pixel * 3, palette.data() + index * 3, 3);
    };
    const auto width = static_cast<std::size_t>(picture.width);
    const bool covered = frame.Width == picture.width && frame.Height == picture.height;
    if (!covered)
        for (std::size_t i = 0; i < width * static_cast<std::size_t>(picture.height); ++i)
            put(i, transparent == kNoTransparency ? 0 : transparent & 0xFF);

    std::vector<GifPixelType> line(static_cast<std::size_t>(frame.Width));
    inStoredOrder(frame.Height, frame.Interlace, [&](int row) {
        gif.check(DGifGetLine(gif.file(), line.data(), frame.Width), frame.Interlace ? -1 : row, frame.Height);
        const std::size_t start =
            static_cast<std::size_t>(frame.Top + row) * width + static_cast<std::size_t>(frame.Left);
        for (std::size_t x = 0; x < line.size(); ++x) put(start + x, line[x]);
    });
    out.picture = std::move(picture);
}

}  // namespace studio
