// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/data/encode_jpeg.h"
#include "core/data/resize.h"
#include "core/runs/report_parts.h"

#include <algorithm>
#include <map>

namespace studio::report {
namespace {

constexpr std::size_t kShown = 12;
constexpr int kSide = 200;  // px of the longer side
constexpr int kQuality = 82;

std::string base64(std::span<const std::byte> bytes) {
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t k) { return k < bytes.size() ? static_cast<unsigned>(bytes[k]) : 0U; };
        const unsigned group = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
        out += kDigits[group >> 18];
        out += kDigits[group >> 12 & 63];
        out += i + 1 < bytes.size() ? kDigits[group >> 6 & 63] : '=';
        out += i + 2 < bytes.size() ? kDigits[group & 63] : '=';
    }
    return out;
}

std::vector<const Prediction*> worst(const std::vector<Prediction>& predictions) {
    std::vector<std::pair<double, const Prediction*>> wrong;
    for (const Prediction& prediction : predictions)
        if (!prediction.right()) wrong.emplace_back(prediction.confidence(), &prediction);
    std::stable_sort(wrong.begin(), wrong.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const Prediction*> out;
    for (std::size_t i = 0; i < std::min(wrong.size(), kShown); ++i) out.push_back(wrong[i].second);
    return out;
}

/// The chosen pictures' items, by path; empty when the data is no longer there.
class Pictures {
public:
    Pictures(const RunInfo& info, const std::vector<const Prediction*>& chosen) {
        try {
            m_set = listDataSet(pathFromText(info.dataPath));
        } catch (const Error&) {
            return;
        }
        for (const Item& item : m_set.items)
            if (std::any_of(chosen.begin(), chosen.end(), [&](const Prediction* p) { return p->path == item.path; }))
                m_items[item.path] = &item;
    }

    /// An <img>, or a grey field that says why there is none.
    std::string html(const Prediction& prediction) const {
        const auto found = m_items.find(prediction.path);
        if (found == m_items.end()) return "<div class=\"gone\">the picture is no longer there</div>";
        const Decoded decoded = decodeItem(m_set, *found->second);
        if (!decoded.picture) return "<div class=\"gone\">" + escaped(decoded.message) + "</div>";
        return "<img alt=\"\" src=\"data:image/jpeg;base64," + base64(encodeJpeg(small(*decoded.picture), kQuality)) +
               "\">";
    }

private:
    static Picture small(const Picture& picture) {
        const int longer = std::max(picture.width, picture.height);
        if (longer <= kSide) return picture;
        const auto scaled = [&](int side) {
            return std::max(1, static_cast<int>(static_cast<std::int64_t>(side) * kSide / longer));
        };
        return resize(picture, scaled(picture.width), scaled(picture.height));
    }

    DataSet m_set;
    std::map<std::string, const Item*> m_items;
};

std::string card(const Content& content, const Prediction& prediction, const Pictures& pictures) {
    const std::string path = escaped(pathToText(prediction.path));
    return "<figure class=\"mistake\" title=\"" + path + "\">" + pictures.html(prediction) +
           "<figcaption><span class=\"wrongtext\">" + className(content, prediction.answer()) + " " +
           shareText(prediction.confidence()) + "</span><span>is " + className(content, prediction.truth) +
           "</span><span class=\"path\">" + path + "</span></figcaption></figure>";
}

}  // namespace

std::string mistakes(const Content& content) {
    const std::vector<const Prediction*> chosen = worst(content.predictions);
    if (chosen.empty()) return {};
    const Pictures pictures(content.info, chosen);
    std::string out =
        "<section><h2>Worst mistakes</h2><p class=\"lead\">Validation pictures that were answered wrongly, the "
        "surest first.</p><div class=\"mistakes\">";
    for (const Prediction* prediction : chosen) out += card(content, *prediction, pictures);
    return out + "</div></section>";
}

}  // namespace studio::report
