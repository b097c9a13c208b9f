// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace studio::ui {
namespace {

QString pathOf(const QString& name) {
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

/// The files are drawn in #000; anything else in them (the application's own icon) keeps its colour.
QPixmap render(const QString& name, const QColor& color, const QSize& pixels) {
    const QString key =
        QStringLiteral("studio-icon/%1/%2/%3x%4").arg(name, color.name()).arg(pixels.width()).arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QSvgRenderer renderer(file.readAll().replace("#000", color.name().toLatin1()));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class OutlineEngine final : public QIconEngine {
public:
    OutlineEngine(QString name, Token token) : m_name(std::move(name)), m_token(token) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = pixmap(rect.size() * ratio, mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), drawn);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        const Token token = mode == QIcon::Disabled ? Token::Disabled : m_token;
        return render(m_name, Theme::instance().color(token), size);
    }
    /// Before Qt 6.8 `size` comes in device pixels, since then in device-independent ones.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        return pixmap(QT_VERSION < QT_VERSION_CHECK(6, 8, 0) ? size : size * scale, mode, state);
    }
    QIconEngine* clone() const override { return new OutlineEngine(m_name, m_token); }
    bool isNull() override { return false; }

private:
    QString m_name;
    Token m_token;
};

}  // namespace

QIcon icon(const QString& name, Token token) {
    if (!QFile::exists(pathOf(name))) {
        qWarning("There is no icon \"%s\"", qPrintable(name));
        return {};
    }
    return QIcon(new OutlineEngine(name, token));
}

QPixmap iconPixmap(const QString& name, Token token, int side, qreal devicePixelRatio) {
    const int pixels = qRound(side * devicePixelRatio);
    QPixmap pixmap = render(name, Theme::instance().color(token), QSize(pixels, pixels));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

}  // namespace studio::ui
