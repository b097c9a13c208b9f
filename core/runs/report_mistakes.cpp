// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/workers.h"
#include "core/data/encode_jpeg.h"
#include "core/data/resize.h"
#include "core/runs/report_parts.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace studio::report {
namespace {

constexpr std::size_t kShown = 12;
constexpr int kSide = 200;  // px of the longer side
constexpr int kQuality = 82;
/// Without a picture or a listed file for so long, the drive is not waited for: a person who stopped the run waits.
constexpr std::chrono::seconds kPatience{10}, kPatienceWhenStopped{1};

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

Picture small(const Picture& picture) {
    const int longer = std::max(picture.width, picture.height);
    if (longer <= kSide) return picture;
    const auto scaled = [&](int side) {
        return std::max(1, static_cast<int>(static_cast<std::int64_t>(side) * kSide / longer));
    };
    return resize(picture, scaled(picture.width), scaled(picture.height));
}

/// An <img>, or a grey field that says why there is none.
std::string htmlOf(const DataSet& set, const Item& item) {
    const Decoded decoded = decodeItem(set, item);
    if (!decoded.picture) return "<div class=\"gone\">" + escaped(decoded.message) + "</div>";
    return "<img alt=\"\" src=\"data:image/jpeg;base64," + base64(encodeJpeg(small(*decoded.picture), kQuality)) +
           "\">";
}

/// What htmlOf makes of the pictures with these paths, those that were there. It fills while it is looked at.
class Pictures {
public:
    void read(const std::string& data, const std::vector<std::string>& paths, const std::stop_token& stop) {
        try {
            const DataSet set =
                listDataSet(pathFromText(data), stop, [this](std::int64_t, std::int64_t) { ++m_moves; });
            for (const Item& item : set.items)
                if (!stop.stop_requested() && std::ranges::find(paths, item.path) != paths.end())
                    keep(item.path, htmlOf(set, item));
        } catch (const std::exception&) {  // it is no longer there
        }
        const std::scoped_lock lock(m_mutex);
        m_done = true;
    }
    /// Grows as long as something comes.
    std::int64_t moves() const { return m_moves; }
    std::string html(const std::string& path) const {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_html.find(path);
        if (found != m_html.end()) return found->second;
        return m_done ? "<div class=\"gone\">the picture is no longer there</div>"
                      : "<div class=\"gone\">the picture could not be read in time</div>";
    }

private:
    void keep(const std::string& path, std::string html) {
        const std::scoped_lock lock(m_mutex);
        m_html[path] = std::move(html);
        ++m_moves;
    }

    mutable std::mutex m_mutex;
    std::map<std::string, std::string> m_html;
    std::atomic<std::int64_t> m_moves = 0;
    bool m_done = false;
};

/// A run must end though the drive with its pictures does not answer.
std::shared_ptr<const Pictures> picturesOf(const RunInfo& info, const std::vector<const Prediction*>& chosen) {
    std::vector<std::string> paths;
    for (const Prediction* prediction : chosen) paths.push_back(prediction->path);
    auto pictures = std::make_shared<Pictures>();
    Workers reader(
        1, [pictures, data = info.dataPath, paths](const std::stop_token& stop) { pictures->read(data, paths, stop); });
    const std::chrono::seconds patience = info.state == RunState::Stopped ? kPatienceWhenStopped : kPatience;
    for (std::int64_t before = -1; before != pictures->moves() && !reader.waitFor(patience);)
        before = pictures->moves();
    return pictures;
}

std::string card(const Content& content, const Prediction& prediction, const Pictures& pictures) {
    const std::string path = escaped(pathToText(prediction.path));
    return "<figure class=\"mistake\" title=\"" + path + "\">" + pictures.html(prediction.path) +
           "<figcaption><span class=\"wrongtext\">" + className(content, prediction.answer()) + " " +
           shareText(prediction.confidence()) + "</span><span>is " + className(content, prediction.truth) +
           "</span><span class=\"path\">" + path + "</span></figcaption></figure>";
}

}  // namespace

std::string mistakes(const Content& content) {
    const std::vector<const Prediction*> chosen = worst(content.predictions);
    if (chosen.empty()) return {};
    const std::shared_ptr<const Pictures> pictures = picturesOf(content.info, chosen);
    std::string out =
        "<section><h2>Worst mistakes</h2><p class=\"lead\">Validation pictures that were answered wrongly, the "
        "surest first.</p><div class=\"mistakes\">";
    for (const Prediction* prediction : chosen) out += card(content, *prediction, *pictures);
    return out + "</div></section>";
}

}  // namespace studio::report
