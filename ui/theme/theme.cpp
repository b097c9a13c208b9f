// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/base/app_settings.h"
#include "ui/theme/system_scheme.h"

#include <QApplication>
#include <QFontInfo>
#include <QStyle>
#include <QStyleHints>
#include <QWidget>
#include <cmath>

namespace studio::ui {
namespace {

constexpr int kBodyPixels = 13;
constexpr char kLastScheme[] = "window/systemDark";

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
Scheme fromQt(Qt::ColorScheme scheme) {
    return scheme == Qt::ColorScheme::Dark    ? Scheme::Dark
           : scheme == Qt::ColorScheme::Light ? Scheme::Light
                                              : Scheme::Unknown;
}
#endif

int scaled(TextSize size, int base) {
    constexpr int kScale[] = {11, 12, 13, 15, 20};
    return static_cast<int>(std::lround(kScale[static_cast<int>(size)] * base / double(kBodyPixels)));
}

}  // namespace

Theme& Theme::instance() {
    static constexpr char kName[] = "studio-theme";
    if (auto* theme = qApp->findChild<Theme*>(QLatin1String(kName), Qt::FindDirectChildrenOnly)) return *theme;
    auto* theme = new Theme(qApp);
    theme->setObjectName(QLatin1String(kName));
    return *theme;
}

Theme::Theme(QObject* parent) : QObject(parent) {
    const bool darkPalette = QApplication::palette().color(QPalette::Window).lightness() < 128;
    m_systemDark = appSettings().value(QLatin1String(kLastScheme), darkPalette).toBool();
    // A bare X server gives 12 px, too small for the layout's captions.
    m_basePixels = std::max(kBodyPixels, QFontInfo(QApplication::font()).pixelSize());
    QApplication::setStyle(QStringLiteral("Fusion"));
    apply();
}

void Theme::followSystem() {
    if (m_following) return;
    m_following = true;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const QStyleHints* hints = QApplication::styleHints();
    connect(hints, &QStyleHints::colorSchemeChanged, this, [this](Qt::ColorScheme now) { systemSays(fromQt(now)); });
    systemSays(fromQt(hints->colorScheme()));
#endif
    if (SystemScheme* portal = SystemScheme::ofSession(this))
        connect(portal, &SystemScheme::changed, this, &Theme::systemSays);
}

void Theme::systemSays(Scheme scheme) {
    if (scheme == Scheme::Unknown) return;
    m_systemDark = scheme == Scheme::Dark;
    appSettings().setValue(QLatin1String(kLastScheme), m_systemDark);
    if (m_mode == ThemeMode::System && m_systemDark != m_dark) apply();
}

void Theme::setMode(ThemeMode mode) {
    if (mode == m_mode) return;
    m_mode = mode;
    apply();
}

void Theme::apply() {
    m_dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemDark);
    QFont base = QApplication::font();
    base.setPixelSize(m_basePixels);
    QApplication::setFont(base);
    QApplication::setPalette(themePalette(m_dark));
    qApp->setStyleSheet(themeStyleSheet(m_dark, m_basePixels));
    emit themeChanged();
}

int Theme::pixels(TextSize size) const {
    return scaled(size, m_basePixels);
}

QFont Theme::font(TextSize size, bool semibold) const {
    QFont font = QApplication::font();
    font.setPixelSize(pixels(size));
    font.setWeight(semibold ? QFont::DemiBold : QFont::Normal);
    return font;
}

void setRole(QWidget* widget, const char* role) {
    widget->setProperty("role", QString::fromLatin1(role));
    if (!widget->testAttribute(Qt::WA_WState_Polished)) return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

QPalette themePalette(bool dark) {
    const auto color = [dark](Token token) { return tokenColor(token, dark); };
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Window));
    palette.setColor(QPalette::WindowText, color(Token::Text));
    palette.setColor(QPalette::Base, color(Token::Panel));
    palette.setColor(QPalette::AlternateBase, color(Token::Window));
    palette.setColor(QPalette::Text, color(Token::Text));
    palette.setColor(QPalette::PlaceholderText, color(Token::Muted));
    palette.setColor(QPalette::Button, color(Token::Panel));
    palette.setColor(QPalette::ButtonText, color(Token::Text));
    palette.setColor(QPalette::BrightText, color(Token::Wrong));
    palette.setColor(QPalette::Highlight, color(Token::Selection));
    palette.setColor(QPalette::HighlightedText, color(Token::Text));
    palette.setColor(QPalette::Link, color(Token::Accent));
    palette.setColor(QPalette::LinkVisited, color(Token::Accent));
    palette.setColor(QPalette::ToolTipBase, color(Token::Panel));
    palette.setColor(QPalette::ToolTipText, color(Token::Text));
    palette.setColor(QPalette::Light, color(Token::Panel));
    palette.setColor(QPalette::Midlight, color(Token::Hairline));
    palette.setColor(QPalette::Mid, color(Token::Border));
    palette.setColor(QPalette::Dark, color(Token::Disabled));
    palette.setColor(QPalette::Shadow, color(Token::Border));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::Disabled));
    return palette;
}

}  // namespace studio::ui
