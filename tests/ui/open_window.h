// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/app_settings.h"
#include "ui/main_window.h"
#include "ui/open_session.h"

/// Windows of the fake engine over tiny data, for the window's tests.
namespace studio::ui {

/// As for somebody who opens the program for the first time, in English and light.
inline void startPlain() {
    appSettings().clear();
    appSettings().setValue("window/language", "en");
    appSettings().setValue("window/theme", "light");
}

/// Opens the tiny data in a window and waits until it is prepared.
inline bool openData(MainWindow& window, const QString& path) {
    QSignalSpy prepared(&window.session(), &Session::preparedChanged);
    window.session().openPath(path);
    return waitUntil(prepared, [&] { return window.session().prepared() != nullptr; });
}

inline void makeShort(Session& session) {
    for (const auto& [key, value] :
         {std::pair{"batch_size", "4"}, {"epochs", "2"}, {"input_size", "96"}, {"validation_fraction", "0.34"}})
        session.setSetting(key, value);
}

}  // namespace studio::ui
