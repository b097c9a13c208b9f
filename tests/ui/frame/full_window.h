// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/checkpoint.h"
#include "support/fake_engine.h"
#include "support/sample_checkpoint.h"
#include "support/temporary_folder.h"
#include "ui/base/app_settings.h"
#include "ui/main_window.h"
#include "ui/models/recent.h"
#include "ui/session.h"
#include "ui/text/language.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"
#include "ui/tiny_data.h"

#include <QSignalSpy>
#include <QTest>

/// Windows as they look in use: a data set, a finished run, answers of every picture.
namespace studio::test {

inline constexpr int kPatience = 20'000;  ///< ms; only ever used up by a failure

inline EngineSource fakeEngine() {
    auto engine = std::make_shared<FakeEngine>();
    return [engine] { return engine; };
}

template <class Done>
bool waitUntil(QSignalSpy& spy, Done done) {
    while (!done())
        if (!spy.wait(kPatience)) return done();
    return true;
}

inline void startIn(ui::ThemeMode mode, ui::Language tongue) {
    ui::appSettings().setValue("window/theme", mode == ui::ThemeMode::Dark ? "dark" : "light");
    ui::appSettings().setValue("window/language", ui::languageCode(tongue));
}

/// For a run of three short epochs.
inline bool openTinyData(ui::Session& session, const std::filesystem::path& folder) {
    QSignalSpy prepared(&session, &ui::Session::preparedChanged);
    session.openPath(makeTinyData(folder, 3));
    if (!waitUntil(prepared, [&] { return session.prepared() != nullptr; })) return false;
    for (const auto& [key, value] :
         {std::pair{"batch_size", "4"}, {"epochs", "3"}, {"input_size", "96"}, {"validation_fraction", "0.34"}})
        session.setSetting(key, value);
    return true;
}

inline bool ends(ui::Session& session, RunState how) {
    QSignalSpy changed(&session, &ui::Session::stateChanged);
    return waitUntil(changed, [&] { return session.state() == how; });
}

/// Opens tiny data and trains on it; the run's folder, or empty when that failed.
inline QString makeRun(const std::filesystem::path& folder) {
    ui::Session session(fakeEngine());
    if (!openTinyData(session, folder)) return {};
    session.start();
    if (!ends(session, RunState::Finished)) return {};
    return QString::fromStdString(session.history().start.run.string());
}

/// Two files of other programs: one of whom the network must be asked, and one that lacks a part of it.
struct ForeignFiles {
    QString whole, lacking;
};
inline ForeignFiles writeForeignFiles(const std::filesystem::path& folder) {
    const std::filesystem::path whole = folder / "theirs.pth", lacking = folder / "lacking.pth";
    writeBareWeights(whole, sampleCheckpoint(Variant::Course), true);
    Checkpoint less = sampleCheckpoint(Variant::Torchvision);
    std::erase_if(less.weights, [](const auto& named) { return named.first.starts_with("inception4c.branch2"); });
    writeBareWeights(lacking, less, true);
    return {QString::fromStdString(whole.string()), QString::fromStdString(lacking.string())};
}

inline bool openRun(ui::MainWindow& window, const QString& run) {
    ui::Session& session = window.session();
    QSignalSpy predicted(&session, &ui::Session::predictionsChanged);
    window.resize(1280, 800);
    window.show();
    for (const ui::PageRow& row : ui::pageTable()) window.showPage(row.page);
    session.openPath(run);
    return waitUntil(predicted, [&] { return session.prepared() && !session.predictions().empty(); });
}

/// What the recent list says of the run that is shown.
inline QString rememberedAs(const ui::Session& session) {
    const QString run = QString::fromStdString(session.history().start.run.string());
    for (const ui::RecentItem& item : ui::recentItems())
        if (item.path == run) return item.what();
    return {};
}

/// What is asked for in the background has come: the engine, thumbnails.
inline bool settled(ui::MainWindow& window) {
    ui::Session& session = window.session();
    return session.engineInfo() && !session.predicting() && ui::ThumbnailCache::of(session).waiting() == 0;
}

}  // namespace studio::test
