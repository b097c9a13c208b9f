// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"

#include <QFrame>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace studio::ui {

class AlikeRow;
class ChosenPicture;
class ElidedLabel;
class HeadBars;
class Session;
struct PictureMap;

/// Right of the predictions: the chosen picture, answer and truth, what the three heads say, and what to think of it.
class PicturePanel : public QFrame {
    Q_OBJECT
public:
    explicit PicturePanel(Session& session, QWidget* parent = nullptr);

    /// `model`: that answered.
    void showPrediction(const Prediction& prediction, const std::vector<std::string>& classes,
                        std::shared_ptr<const Model> model);
    void clear();
    /// From which the pictures most alike are known; null: they are not.
    void setMap(std::shared_ptr<const PictureMap> map);

signals:
    void pictureChosen(const std::string& path);  ///< one that is alike
    void showInDataRequested(const std::string& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBody();
    QWidget* buildButtons();
    void refresh();
    void showAnswer();
    void arrangeAnswer();
    void makeRoom();
    void showHeads();
    void showButtons();
    bool inTheData() const;
    void openFolder();
    QString className(int label) const;

    Session& m_session;
    std::optional<Prediction> m_prediction;
    std::vector<std::string> m_classes;
    QWidget* m_body = nullptr;
    QLabel* m_empty = nullptr;
    ChosenPicture* m_picture = nullptr;
    QLabel* m_verdict = nullptr;
    QBoxLayout* m_says = nullptr;
    ElidedLabel* m_answer = nullptr;
    QLabel* m_truth = nullptr;
    int m_truthWidth = 0;  ///< px of its text on one line
    ElidedLabel* m_path = nullptr;
    QLabel* m_headsTitle = nullptr;
    QLabel* m_unit = nullptr;
    HeadBars* m_heads = nullptr;
    QLabel* m_story = nullptr;
    AlikeRow* m_alike = nullptr;
    QPushButton* m_inData = nullptr;
    QPushButton* m_folder = nullptr;
};

}  // namespace studio::ui
