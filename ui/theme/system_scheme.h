// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>

namespace studio::ui {

enum class Scheme { Unknown, Light, Dark };

/// What the desktop wants, light or dark, by the settings portal of freedesktop.org (org.freedesktop.appearance,
/// color-scheme: 1 dark, 2 light): Qt tells it from 6.5 on only, and not of every desktop. Asks without waiting; stays
/// Unknown without a bus or a portal.
class SystemScheme : public QObject {
    Q_OBJECT
public:
    /// The portal's `service` on `bus`; an empty name for a bus without names (tests).
    SystemScheme(const QDBusConnection& bus, const QString& service, QObject* parent = nullptr);
    /// Of this session; null where no bus is running (none is started for it).
    static SystemScheme* ofSession(QObject* parent);

    Scheme scheme() const { return m_scheme; }

signals:
    void changed(studio::ui::Scheme scheme);

private slots:
    /// Takes the whole message: a slot with a QDBusVariant is refused while Qt D-Bus has not met that type yet.
    void settingChanged(const QDBusMessage& message);

private:
    void take(const QVariant& value);

    Scheme m_scheme = Scheme::Unknown;
};

}  // namespace studio::ui
