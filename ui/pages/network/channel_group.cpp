// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/channel_group.h"

#include "ui/pages/network/channel_image.h"
#include "ui/pages/network/fact_rows.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/layout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLinearGradient>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace studio::ui {

static constexpr int kRampWidth = 64, kRampHeight = 8;

QString activationText(double value) {
    if (!std::isfinite(value)) return lossText(value);
    const double size = std::abs(value);
    if (size > 0 && size < 0.001) return value < 0 ? QStringLiteral("> −0.001") : QStringLiteral("< 0.001");
    const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return QLocale().toString(value, 'f', size > 0 ? decimals : 0);
}

/// The colours from 0 to the largest value.
class ChannelGroup::Ramp : public QWidget {
public:
    explicit Ramp(QWidget* parent) : QWidget(parent) { setFixedSize(kRampWidth, kRampHeight); }
    void setToken(Token token) {
        m_token = token;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QLinearGradient gradient(0, 0, width(), 0);
        gradient.setColorAt(0, rampColour(0, m_token));
        gradient.setColorAt(1, rampColour(1, m_token));
        QPainter painter(this);
        painter.fillRect(rect(), gradient);
        painter.setPen(Theme::instance().color(Token::Border));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

private:
    Token m_token = Token::Text;
};

ChannelGroup::ChannelGroup(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(6);
    m_head = new QHBoxLayout;
    m_head->setSpacing(8);
    m_title = makeLabel(this, "strong", "seenGroup");
    m_count = makeLabel(this, "tableMuted", "seenGroupCount");
    m_head->addWidget(m_title);
    m_head->addStretch(1);
    m_head->addWidget(m_count);
    m_scale = new QWidget(this);
    auto* scale = new QHBoxLayout(m_scale);
    scale->setContentsMargins(0, 0, 0, 0);
    scale->setSpacing(6);
    QLabel* least = makeLabel(m_scale, "captionText");
    least->setText(QStringLiteral("0"));
    m_ramp = new Ramp(m_scale);
    m_most = makeLabel(m_scale, "captionText", "seenScaleMost");
    m_what = new ElidedLabel(m_scale, "caption", "seenScale");
    scale->addWidget(least);
    scale->addWidget(m_ramp);
    scale->addWidget(m_most);
    scale->addWidget(m_what, 1);
    m_all = makeToolButton(m_scale, "link");
    m_all->setObjectName(QStringLiteral("seenAll"));
    m_all->setCheckable(true);
    scale->addWidget(m_all);
    connect(m_all, &QToolButton::toggled, this, &ChannelGroup::showFold);
    m_note = makeTextLabel(this, "caption", "seenNote");
    m_note->hide();
    m_grid = new ChannelGrid(this);
    column->addLayout(m_head);
    column->addWidget(m_scale);
    column->addWidget(m_note);
    column->addWidget(m_grid);
    column->addStretch(1);  // what the width's rounding leaves
}

void ChannelGroup::setHeading(std::optional<Token> branch, const QString& title, const QString& count) {
    if (branch != m_branch) {
        delete m_swatch;
        m_swatch = branch ? new Swatch(branch, false, this) : nullptr;
        if (m_swatch) m_head->insertWidget(0, m_swatch);
        m_branch = branch;
    }
    m_title->setText(title);
    m_count->setText(count);
    m_grid->setAccessibleName(factsText({title, count}));
}

void ChannelGroup::setScale(Token token, double maximum, const QString& what) {
    m_scale->show();
    m_note->hide();
    m_ramp->setToken(token);
    m_most->setText(activationText(maximum));
    m_what->setText(what);
}

void ChannelGroup::setFoldable(bool foldable) {
    m_foldable = foldable;
    showFold();
}

void ChannelGroup::showFold() {
    m_all->setVisible(m_foldable);
    m_all->setText(m_all->isChecked() ? tr("Fewer") : tr("All"));
    m_all->setAccessibleName(m_all->text() + ' ' + m_title->text());
    m_all->setToolTip(m_all->isChecked() ? tr("Shows the strongest channels of this branch alone")
                                         : tr("Shows every channel of this branch, the strongest first"));
    m_grid->setFolded(m_foldable && !m_all->isChecked());
}

void ChannelGroup::setNote(const QString& note) {
    m_scale->hide();
    m_note->show();
    m_note->setText(note);
}

}  // namespace studio::ui
