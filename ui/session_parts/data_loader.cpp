// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/data_loader.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace studio::ui {

bool operator==(const SplitSettings& a, const SplitSettings& b) {
    return a.validationFraction == b.validationFraction && a.seed == b.seed && a.useClasses == b.useClasses;
}

namespace {

/// A list that can't be read keeps nobody from the pictures.
LeftOut keptOf(const std::filesystem::path& opened, std::optional<studio::Error>& damaged) {
    try {
        return keptLeftOut(opened);
    } catch (const studio::Error& error) {
        damaged = error;
        return {};
    }
}

}  // namespace

DataLoader::DataLoader(QObject* parent) : QObject(parent) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(10);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        look = m_found;
        emit lookChanged();
    });
}

void DataLoader::list(const std::filesystem::path& path, const SplitSettings& split) {
    m_split = split;
    forgetLook();
    m_listing.start(
        [this, path, out = split.leaveOut](std::stop_token stop, const Job::Post& post) -> Job::Deliver {
            const Progress progress = [this, post](std::int64_t done, std::int64_t total) {
                post([this, done, total] { emit listingProgress(done, total); });
            };
            const FirstLook firstLook = [this, post](DataSet&& found) {
                post([this, shown = std::make_shared<const DataSet>(std::move(found))] { take(shown); });
            };
            auto listed = std::make_shared<const DataSet>(listDataSet(path, stop, progress, firstLook));
            std::optional<studio::Error> damaged;
            const LeftOut kept = keptOf(listed->opened, damaged);
            LeftOut all;
            std::ranges::set_union(out, kept, std::back_inserter(all));
            const auto ours = [&](const LeftOut& these) {
                return std::make_shared<const LeftOut>(ofSet(these, *listed));
            };
            return [this, listed, damaged, keptOut = ours(kept), leftOut = ours(all)] {
                if (damaged) emit failed(*damaged);
                m_kept = keptOut;
                adopt(listed, leftOut);
            };
        },
        [this](const studio::Error& error) {
            forgetLook();
            emit failed(error);
            emit listingEnded();
        });
}

void DataLoader::close() {
    m_listing.cancel();
    m_checking.cancel();
    m_preparing.cancel();
    forgetLook();
    m_checkCancelled = false;
    set.reset();
    report.reset();
    prepared.reset();
    problem.reset();
    leftOut = std::make_shared<LeftOut>();
    emit closed();
    emit checkingChanged();
    emit preparedChanged();
    emit listingEnded();
}

void DataLoader::cancelListing() {
    m_listing.cancel();
    forgetLook();
    emit listingEnded();
}

/// An open data set stays until the next one is there whole.
void DataLoader::take(std::shared_ptr<const DataSet> found) {
    if (set) return;
    m_found = std::move(found);
    m_patience.start();
}

void DataLoader::forgetLook() {
    m_patience.stop();
    m_found.reset();
    if (std::exchange(look, nullptr)) emit lookChanged();
}

void DataLoader::adopt(std::shared_ptr<const DataSet> found, std::shared_ptr<const LeftOut> out) {
    m_preparing.cancel();
    set = std::move(found);
    leftOut = std::move(out);
    m_patience.stop();
    m_found.reset();
    report.reset();
    prepared.reset();
    problem.reset();
    emit listed();
    look.reset();
    emit preparedChanged();
    emit listingEnded();
    check();
}

void DataLoader::cancelChecking() {
    if (!m_checking.running()) return;
    m_checking.cancel();
    m_checkCancelled = true;
    emit checkingChanged();
}

void DataLoader::checkAgain() {
    if (set && m_checkCancelled) check();
}

void DataLoader::check() {
    m_checkCancelled = false;
    m_checking.start(
        [this, checked = set](std::stop_token stop, const Job::Post& post) -> Job::Deliver {
            CheckOptions options;
            options.stop = stop;
            options.progress = [this, post](std::int64_t done, std::int64_t total) {
                post([this, done, total] { emit checkProgress(done, total); });
            };
            auto found = std::make_shared<const CheckReport>(checkDataSet(*checked, options));
            return [this, found] {
                report = found;
                emit checkingChanged();
                prepare();
            };
        },
        [this](const studio::Error& error) {
            problem = error;
            emit failed(error);
            emit checkingChanged();
            emit preparedChanged();
        });
    emit checkingChanged();
}

void DataLoader::setSplit(const SplitSettings& split) {
    if (split == m_split) return;
    m_split = split;
    if (report) prepare();
}

void DataLoader::leaveOut(const LeftOut& paths, bool out) {
    auto now = std::make_shared<LeftOut>();
    if (out)
        std::ranges::set_union(*leftOut, paths, std::back_inserter(*now));
    else
        std::ranges::set_difference(*leftOut, paths, std::back_inserter(*now));
    leftOut = now;
    report ? prepare() : emit preparedChanged();
}

std::shared_ptr<const PreparedData> DataLoader::preparedFor(const SplitSettings& split) const {
    return split == m_split && !m_preparing.running() ? prepared : nullptr;
}

void DataLoader::prepare() {
    SplitSettings split = m_split;
    split.leaveOut = *leftOut;
    m_preparing.start(
        [this, split, from = set, checked = report](std::stop_token, const Job::Post&) -> Job::Deliver {
            auto made = std::make_shared<const PreparedData>(prepareData(from, *checked, split));
            return [this, made] {
                prepared = made;
                problem.reset();
                emit preparedChanged();
            };
        },
        [this](const studio::Error& error) {
            prepared.reset();
            problem = error;
            emit preparedChanged();
        });
}

}  // namespace studio::ui
