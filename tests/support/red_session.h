// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/red_data.h"
#include "ui/session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace studio::test {

inline constexpr int kPatience = 20'000;  ///< milliseconds; a signal that does not come by then never will

/// Returns once `done`, looked at whenever `signal` comes.
template <class Signal, class Done>
bool waitUntil(ui::Session& session, Signal signal, Done done) {
    while (!done()) {
        QSignalSpy spy(&session, signal);
        if (!spy.wait(kPatience)) return false;
    }
    return true;
}

/// The red pictures in a folder with a space in its name, and sessions of the fake engine that train on them in
/// milliseconds.
class RedSession {
public:
    RedSession() { writeRedPictures(path("red")); }

    QString path(const QString& name) const { return m_folder.filePath(name); }

    void prepare(ui::Session& session) const {
        using ui::Session;
        session.openPath(path("red"));
        QVERIFY(waitUntil(session, &Session::preparedChanged, [&] { return session.prepared() != nullptr; }));
        for (const auto& [key, value] :
             {std::pair{"epochs", "3"}, {"batch_size", "4"}, {"input_size", "96"}, {"workers", "1"}})
            session.setSetting(key, value);
    }

    /// Half of them validate: fifteen.
    void prepareHalves(ui::Session& session) const {
        prepare(session);
        session.setSetting("validation_fraction", "0.5");
        QVERIFY(waitUntil(session, &ui::Session::preparedChanged,
                          [&] { return session.prepared()->count(Split::Validation) == 15; }));
    }

    static void train(ui::Session& session) {
        using ui::Session;
        session.start();
        QVERIFY(waitUntil(session, &Session::stateChanged, [&] { return session.state() == RunState::Finished; }));
        QVERIFY(waitUntil(session, &Session::predictionsChanged,
                          [&] { return !session.predicting() && !session.predictions().empty(); }));
    }

private:
    QTemporaryDir m_folder{QDir::tempPath() + "/studio pages XXXXXX"};
};

}  // namespace studio::test
