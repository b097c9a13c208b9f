// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/sentence.h"

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
    /// `undoable`: with a button that says undoAsked() and closes the bar.
    void showMessage(const Sentence& sentence, const QString& detail, bool undoable = false);
    /// Quieter.
    void showNotice(const Sentence& sentence, bool undoable = false);
    QString sentence() const;

signals:
    void undoAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void updateIcon();
    void showText(const Sentence& sentence, bool notice, bool undoable);

    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_detail = nullptr;
    QToolButton* m_undo = nullptr;
    QToolButton* m_more = nullptr;
    QToolButton* m_close = nullptr;
    Sentence m_sentence;
    bool m_notice = false;
};

}  // namespace studio::ui
