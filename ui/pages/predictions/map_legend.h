// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/occlusion.h"
#include "ui/text/sentence.h"

#include <QStringList>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace studio::ui {

class ElidedLabel;

/// Below a map of what speaks for a class: how the map is made, in which module and of which class, from which number
/// to which its colours go, and what it says in a line.
class MapLegend : public QWidget {
    Q_OBJECT
public:
    /// The answer and the truth, and what all classes are called.
    struct Classes {
        int answer = -1;
        int truth = -1;  ///< -1: not known
        QStringList names;
        bool operator==(const Classes&) const = default;
    };
    struct Choice {
        enum class Way { GradCam, Occlusion };
        Way way = Way::GradCam;
        std::string module;  ///< "5b"; empty for Occlusion
        int label = -1;
        bool operator==(const Choice&) const = default;
    };
    explicit MapLegend(QWidget* parent = nullptr);

    /// Other ones than before: the answer is chosen again.
    void setClasses(const Classes& classes);
    Choice choice() const;
    /// The map of the present choice.
    void showMap(const ClassMap& map);
    void showMap(const OcclusionMap& map);
    void say(const Sentence& sentence);  ///< where there is no map

signals:
    void choiceChanged();  ///< by the user

protected:
    void changeEvent(QEvent* event) override;

private:
    class Bar;
    using NumberText = std::function<QString(double)>;
    QHBoxLayout* buildRow();
    void showValues(std::vector<float> values, NumberText numberText, const Sentence& sentence);
    void fillWays();
    void fillClasses(int chosen);
    void refresh();
    QString nameOf(int label) const;

    Classes m_classes;
    std::vector<float> m_values;  ///< the map's; empty: there is none
    NumberText m_numberText;
    Sentence m_sentence;
    QComboBox* m_way = nullptr;
    QComboBox* m_module = nullptr;
    QLabel* m_least = nullptr;
    Bar* m_bar = nullptr;
    QLabel* m_most = nullptr;
    QComboBox* m_class = nullptr;
    ElidedLabel* m_said = nullptr;
};

}  // namespace studio::ui
