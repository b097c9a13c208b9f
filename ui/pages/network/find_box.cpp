// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/find_box.h"

#include "ui/text/core_text.h"
#include "ui/text/layer_facts.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QTimer>

namespace studio::ui {

/// Of a name as people type it, with x for ×, and of the shown one where that is another word; what is shown stands in
/// DisplayRole.
static constexpr int kNameRole = Qt::UserRole;
static constexpr int kPartRole = Qt::UserRole + 1;

static QString withoutSpaces(QString text) {
    return text.remove(' ').toLower();
}

FindBox::FindBox(QWidget* parent) : FindLine(parent), m_names(new QStandardItemModel(this)) {
    setObjectName(QStringLiteral("findLayer"));
    auto* completer = new QCompleter(m_names, this);
    completer->setCompletionRole(kNameRole);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(12);
    setCompleter(completer);
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &FindBox::find);
    connect(this, &QLineEdit::textChanged, this, [this] { markMissing(false); });
    connect(this, &QLineEdit::returnPressed, this, [this] { find(text()); });
    retranslate();
}

void FindBox::setParts(std::shared_ptr<const NetworkParts> parts) {
    m_parts = std::move(parts);
    m_names->clear();
    for (const std::string& name : m_parts->names()) {
        const QString part = fromUtf8(name), shown = partTitle(name);
        const bool other = QString(shown).replace(QStringLiteral("×"), QStringLiteral("x")) != part;
        auto* item = new QStandardItem(shown);
        item->setData(other ? shown + ' ' + part : part, kNameRole);
        item->setData(part, kPartRole);
        m_names->appendRow(item);
    }
}

std::string FindBox::partOf(const QString& text) const {
    if (std::string part = m_parts->find(text.toStdString()); !part.empty()) return part;
    for (int row = 0; row < m_names->rowCount(); ++row) {
        const QStandardItem& item = *m_names->item(row);
        if (withoutSpaces(item.data(kNameRole).toString()).contains(withoutSpaces(text)))
            return item.data(kPartRole).toString().toStdString();
    }
    return {};
}

void FindBox::find(const QString& text) {
    if (!m_parts || text.trimmed().isEmpty()) return;
    const std::string part = partOf(text);
    if (part.empty()) return markMissing(true);
    emit found(fromUtf8(part));
    emit left();
    // The completer writes its name after this; then the box is ready for the next search.
    QTimer::singleShot(0, this, &QLineEdit::clear);
}

void FindBox::markMissing(bool missing) {
    setProperty("invalid", missing);
    setRole(this, "");  // has the stylesheet looked at again
    setToolTip(missing ? tr("This network has no module and no layer of that name. They are called 4a, 4a/3x3, pool2, "
                            "aux1/fc1 and so on.")
                       : tr("A module or layer: 4a, 4a/3x3, pool2, aux1/fc1"));
}

void FindBox::keyPressEvent(QKeyEvent* event) {
    FindLine::keyPressEvent(event);
    if (event->key() == Qt::Key_Escape) emit left();
}

void FindBox::retranslate() {
    setPlaceholderText(tr("Find a layer"));
    setAccessibleName(tr("Find a layer"));
    markMissing(property("invalid").toBool());
}

void FindBox::changeEvent(QEvent* event) {
    FindLine::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    if (m_parts) setParts(m_parts);
}

}  // namespace studio::ui
