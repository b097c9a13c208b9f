// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/overlays.h"

#include "core/runs/checkpoint.h"
#include "ui/main_window.h"
#include "ui/pages/predictions/weights_dialog.h"
#include "ui/pages/runs/run_tool_bar.h"
#include "ui/plots/loss_plot.h"
#include "ui/session.h"
#include "ui/top_bar.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/prediction_strip.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

namespace studio::pictures {
namespace {

constexpr int kSeconds = 20;
constexpr int kExportSeconds = 60;
constexpr int kFindingSeconds = 180;

QPointer<QWidget> named(Stage& stage, const char* name) {
    return stage.window().findChild<QWidget*>(QLatin1String(name));
}

QPointer<QWidget> menuOf(Stage& stage, const char* buttonName) {
    auto* button = stage.window().findChild<QToolButton*>(QLatin1String(buttonName));
    QMenu* menu = button->menu();
    emit menu->aboutToShow();
    const int left = std::min(button->x(), button->parentWidget()->width() - menu->sizeHint().width());
    menu->popup(button->parentWidget()->mapToGlobal(QPoint(left, button->geometry().bottom())));
    return menu;
}

QPointer<QWidget> choicesOf(Stage& stage, const char* buttonName) {
    auto* button = stage.window().findChild<ui::MenuButton*>(QLatin1String(buttonName));
    button->click();
    return &button->choices();
}

/// As the context-menu key does, in a widget that has the focus.
QPointer<QWidget> menuByKey(Stage& stage, QWidget& widget, const char* menuName) {
    const QPoint place = widget.inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, place, widget.mapToGlobal(place));
    QApplication::sendEvent(&widget, &event);
    return named(stage, menuName);
}

}  // namespace

QPointer<QWidget> help(Stage& stage) {
    emit stage.window().findChild<ui::TopBar*>()->helpAsked();
    return named(stage, "helpDialog");
}

QPointer<QWidget> about(Stage& stage) {
    emit stage.window().findChild<ui::TopBar*>()->aboutAsked();
    return named(stage, "aboutBox");
}

QPointer<QWidget> mainMenu(Stage& stage) {
    return menuOf(stage, "menuButton");
}

QPointer<QWidget> dataMenu(Stage& stage) {
    return menuOf(stage, "dataButton");
}

QPointer<QWidget> themeMenu(Stage& stage) {
    return menuOf(stage, "themeButton");
}

QPointer<QWidget> languageMenu(Stage& stage) {
    return menuOf(stage, "languageButton");
}

QPointer<QWidget> weightsMenu(Stage& stage) {
    return choicesOf(stage, "weights");
}

QPointer<QWidget> picturesMenu(Stage& stage) {
    return choicesOf(stage, "pictures");
}

QPointer<QWidget> splitDialog(Stage& stage) {
    stage.window().findChild<QToolButton*>(QStringLiteral("splitButton"))->click();
    const QPointer<QWidget> dialog = named(stage, "splitDialog");
    stage.settle();  // its numbers are counted first
    return dialog;
}

QPointer<QWidget> gridMenu(Stage& stage) {
    return menuByKey(stage, *stage.window().findChild<QWidget*>("pictureGrid"), "pictureMenu");
}

QPointer<QWidget> sizeDialog(Stage& stage) {
    QMenu& choices = stage.window().findChild<ui::MenuButton*>("networkChoice")->choices();
    emit choices.aboutToShow();
    choices.actions().last()->trigger();
    return named(stage, "sizeDialog");
}

QPointer<QWidget> pictureMenu(Stage& stage) {
    return choicesOf(stage, "savePicture");
}

QPointer<QWidget> stepMenu(Stage& stage) {
    return menuByKey(stage, *stage.window().findChild<ui::LossPlot*>(), "stepMenu");
}

QPointer<QWidget> rateDialog(Stage& stage) {
    ui::Session& session = stage.session();
    session.setPreset("quick");
    for (const auto& [key, value] : {std::pair{"input_size", "96"}, {"batch_size", "16"}})
        session.setSetting(key, value);
    stage.window().findChild<QToolButton*>(QStringLiteral("findRate"))->click();
    const QPointer<QWidget> dialog = named(stage, "rateDialog");
    if (!dialog) return {};
    const auto* progress = dialog->findChild<QProgressBar*>();
    stage.waitFor([&] { return progress->isHidden(); }, kFindingSeconds);
    session.setPreset("standard");
    stage.settle();
    return dialog;
}

QPointer<QWidget> saveMenu(Stage& stage) {
    return choicesOf(stage, "savePlots");
}

QPointer<QWidget> exchangePopup(Stage& stage) {
    emit stage.window().findChild<ui::PredictionStrip*>()->cellChosen(2);
    return named(stage, "picturePicker");
}

QPointer<QWidget> weightsDialog(Stage& stage) {
    const QString file = stage.scratch(QStringLiteral("theirs")) + QStringLiteral("/googlenet.pth");
    const std::filesystem::path& run = stage.session().history().start.run;
    writeBareWeights(file.toStdString(), readCheckpoint(run / "checkpoints" / "best.pth"), true);
    stage.session().setWeightsSource(ui::Session::WeightsSource::File, file);
    QPointer<QWidget> dialog;
    if (!stage.waitFor([&] { return (dialog = named(stage, "weightsDialog")) != nullptr; }, kExportSeconds)) return {};
    const auto* use = dialog->findChild<QPushButton*>(QStringLiteral("useWeights"));
    stage.waitFor([&] { return use->isEnabled(); }, kExportSeconds);
    return dialog;
}

QPointer<QWidget> lackingWeightsDialog(Stage& stage) {
    const QString file = stage.scratch(QStringLiteral("theirs")) + QStringLiteral("/half.pth");
    const std::filesystem::path& run = stage.session().history().start.run;
    Checkpoint lacking = readCheckpoint(run / "checkpoints" / "best.pth");
    std::erase_if(lacking.weights, [](const auto& named) { return named.first.starts_with("inception4c"); });
    writeBareWeights(file.toStdString(), lacking, true);
    const QPointer<ui::WeightsDialog> dialog = new ui::WeightsDialog(stage.session(), file, &stage.window());
    dialog->open();
    const auto* said = dialog->findChild<QLabel*>(QStringLiteral("weightsSaid"));
    stage.waitFor([&] { return !said->text().isEmpty(); }, kExportSeconds);
    return dialog.data();
}

QPointer<QWidget> exportMenu(Stage& stage) {
    return menuOf(stage, "exportRun");
}

QPointer<QWidget> exportDialog(Stage& stage) {
    // The oldest run: of those made for the pictures, the one that learned. One without weights opens no dialog.
    auto* table = stage.window().findChild<QTreeView*>(QStringLiteral("runTable"));
    table->setCurrentIndex(table->model()->index(table->model()->rowCount() - 1, 0));
    emit stage.window().findChild<ui::RunToolBar*>()->actionAsked(ui::RunAction::ExportWeights);
    const QPointer<QWidget> dialog = named(stage, "exportDialog");
    if (!dialog) return {};
    const QString file = stage.scratch(QStringLiteral("export")) + QStringLiteral("/flowers.onnx");
    QFile::remove(file);  // of an earlier dress: it would be asked about
    auto* format = dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"));
    format->setCurrentIndex(format->count() - 1);
    dialog->findChild<QLineEdit*>(QStringLiteral("exportFile"))->setText(file);
    dialog->findChild<QPushButton*>(QStringLiteral("startExport"))->click();
    const auto* program = dialog->findChild<QWidget*>(QStringLiteral("snippet"));
    stage.waitFor([&] { return program->isVisible(); }, kExportSeconds);
    return dialog;
}

QPointer<QWidget> renameDialog(Stage& stage) {
    stage.window().findChild<QToolButton*>(QStringLiteral("renameRun"))->click();
    return named(stage, "describeDialog");
}

QPointer<QWidget> closeQuestion(Stage& stage) {
    stage.window().close();
    return named(stage, "closeQuestion");
}

QPointer<QWidget> dragOfAFolder(Stage& stage) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(stage.subject())});
    QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage.window(), &enter);
    const auto* text = stage.window().findChild<QLabel*>(QStringLiteral("dropText"));
    stage.waitFor([text, first = text->text()] { return text->text() != first; }, kSeconds);  // the disk has answered
    return named(stage, "dropVeil");
}

QPointer<QWidget> message(Stage& stage) {
    stage.expectFailure(true);
    stage.session().openPath(stage.subject());  // while a run is under way
    stage.waitFor([&] { return !stage.session().opening(); }, kSeconds);
    stage.expectFailure(false);
    return stage.window().findChild<ui::MessageBar*>();
}

}  // namespace studio::pictures
