// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace studio::ui {

/// A ring around whatever Tab or a shortcut brings the focus to and that draws none of its own: lists, grids, tables,
/// scroll areas, check boxes, sliders, a sentence with a link, and what asks for one. One for a window; a focus that
/// the mouse gave needs none.
class FocusRing : public QWidget {
    Q_OBJECT
public:
    explicit FocusRing(QWidget* window);
    /// `widget` paints itself, but no ring.
    static void askFor(QWidget& widget);

protected:
    /// Of the application: where the focus goes, and whether what has it moves.
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QPointer<QWidget> m_around;
};

}  // namespace studio::ui
