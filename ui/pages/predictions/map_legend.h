// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "ui/text/sentence.h"

#include <QWidget>
#include <optional>

class QLabel;

namespace studio::ui {

class ElidedLabel;
class SegmentedChoice;

/// Below a class map: from which number to which its colours go, what they add up to, and which class it is of.
class MapLegend : public QWidget {
    Q_OBJECT
public:
    /// The answer and the truth, and what they are called.
    struct Classes {
        int answer = -1;
        int truth = -1;  ///< -1: not known
        QString answerName, truthName;
        bool operator==(const Classes&) const = default;
    };
    explicit MapLegend(QWidget* parent = nullptr);

    /// Other ones than before: the answer is chosen again.
    void setClasses(const Classes& classes);
    int label() const;  ///< the class chosen
    void showMap(const ClassMap& map);
    void say(const Sentence& sentence);  ///< where there is no map

signals:
    void labelChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    class Bar;
    void refresh();
    bool ofTruth() const;

    Classes m_classes;
    std::optional<ClassMap> m_map;
    Sentence m_sentence;
    QLabel* m_least = nullptr;
    Bar* m_bar = nullptr;
    QLabel* m_most = nullptr;
    SegmentedChoice* m_choice = nullptr;
    ElidedLabel* m_said = nullptr;
};

}  // namespace studio::ui
