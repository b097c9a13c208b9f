// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_text.h"

#include "ui/help/commands.h"
#include "ui/page_table.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

namespace studio::ui {
namespace {

struct Term {
    const char* word;
    const char* meaning;
};

constexpr Term kTerms[] = {
    {QT_TRANSLATE_NOOP("Help", "Inception module"),
     QT_TRANSLATE_NOOP("Help",
                       "Looks at its input with 1x1, 3x3 and 5x5 filters and a pooling at once, and stacks the four "
                       "answers as channels. GoogLeNet has nine of them.")},
    {QT_TRANSLATE_NOOP("Help", "1x1 reduction"),
     QT_TRANSLATE_NOOP("Help",
                       "A 1x1 convolution that lowers the number of channels before an expensive 3x3 or 5x5 "
                       "convolution.")},
    {QT_TRANSLATE_NOOP("Help", "Main head, auxiliary heads"),
     QT_TRANSLATE_NOOP("Help",
                       "Three classifiers on one network: main at its end, aux1 and aux2 on the way. The auxiliary "
                       "ones keep the early layers learning and are not used for the final answer.")},
    {QT_TRANSLATE_NOOP("Help", "Loss"),
     QT_TRANSLATE_NOOP("Help",
                       "Cross-entropy: how surprised a head is by the right answer. 0 is certainty; guessing among C "
                       "classes gives ln C. The total is main plus the auxiliary losses times their weight.")},
    {QT_TRANSLATE_NOOP("Help", "Step, batch, epoch"),
     QT_TRANSLATE_NOOP("Help",
                       "A batch is the pictures of one step of learning; an epoch is all training pictures once.")},
    {QT_TRANSLATE_NOOP("Help", "Validation set"),
     QT_TRANSLATE_NOOP("Help",
                       "Pictures held back from training. Only they tell how good the network is on pictures it has "
                       "not learned from.")},
    {QT_TRANSLATE_NOOP("Help", "Top-1, top-5"),
     QT_TRANSLATE_NOOP("Help",
                       "The share of pictures whose right class is the first answer, or among the first five.")},
    {QT_TRANSLATE_NOOP("Help", "Precision, recall, F1"),
     QT_TRANSLATE_NOOP("Help",
                       "Of a class: how many of the answers are right, how many of its pictures are found, and the "
                       "harmonic mean of the two.")},
    {QT_TRANSLATE_NOOP("Help", "Confusion matrix"),
     QT_TRANSLATE_NOOP("Help", "Rows are the true classes, columns the answers; mistakes lie off the diagonal.")},
    {QT_TRANSLATE_NOOP("Help", "Map of the pictures"),
     QT_TRANSLATE_NOOP(
         "Help",
         "Pictures as points, laid out by what the main head's classifier is fed of each: near points look "
         "alike to the network. t-SNE keeps neighbours together; how far groups lie apart means little.")},
    {QT_TRANSLATE_NOOP("Help", "Learning rate"),
     QT_TRANSLATE_NOOP("Help",
                       "How far a step moves the weights. Too high and the loss grows until the training diverges; too "
                       "low and it learns slowly. \"Find\" beside its setting shows how the loss answers to a growing "
                       "one.")},
    {QT_TRANSLATE_NOOP("Help", "Checkpoint"),
     QT_TRANSLATE_NOOP("Help",
                       "A file of weights: last.pth to go on with, best.pth of the best epoch. PyTorch opens both.")},
};

QString said(const char* text) {
    return QCoreApplication::translate("Help", text).toHtmlEscaped();
}

QString heading(const char* text) {
    const int size = Theme::instance().pixels(TextSize::Title);
    return QStringLiteral("<p style='font-size:%1px; font-weight:600; margin-top:14px'>%2</p>")
        .arg(size)
        .arg(said(text));
}

QString row(const QString& left, const QString& right) {
    return QStringLiteral(
               "<tr><td width='190' style='padding:3px 16px 3px 0'><b>%1</b></td>"
               "<td style='padding:3px 0'>%2</td></tr>")
        .arg(left, right);
}

QString table(const QString& rows) {
    return QStringLiteral("<table width='100%'>%1</table>").arg(rows);
}

}  // namespace

QString helpHtml() {
    QString keys, pages, terms;
    for (const CommandRow& command : commandTable())
        keys += row(keysText(command).toHtmlEscaped(), commandText(command).toHtmlEscaped());
    for (const PageRow& page : pageTable()) pages += row(pageText(page).toHtmlEscaped(), said(page.help));
    for (const Term& term : kTerms) terms += row(said(term.word), said(term.meaning));
    return heading(QT_TRANSLATE_NOOP("Help", "The pages")) + table(pages) + heading(QT_TRANSLATE_NOOP("Help", "Keys")) +
           table(keys) + heading(QT_TRANSLATE_NOOP("Help", "Words of the field")) + table(terms);
}

}  // namespace studio::ui
