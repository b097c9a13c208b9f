// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QLabel;

namespace studio::ui {

/// A line in which something is looked for: a glass before the text, and the keys that lead here while there is none
/// and room for them. Esc empties it.
class FindLine : public QLineEdit {
    Q_OBJECT
public:
    explicit FindLine(QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showKeys();

    QLabel* m_keys;  ///< "Ctrl+F"
};

}  // namespace studio::ui
