// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace studio::ui {

/// What went wrong, in place: a sentence that stays until it is closed, with the raw text one click away. Or what was
/// done, with a way to take it back.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    /// `action` (may be empty) is a button that says actionAsked() and closes the bar.
    void showMessage(const QString& sentence, const QString& detail, const QString& action = {});
    /// Quieter.
    void showNotice(const QString& sentence, const QString& action);
    QString sentence() const;

signals:
    void actionAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void updateIcon();
    void showText(const QString& sentence, bool notice);
    void showAction(const QString& action);

    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_detail = nullptr;
    QToolButton* m_action = nullptr;
    QToolButton* m_more = nullptr;
    QToolButton* m_close = nullptr;
    bool m_notice = false;
};

}  // namespace studio::ui
