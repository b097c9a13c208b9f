// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/part_panel.h"

#include "ui/base/app_settings.h"
#include "ui/pages/network/fact_rows.h"
#include "ui/pages/network/seen_panel.h"
#include "ui/text/core_text.h"
#include "ui/text/layer_facts.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/segmented_choice.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {
namespace {

constexpr char kSeenKey[] = "network/seen";  ///< what it sees is shown, not its numbers

/// The colour that stands for the part in the diagram.
std::optional<Token> tokenOf(const NetworkParts& parts, const std::string& part) {
    if (const Layer* layer = parts.layer(part)) {
        if (const auto branch = branchToken(*layer)) return branch;
    }
    const std::string module = parts.moduleOf(part);
    if (module == "aux1") return Token::Aux1;
    if (module == "aux2") return Token::Aux2;
    return module == "fc" ? std::optional(Token::Main) : std::nullopt;
}

}  // namespace

PartPanel::PartPanel(Session& session, QWidget* parent) : QFrame(parent) {
    setRole(this, "right");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addWidget(buildViews());
    m_scroll = makeColumnScroll(this);
    m_seen = new SeenPanel(session, this);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_seen, 1);
    column->addWidget(buildFooter());
    connect(&Theme::instance(), &Theme::themeChanged, this, &PartPanel::showAgain);
    retranslate();
    const bool seen = appSettings().value(QLatin1String(kSeenKey)).toBool();
    m_views->setChoice(seen ? 1 : 0);
    showView(seen);
}

QWidget* PartPanel::buildHeader() {
    QWidget* header = makeHeader(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(16, 0, 8, 0);
    row->setSpacing(8);
    m_swatchPlace = new QWidget(header);
    auto* place = new QHBoxLayout(m_swatchPlace);
    place->setContentsMargins(0, 0, 0, 0);
    m_title = makeLabel(header, "title", "partTitle");
    m_kind = new ElidedLabel(header, "caption", "partKind");
    m_previous = makeToolButton(header, "flat", "chevron-left");
    m_next = makeToolButton(header, "flat", "chevron-right");
    m_previous->setObjectName(QStringLiteral("previousPart"));
    m_next->setObjectName(QStringLiteral("nextPart"));
    for (QToolButton* button : {m_previous, m_next}) {
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setFixedWidth(28);
    }
    row->addWidget(m_swatchPlace);
    row->addWidget(m_title);
    row->addWidget(m_kind, 1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    connect(m_previous, &QToolButton::clicked, this, [this] { walk(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { walk(1); });
    return header;
}

QWidget* PartPanel::buildViews() {
    QWidget* box = makePanel(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(16, 8, 16, 8);
    m_views = new SegmentedChoice(box);
    m_views->setObjectName(QStringLiteral("partViews"));
    row->addWidget(m_views);
    row->addStretch(1);
    connect(m_views, &SegmentedChoice::chosen, this, [this](int choice) {
        appSettings().setValue(QLatin1String(kSeenKey), choice == 1);
        showView(choice == 1);
    });
    return box;
}

QWidget* PartPanel::buildFooter() {
    m_footer = new QWidget(this);
    auto* column = new QVBoxLayout(m_footer);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(8);
    column->addWidget(horizontalLine(m_footer));
    auto* around = new QVBoxLayout;
    around->setContentsMargins(16, 0, 16, 0);
    around->setSpacing(6);
    m_open = new QPushButton(m_footer);
    m_open->setObjectName(QStringLiteral("openInside"));
    m_open->setStyleSheet(QStringLiteral("text-align: left"));
    m_open->setIcon(icon(QStringLiteral("open-run")));
    m_openKey = makeLabel(m_open, "caption");
    m_openKey->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* inside = new QHBoxLayout(m_open);
    inside->setContentsMargins(0, 0, 8, 0);
    inside->addStretch();
    inside->addWidget(m_openKey);
    m_frozen = makeTextLabel(m_footer, "caption", "frozenParts");
    m_freeze = new QPushButton(m_footer);
    m_freeze->setObjectName(QStringLiteral("freezeUpTo"));
    m_freeze->setStyleSheet(QStringLiteral("text-align: left"));
    m_freeze->setIcon(icon(QStringLiteral("lock")));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_freeze, m_open}) buttons->addWidget(button, 1);
    around->addWidget(m_frozen);
    around->addLayout(buttons);
    connect(m_freeze, &QPushButton::clicked, this,
            [this] { emit freezeAsked(m_freezing.upTo == m_freezing.last ? QString() : m_freezing.upTo); });
    column->addLayout(around);
    connect(m_open, &QPushButton::clicked, this, [this] { emit openAsked(m_openable); });
    return m_footer;
}

void PartPanel::showPart(std::shared_ptr<const NetworkParts> parts, const QString& part, const FactsAround& around,
                         const QString& openable, const Freezing& freezing) {
    const bool another = part != m_part;
    m_parts = std::move(parts);
    m_part = part;
    m_around = around;
    m_openable = openable;
    m_freezing = freezing;
    showAgain();
    if (another) m_scroll->ensureVisible(0, 0);
    m_seen->showPart(m_parts, m_part);
}

void PartPanel::showView(bool seen) {
    m_scroll->setVisible(!seen);
    m_seen->setVisible(seen);
    showAgain();
}

void PartPanel::showAgain() {
    if (!m_parts) return;
    showHeader();
    if (m_scroll->isHidden()) return;  // a hundred widgets
    auto* sheet = new FactSheet(m_parts, m_part, m_around);
    // After the click on a row of the old sheet that may have led here.
    connect(sheet, &FactSheet::partChosen, this, &PartPanel::partChosen, Qt::QueuedConnection);
    m_scroll->setWidget(sheet);
}

void PartPanel::showHeader() {
    const std::string part = m_part.toStdString();
    const Layer* layer = m_parts->layer(part);
    if (QLayoutItem* old = m_swatchPlace->layout()->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    const auto token = tokenOf(*m_parts, part);
    m_swatchPlace->setVisible(token.has_value());
    if (token) m_swatchPlace->layout()->addWidget(new Swatch(token, layer && isReduction(*layer), m_swatchPlace));
    m_title->setText(m_part.isEmpty() ? QStringLiteral("GoogLeNet") : partTitle(part));
    m_scroll->setAccessibleName(m_title->text());
    m_kind->setText(layer              ? layerKind(*layer, m_parts->spec())
                    : m_part.isEmpty() ? tr("whole network")
                                       : moduleKind(part));
    const auto offer = [&](QToolButton* button, int by, const QString& none) {
        const std::string there = m_parts->neighbour(part, by);
        const bool first = m_part.isEmpty() && by > 0;
        button->setEnabled(first || !there.empty());
        button->setToolTip(first            ? tr("Show %1").arg(fromUtf8(m_parts->modules().front()))
                           : !there.empty() ? tr("Show %1").arg(partTitle(there))
                                            : none);
    };
    offer(m_previous, -1, tr("There is nothing before it."));
    offer(m_next, 1, tr("There is nothing after it."));
    showFooter();
}

void PartPanel::showFooter() {
    const bool frozen = !m_freezing.last.isEmpty(), thaws = frozen && m_freezing.upTo == m_freezing.last;
    m_footer->setVisible(!m_scroll->isHidden() && (!m_openable.isEmpty() || !m_freezing.upTo.isEmpty()));
    m_open->setVisible(!m_openable.isEmpty());
    m_open->setText(besideIcon(tr("Open %1").arg(partTitle(m_openable.toStdString()))));
    m_open->setToolTip(tr("Shows the inside of %1").arg(partTitle(m_openable.toStdString())));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_open, m_openKey}) widget->ensurePolished();
    m_open->setMinimumWidth(m_open->sizeHint().width() + m_openKey->sizeHint().width() + 2);  // the key is inside
    m_freeze->setVisible(!m_freezing.upTo.isEmpty());
    m_freeze->setIcon(icon(thaws ? QStringLiteral("unlock") : QStringLiteral("lock")));
    m_freeze->setText(besideIcon(thaws ? tr("Unfreeze all") : tr("Freeze to %1").arg(m_freezing.upTo)));
    m_freeze->setEnabled(m_freezing.locked.isEmpty());
    m_freeze->setToolTip(!m_freezing.locked.isEmpty() ? m_freezing.locked
                         : thaws                      ? tr("The next training changes all weights again")
                                 : tr("The next training leaves this module and all before it as they are, batch "
                                      "norm's statistics, too"));
    m_frozen->setVisible(frozen);
    m_frozen->setText(tr("Frozen, hatched in the diagram: all up to %1.").arg(m_freezing.last));
}

void PartPanel::walk(int by) {
    const std::string there =
        m_part.isEmpty() ? m_parts->modules().front() : m_parts->neighbour(m_part.toStdString(), by);
    if (!there.empty()) emit partChosen(fromUtf8(there));
}

void PartPanel::retranslate() {
    m_previous->setAccessibleName(tr("Part before"));
    m_next->setAccessibleName(tr("Part after"));
    m_openKey->setText(tr("Enter", "the key"));
    m_views->setTexts({tr("Numbers"), tr("What it sees")});
    showAgain();
}

void PartPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace studio::ui
