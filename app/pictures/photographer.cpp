// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/photographer.h"

#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/text/language.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <cstdio>

namespace studio::pictures {
namespace {

struct Dress {
    const char* ending;
    ui::ThemeMode mode;
    ui::Language tongue;
};
constexpr Dress kDresses[] = {{"", ui::ThemeMode::Light, ui::Language::English},
                              {"-dark", ui::ThemeMode::Dark, ui::Language::English},
                              {"-zh", ui::ThemeMode::Light, ui::Language::Chinese}};

void putOn(const Dress& dress) {
    ui::Theme::instance().setMode(dress.mode);
    ui::setLanguage(dress.tongue);
}

/// The window with its dialogs and menus where they stand.
QPixmap everything(QWidget& window) {
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QWidget* other : QApplication::topLevelWidgets()) {
        if (other == &window || !other->isVisible()) continue;
        const QPoint corner = other->mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0));
        painter.drawPixmap(corner, other->grab());
        painter.setPen(ui::Theme::instance().color(ui::Token::Border));
        painter.drawRect(QRect(corner, other->size()).adjusted(-1, -1, 0, 0));
    }
    return picture;
}

}  // namespace

bool Photographer::take(const Scene& scene) {
    m_stage.window().showPage(scene.page);
    if (!scene.end && !reach(scene)) return false;
    if (scene.ofALiveRun && !isLive(m_stage.session().state())) {
        std::fprintf(stderr, "%s is left out: the run ended before it could be paused; more epochs make it last\n",
                     scene.name);
        return true;
    }
    bool saved = true;
    for (const Dress& dress : kDresses) {
        putOn(dress);
        m_stage.window().showPage(scene.page);
        if (scene.end) {
            m_stage.settle();  // what a dress changes is done before
            if (!reach(scene)) return false;
        }
        const QPointer<QWidget> over = scene.over ? scene.over(m_stage) : nullptr;
        if (scene.end)
            QCoreApplication::sendPostedEvents();  // with what the layout has to do
        else
            m_stage.settle();
        saved = save(QLatin1String(scene.name) + QLatin1String(dress.ending)) && saved;
        if (over) over->close();
        if (scene.end) scene.end(m_stage);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    putOn(kDresses[0]);
    return saved;
}

bool Photographer::reach(const Scene& scene) {
    if (!scene.reach || scene.reach(m_stage)) return true;
    std::fprintf(stderr, "the state of %s was not reached\n", scene.name);
    return false;
}

bool Photographer::save(const QString& name) {
    const QString file = m_folder.filePath(name + QStringLiteral(".png"));
    if (everything(m_stage.window()).save(file)) return true;
    std::fprintf(stderr, "could not write %s\n", qPrintable(file));
    return false;
}

}  // namespace studio::pictures
