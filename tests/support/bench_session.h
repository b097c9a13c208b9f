// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session.h"

#include <QEventLoop>
#include <functional>

namespace studio::bench {

/// Returns once `done`, looked at whenever `signal` comes.
template <class Signal>
void waitFor(ui::Session& session, Signal signal, const std::function<bool()>& done) {
    QEventLoop loop;
    QObject::connect(&session, signal, &loop, [&] {
        if (done()) loop.quit();
    });
    if (!done()) loop.exec();
}

}  // namespace studio::bench
