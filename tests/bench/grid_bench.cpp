// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// A folder of many pictures in the Data page's grid: how long until the first rows stand there, and what a frame of
/// scrolling costs beside a plain QListView in icon mode that paints the same cells. The files have been read once, so
/// that the system holds them for both; each measurement has a thumbnail folder of its own, so that none finds those of
/// another; ours and the plain one go first in turn.
/// Usage: grid_bench [CLASSES] [PER_CLASS]; the usual 100 x 1000.
#include "support/fake_engine.h"
#include "support/many_pictures.h"
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
#include <cstdio>
#include <functional>

using namespace studio;
using namespace studio::ui;

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

void print(const char* what, std::vector<double> frames) {
    std::sort(frames.begin(), frames.end());
    const auto at = [&](double share) { return frames[static_cast<std::size_t>(share * double(frames.size() - 1))]; };
    const auto late = std::count_if(frames.begin(), frames.end(), [](double frame) { return frame > kFrameMs; });
    std::printf("  %-36s median %6.2f ms, p99 %6.2f ms, longest %6.2f ms; %d of %d over 1/60 s\n", what, at(0.5),
                at(0.99), frames.back(), int(late), int(frames.size()));
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

void measure(QAbstractItemView& view, const std::function<bool()>& laidOut) {
    print("wheel, thumbnails being made", scroll(view, 40, true));
    print("wheel, again", scroll(view, 40, true));
    print("wheel, as fast as it goes", scroll(view, 40, false));
    print("page by page, thumbnails being made", scroll(view, kSize.height(), true));
    QElapsedTimer since;
    since.start();
    view.selectAll();
    view.viewport()->repaint();
    std::printf("  choosing all                         %8.1f ms\n", milliseconds(since));
    since.restart();
    view.resize(kSize + QSize(400, 0));
    waitFor(laidOut);
    view.viewport()->repaint();
    std::printf("  a wider window                       %8.1f ms\n", milliseconds(since));
}

/// Opens the data in a session of its own, so that no view finds thumbnails of the one before.
void measureOpening(const QString& data, Session& session, PictureModel& model, QAbstractItemView& view,
                    const std::function<bool()>& laidOut) {
    view.resize(kSize);
    view.show();
    QElapsedTimer since;
    since.start();
    QEventLoop loop;
    QObject::connect(&session, &Session::dataSetChanged, &loop, [&] {
        model.setPictures({session.dataSet(), nullptr, nullptr});
        view.viewport()->repaint();
        loop.quit();
    });
    session.openPath(data);
    loop.exec();
    std::printf("  from opening to the first rows       %8.1f ms\n", milliseconds(since));
    waitFor(laidOut);
    std::printf("  and every row can be scrolled to     %8.1f ms\n", milliseconds(since));
    ThumbnailCache& cache = ThumbnailCache::of(session);
    waitFor([&] {
        for (int row = 0; row < 36; ++row)
            if (cache.find(model.item(row)->path).image.isNull()) return false;
        return true;
    });
    std::printf("  and the first screen of thumbnails   %8.1f ms\n", milliseconds(since));
    waitFor([&] { return session.prepared() != nullptr || !session.dataError().isEmpty(); });
    std::printf("  and all of them checked              %8.1f ms\n", milliseconds(since));
    measure(view, laidOut);
}

EngineSource fakeEngine() {
    return [] { return std::make_shared<test::FakeEngine>(); };
}

void measureOurs(const QString& data) {
    std::printf("the studio's grid\n");
    Session session(fakeEngine());
    PictureModel model;
    PictureGrid grid(session, &model);
    measureOpening(data, session, model, grid, [&] { return grid.verticalScrollBar()->maximum() > 0; });
}

void measurePlain(const QString& data) {
    std::printf("QListView in icon mode, batched, with the same cells\n");
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
    measureOpening(data, session, model, plain, [&] {
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
    QApplication app(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const int classes = argc > 1 ? std::max(1, std::atoi(argv[1])) : 100;
    const int perClass = argc > 2 ? std::max(1, std::atoi(argv[2])) : 1000;
    QTemporaryDir folder;
    const QString data = folder.path() + "/data";
    test::makeManyPictures(data.toStdString(), classes, perClass);
    std::printf("%d pictures of %d classes\n", classes * perClass, classes);
    readAll(data);
    int turn = 0;
    for (const auto measureOne : {measureOurs, measurePlain, measurePlain, measureOurs}) {
        qputenv("XDG_CACHE_HOME", (folder.path() + "/cache-" + QString::number(++turn)).toUtf8());
        measureOne(data);
    }
    return 0;
}
