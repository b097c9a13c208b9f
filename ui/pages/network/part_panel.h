// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/network/fact_sheet.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace studio::ui {

class SeenPanel;
class SegmentedChoice;
class Session;

/// What the panel offers of freezing.
struct Freezing {
    QString upTo;    ///< the module up to which it would freeze; empty: nothing to offer
    QString last;    ///< the last frozen module; empty: everything learns
    QString locked;  ///< why nothing can be changed now; else empty
};

/// Right of the diagram: what was chosen there, in numbers, or what it answers to the chosen picture.
class PartPanel : public QFrame {
    Q_OBJECT
public:
    explicit PartPanel(Session& session, QWidget* parent = nullptr);

    /// `openable`: the part's module, when its inside can be shown and is not yet; else empty.
    void showPart(std::shared_ptr<const NetworkParts> parts, const QString& part, const FactsAround& around,
                  const QString& openable, const Freezing& freezing = {});

signals:
    void freezeAsked(const QString& module);  ///< empty: everything learns
    void partChosen(const QString& part);
    void openAsked(const QString& module);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildHeader();
    QWidget* buildViews();
    QWidget* buildFooter();
    void showView(bool seen);
    void showAgain();
    void showHeader();
    void showFooter();
    void walk(int by);
    void retranslate();

    std::shared_ptr<const NetworkParts> m_parts;
    QString m_part;
    FactsAround m_around;
    QString m_openable;
    Freezing m_freezing;
    QWidget* m_swatchPlace = nullptr;
    QLabel *m_title = nullptr, *m_kind = nullptr;
    QToolButton *m_previous = nullptr, *m_next = nullptr;
    SegmentedChoice* m_views = nullptr;
    QScrollArea* m_scroll = nullptr;
    SeenPanel* m_seen = nullptr;
    QWidget* m_footer = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_freeze = nullptr;
    QLabel* m_frozen = nullptr;
    QLabel* m_openKey = nullptr;
};

}  // namespace studio::ui
