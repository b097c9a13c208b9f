// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// A folder of many pictures (pictures_bench many) in the Data page's grid: how long until the first rows stand there,
/// and what a frame of scrolling costs; the peer is a plain QListView in icon mode that paints the same cells. The
/// files are read once before, and no thumbnail is found on the disk.
///     grid_bench ours|plain DATA
#include "core/base/process.h"
#include "support/bench_json.h"
#include "support/fake_engine.h"
#include "ui/models/picture_model.h"
#include "ui/session.h"
#include "ui/thumbnails/picture_cell.h"
#include "ui/thumbnails/picture_grid.h"
#include "ui/thumbnails/thumbnail_cache.h"

#include <QApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QListView>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <functional>

using namespace studio;
using namespace studio::ui;
using bench::Json;

namespace {

constexpr QSize kSize(718, 664);  // of the grid in a window of 1280 x 800
constexpr int kFrames = 300;
constexpr double kFrameMs = 1000.0 / 60;

double milliseconds(const QElapsedTimer& since) {
    return double(since.nsecsElapsed()) / 1e6;
}

void waitFor(const std::function<bool()>& done) {
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done()) loop.quit();
    });
    look.start(1);
    if (!done()) loop.exec();
}

Json factsOf(const std::vector<double>& frames) {
    return {{"median_ms", bench::quantile(frames, 0.5)},
            {"p99_ms", bench::quantile(frames, 0.99)},
            {"longest_ms", bench::quantile(frames, 1)},
            {"late", std::ranges::count_if(frames, [](double frame) { return frame > kFrameMs; })},
            {"frames", frames.size()}};
}

/// Frames of `step` pixels each: the scroll and the painting it leads to.
std::vector<double> scroll(QAbstractItemView& view, int step, bool turns) {
    std::vector<double> frames;
    QScrollBar* bar = view.verticalScrollBar();
    bar->setValue(0);
    for (int i = 0; i < kFrames; ++i) {
        QElapsedTimer frame;
        frame.start();
        bar->setValue((bar->value() + step) % std::max(1, bar->maximum()));
        QApplication::sendPostedEvents();  // with the request to paint what came into sight
        frames.push_back(milliseconds(frame));
        if (!turns) continue;
        QEventLoop turn;  // thumbnails arrive, as they do between two frames
        QTimer::singleShot(std::max(0, int(kFrameMs - frames.back())), &turn, &QEventLoop::quit);
        turn.exec();
    }
    return frames;
}

void measure(QAbstractItemView& view, const std::function<bool()>& laidOut, Json& found) {
    found["wheel_first"] = factsOf(scroll(view, 40, true));
    found["wheel"] = factsOf(scroll(view, 40, true));
    found["wheel_fast"] = factsOf(scroll(view, 40, false));
    found["pages"] = factsOf(scroll(view, kSize.height(), true));
    QElapsedTimer since;
    since.start();
    view.selectAll();
    view.viewport()->repaint();
    found["choose_all_ms"] = milliseconds(since);
    since.restart();
    view.resize(kSize + QSize(400, 0));
    waitFor(laidOut);
    view.viewport()->repaint();
    found["wider_ms"] = milliseconds(since);
}

/// Opens the data in a session of its own, so that no view finds thumbnails of the one before.
Json measureOpening(const QString& data, Session& session, PictureModel& model, QAbstractItemView& view,
                    const std::function<bool()>& laidOut) {
    view.resize(kSize);
    view.show();
    Json found;
    QElapsedTimer since;
    since.start();
    QEventLoop loop;
    QObject::connect(&session, &Session::dataSetChanged, &loop, [&] {
        QElapsedTimer shown;
        shown.start();
        model.setPictures({session.dataSet(), nullptr, nullptr});
        view.viewport()->repaint();
        found["open_ms"] = milliseconds(shown);
        loop.quit();
    });
    session.openPath(data);
    loop.exec();
    found["listed_and_shown_ms"] = milliseconds(since);
    waitFor(laidOut);
    found["all_laid_out_ms"] = milliseconds(since);
    ThumbnailCache& cache = ThumbnailCache::of(session);
    waitFor([&] {
        for (int row = 0; row < 36; ++row)
            if (cache.find(model.item(row)->path).image.isNull()) return false;
        return true;
    });
    found["first_thumbnails_ms"] = milliseconds(since);
    waitFor([&] { return session.prepared() != nullptr || !session.dataError().isEmpty(); });
    found["checked_ms"] = milliseconds(since);
    measure(view, laidOut, found);
    return found;
}

EngineSource fakeEngine() {
    return [] { return std::make_shared<test::FakeEngine>(); };
}

Json measureOurs(const QString& data) {
    Session session(fakeEngine());
    PictureModel model;
    PictureGrid grid(session, &model);
    return measureOpening(data, session, model, grid, [&] { return grid.verticalScrollBar()->maximum() > 0; });
}

Json measurePlain(const QString& data) {
    Session session(fakeEngine());
    PictureModel model;
    QListView plain;
    PictureCell cell(session, &plain);
    plain.setViewMode(QListView::IconMode);
    plain.setMovement(QListView::Static);
    plain.setResizeMode(QListView::Adjust);
    plain.setUniformItemSizes(true);
    plain.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    plain.setSelectionMode(QAbstractItemView::ExtendedSelection);
    plain.setLayoutMode(QListView::Batched);
    plain.setBatchSize(2000);
    plain.setItemDelegate(&cell);
    plain.setGridSize(cell.size());
    plain.setModel(&model);
    QObject::connect(&ThumbnailCache::of(session), &ThumbnailCache::ready, plain.viewport(),
                     QOverload<>::of(&QWidget::update));
    // Lines of 718 or 1118 pixels: the range of the bar tells that all are laid out.
    return measureOpening(data, session, model, plain, [&] {
        const int columns = std::max(1, plain.viewport()->width() / cell.size().width());
        const int lines = model.rowCount() / columns;
        return plain.verticalScrollBar()->maximum() > (lines - 20) * cell.size().height();
    });
}

/// Into the system's memory; hard links of one picture are read once.
void readAll(const QString& data) {
    QDirIterator files(data, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) file.readAll();
    }
}

}  // namespace

int main(int argc, char** argv) {
    tuneAllocator();  // as the program does
    QApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 3 || (words[1] != "ours" && words[1] != "plain"))
        return std::fprintf(stderr, "grid_bench ours|plain DATA\n"), 2;
    const QTemporaryDir cache;
    qputenv("XDG_CACHE_HOME", cache.path().toUtf8());
    readAll(words[2]);
    return bench::report([&] { return words[1] == "ours" ? measureOurs(words[2]) : measurePlain(words[2]); });
}
