// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/system_scheme.h"

#include "ui/base/desktop.h"

#include <QDBusPendingCall>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace studio::ui {
namespace {

constexpr char kPath[] = "/org/freedesktop/portal/desktop";
constexpr char kInterface[] = "org.freedesktop.portal.Settings";
constexpr char kSpace[] = "org.freedesktop.appearance";
constexpr char kKey[] = "color-scheme";

/// Portals answer with a variant in a variant.
QVariant inner(QVariant value) {
    while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value;
}

}  // namespace

SystemScheme* SystemScheme::ofSession(QObject* parent) {
    if (!hasSessionBus()) return nullptr;
    return new SystemScheme(QDBusConnection::sessionBus(), QStringLiteral("org.freedesktop.portal.Desktop"), parent);
}

SystemScheme::SystemScheme(const QDBusConnection& bus, const QString& service, QObject* parent) : QObject(parent) {
    QDBusConnection line = bus;
    line.connect(service, QLatin1String(kPath), QLatin1String(kInterface), QStringLiteral("SettingChanged"), this,
                 SLOT(settingChanged(QDBusMessage)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, QLatin1String(kPath), QLatin1String(kInterface),
                                                           QStringLiteral("Read"));
    question << QString::fromLatin1(kSpace) << QString::fromLatin1(kKey);
    auto* answer = new QDBusPendingCallWatcher(line.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (reply.isValid()) take(QVariant::fromValue(reply.value()));
        done->deleteLater();
    });
}

void SystemScheme::settingChanged(const QDBusMessage& message) {
    const QVariantList said = message.arguments();  // namespace, key, value
    if (said.size() < 3 || said[0] != QLatin1String(kSpace) || said[1] != QLatin1String(kKey)) return;
    take(said[2]);
}

void SystemScheme::take(const QVariant& value) {
    constexpr uint kDark = 1;
    constexpr uint kLight = 2;
    const uint number = inner(value).toUInt();
    const Scheme told = number == kDark ? Scheme::Dark : number == kLight ? Scheme::Light : Scheme::Unknown;
    if (told == m_scheme) return;
    m_scheme = told;
    emit changed(m_scheme);
}

}  // namespace studio::ui
