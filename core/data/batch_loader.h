// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workers.h"
#include "core/data/augment.h"
#include "core/data/data_set.h"
#include "core/data/picture_cache.h"
#include "core/data/preprocessing.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace studio {

/// A batch in plain memory: count x side x side x 3 bytes, RGB (NHWC).
struct Batch {
    int count = 0;
    int side = 0;
    std::vector<std::uint8_t> rgb;
    std::vector<std::int64_t> labels;  ///< count
    std::vector<std::uint32_t> items;  ///< count; indices into PreparedData::items
};

struct LoaderOptions {
    Preprocessing preprocessing;
    std::optional<Augmentation> augmentation;  ///< training; none: the validation rule (prepareForNetwork)
    int batchSize = 32;
    int workers = 2;  ///< threads, >= 1
    int ahead = 4;    ///< batches kept ready; bounds memory
    std::uint64_t seed = 1;
    std::uint64_t epoch = 1;
    std::shared_ptr<PictureCache> cache;  ///< by index into PreparedData::items; none: every picture is decoded anew.
                                          ///< What it does not keep is decoded no further than its crop needs:
                                          ///< batches and problems are the same
};

/// As much of a picture as renderForNetwork() needs of it.
struct DecodedForNetwork {
    Decoded decoded;
    AugmentationDraw draw;  ///< of a part: its box is that part
};

/// No further than its crop needs where it is augmented and the cache has no room for it; else whole. The loader's own
/// code.
DecodedForNetwork decodeForNetwork(const PreparedData& data, const LoaderOptions& options, std::uint32_t item);

/// A picture as the network is fed it, crop x crop x 3 bytes into `out`: augmented for (seed, epoch, `item`) of the
/// options, or by the validation rule without augmentation. The loader's own code; also for looking at.
void renderForNetwork(const Picture& picture, const LoaderOptions& options, std::uint32_t item, std::uint8_t* out);

/// Threads fill batches ahead of the caller, in the order given, whatever their timing. An unreadable picture is
/// reported once and its sample skipped (the batch is smaller); a batch may end up with count 0.
/// One thread calls next() and what comes after it. The destructor stops the workers within the time of one picture, or
/// leaves them alone with a drive that does not answer (Workers).
class BatchLoader {
public:
    using ProblemReport = std::function<void(const Problem&)>;  ///< called from next()'s thread

    BatchLoader(std::shared_ptr<const PreparedData> data, std::vector<std::uint32_t> order, LoaderOptions options,
                ProblemReport report = {});
    ~BatchLoader();

    /// The next batch, none after the last. Throws Cancelled when `stop` is requested while waiting, DataVanished when
    /// every picture of a batch failed and the data folder itself is gone.
    std::optional<Batch> next(std::stop_token stop = {});
    /// Waits until next() would not have to, then gives none; or until for `patience` no picture was read to its end:
    /// then the path of one that is being read. Its drive does not answer, unless the whole program was held meanwhile.
    /// Throws Cancelled when `stop` is requested.
    std::optional<std::string> stalledOn(std::chrono::milliseconds patience, std::stop_token stop = {});
    /// The same where next() would neither wait nor have a problem to tell; else none.
    std::optional<Batch> nextIfReady();
    /// A batch that was used: its memory is filled again.
    void giveBack(Batch&& batch);
    int batches() const;           ///< in this epoch, ceil(order / batchSize)
    double secondsWaited() const;  ///< that next() spent waiting, so far

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;  ///< shared with the workers
    Workers m_workers;
};

}  // namespace studio
