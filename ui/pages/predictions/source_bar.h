// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace studio::ui {

class MenuButton;
class Session;

/// Over the predictions: which weights answer (always written there) and which pictures they are asked about.
class SourceBar : public QWidget {
    Q_OBJECT
public:
    explicit SourceBar(Session& session, QWidget* parent = nullptr);

signals:
    void weightsAsked(const QString& file);  ///< what that file is

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillWeightsMenu();
    void fillPicturesMenu();
    void retranslate();
    QString picturesText() const;

    Session& m_session;
    QLabel* m_weightsName = nullptr;
    MenuButton* m_weights = nullptr;
    QLabel* m_picturesName = nullptr;
    MenuButton* m_pictures = nullptr;
};

}  // namespace studio::ui
