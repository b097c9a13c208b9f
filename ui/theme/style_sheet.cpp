// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

namespace studio::ui {
namespace {

const QHash<QString, Token>& names() {
    static const QHash<QString, Token> kNames{{QStringLiteral("window"), Token::Window},
                                              {QStringLiteral("panel"), Token::Panel},
                                              {QStringLiteral("sunken"), Token::Sunken},
                                              {QStringLiteral("border"), Token::Border},
                                              {QStringLiteral("hairline"), Token::Hairline},
                                              {QStringLiteral("text"), Token::Text},
                                              {QStringLiteral("muted"), Token::Muted},
                                              {QStringLiteral("disabled"), Token::Disabled},
                                              {QStringLiteral("accent"), Token::Accent},
                                              {QStringLiteral("onaccent"), Token::OnAccent},
                                              {QStringLiteral("selection"), Token::Selection},
                                              {QStringLiteral("warning"), Token::Warning},
                                              {QStringLiteral("warningground"), Token::WarningGround},
                                              {QStringLiteral("wrong"), Token::Wrong}};
    return kNames;
}

/// What stands behind an @ in studio.qss: a token, "theme" (light, dark) or a size of the type scale.
QString valueOf(const QString& name, bool dark, int basePixels) {
    if (const auto token = names().constFind(name); token != names().constEnd()) return tokenColor(*token, dark).name();
    if (name == QLatin1String("theme")) return dark ? QStringLiteral("dark") : QStringLiteral("light");
    constexpr int kBody = 13;
    const int size = name.mid(2).toInt();  // px11, px15
    return QString::number(size * basePixels / kBody) + QStringLiteral("px");
}

}  // namespace

QString themeStyleSheet(bool dark, int basePixels) {
    QFile file(QStringLiteral(":/style/studio.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression kName(QStringLiteral("@(\\w+)"));
    QString out;
    qsizetype from = 0;
    for (auto matches = kName.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        out += text.mid(from, match.capturedStart() - from) + valueOf(match.captured(1), dark, basePixels);
        from = match.capturedEnd();
    }
    return out + text.mid(from);
}

}  // namespace studio::ui
