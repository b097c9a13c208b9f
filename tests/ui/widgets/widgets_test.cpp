// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "support/temporary_folder.h"
#include "ui/theme/theme.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/find_line.h"
#include "ui/widgets/fold_section.h"
#include "ui/widgets/head_bars.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/matrix_layout.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/setting_row.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHelpEvent>
#include <QImage>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

using namespace studio;
using namespace studio::ui;
using Cell = ConfusionMatrix::Cell;

class WidgetsTest : public QObject {
    Q_OBJECT

private slots:
    void matrixLayout_data() {
        QTest::addColumn<int>("classes");
        QTest::addColumn<int>("cell");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("few are not blown up") << 2 << 44;
        QTest::newRow("five fit") << 5 << 44;
        QTest::newRow("ten share the width") << 10 << 22;
        QTest::newRow("twenty still fit") << 20 << 11;
        QTest::newRow("more scroll, with numbers") << 100 << 20;
    }
    void matrixLayout() {
        QFETCH(int, classes);
        QFETCH(int, cell);
        const MatrixLayout layout = layOutMatrix(classes, 300, 80, 60);
        QCOMPARE(layout.cell, cell);
        for (int at = 0; at < classes; ++at) {
            const QRect rect = layout.cellRect(at, classes - 1 - at);
            QCOMPARE(layout.cellAt(rect.center()), QPoint(classes - 1 - at, at));
        }
        QVERIFY(!layout.cellAt({10, 10}));
        QVERIFY(!layout.cellAt(QPoint(layout.size().width() + 1, layout.size().height() + 1)));
    }

    /// A name out of somebody's file is shown, and nothing in it fetched or drawn.
    void labelsAreNoPages() {
        QWidget parent;
        const QString name = QStringLiteral("<img src=\"/x\"> is not part of it");
        for (QLabel* label : {makeLabel(&parent, "body"), makeTextLabel(&parent, "body")}) {
            label->setText(name);
            QCOMPARE(label->textFormat(), Qt::PlainText);
            QCOMPARE(label->text(), name);
        }
    }

    /// Of "is %1" the words stay, whatever the name is.
    void onlyTheNameIsShortened() {
        const QFontMetrics metrics(Theme::instance().font(TextSize::Caption));
        const QString pattern = QStringLiteral("is %1"), name = QStringLiteral("dandelion of the fields");
        const int whole = metrics.horizontalAdvance(pattern.arg(name));
        QCOMPARE(withFittingName(pattern, name, metrics, whole), pattern.arg(name));
        const QString fitting = withFittingName(pattern, name, metrics, whole / 2);
        QVERIFY(metrics.horizontalAdvance(fitting) <= whole / 2);
        QVERIFY2(fitting.startsWith("is d") && fitting.endsWith("s") && fitting.contains(QChar(0x2026)),
                 qPrintable(fitting));
        QVERIFY(withFittingName(pattern, name, metrics, 1).startsWith("is "));  // no room at all
    }

    void strengths() {
        QCOMPARE(cellStrength(24, 48, 12, true), 0.5);
        QCOMPARE(cellStrength(12, 48, 12, false), 1.0);
        QCOMPARE(cellStrength(0, 0, 0, true), 0.0);
    }

    void pictureParts() {
        QCOMPARE(coveringPart({400, 200}, {100, 100}), QRectF(100, 0, 200, 200));
        QCOMPARE(coveringPart({100, 400}, {200, 100}), QRectF(0, 175, 100, 50));
        QCOMPARE(coveringPart({0, 0}, {200, 100}), QRectF());
        QCOMPARE(fittedInto({400, 200}, QRectF(0, 0, 100, 100)), QRectF(0, 25, 100, 50));
        QCOMPARE(fittedInto({10, 10}, QRectF(0, 0, 100, 100)), QRectF(30, 30, 40, 40));
    }

    void topRowsOfAHead() {
        const std::vector<float> logits{0, 3, 1};
        const auto rows = topRows(logits, {"daisy", "roses", "tulips"}, 2, 2);
        QCOMPARE(rows.size(), 2u);
        QCOMPARE(rows[0].name, "roses");
        QVERIFY(rows[1].truth && !rows[0].truth);
        QVERIFY(rows[0].probability > 0.8 && rows[0].probability < 0.9);
        QVERIFY(topRows({}, {}, 0).empty());
    }

    void aCellIsChosenByMouseAndKeys() {
        qRegisterMetaType<std::optional<Cell>>();
        ConfusionMatrix matrix;
        matrix.resize(300, 300);
        matrix.setCounts({{42, 3}, {2, 40}}, {"daisy", "roses"});
        matrix.show();
        QSignalSpy chosen(&matrix, &ConfusionMatrix::cellChosen);
        QTest::keyClick(&matrix, Qt::Key_Right);
        QTest::keyClick(&matrix, Qt::Key_Return);
        QCOMPARE(matrix.chosen(), std::optional(Cell{0, 1}));
        QTest::keyClick(&matrix, Qt::Key_Return);
        QCOMPARE(matrix.chosen(), std::nullopt);
        QTest::keyClick(&matrix, Qt::Key_Down);
        QTest::keyClick(&matrix, Qt::Key_Left);
        QTest::keyClick(&matrix, Qt::Key_Space);
        QCOMPARE(matrix.chosen(), std::optional(Cell{1, 0}));
        QCOMPARE(chosen.count(), 3);
        QTest::mouseClick(matrix.viewport(), Qt::LeftButton, {}, QPoint(2, 2));
        QCOMPARE(chosen.count(), 3);
        QCOMPARE(matrix.cellText({1, 0}), "2");
        matrix.setShow(ConfusionMatrix::Show::Percent);
        QCOMPARE(matrix.cellText({1, 0}), "5");
        QVERIFY(matrix.cellSentence({1, 0}).startsWith("2 of 42 pictures of roses"));
    }

    void aThousandClassesScroll() {
        ConfusionMatrix matrix;
        QStringList names;
        for (int i = 0; i < 1000; ++i) names << QString("class %1").arg(i);
        matrix.resize(300, 300);
        matrix.setCounts(std::vector(1000, std::vector<std::int64_t>(1000, 1)), names);
        matrix.show();
        QVERIFY(!matrix.grab().isNull());
        for (int i = 0; i < 999; ++i) QTest::keyClick(&matrix, Qt::Key_Down);
        QCOMPARE(matrix.verticalScrollBar()->value(), matrix.verticalScrollBar()->maximum());
    }

    void segments() {
        SegmentedChoice choice;
        choice.setTexts({"Step", "Epoch", "Time"});
        QCOMPARE(choice.choice(), 0);
        QSignalSpy chosen(&choice, &SegmentedChoice::chosen);
        choice.setChoice(1);
        QCOMPARE(chosen.count(), 0);
        choice.findChildren<QToolButton*>()[2]->click();
        QCOMPARE(chosen.takeFirst()[0].toInt(), 2);
        choice.setTexts({"a", "b", "c"});
        QCOMPARE(choice.choice(), 2);
    }

    void aGroupOfSegmentsHasRoundCorners_data() {
        QTest::addColumn<ThemeMode>("mode");
        QTest::addColumn<int>("segments");
        for (const int segments : {2, 3}) {
            QTest::addRow("light, %d", segments) << ThemeMode::Light << segments;
            QTest::addRow("dark, %d", segments) << ThemeMode::Dark << segments;
        }
    }
    /// Its outer ones alone, also where there were fewer before.
    void aGroupOfSegmentsHasRoundCorners() {
        QFETCH(ThemeMode, mode);
        QFETCH(int, segments);
        Theme::instance().setMode(mode);
        SegmentedChoice choice;
        choice.setTexts({"Step", "Epoch"});
        choice.ensurePolished();
        choice.setTexts(QStringList{"Step", "Epoch", "Time"}.first(segments));
        choice.resize(choice.sizeHint());
        QImage image(choice.size(), QImage::Format_RGB32);
        image.fill(Qt::red);  // is seen where a corner is cut
        choice.render(&image, {}, {}, QWidget::DrawChildren);
        const auto buttons = choice.findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), qsizetype(segments));
        for (qsizetype i = 0; i < segments; ++i) {
            const QRect segment = buttons[i]->geometry();
            for (const QPoint corner : {segment.topLeft(), segment.bottomLeft()})
                QCOMPARE(image.pixelColor(corner) == QColor(Qt::red), i == 0);
            for (const QPoint corner : {segment.topRight(), segment.bottomRight()})
                QCOMPARE(image.pixelColor(corner) == QColor(Qt::red), i == segments - 1);
        }
        Theme::instance().setMode(ThemeMode::System);
    }

    void aSettingRowReportsAndShowsErrors() {
        SettingRow row(*findSetting("batch_size"));
        Settings settings;
        row.showValue(settings);
        auto* line = row.findChild<QLineEdit*>();
        QCOMPARE(line->text(), "32");
        QSignalSpy edited(&row, &SettingRow::edited);
        line->selectAll();
        QTest::keyClicks(line, "0");
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited[0][0].value<std::string>(), "batch_size");
        row.showError("Batch size must be at least 1.");
        QVERIFY(row.hasError());
        QCOMPARE(line->accessibleDescription(), QString("Batch size must be at least 1."));
        QCOMPARE(line->text(), "0");
        QVERIFY(line->property("invalid").toBool());
        row.showValue(settings);
        QVERIFY(!row.hasError());
        QVERIFY(!line->accessibleDescription().contains("at least"));
        QCOMPARE(line->text(), "32");
        row.setLocked(true, "running");
        QVERIFY(!line->isEnabled());
        QCOMPARE(line->toolTip(), "running");
    }

    void theRowOfWeightsChoosesAFile() {
        const TemporaryFolder folder;
        writeFileAtomically(folder / "100%41.pth", std::string_view("weights"));
        const QString path = QString::fromStdString((folder / "100%41.pth").string());
        SettingRow row(*findSetting("weights"));
        row.show();
        row.setLocked(false, {});
        auto* present = row.findChild<QLineEdit*>();
        present->setText(path);
        auto* button = row.findChild<QToolButton*>("chooseWeights");
        QVERIFY(button && (button->focusPolicy() & Qt::TabFocus));
        QVERIFY(!button->accessibleName().isEmpty());
        QSignalSpy edited(&row, &SettingRow::edited);
        QString filter;
        QDir begins;
        QTimer look;
        connect(&look, &QTimer::timeout, &look, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            auto* name = dialog ? dialog->findChild<QLineEdit*>("fileNameEdit") : nullptr;
            if (!name) return;
            filter = dialog->nameFilters().value(0);
            begins = dialog->directory();
            name->setText(path);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        look.start(5);
        QTest::keyClick(button, Qt::Key_Space);  // comes back once the dialog is closed
        look.stop();
        QVERIFY2(begins == QDir(QString::fromStdString(runsHome().string())), qPrintable(begins.path()));
        for (const char* ending : {"*.pth", "*.pt", "*.safetensors", "*.caffemodel"})
            QVERIFY2(filter.contains(ending), ending);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited[0][1].value<std::string>(), path.toStdString());
        QCOMPARE(present->text(), path);
        row.setLocked(true, "running");
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), "running");
    }

    void everySettingHasAnEditorThatShowsIt() {
        for (const SettingInfo& info : settingTable()) {
            SettingRow row(info);
            row.showValue(Settings());
            if (auto* choice = row.findChild<QComboBox*>()) QVERIFY(choice->currentIndex() >= 0);
        }
    }

    void theKeysStandInAnEmptyLineWithRoom() {
        FindLine line;
        line.setPlaceholderText("Find by name");
        line.resize(220, 28);
        line.show();
        const auto* keys = line.findChild<QLabel*>("findKeys");
        QCOMPARE(keys->text(), QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText));
        QVERIFY(keys->isVisible());
        line.setText("rose");
        QVERIFY(!keys->isVisible());
        line.clear();
        QVERIFY(keys->isVisible());
        line.resize(90, 28);
        QVERIFY(!keys->isVisible());
    }

    /// Where there is nothing to empty, whoever holds the line may use the key.
    void escEmptiesALineOfSearch() {
        FindLine line;
        line.setText("rose");
        const auto escape = [&] {
            QKeyEvent key(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
            QApplication::sendEvent(&line, &key);
            return key.isAccepted();
        };
        QVERIFY(escape() && line.text().isEmpty());
        QVERIFY(!escape());
    }

    void aCutLineTellsItsHintToo() {
        ElidedLabel label(nullptr, "table");
        label.resize(60, 20);
        label.show();
        const auto told = [&](const QString& text, const QString& hint) {
            label.setText(text);
            label.setToolTip(hint);
            QHelpEvent asked(QEvent::ToolTip, QPoint(5, 5), label.mapToGlobal(QPoint(5, 5)));
            QApplication::sendEvent(&label, &asked);
            return QToolTip::text();
        };
        QCOMPARE(told("Epoch 3 of 30, batch 12 of 377", "More threads"),
                 "Epoch 3 of 30, batch 12 of 377\nMore threads");
        QCOMPARE(told("Epoch 4 of 30, batch 12 of 377", {}), "Epoch 4 of 30, batch 12 of 377");
        QCOMPARE(told("Epoch", "More memory"), "More memory");
    }

    void aSignHasRoomBeforeTheText() {
        MenuButton plain(nullptr, false), signedOne(nullptr, false);
        for (MenuButton* button : {&plain, &signedOne}) button->setText("Save");
        signedOne.setSign("download");
        QVERIFY(signedOne.sizeHint().width() >= plain.sizeHint().width() + 12);
        signedOne.resize(signedOne.sizeHint());
        const auto left = [&] { return signedOne.grab(QRect(8, 0, 16, signedOne.height())).toImage(); };
        const QImage with = left();
        signedOne.setText("Sa");  // shorter: nothing but the sign stands there
        QCOMPARE(left(), with);
        plain.resize(signedOne.size());
        QVERIFY(plain.grab(QRect(8, 0, 16, plain.height())).toImage() != with);
    }

    /// Sign, word and arrow stand in even distances.
    void aSignTheTextAndTheArrowStandApart() {
        MenuButton button(nullptr, false);
        button.setText(besideIcon(QStringLiteral("Save")));
        button.setSign("download");
        button.resize(button.sizeHint());
        const QImage image = button.grab().toImage();
        const auto isEmpty = [&](int x) {
            for (int y = 0; y < image.height(); ++y)
                if (image.pixel(x, y) != image.pixel(1, 1)) return false;
            return true;
        };
        QList<int> gaps;  // wider than between letters
        for (int x = 0, empty = 0; x < image.width(); ++x) {
            empty = isEmpty(x) ? empty + 1 : 0;
            if (empty > 3 && x + 1 < image.width() && !isEmpty(x + 1)) gaps << empty;
        }
        QCOMPARE(gaps.size(), 3);  // at the edge, and between the three
        for (const int gap : {gaps[1], gaps[2]}) QVERIFY2(gap <= 12, qPrintable(QString::number(gap)));
        QVERIFY2(std::abs(gaps[1] - gaps[2]) <= 4, qPrintable(QStringLiteral("%1, %2").arg(gaps[1]).arg(gaps[2])));
    }

    void aSectionFolds() {
        FoldSection section;
        auto* inside = new QLabel("inside");
        section.contents().addWidget(inside);
        section.setTexts("Optimizer", "AdamW");
        section.show();
        QVERIFY(!inside->isVisible());
        section.findChild<QToolButton*>()->click();
        QVERIFY(inside->isVisible() && section.isOpen());
    }
};

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
