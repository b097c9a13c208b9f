// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace studio::ui {

/// What went wrong, in place: a sentence that stays until it is closed, with the raw text one click away.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    void showMessage(const QString& sentence, const QString& detail);
    QString sentence() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void updateIcon();

    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_detail = nullptr;
    QToolButton* m_more = nullptr;
    QToolButton* m_close = nullptr;
};

}  // namespace studio::ui
