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

/// Right of the diagram: what was chosen there, in numbers.
class PartPanel : public QFrame {
    Q_OBJECT
public:
    explicit PartPanel(QWidget* parent = nullptr);

    /// `openable`: the part's module, when its inside can be shown and is not yet; else empty.
    void showPart(std::shared_ptr<const NetworkParts> parts, const QString& part, const FactsAround& around,
                  const QString& openable);

signals:
    void partChosen(const QString& part);
    void openAsked(const QString& module);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildHeader();
    QWidget* buildFooter();
    void showAgain();
    void showHeader();
    void walk(int by);
    void retranslate();

    std::shared_ptr<const NetworkParts> m_parts;
    QString m_part;
    FactsAround m_around;
    QString m_openable;
    QWidget* m_swatchPlace = nullptr;
    QLabel *m_title = nullptr, *m_kind = nullptr;
    QToolButton *m_previous = nullptr, *m_next = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_footer = nullptr;
    QPushButton* m_open = nullptr;
    QLabel* m_openKey = nullptr;
};

}  // namespace studio::ui
