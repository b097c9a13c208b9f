// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/export_dialog.h"

#include "ui/base/app_settings.h"
#include "ui/pages/runs/export_outcome.h"
#include "ui/text/core_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace studio::ui {
namespace {

constexpr char kFormatKey[] = "export/format";
constexpr char kFolderKey[] = "export/folder";
constexpr int kChoicesWidth = 320;

QString endingOf(ExportFormat format) {
    return fromUtf8(exportFormatEnding(format));
}

QString formatName(ExportFormat format) {
    switch (format) {
        case ExportFormat::Pth:
            return ExportDialog::tr("PyTorch weights");
        case ExportFormat::Safetensors:
            return ExportDialog::tr("safetensors");
        case ExportFormat::TorchScript:
            return ExportDialog::tr("TorchScript program");
        case ExportFormat::Onnx:
            return ExportDialog::tr("ONNX");
    }
    return {};
}

QString formatHelp(ExportFormat format) {
    switch (format) {
        case ExportFormat::Pth:
            return ExportDialog::tr("For torch.load(weights_only=True); torchvision's variant loads into torchvision.");
        case ExportFormat::Safetensors:
            return ExportDialog::tr("Weights alone in a plain file that can't run anything; for Python and others.");
        case ExportFormat::TorchScript:
            return ExportDialog::tr("Network and weights: torch.jit.load, and LibTorch in C++, need nothing else.");
        case ExportFormat::Onnx:
            return ExportDialog::tr("Network and weights for ONNX Runtime, OpenCV and others, without PyTorch.");
    }
    return {};
}

QString switchName(const ExportSwitch& each) {
    if (each.value == &ExportOptions::bare) return ExportDialog::tr("Weights alone");
    if (each.value == &ExportOptions::aux) return ExportDialog::tr("Auxiliary heads");
    if (each.value == &ExportOptions::half) return ExportDialog::tr("Half precision");
    if (each.value == &ExportOptions::foldBatchNorm) return ExportDialog::tr("Folded batch norm");
    if (each.value == &ExportOptions::softmax) return ExportDialog::tr("Probabilities");
    return ExportDialog::tr("Preprocessing inside");
}

QString firstFolder() {
    const QString known = appSettings().value(QLatin1String(kFolderKey)).toString();
    if (!known.isEmpty() && QFileInfo(known).isDir()) return known;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

}  // namespace

ExportDialog::ExportDialog(ExportSubject subject, RunJobs& jobs, QWidget* parent)
    : QDialog(parent), m_jobs(jobs), m_subject(std::move(subject)) {
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(920, 560);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 16, 16, 0);
    row->setSpacing(16);
    m_choices = new QWidget(this);
    m_choices->setFixedWidth(kChoicesWidth);
    auto* column = new QVBoxLayout(m_choices);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    buildChoices(*column);
    buildFile(*column);
    m_outcome = new ExportOutcome(this);
    row->addWidget(m_choices);
    row->addWidget(m_outcome, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 16);
    all->setSpacing(16);
    all->addLayout(row, 1);
    buildButtons(*all);
    connectJobs();
    retranslate();
    showFormat();
    if (m_jobs.working()) showWork();
}

void ExportDialog::buildChoices(QVBoxLayout& column) {
    m_what = makeTextLabel(this, "muted", "exportWhat");
    m_weightsName = makeLabel(this, "caption");
    m_weights = new QComboBox(this);
    m_weights->setObjectName(QStringLiteral("exportWeights"));
    m_weightsName->setBuddy(m_weights);
    m_formatName = makeLabel(this, "caption");
    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    const QString last = appSettings().value(QLatin1String(kFormatKey)).toString();
    for (const ExportFormat format : kExportFormats) {
        m_format->addItem(QString(), static_cast<int>(format));
        if (last == fromUtf8(exportFormatName(format))) m_format->setCurrentIndex(m_format->count() - 1);
    }
    m_formatName->setBuddy(m_format);
    m_formatHelp = makeTextLabel(this, "caption", "exportFormatHelp");
    m_with = makeLabel(this, "caption");
    column.addWidget(m_what);
    column.addSpacing(8);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_weightsName, m_weights, m_formatName, m_format, m_formatHelp})
        column.addWidget(widget);
    column.addSpacing(8);
    column.addWidget(m_with);
    for (const ExportSwitch& each : exportSwitches()) {
        auto* box = new QCheckBox(this);
        box->setObjectName(QStringLiteral("export.") + QLatin1String(each.name));
        QLabel* help = makeTextLabel(this, "caption");
        help->setContentsMargins(20, 0, 0, 2);  // under the box's text
        column.addWidget(box);
        column.addWidget(help);
        m_switches.push_back({box, help});
    }
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showFormat);
}

void ExportDialog::showWeights() {
    const int chosen = std::max(m_weights->currentIndex(), 0);
    m_weights->clear();
    m_weightsFiles.clear();
    for (const ExportSubject::Weights& each : m_subject.weights()) {
        m_weights->addItem(each.text);
        m_weightsFiles.push_back(each.file);
    }
    m_weights->setCurrentIndex(chosen);
}

void ExportDialog::buildFile(QVBoxLayout& column) {
    m_fileName = makeLabel(this, "caption");
    m_file = new QLineEdit(this);
    m_file->setObjectName(QStringLiteral("exportFile"));
    m_file->setText(QDir(firstFolder()).filePath(QString(m_subject.name).replace('/', '_')));
    m_fileName->setBuddy(m_file);
    m_choose = new QPushButton(this);
    m_choose->setObjectName(QStringLiteral("chooseExportFile"));
    m_choose->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_file, 1);
    row->addWidget(m_choose);
    m_said = makeTextLabel(this, "warning", "exportSaid");
    column.addSpacing(8);
    column.addWidget(m_fileName);
    column.addLayout(row);
    column.addWidget(m_said);
    column.addStretch(1);
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::askFile);
    connect(m_file, &QLineEdit::textEdited, this, [this] { say({}); });
}

void ExportDialog::buildButtons(QVBoxLayout& column) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    m_export = new QPushButton(this);
    m_export->setObjectName(QStringLiteral("startExport"));
    m_export->setDefault(true);
    setRole(m_export, "primary");
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("closeExport"));
    m_close->setAutoDefault(false);
    row->addStretch(1);
    row->addWidget(m_export);
    row->addWidget(m_close);
    column.addLayout(row);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
}

void ExportDialog::connectJobs() {
    connect(&m_jobs, &RunJobs::workingChanged, this, &ExportDialog::showWork);
    connect(&m_jobs, &RunJobs::exported, this, [this](const Exported& what) {
        if (std::exchange(m_begun, false)) m_outcome->showExported(what);
    });
    connect(&m_jobs, &RunJobs::failed, this, [this](const Sentence& sentence, const QString& detail) {
        if (std::exchange(m_begun, false)) m_outcome->showFailure(sentence, detail);
    });
    connect(m_outcome, &ExportOutcome::stopAsked, &m_jobs, &RunJobs::cancel);
}

ExportFormat ExportDialog::format() const {
    return static_cast<ExportFormat>(m_format->currentData().toInt());
}

ExportOptions ExportDialog::options() const {
    ExportOptions options{.format = format(), .data = m_subject.data};
    for (std::size_t i = 0; i < m_switches.size(); ++i) {
        const ExportSwitch& each = exportSwitches()[i];
        options.*each.value = each.isFor(options.format) && m_switches[i].box->isChecked();
    }
    return options;
}

void ExportDialog::enableSwitches() {
    for (std::size_t i = 0; i < m_switches.size(); ++i) {
        const bool fits = exportSwitches()[i].isFor(format());
        m_switches[i].box->setEnabled(fits && !m_jobs.working());
        m_switches[i].help->setEnabled(fits);
        m_switches[i].box->setToolTip(!fits              ? tr("Means nothing for %1").arg(formatName(format()))
                                      : m_jobs.working() ? busyText()
                                                         : QString());
    }
}

/// The name keeps what a person typed and gets the format's ending.
void ExportDialog::showFormat() {
    m_formatHelp->setText(formatHelp(format()));
    enableSwitches();
    QString file = m_file->text();
    for (const ExportFormat each : kExportFormats)
        if (file.endsWith(endingOf(each))) file.chop(endingOf(each).size());
    m_file->setText(file + endingOf(format()));
    say({});
}

void ExportDialog::askFile() {
    const QString ending = endingOf(format());
    const QString file = QFileDialog::getSaveFileName(this, tr("Export"), m_file->text(),
                                                      formatName(format()) + QStringLiteral(" (*%1)").arg(ending));
    if (file.isEmpty()) return;
    m_file->setText(file.endsWith(ending) ? file : file + ending);
    m_replaced = file;  // the dialog has asked
    say({});
}

void ExportDialog::start() {
    const QString file = m_file->text().trimmed();
    if (file.isEmpty() || QFileInfo(file).fileName() == endingOf(format()))
        return say(tr("Give the file a name first."));
    const QFileInfo info(file);
    if (!QFileInfo(info.absolutePath()).isDir())
        return say(tr("There is no folder \"%1\". Choose one that is there.").arg(info.absolutePath()));
    if (info.exists() && m_replaced != file) {
        m_replaced = file;
        return say(tr("\"%1\" is there already. Press Export once more to replace it.").arg(info.fileName()));
    }
    appSettings().setValue(QLatin1String(kFormatKey), fromUtf8(exportFormatName(format())));
    appSettings().setValue(QLatin1String(kFolderKey), info.absolutePath());
    m_replaced.clear();
    say({});
    m_begun = true;
    m_jobs.exportWeights(m_weightsFiles[static_cast<std::size_t>(m_weights->currentIndex())], info.absoluteFilePath(),
                         options(), m_subject.how);
}

void ExportDialog::say(const QString& sentence) {
    m_said->setText(sentence);
    fit();
}

/// A dialog asks what its labels are high without telling how wide they will be.
void ExportDialog::fit() {
    for (QLabel* label : m_choices->findChildren<QLabel*>()) label->ensurePolished();
    m_choices->setMinimumHeight(m_choices->layout()->minimumHeightForWidth(kChoicesWidth));
}

void ExportDialog::showWork() {
    const bool working = m_jobs.working();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_weights, m_format, m_file, m_choose, m_export})
        widget->setEnabled(!working);
    showTips();
    enableSwitches();
    if (working)
        m_outcome->showWork(m_jobs.workText(), m_jobs.canCancel());
    else
        m_outcome->showHint();
}

QString ExportDialog::busyText() {
    return tr("Something is being written: wait for it, or stop it.");
}

void ExportDialog::showTips() {
    const auto tip = [&](QWidget& widget, const QString& does) {
        widget.setToolTip(m_jobs.working() ? busyText() : does);
    };
    tip(*m_weights, tr("Which of the run's weights are written"));
    tip(*m_format, tr("Which programs can open it"));
    tip(*m_file, tr("Where it is written"));
    tip(*m_choose, tr("Choose the folder and the name"));
    tip(*m_export, tr("Writes the file, reads it back and compares its answers"));
}

void ExportDialog::retranslate() {
    setWindowTitle(tr("Export"));
    m_what->setText(tr("\"%1\" (%2), for other programs.").arg(m_subject.name, m_subject.network.text()));
    m_weightsName->setText(tr("Weights"));
    showWeights();
    m_formatName->setText(tr("Format"));
    for (int i = 0; i < m_format->count(); ++i) {
        const auto each = static_cast<ExportFormat>(m_format->itemData(i).toInt());
        m_format->setItemText(i, QStringLiteral("%1 (%2)").arg(formatName(each), endingOf(each)));
    }
    m_with->setText(tr("In the file"));
    for (std::size_t i = 0; i < m_switches.size(); ++i) {
        m_switches[i].box->setText(switchName(exportSwitches()[i]));
        m_switches[i].help->setText(coreText("Export", exportSwitches()[i].help));
    }
    m_fileName->setText(tr("File"));
    m_choose->setText(tr("Choose…"));
    m_export->setText(tr("Export"));
    m_close->setText(tr("Close"));
    showTips();
}

void ExportDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    showFormat();
    if (!m_jobs.working()) m_outcome->retranslate();
}

}  // namespace studio::ui
