// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/predictions/source_bar.h"

#include "core/base/files.h"
#include "ui/session.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menu_button.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

namespace studio::ui {

using WeightsSource = Session::WeightsSource;

SourceBar::SourceBar(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    setRole(this, "toolbar");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(40);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    m_weightsName = makeLabel(this, "tableMuted");
    m_weights = new MenuButton(this, true);
    m_weights->setObjectName(QStringLiteral("weights"));
    m_picturesName = makeLabel(this, "tableMuted");
    m_pictures = new MenuButton(this, true);
    m_pictures->setObjectName(QStringLiteral("pictures"));
    row->addWidget(m_weightsName);
    row->addWidget(m_weights);
    row->addSpacing(8);
    row->addWidget(m_picturesName);
    row->addWidget(m_pictures);
    row->addStretch();
    connect(&m_weights->choices(), &QMenu::aboutToShow, this, &SourceBar::fillWeightsMenu);
    connect(&m_pictures->choices(), &QMenu::aboutToShow, this, &SourceBar::fillPicturesMenu);
    connect(&session, &Session::weightsChanged, this, &SourceBar::retranslate);
    connect(&session, &Session::predictionsChanged, this, &SourceBar::retranslate);
    connect(&session, &Session::predictionProgress, this, &SourceBar::retranslate);
    retranslate();
}

QString SourceBar::picturesText() const {
    const qint64 count = m_session.predicting() ? m_session.countOf(m_session.asked())
                                                : static_cast<qint64>(m_session.predictions().size());
    if (count == 0 && m_session.asked() != Session::Asked::Files) return tr("none yet");
    switch (m_session.asked()) {
        case Session::Asked::Validation:
            return tr("validation, %1").arg(countText(count));
        case Session::Asked::Training:
            return tr("training, %1").arg(countText(count));
        case Session::Asked::Test:
            return tr("test, %1").arg(countText(count));
        case Session::Asked::Files:
            return tr("others, %1").arg(countText(count));
    }
    return {};
}

void SourceBar::retranslate() {
    m_weightsName->setText(tr("Weights"));
    m_weights->setToolTip(tr("The weights that answer"));
    m_weights->setAccessibleName(tr("Weights"));
    m_weights->setText(m_session.weightsText());
    m_picturesName->setText(tr("Pictures"));
    m_pictures->setToolTip(tr("The pictures the network is asked about"));
    m_pictures->setAccessibleName(tr("Pictures"));
    m_pictures->setText(picturesText());
}

void SourceBar::fillWeightsMenu() {
    QMenu& menu = m_weights->choices();
    menu.clear();
    menu.setToolTipsVisible(true);
    const auto add = [&](const QString& text, WeightsSource source, const QString& missing) {
        QAction* action = menu.addAction(text, this, [this, source] { m_session.setWeightsSource(source); });
        action->setCheckable(true);
        action->setChecked(m_session.weightsSource() == source && m_session.hasWeights(source));
        action->setEnabled(m_session.hasWeights(source));
        action->setToolTip(action->isEnabled() ? QString() : missing);
    };
    add(tr("Live: the epoch validated last"), WeightsSource::Live,
        tr("Nothing has been validated in this session yet."));
    add(tr("Best epoch of the run"), WeightsSource::Best, tr("No run has a best epoch yet: train, or open a run."));
    const QString file = m_session.weightsFile();
    const bool fileAnswers = m_session.weightsSource() == WeightsSource::File;
    bool listed = !m_session.hasWeights(WeightsSource::File);
    if (!m_session.savedWeights().empty()) menu.addSeparator();
    for (const Session::SavedWeights& saved : m_session.savedWeights()) {
        QAction* action = menu.addAction(
            saved.text, this, [this, kept = saved.file] { m_session.setWeightsSource(WeightsSource::File, kept); });
        action->setCheckable(true);
        action->setChecked(fileAnswers && saved.file == file);
        action->setToolTip(saved.file);
        listed = listed || saved.file == file;
    }
    if (!listed) add(file.section('/', -1), WeightsSource::File, {});
    menu.addSeparator();
    if (fileAnswers && m_session.hasWeights(WeightsSource::File))
        menu.addAction(tr("What this file is, and export…"), this, [this, file] {
            emit weightsAsked(QFile::decodeName(pathFromText(file.toStdString()).c_str()));
        });
    menu.addAction(tr("From a file…"), this, [this] {
        const QString path = QFileDialog::getOpenFileName(
            this, tr("Open weights"), {}, tr("Weights (*.pth *.pt *.safetensors *.caffemodel);;All files (*)"));
        if (!path.isEmpty()) m_session.setWeightsSource(WeightsSource::File, path);
    });
}

void SourceBar::fillPicturesMenu() {
    QMenu& menu = m_pictures->choices();
    menu.clear();
    menu.setToolTipsVisible(true);
    const auto add = [&](const QString& text, Session::Asked asked, const QString& missing) {
        const qint64 count = m_session.countOf(asked);
        QAction* action = menu.addAction(count > 0 ? tr("%1, %2").arg(text, countText(count)) : text, this,
                                         [this, asked] { m_session.setAsked(asked); });
        action->setCheckable(true);
        action->setChecked(m_session.asked() == asked);
        action->setEnabled(count > 0);
        action->setToolTip(count > 0 ? QString() : missing);
    };
    const QString none = m_session.prepared() ? tr("This data set has none.") : tr("No data set is open and checked.");
    add(tr("Validation pictures"), Session::Asked::Validation, none);
    add(tr("Training pictures"), Session::Asked::Training, none);
    add(tr("Test pictures"), Session::Asked::Test, none);
    if (!m_session.askedFiles().isEmpty()) {
        QAction* again = menu.addAction(tr("The other pictures asked about last"), this,
                                        [this] { m_session.setAsked(Session::Asked::Files); });
        again->setCheckable(true);
        again->setChecked(m_session.asked() == Session::Asked::Files);
    }
    menu.addSeparator();
    menu.addAction(tr("Other pictures…"), this, [this] {
        const QStringList files =
            QFileDialog::getOpenFileNames(this, tr("Ask about pictures"), {},
                                          tr("Pictures (*.jpg *.jpeg *.jpe *.jfif *.png *.bmp *.gif *.webp *.tif "
                                             "*.tiff *.pbm *.pgm *.ppm);;All files (*)"));
        if (!files.isEmpty()) m_session.predictFiles(files);
    });
    menu.addAction(tr("A folder of pictures…"), this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Ask about the pictures of a folder"));
        if (!folder.isEmpty()) m_session.predictFiles({folder});
    });
}

void SourceBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
