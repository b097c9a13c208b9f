// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/weights_dialog.h"

#include "core/runs/preprocessing_text.h"
#include "core/training/setting_text.h"
#include "ui/pages/runs/export_subject.h"
#include "ui/pages/runs/fact_table.h"
#include "ui/session.h"
#include "ui/text/core_text.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/segmented_choice.h"

#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {
namespace {

constexpr Variant kAskedVariants[] = {Variant::Course, Variant::Paper};
constexpr int kShownClasses = 60;  ///< characters

QString titleOf(const ModelFile& file) {
    switch (file.format) {
        case FileFormat::Checkpoint:
            return WeightsDialog::tr("A checkpoint of Inception Studio");
        case FileFormat::StateDict:
            return WeightsDialog::tr("Weights of another program (state dict)");
        case FileFormat::Safetensors:
            return WeightsDialog::tr("Weights in the safetensors format");
        case FileFormat::Caffe:
            return WeightsDialog::tr("Weights of caffe");
        case FileFormat::TorchScript:
        case FileFormat::Onnx:
            return {};  // not taken for weights
    }
    return {};
}

QString triple(const std::array<double, 3>& values) {
    return QStringLiteral("%1 %2 %3").arg(values[0]).arg(values[1]).arg(values[2]);
}

QString preparationText(const Preprocessing& how) {
    const QString size = how.resize == Preprocessing::Resize::Squash
                             ? WeightsDialog::tr("squashed to %1").arg(how.size)
                             : WeightsDialog::tr("shorter side %1, middle %2").arg(how.size).arg(how.crop);
    const QString order = how.channels == Preprocessing::Channels::Bgr ? QStringLiteral("BGR") : QStringLiteral("RGB");
    return WeightsDialog::tr("%1; %2 from 0 to %3, mean %4, std %5")
        .arg(size, order)
        .arg(255 * how.scale)
        .arg(triple(how.mean), triple(how.std));
}

QString classesText(const Checkpoint& read) {
    if (!namesClasses(read))
        return WeightsDialog::tr("%1, without names in the file").arg(countText(read.network.classes));
    QString names = listText(textsOf(read.classes));
    if (names.size() > kShownClasses) names = names.left(kShownClasses) + QStringLiteral("…");
    return QStringLiteral("%1: %2").arg(countText(read.network.classes), names);
}

std::vector<FactRow> factsOf(const ModelFile& file) {
    const Checkpoint& read = *file.checkpoint;
    return {
        {WeightsDialog::tr("Network"),
         {WeightsDialog::tr("GoogLeNet, %1, input %2")
              .arg(fromUtf8(variantName(read.network.variant)))
              .arg(read.network.inputSize)}},
        {WeightsDialog::tr("Auxiliary heads"),
         {read.network.aux ? WeightsDialog::tr("in the file") : WeightsDialog::tr("not in the file")}},
        {WeightsDialog::tr("Classes"), {classesText(read)}},
        {WeightsDialog::tr("Parameters"), {countText(networkTotals(read.network).parameters)}},
        {WeightsDialog::tr("Pictures"), {preparationText(read.preprocessing)}},
        {WeightsDialog::tr("File"),
         {WeightsDialog::tr("%1, %n tensor(s), %2", nullptr, static_cast<int>(file.tensors))
              .arg(bytesText(qint64(file.bytes)), fromUtf8(file.dtype))}},
    };
}

}  // namespace

WeightsDialog::WeightsDialog(Session& session, const QString& file, QWidget* parent, const ReadAs& known)
    : QDialog(parent), m_session(session), m_file(file), m_known(known) {
    setObjectName(QStringLiteral("weightsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(640, 340);
    build();
    connect(&m_session, &Session::stateChanged, this, &WeightsDialog::showButtons);
    retranslate();
    read();
}

void WeightsDialog::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    m_title = makeTextLabel(this, "title", "weightsTitle");
    m_what = makeTextLabel(this, "muted", "weightsWhat");
    m_question = makeTextLabel(this, "body", "weightsQuestion");
    m_variant = new SegmentedChoice(this);
    m_variant->setObjectName(QStringLiteral("weightsVariant"));
    m_variant->setTexts({QStringLiteral("course"), QStringLiteral("paper")});
    m_variant->clearChoice();  // never guessed
    auto* choice = new QHBoxLayout;
    choice->addWidget(m_variant);
    choice->addStretch(1);
    m_facts = new FactTable(this);
    m_facts->setObjectName(QStringLiteral("weightsFacts"));
    m_preparationName = makeLabel(this, "tableMuted");
    m_preparation = new QLineEdit(this);
    m_preparation->setObjectName(QStringLiteral("weightsPreparation"));
    m_preparation->setPlaceholderText(QStringLiteral("resize=squash size=128 channels=rgb mean=0.5 std=0.5"));
    m_preparationName->setBuddy(m_preparation);
    auto* preparation = new QHBoxLayout;
    preparation->setSpacing(8);
    preparation->addWidget(m_preparationName);
    preparation->addWidget(m_preparation, 1);
    m_said = makeTextLabel(this, "warning", "weightsSaid");
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail = new QPlainTextEdit(this);
    m_detail->setObjectName(QStringLiteral("weightsDetail"));
    m_detail->setReadOnly(true);
    m_detail->setTabChangesFocus(true);
    m_detail->hide();
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_question);
    column->addLayout(choice);
    column->addSpacing(8);
    column->addWidget(m_facts);
    column->addLayout(preparation);
    column->addWidget(m_said);
    column->addWidget(m_detail, 1000);  // where it is shown, all room is its
    column->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_use = new QPushButton(this);
    m_start = new QPushButton(this);
    m_export = new QPushButton(this);
    m_cancel = new QPushButton(this);
    m_use->setObjectName(QStringLiteral("useWeights"));
    m_start->setObjectName(QStringLiteral("startFromWeights"));
    m_export->setObjectName(QStringLiteral("exportTheseWeights"));
    m_cancel->setObjectName(QStringLiteral("cancelWeights"));
    setRole(m_use, "primary");
    buttons->addStretch(1);
    for (QPushButton* button : {m_use, m_start, m_export, m_cancel}) {
        button->setAutoDefault(false);  // Return in a line of text takes no decision
        buttons->addWidget(button);
    }
    column->addLayout(buttons);
    connect(m_variant, &SegmentedChoice::chosen, this, &WeightsDialog::read);
    connect(m_preparation, &QLineEdit::textEdited, this, &WeightsDialog::takePreparation);
    connect(m_use, &QPushButton::clicked, this, &WeightsDialog::use);
    connect(m_start, &QPushButton::clicked, this, &WeightsDialog::startFrom);
    connect(m_export, &QPushButton::clicked, this, &WeightsDialog::askExport);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

/// None: the file may say it, or nobody has answered yet.
std::optional<Variant> WeightsDialog::chosenVariant() const {
    if (m_asked && m_variant->choice() >= 0) return kAskedVariants[m_variant->choice()];
    return m_known.variant;
}

void WeightsDialog::read() {
    m_read.reset();
    m_shown.reset();
    m_error.reset();
    m_reading.start(
        [this, path = std::filesystem::path(QFile::encodeName(m_file).toStdString()), variant = chosenVariant()](
            std::stop_token, const Job::Post&) -> Job::Deliver {
            auto file = std::make_shared<ModelFile>(readWeightsAs(path, {.variant = variant, .preprocessing = {}}));
            return [this, file] {
                m_read = file;
                askWhatIsKnown();
                takePreparation();
            };
        },
        [this](const studio::Error& error) {
            if (error.code() == ErrorCode::VariantNeeded) {
                m_asked = true;
                return retranslate();
            }
            m_error = std::make_shared<const studio::Error>(error);
            showError(error);
        });
    showButtons();
}

/// Once: what was answered when the file was seen the last time stands there again.
void WeightsDialog::askWhatIsKnown() {
    const ReadAs known = std::exchange(m_known, {});
    if (m_read->ours) return;
    for (int i = 0; known.variant && i < int(std::size(kAskedVariants)); ++i) {
        if (kAskedVariants[i] != known.variant || m_read->format == FileFormat::Caffe) continue;
        m_asked = true;
        m_variant->setChoice(i);
    }
    const Preprocessing& usual = m_read->checkpoint->preprocessing;
    if (known.preprocessing && *known.preprocessing != usual)
        m_preparation->setText(fromUtf8(preprocessingDifference(usual, *known.preprocessing)));
}

/// The variant's usual preparation, with what was typed of it replaced.
void WeightsDialog::takePreparation() {
    m_said->clear();
    m_shown = m_read;
    const std::string typed = m_preparation->text().toStdString();
    if (m_read && !m_read->ours && !trimmed(typed).empty()) {
        auto changed = std::make_shared<ModelFile>(*m_read);
        try {
            prepareAs(*changed, changedPreprocessing(m_read->checkpoint->preprocessing, preprocessingPairs(typed)));
            m_shown = changed;
        } catch (const studio::Error& error) {
            m_shown.reset();
            m_said->setText(textOf(error));
        }
    }
    if (m_read) showFile(m_shown ? *m_shown : *m_read);
}

ReadAs WeightsDialog::how() const {
    ReadAs how{.variant = m_shown->checkpoint->network.variant, .preprocessing = {}};
    if (!m_shown->ours) how.preprocessing = m_shown->checkpoint->preprocessing;
    return how;
}

void WeightsDialog::showFile(const ModelFile& file) {
    m_title->setText(titleOf(file));
    m_facts->setFacts({}, factsOf(file));
    m_facts->show();
    m_detail->hide();
    showButtons();
}

void WeightsDialog::showError(const studio::Error& error) {
    m_title->setText(tr("These weights can't be taken"));
    m_said->setText(textOf(error));
    m_facts->setFacts({}, {});
    m_facts->hide();
    m_detail->setPlainText(detailText(error));
    m_detail->setVisible(!error.detail().empty());
    showButtons();
}

/// Why nothing can be done with the file; empty: it can.
QString WeightsDialog::whyUnread() const {
    if (m_shown) return {};
    if (m_reading.running()) return tr("The file is being read.");
    if (m_error) return tr("These weights can't be taken: the sentence above says why.");
    if (m_asked && !m_read) return tr("Say first which network it is.");
    return tr("The preparation that was written is not understood: the sentence above says why.");
}

void WeightsDialog::showButtons() {
    const bool free = m_session.actions().editSettings;
    m_use->setEnabled(m_shown != nullptr);
    m_export->setEnabled(m_shown != nullptr);
    // A run reads the file again, as its variant usually has it.
    const bool turned =
        m_shown && m_shown->checkpoint->preprocessing.channels != m_read->checkpoint->preprocessing.channels;
    m_start->setEnabled(m_shown && free && !turned);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_preparationName, m_preparation})
        widget->setVisible(m_read && !m_read->ours);
    const QString unread = whyUnread();
    m_use->setToolTip(unread.isEmpty() ? tr("Opens the Predictions page with what it says of the pictures") : unread);
    m_export->setToolTip(unread.isEmpty() ? tr("Writes it for other programs, and checks what it wrote") : unread);
    m_start->setToolTip(
        !unread.isEmpty() ? unread
        : !free           ? tr("Fixed while a run is going. Stop it to change it.")
        : turned ? tr("A run takes the file's colours in its network's usual order. Export it first, then start "
                      "from what was written: that says its order itself.")
                 : tr("Its weights go into the settings, and how its pictures are prepared; classes of other names "
                      "get new heads."));
    m_question->setVisible(m_asked);
    m_variant->setVisible(m_asked);
    fit();
}

/// A dialog asks what its labels are high without telling how wide they will be.
void WeightsDialog::fit() {
    for (QLabel* label : findChildren<QLabel*>()) label->ensurePolished();
    setMinimumHeight(layout()->minimumHeightForWidth(width()));
}

void WeightsDialog::use() {
    m_session.useWeights(m_file, how());
    emit used();
    accept();
}

void WeightsDialog::startFrom() {
    try {
        const Checkpoint& file = *m_shown->checkpoint;
        m_session.startFrom(m_shown->path, file.network.variant, file.preprocessing);
    } catch (const studio::Error& error) {
        m_said->setText(textOf(error));
        return fit();
    }
    emit startedFrom();
    accept();
}

void WeightsDialog::askExport() {
    const Checkpoint& read = *m_shown->checkpoint;
    std::filesystem::path photographs;
    if (!read.data && m_session.prepared()) photographs = m_session.dataSet()->opened;
    emit exportAsked(subjectOf(m_shown->path, read.network, how(), photographs));
    accept();
}

void WeightsDialog::retranslate() {
    m_detail->setAccessibleName(tr("What does not fit"));
    setWindowTitle(tr("Open weights"));
    m_what->setText(homeShort(m_file));
    m_question->setText(
        tr("The course's network and the paper's have the same names and shapes; only the paper's has local response "
           "normalisation between its first layers. Which one was it trained as?"));
    m_use->setText(tr("Show its predictions"));
    m_start->setText(tr("Start the next run from it"));
    m_export->setText(tr("Export…"));
    m_cancel->setText(tr("Cancel"));
    m_preparationName->setText(tr("Prepared otherwise"));
    m_preparation->setToolTip(tr(
        "The file does not say how its pictures were prepared. Where that is not its network's usual way, write what "
        "differs: resize, size, crop, channels, scale, mean, std."));
    if (m_read)
        takePreparation();
    else if (m_error)
        showError(*m_error);
    else if (m_asked && !m_reading.running())
        m_title->setText(tr("Which network is it?"));
    else
        m_title->setText(tr("Reading the file…"));
    showButtons();
}

void WeightsDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
