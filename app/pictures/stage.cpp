// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/stage.h"

#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/thumbnails/thumbnail_cache.h"

#include <QDir>
#include <QEventLoop>
#include <QTimer>
#include <cstdio>

namespace studio::pictures {

Stage::Stage(ui::MainWindow& window, QString subject, int epochs)
    : m_window(window), m_subject(std::move(subject)), m_epochs(epochs) {
    QObject::connect(&session(), &ui::Session::failed, &m_listener,
                     [this](const ui::Sentence& sentence, const QString& detail) { giveUp(sentence.text(), detail); });
    QObject::connect(&session(), &ui::Session::preparedChanged, &m_listener, [this] {
        if (!session().dataError().isEmpty()) giveUp(session().dataError(), {});
    });
}

void Stage::giveUp(const QString& sentence, const QString& detail) {
    if (m_failed || m_failureExpected) return;
    m_failed = true;
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    if (!detail.isEmpty()) std::fprintf(stderr, "%s\n", qPrintable(detail));
}

QString Stage::scratch(const QString& name) const {
    const QString folder = m_scratch.filePath(name);
    QDir().mkpath(folder);
    return folder;
}

ui::Session& Stage::session() {
    return m_window.session();
}

bool Stage::waitFor(const std::function<bool()>& done, int seconds) {
    constexpr int kLookMs = 50;
    QEventLoop loop;
    QTimer look, limit;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (m_failed || done()) loop.exit(m_failed ? 1 : 0);
    });
    QObject::connect(&limit, &QTimer::timeout, &loop, [&] { loop.exit(1); });
    limit.setSingleShot(true);
    look.start(kLookMs);
    limit.start(seconds * 1000);
    return loop.exec() == 0;
}

void Stage::settle() {
    m_window.grab();  // asks for what is visible
    ui::ThumbnailCache& cache = ui::ThumbnailCache::of(session());
    waitFor([&] { return cache.waiting() == 0; }, 20);
    int turns = 0;
    waitFor([&] { return ++turns > 6; }, 5);
}

}  // namespace studio::pictures
