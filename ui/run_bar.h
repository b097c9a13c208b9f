// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace studio::ui {

class Session;
struct RunFacts;

/// On every page, and the only place that starts, pauses and stops. Says what is happening, how fast, how much is left
/// and how good the network is now.
class RunBar : public QWidget {
    Q_OBJECT
public:
    explicit RunBar(Session& session, QWidget* parent = nullptr);

    /// Start, pause or continue, whichever is possible (Ctrl+Space).
    void toggle();
    void setClosing(bool closing);

signals:
    void started();  ///< a run begins or goes on, because somebody wants it

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Block {
        QWidget* box = nullptr;
        QLabel* upper = nullptr;
        QLabel* lower = nullptr;
    };
    void buildWidgets();
    void connectSession();
    Block makeBlock(const char* name, Qt::Alignment alignment);
    RunFacts facts() const;
    void updateActions();
    void updateText();
    void updateBlocks();
    QString whyNoStart() const;
    void retranslate();

    Session& m_session;
    QPushButton* m_main = nullptr;
    QPushButton* m_goOn = nullptr;  ///< in m_stop's place, where a stopped run is shown
    QPushButton* m_half = nullptr;  ///< in m_stop's place, where a batch found no room in the memory
    QPushButton* m_stop = nullptr;
    QLabel* m_what = nullptr;
    QLabel* m_right = nullptr;
    QLabel* m_detail = nullptr;
    QProgressBar* m_progress = nullptr;
    Block m_device, m_first, m_second;
    QWidget *m_text = nullptr, *m_gap = nullptr;  ///< what is said; what is free between it and the blocks
    qint64 m_listed = 0, m_checked = 0, m_toCheck = 0;
    bool m_closing = false;
};

}  // namespace studio::ui
