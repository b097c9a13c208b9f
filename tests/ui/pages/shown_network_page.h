// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fake_engine.h"
#include "ui/diagram/diagram_view.h"
#include "ui/pages/network_page.h"
#include "ui/session.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QToolButton>

namespace studio::test {

inline EngineSource fake(FakeOptions options = {}) {
    auto engine = std::make_shared<FakeEngine>(std::move(options));
    return [engine] { return engine; };
}

/// The page of the network on the screen, over a session of its own.
struct ShownNetworkPage {
    explicit ShownNetworkPage(EngineSource source = fake(), QSize size = {1280, 664})
        : session(std::move(source)), page(session) {
        page.resize(size);
        page.show();
    }
    template <class W>
    W* the(const char* name) {
        return page.template findChild<W*>(QLatin1String(name));
    }
    /// Of a label of the side panel; an old sheet may still wait for its end.
    QString text(const char* name) {
        const auto labels = page.findChildren<QLabel*>(QLatin1String(name));
        for (const QLabel* label : labels) {
            if (label->isVisible()) return label->text();
        }
        return QStringLiteral("no such label");
    }
    ui::DiagramView& diagram() { return *page.findChild<ui::DiagramView*>(); }
    void choose(const QString& entry) {
        auto* button = the<QToolButton>("networkChoice");
        auto* menu = button->findChild<QMenu*>();
        emit menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->text() == entry) return action->trigger();
        }
        QFAIL(qPrintable(entry));
    }

    ui::Session session;
    ui::NetworkPage page;
};

}  // namespace studio::test
