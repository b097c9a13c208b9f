// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session_parts/step_pictures.h"

#include <QFrame>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

class QLabel;

namespace studio {
struct DataSet;
}

namespace studio::ui {

class BrowserTools;
class FilterChip;
class PictureGrid;
class PictureModel;
class Session;

/// The middle of the Data page: the bar of search, choice and order, what is going on, the grid, and how many are shown
/// and chosen.
class Browser : public QWidget {
    Q_OBJECT
public:
    explicit Browser(Session& session, QWidget* parent = nullptr);
    void showClass(const std::string& className);  ///< empty: all
    /// Chooses the picture and scrolls to it. Filters that hide it are lifted; the class alone is left to the caller.
    void show(const std::string& path);
    using QWidget::show;
    /// These pictures alone, until the chip above them is clicked, one that they hide is shown, or other data or
    /// another run come.
    void showOnly(const StepPictures& pictures);
    void focusSearch();
    const PictureModel& pictures() const { return *m_model; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildFooter();
    void connectSession();
    void showPictures();
    void showChip();
    void dropOnly();
    void dropOtherRuns();
    void applyFilter();
    /// Runs what changes the rows, and chooses again what was chosen and is still there. With `keepPlace` what stood at
    /// the top stays there, and it says whether it did; else the chosen picture is scrolled to.
    bool keepChoice(const std::function<void()>& change, bool keepPlace = false);
    void chooseCurrent();
    void followChosen();
    bool beingListed() const;  ///< what was found first is shown
    void updateEmpty();
    void updateFooter();
    void retranslate();

    // What a person does with the chosen pictures
    using Paths = std::vector<std::string>;
    Paths chosenPaths() const;
    QStringList filesOf(const Paths& paths) const;
    void showMenu(const QPoint& place);
    void openPictures(const Paths& paths);
    void showFolder(const Paths& paths);
    void copyPaths(const Paths& paths);

    Session& m_session;
    PictureModel* m_model = nullptr;
    PictureGrid* m_grid = nullptr;
    BrowserTools* m_tools = nullptr;
    QLabel *m_empty = nullptr, *m_count = nullptr, *m_chosen = nullptr;
    std::string m_className;
    StepPictures m_only;  ///< without paths: all
    std::shared_ptr<const DataSet> m_onlyOf;
    std::filesystem::path m_onlyRun;
    QWidget* m_onlyRow = nullptr;
    FilterChip* m_onlyChip = nullptr;
};

}  // namespace studio::ui
