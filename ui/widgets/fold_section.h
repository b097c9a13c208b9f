// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace studio::ui {

/// A heading with a summary at its right that opens what lies below it.
class FoldSection : public QWidget {
    Q_OBJECT
public:
    explicit FoldSection(QWidget* parent = nullptr);
    void setTexts(const QString& title, const QString& summary);
    void setOpen(bool open);
    bool isOpen() const;
    QVBoxLayout& contents() { return *m_contents; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* m_arrow;
    QLabel* m_title;
    QLabel* m_summary;
    QWidget* m_body;
    QVBoxLayout* m_contents;
};

}  // namespace studio::ui
