// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;
class QTextBrowser;

namespace studio::ui {

/// F1: the keys, what each page shows, and the words of the field. Stays open beside the window; follows its language
/// and theme.
class HelpDialog : public QDialog {
    Q_OBJECT
public:
    explicit HelpDialog(QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void write();

    QTextBrowser* m_text = nullptr;
    QPushButton* m_close = nullptr;
};

}  // namespace studio::ui
