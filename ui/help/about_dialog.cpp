// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/about_dialog.h"

#include "core/base/libraries.h"
#include "ui/plots/plot_library.h"
#include "ui/text/core_text.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QDialogButtonBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace studio::ui {

AboutDialog::AboutDialog(const EngineInfo* engine, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("aboutBox"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Inception Studio"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addWidget(buildHead());
    column->addWidget(buildLibraries(engine));
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    column->addWidget(buttons);
    setFixedWidth(520);
}

QWidget* AboutDialog::buildHead() {
    auto* head = new QWidget(this);
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    auto* mark = new QLabel(head);
    mark->setPixmap(icon("inception-studio").pixmap(QSize(60, 48), devicePixelRatioF()));
    QLabel* name = makeLabel(head, "title");
    name->setText(QStringLiteral("Inception Studio %1").arg(QStringLiteral(STUDIO_VERSION)));
    QLabel* what = makeTextLabel(head, "body");
    what->setText(tr("Trains GoogLeNet on your own pictures, on this machine, and shows what happens inside."));
    QLabel* licence = makeTextLabel(head, "muted");
    licence->setText(
        tr("Free software under the GNU General Public License, version 3 or later; without any warranty."));
    grid->addWidget(mark, 0, 0, 3, 1, Qt::AlignTop);
    grid->addWidget(name, 0, 1);
    grid->addWidget(what, 1, 1);
    grid->addWidget(licence, 2, 1);
    grid->setColumnStretch(1, 1);
    return head;
}

QWidget* AboutDialog::buildLibraries(const EngineInfo* engine) {
    auto* card = new QFrame(this);
    setRole(card, "card");
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setVerticalSpacing(4);
    grid->setHorizontalSpacing(16);
    int row = 0;
    const auto add = [&](const QString& name, const QString& version, const QString& licence, const char* role) {
        const QString texts[] = {name, version, licence};
        for (int column = 0; column < 3; ++column) {
            QLabel* cell = makeLabel(card, column == 0 && row > 0 ? "table" : role);
            cell->setText(texts[column]);
            cell->setTextInteractionFlags(Qt::TextSelectableByMouse);
            grid->addWidget(cell, row, column);
        }
        ++row;
    };
    add(tr("Built with"), tr("Version"), tr("Licence"), "captionStrong");
    add(QStringLiteral("Qt"), QString::fromLatin1(qVersion()), QStringLiteral("LGPL-3.0-only"), "tableMuted");
    add(QStringLiteral("QCustomPlot"), plotLibraryVersion(), QStringLiteral("GPL-3.0-or-later"), "tableMuted");
    for (const Library& library : linkedLibraries()) {
        std::string version = library.version;
        if (version.empty() && engine)
            version = library.name == "oneDNN" ? engine->oneDnnVersion : engine->torchVersion;
        if (version.empty() && engine) continue;  // an engine that was built without it
        add(fromUtf8(library.name), version.empty() ? tr("not loaded yet") : fromUtf8(version),
            fromUtf8(library.licence), "tableMuted");
    }
    grid->setColumnStretch(2, 1);
    // As high as the list, where the screen is.
    auto* scroll = makeColumnScroll(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    scroll->setWidget(card);
    return scroll;
}

}  // namespace studio::ui
