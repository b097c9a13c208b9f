// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_parts/data_loader.h"

namespace studio::ui {

bool operator==(const SplitSettings& a, const SplitSettings& b) {
    return a.validationFraction == b.validationFraction && a.seed == b.seed && a.useClasses == b.useClasses;
}

DataLoader::DataLoader(QObject* parent) : QObject(parent) {}

void DataLoader::list(const std::filesystem::path& path, const SplitSettings& split) {
    m_split = split;
    m_listing.start(
        [this, path](std::stop_token stop, const Job::Post& post) -> Job::Deliver {
            const Progress progress = [this, post](std::int64_t done, std::int64_t total) {
                post([this, done, total] { emit listingProgress(done, total); });
            };
            auto listed = std::make_shared<const DataSet>(listDataSet(path, stop, progress));
            return [this, listed] { adopt(listed); };
        },
        [this](const studio::Error& error) {
            emit failed(error);
            emit listingEnded();
        });
}

void DataLoader::cancelListing() {
    m_listing.cancel();
    emit listingEnded();
}

void DataLoader::adopt(std::shared_ptr<const DataSet> found) {
    m_preparing.cancel();
    set = std::move(found);
    report.reset();
    prepared.reset();
    problem.reset();
    emit listed();
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

std::shared_ptr<const PreparedData> DataLoader::preparedFor(const SplitSettings& split) const {
    return split == m_split && !m_preparing.running() ? prepared : nullptr;
}

void DataLoader::prepare() {
    m_preparing.start(
        [this, split = m_split, from = set, checked = report](std::stop_token, const Job::Post&) -> Job::Deliver {
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
