// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/head_health.h"
#include "core/training/overfitting.h"

#include <QFrame>
#include <QString>

class QLabel;

namespace studio::ui {

class Session;

/// What is said of heads that stay at guessing, and what to do; empty when none does. `heads`: how many the network
/// has; `rate`: the highest learning rate so far; `live`: the run is going.
QString headHealthText(const HeadHealth& health, int classes, int heads, double rate, bool live);

/// What is said of a network that learns by heart, from its numbers, and what helps; empty when it does not.
/// `bestEpoch`: whose weights best.pth holds.
QString overfittingText(const std::optional<Overfitting>& found, int bestEpoch);

/// Over the losses, in place: a head that learns nothing, or a network that learns its pictures by heart. Gone as soon
/// as that is over.
class HeadNotice : public QFrame {
    Q_OBJECT
public:
    explicit HeadNotice(Session& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void showText(const QString& text);

    Session& m_session;
    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
};

}  // namespace studio::ui
