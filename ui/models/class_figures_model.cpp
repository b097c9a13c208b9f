// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/class_figures_model.h"

#include "ui/text/core_text.h"

namespace studio::ui {

ClassFiguresModel::ClassFiguresModel(QObject* parent) : QAbstractTableModel(parent) {}

void ClassFiguresModel::setFigures(std::vector<ClassFigures> figures, std::vector<std::string> classes) {
    beginResetModel();
    m_figures = std::move(figures);
    m_classes = std::move(classes);
    m_classes.resize(m_figures.size());
    endResetModel();
}

int ClassFiguresModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_figures.size());
}

int ClassFiguresModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

namespace {

struct Figure {
    double value;
    bool defined;
};

Figure figureOf(const ClassFigures& figures, int column) {
    switch (column) {
        case ClassFiguresModel::Precision:
            return {figures.precision, figures.answered > 0};
        case ClassFiguresModel::Recall:
            return {figures.recall, figures.pictures > 0};
        default:
            return {figures.f1, figures.answered + figures.pictures > 0};
    }
}

}  // namespace

QVariant ClassFiguresModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ClassFigures& figures = m_figures[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole) {
        return QVariant(index.column() == Name ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    }
    const QString name = fromUtf8(m_classes[static_cast<std::size_t>(index.row())]);
    if (role == Qt::ToolTipRole) {
        return tr("%1: %n picture(s), answered %2 times", nullptr, static_cast<int>(figures.pictures))
            .arg(name)
            .arg(figures.answered);
    }
    if (role != Qt::DisplayRole && role != kSortRole) return {};
    if (index.column() == Name) return name;
    const Figure figure = figureOf(figures, index.column());
    if (role == kSortRole) return figure.defined ? figure.value : -1.0;
    return figure.defined ? QString::number(100 * figure.value, 'f', 1) : QStringLiteral("–");
}

QVariant ClassFiguresModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(section == Name ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
            case Precision:
                return tr("Of the pictures answered with this class, the share that is of it.");
            case Recall:
                return tr("Of the pictures of this class, the share that was answered with it.");
            case F1:
                return tr("Harmonic mean of precision and recall.");
            default:
                return {};
        }
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Name:
            return tr("Class, %");
        case Precision:
            return tr("precision");
        case Recall:
            return tr("recall");
        case F1:
            return tr("F1");
        default:
            return {};
    }
}

}  // namespace studio::ui
