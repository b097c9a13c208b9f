// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// What is done with picture files, without a network: the loader of a training (to float32, as the peer's tensors),
/// thumbnails, listing a folder. The peer is peers.py.
///     pictures_bench load|load-again|load-unkept|prepared|crops|thumbnails|scan DATA [FILE] [--side ..] [--workers ..]
///     pictures_bench many FOLDER [--classes ..] [--each ..]    makes a folder for scan and grid_bench
#include "core/base/files.h"
#include "core/data/batch_loader.h"
#include "core/data/resize.h"
#include "support/bench_json.h"
#include "support/many_pictures.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

using namespace studio;
using bench::Json;

namespace {

constexpr std::int64_t kCacheBytes = std::int64_t{4} << 30;
constexpr std::size_t kCompared = 16;  ///< pictures that are written for a comparison with the peer's

std::shared_ptr<const PreparedData> prepare(const std::string& path) {
    const auto set = std::make_shared<const DataSet>(listDataSet(path));
    const CheckReport report = checkDataSet(*set, {.depth = CheckDepth::Hashes, .useCache = false});
    return std::make_shared<const PreparedData>(prepareData(set, report, {.forTraining = false}));
}

std::vector<std::uint32_t> allOf(const PreparedData& data) {
    std::vector<std::uint32_t> order(data.items.size());
    std::iota(order.begin(), order.end(), 0U);
    return order;
}

LoaderOptions usual(int side, int workers) {
    LoaderOptions options;
    options.preprocessing.size = options.preprocessing.crop = side;
    options.workers = workers;
    return options;
}

/// One epoch; each batch also becomes -1..1 in float32, as the engine makes it.
double epoch(const std::shared_ptr<const PreparedData>& data, const LoaderOptions& options, double& sum) {
    std::array<float, 256> value{};
    for (std::size_t i = 0; i < value.size(); ++i) value[i] = static_cast<float>(i) / 255.0F * 2 - 1;
    std::vector<float> tensor;
    const auto from = bench::Clock::now();
    BatchLoader loader(data, allOf(*data), options);
    while (auto batch = loader.next()) {
        tensor.resize(batch->rgb.size());
        std::ranges::transform(batch->rgb, tensor.begin(), [&](std::uint8_t byte) { return value[byte]; });
        sum += double{tensor[tensor.size() / 2]};
        loader.giveBack(std::move(*batch));
    }
    return bench::secondsSince(from);
}

/// load: a training's first epoch, whose pictures are kept; load-again: the next; load-unkept: any without room for
/// them.
Json load(const std::string& work, const std::string& path, int side, int workers) {
    const auto data = prepare(path);
    LoaderOptions options = usual(side, workers);
    options.augmentation = Augmentation{};
    double sum = 0;
    if (work != "load-unkept") options.cache = std::make_shared<PictureCache>(data->items.size(), kCacheBytes);
    if (work == "load-again") {
        epoch(data, options, sum);
        options.epoch = 2;
    }
    const double seconds = epoch(data, options, sum);
    return {{"seconds", seconds / static_cast<double>(data->items.size())}, {"pictures", data->items.size()}};
}

/// The first pictures by the validation rule, as bytes in a file: what the peer's are compared with.
Json writePrepared(const std::string& path, const std::string& file, int side) {
    const auto data = prepare(path);
    std::string bytes;
    const std::size_t count = std::min(kCompared, data->items.size());
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::uint8_t> one(static_cast<std::size_t>(side * side * 3));
        const Decoded decoded = decodeItem(*data->set, data->items[i]);
        renderForNetwork(decoded.picture.value(), usual(side, 1), static_cast<std::uint32_t>(i), one.data());
        bytes.append(one.begin(), one.end());
    }
    writeFile(file, std::as_bytes(std::span(bytes)));
    return {{"pictures", count}};
}

/// The first pictures as a training's epoch has them, read by the loader: kept, taken from memory, and without room.
Json writeCrops(const std::string& path, const std::string& file, int side) {
    const auto data = prepare(path);
    std::vector<std::uint32_t> order = allOf(*data);
    order.resize(std::min(kCompared, order.size()));
    LoaderOptions options = usual(side, 1);
    options.augmentation = Augmentation{};
    const auto read = [&] { return BatchLoader(data, order, options).next().value(); };
    const Batch crops = read();
    options.cache = std::make_shared<PictureCache>(data->items.size(), kCacheBytes);
    for (int epoch = 1; epoch <= 2; ++epoch)
        if (read().rgb != crops.rgb)
            throw Error(ErrorCode::Internal, {"a picture is another one where memory has room for it"});
    writeFile(file, std::as_bytes(std::span(crops.rgb)));
    Json boxes = Json::array();
    for (const std::uint32_t item : order) {
        const Picture whole = decodeItem(*data->set, data->items[item]).picture.value();
        const AugmentationDraw draw =
            drawAugmentation(*options.augmentation, options.seed, options.epoch, item, whole.width, whole.height);
        boxes.push_back({draw.box.left, draw.box.top, draw.box.right - draw.box.left, draw.box.bottom - draw.box.top,
                         draw.mirrored});
    }
    return {{"pictures", order.size()}, {"boxes", boxes}};
}

/// Nothing of a file that can't be read.
Picture thumbnail(const DataSet& set, const Item& item) {
    constexpr int kSide = 128;
    const Decoded decoded = decodeForThumbnail(readItem(set, item), kSide);
    if (!decoded.picture) return {};
    const Picture& whole = *decoded.picture;
    const double scale = std::min(1.0, double{kSide} / std::max(whole.width, whole.height));
    return resize(whole, std::max(1, static_cast<int>(std::lround(whole.width * scale))),
                  std::max(1, static_cast<int>(std::lround(whole.height * scale))));
}

/// The first ones' bytes in a file and their sizes, to be compared with the peer's.
Json writeThumbnails(const DataSet& set, const std::string& file) {
    Json sizes = Json::array();
    std::string bytes;
    for (std::size_t i = 0; i < std::min(kCompared, set.items.size()); ++i) {
        const Picture small = thumbnail(set, set.items[i]);
        bytes.append(small.rgb.begin(), small.rgb.end());
        sizes.push_back({small.width, small.height});
    }
    writeFile(file, std::as_bytes(std::span(bytes)));
    return sizes;
}

Json thumbnails(const std::string& path, const std::string& file) {
    const DataSet set = listDataSet(path);
    std::int64_t pixels = 0;
    Json found;
    if (!file.empty()) found["sizes"] = writeThumbnails(set, file);
    for (std::size_t i = 0; i < std::min<std::size_t>(8, set.items.size()); ++i) thumbnail(set, set.items[i]);
    const auto from = bench::Clock::now();
    for (const Item& item : set.items) {
        const Picture small = thumbnail(set, item);
        pixels += std::int64_t{small.width} * small.height;
    }
    found["seconds"] = bench::secondsSince(from) / static_cast<double>(set.items.size());
    found["pictures"] = set.items.size();
    found["pixels"] = pixels;
    return found;
}

Json makeMany(const std::string& path, int classes, int each) {
    test::makeManyPictures(path, classes, each);
    return {{"pictures", classes * each}};
}

Json scan(const std::string& path) {
    const auto from = bench::Clock::now();
    const DataSet set = listDataSet(path);
    return {{"seconds", bench::secondsSince(from)}, {"pictures", set.items.size()}, {"classes", set.classes.size()}};
}

}  // namespace

int main(int count, char** words) {
    tuneAllocator();
    std::string work, data, file;
    int side = 224, workers = 1, classes = 100, each = 1000;
    CLI::App app{"What is done with picture files"};
    app.add_option("work", work)
        ->required()
        ->check(
            CLI::IsMember({"load", "load-again", "load-unkept", "prepared", "crops", "thumbnails", "scan", "many"}));
    app.add_option("data", data)->required();
    app.add_option("file", file);
    app.add_option("--side", side);
    app.add_option("--workers", workers);
    app.add_option("--classes", classes);
    app.add_option("--each", each);
    CLI11_PARSE(app, count, words);
    return bench::report([&]() -> Json {
        if (work == "prepared") return writePrepared(data, file, side);
        if (work == "crops") return writeCrops(data, file, side);
        if (work == "thumbnails") return thumbnails(data, file);
        if (work == "scan") return scan(data);
        if (work == "many") return makeMany(data, classes, each);
        return load(work, data, side, workers);
    });
}
