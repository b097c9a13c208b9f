// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/batch_loader.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <new>
#include <set>

namespace studio {

namespace {

constexpr std::chrono::hours kLookAgain{1};  ///< next() waits for ever, an hour at a time

/// One batch while it is filled. Sample i writes its own part of `batch.rgb` and its own `problems[i]`.
struct Slot {
    Batch batch;
    std::vector<std::optional<Problem>> problems;
    int left = 0;  ///< samples not done yet; under the mutex
};

}  // namespace

DecodedForNetwork decodeForNetwork(const PreparedData& data, const LoaderOptions& options, std::uint32_t item) {
    DecodedForNetwork made;
    const PartWanted crop = [&](int width, int height) -> std::optional<Box> {
        if (options.cache && options.cache->hasRoomFor(width, height)) return std::nullopt;
        made.draw = drawAugmentation(*options.augmentation, options.seed, options.epoch, item, width, height);
        return made.draw.box;
    };
    made.decoded = decodeItem(*data.set, data.items[item], options.augmentation ? crop : PartWanted{});
    return made;
}

void renderForNetwork(const Picture& picture, const LoaderOptions& options, std::uint32_t item, std::uint8_t* out) {
    if (options.augmentation) {
        const AugmentationDraw draw =
            drawAugmentation(*options.augmentation, options.seed, options.epoch, item, picture.width, picture.height);
        renderAugmented(picture, draw, options.preprocessing, out);
    } else {
        const Picture ready = prepareForNetwork(picture, options.preprocessing);
        std::copy(ready.rgb.begin(), ready.rgb.end(), out);
    }
}

struct BatchLoader::Impl {
    Impl(std::shared_ptr<const PreparedData> what, std::vector<std::uint32_t> which, LoaderOptions how,
         ProblemReport whom);

    struct Ticket {
        Slot* slot = nullptr;
        int sample = 0;
        std::uint32_t item = 0;
    };
    void work(std::stop_token stop);
    bool takeTicket(std::unique_lock<std::mutex>& lock, std::stop_token stop, Ticket& ticket);
    std::optional<Problem> render(std::uint32_t item, std::uint8_t* out) const;
    void fill(const Ticket& ticket) const;

    Slot& slotOf(std::int64_t batch) { return slots[static_cast<std::size_t>(batch % std::ssize(slots))]; }
    int sizeOf(std::int64_t batch) const;
    void prepare(std::int64_t batch);
    bool waitFor(const Slot& slot, std::chrono::milliseconds patience, std::stop_token stop);
    void tellProblems(const Slot& slot);

    const std::shared_ptr<const PreparedData> data;
    const std::vector<std::uint32_t> order;
    const LoaderOptions options;
    const ProblemReport report;
    const int side;
    const std::size_t pictureBytes;

    std::mutex mutex;
    std::condition_variable_any changed;  ///< a sample is done, or a slot is free again
    std::vector<Slot> slots;              ///< batch b lives in slot b % size
    std::size_t nextSample = 0;           ///< in `order`; under the mutex
    std::int64_t prepared = 0;            ///< batches whose slot is ready to be filled; under the mutex
    std::int64_t read = 0;                ///< samples that are done, of all; under the mutex
    std::vector<std::uint32_t> reading;   ///< items that workers are at; under the mutex

    // next()'s thread only
    std::vector<std::vector<std::uint8_t>> spare;  ///< memory that was given back
    std::int64_t given = 0;
    std::set<std::uint32_t> told;
    double waited = 0;
};

BatchLoader::Impl::Impl(std::shared_ptr<const PreparedData> what, std::vector<std::uint32_t> which, LoaderOptions how,
                        ProblemReport whom)
    : data(std::move(what)),
      order(std::move(which)),
      options(how),
      report(std::move(whom)),
      side(how.preprocessing.crop),
      pictureBytes(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3),
      slots(static_cast<std::size_t>(std::max(1, how.ahead))) {
    for (std::int64_t batch = 0; batch < std::ssize(slots); ++batch) prepare(batch);
}

int BatchLoader::Impl::sizeOf(std::int64_t batch) const {
    const std::int64_t size = std::max(1, options.batchSize);
    return static_cast<int>(std::clamp<std::int64_t>(std::ssize(order) - batch * size, 0, size));
}

/// Readies the slot of a batch; memory is taken here, not by the workers.
void BatchLoader::Impl::prepare(std::int64_t number) {
    Slot& slot = slotOf(number);
    const auto count = static_cast<std::size_t>(sizeOf(number));
    slot.batch.count = static_cast<int>(count);
    slot.batch.side = side;
    if (slot.batch.rgb.empty() && !spare.empty()) {  // new memory would be zeroed first
        slot.batch.rgb = std::move(spare.back());
        spare.pop_back();
    }
    slot.batch.rgb.resize(count * pictureBytes);
    slot.batch.labels.resize(count);
    slot.batch.items.resize(count);
    slot.problems.assign(count, std::nullopt);
    const std::scoped_lock lock(mutex);
    slot.left = static_cast<int>(count);
    prepared = number + 1;
}

bool BatchLoader::Impl::takeTicket(std::unique_lock<std::mutex>& lock, std::stop_token stop, Ticket& ticket) {
    const auto size = static_cast<std::size_t>(std::max(1, options.batchSize));
    const auto batch = [&] { return static_cast<std::int64_t>(nextSample / size); };
    const bool ready = changed.wait(lock, stop, [&] { return nextSample >= order.size() || batch() < prepared; });
    if (!ready || stop.stop_requested() || nextSample >= order.size()) return false;
    ticket = {&slotOf(batch()), static_cast<int>(nextSample % size), order[nextSample]};
    ++nextSample;
    return true;
}

void BatchLoader::Impl::work(std::stop_token stop) {
    std::unique_lock lock(mutex);
    Ticket ticket;
    while (takeTicket(lock, stop, ticket)) {
        reading.push_back(ticket.item);
        lock.unlock();
        fill(ticket);
        lock.lock();
        reading.erase(std::ranges::find(reading, ticket.item));
        ++read;
        if (--ticket.slot->left == 0) changed.notify_all();
    }
}

void BatchLoader::Impl::fill(const Ticket& ticket) const {
    const auto place = static_cast<std::size_t>(ticket.sample);
    Batch& batch = ticket.slot->batch;
    batch.items[place] = ticket.item;
    batch.labels[place] = data->items[ticket.item].label;
    std::optional<Problem>& problem = ticket.slot->problems[place];
    try {
        problem = render(ticket.item, batch.rgb.data() + place * pictureBytes);
    } catch (const std::exception& error) {  // memory for a huge picture, mostly: this sample only
        problem = Problem{ProblemKind::Unreadable, itemText(data->items[ticket.item]), error.what()};
    }
}

std::optional<Problem> BatchLoader::Impl::render(std::uint32_t index, std::uint8_t* out) const {
    if (options.cache) {
        if (const std::shared_ptr<const Picture> known = options.cache->find(index)) {
            renderForNetwork(*known, options, index, out);
            return std::nullopt;
        }
    }
    auto [decoded, draw] = decodeForNetwork(*data, options, index);
    if (!decoded.picture)
        return Problem{decoded.problem.value_or(ProblemKind::Unreadable), itemText(data->items[index]),
                       decoded.message};
    if (decoded.isPart) {
        const Picture& part = *decoded.picture;
        draw.box = {0, 0, double(part.width), double(part.height)};
        renderAugmented(part, draw, options.preprocessing, out);
        return std::nullopt;
    }
    renderForNetwork(*decoded.picture, options, index, out);
    try {
        if (options.cache) options.cache->keep(index, std::move(*decoded.picture));
    } catch (const std::bad_alloc&) {  // then it is decoded again
    }
    return std::nullopt;
}

/// False when for `patience` no sample was done.
bool BatchLoader::Impl::waitFor(const Slot& slot, std::chrono::milliseconds patience, std::stop_token stop) {
    const auto start = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex);
    std::int64_t before = -1;
    bool done = slot.left == 0;
    while (!done && !stop.stop_requested() && read != before) {
        before = read;
        done = changed.wait_for(lock, stop, patience, [&] { return slot.left == 0; });
    }
    waited += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!done && stop.stop_requested()) throw Error(ErrorCode::Cancelled);
    return done;
}

void BatchLoader::Impl::tellProblems(const Slot& slot) {
    const std::vector<std::optional<Problem>>& problems = slot.problems;
    const bool allFailed = !problems.empty() && std::all_of(problems.begin(), problems.end(),
                                                            [](const auto& each) { return each.has_value(); });
    const std::filesystem::path& root = data->set->root;  // none: single files that a person named
    std::error_code ignored;
    if (allFailed && !root.empty() && !std::filesystem::exists(root, ignored))
        throw Error(ErrorCode::DataVanished, {pathToText(root)});
    for (std::size_t i = 0; i < problems.size(); ++i)
        if (problems[i] && told.insert(slot.batch.items[i]).second && report) report(*problems[i]);
}

namespace {

/// Closes the gaps that unreadable pictures left.
void compact(Batch& batch, const std::vector<std::optional<Problem>>& problems, std::size_t pictureBytes) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < problems.size(); ++i) {
        if (problems[i]) continue;
        if (kept != i) {
            std::copy_n(batch.rgb.data() + i * pictureBytes, pictureBytes, batch.rgb.data() + kept * pictureBytes);
            batch.labels[kept] = batch.labels[i];
            batch.items[kept] = batch.items[i];
        }
        ++kept;
    }
    batch.count = static_cast<int>(kept);
    batch.rgb.resize(kept * pictureBytes);
    batch.labels.resize(kept);
    batch.items.resize(kept);
}

}  // namespace

BatchLoader::BatchLoader(std::shared_ptr<const PreparedData> data, std::vector<std::uint32_t> order,
                         LoaderOptions options, ProblemReport report)
    : m_impl(std::make_shared<Impl>(std::move(data), std::move(order), options, std::move(report))),
      m_workers(std::max(1, options.workers), [impl = m_impl](std::stop_token stop) { impl->work(std::move(stop)); }) {}

BatchLoader::~BatchLoader() = default;

std::optional<Batch> BatchLoader::next(std::stop_token stop) {
    if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
    if (m_impl->given >= batches()) return std::nullopt;
    Slot& slot = m_impl->slotOf(m_impl->given);
    while (!m_impl->waitFor(slot, kLookAgain, stop)) {
    }
    m_impl->tellProblems(slot);
    Batch batch = std::move(slot.batch);
    compact(batch, slot.problems, m_impl->pictureBytes);
    const std::int64_t freed = m_impl->given + std::ssize(m_impl->slots);
    m_impl->prepare(freed);
    m_impl->changed.notify_all();
    ++m_impl->given;
    return batch;
}

std::optional<std::string> BatchLoader::stalledOn(std::chrono::milliseconds patience, std::stop_token stop) {
    if (m_impl->given >= batches()) return std::nullopt;
    if (m_impl->waitFor(m_impl->slotOf(m_impl->given), patience, std::move(stop))) return std::nullopt;
    const std::scoped_lock lock(m_impl->mutex);
    if (m_impl->reading.empty()) return std::nullopt;
    return pathToText(m_impl->data->set->fileOf(m_impl->data->items[m_impl->reading.front()]));
}

std::optional<Batch> BatchLoader::nextIfReady() {
    if (m_impl->given >= batches()) return std::nullopt;
    const Slot& slot = m_impl->slotOf(m_impl->given);
    {
        const std::scoped_lock lock(m_impl->mutex);
        if (slot.left > 0) return std::nullopt;
    }
    if (std::ranges::any_of(slot.problems, [](const auto& problem) { return problem.has_value(); }))
        return std::nullopt;
    return next();
}

void BatchLoader::giveBack(Batch&& batch) {
    m_impl->spare.push_back(std::move(batch.rgb));
}

int BatchLoader::batches() const {
    const std::int64_t size = std::max(1, m_impl->options.batchSize);
    return static_cast<int>((std::ssize(m_impl->order) + size - 1) / size);
}

double BatchLoader::secondsWaited() const {
    return m_impl->waited;
}

}  // namespace studio
