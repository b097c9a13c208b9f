// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fake_engine.h"
#include "support/temporary_folder.h"
#include "ui/session.h"
#include "ui/tiny_data.h"

#include <QSignalSpy>
#include <QTest>
#include <memory>
#include <utility>

/// A session of the fake engine over tiny data, for the tests of its parts.
namespace studio::ui {

inline constexpr int kPatience = 20'000;  ///< ms; only ever used up by a failure

template <class Done>
bool waitUntil(QSignalSpy& spy, Done done) {
    while (!done())
        if (!spy.wait(kPatience)) return done();
    return true;
}

inline EngineSource fake(test::FakeOptions options = {}) {
    auto engine = std::make_shared<test::FakeEngine>(std::move(options));
    return [engine] { return engine; };
}

/// A session with a tiny data set open and prepared, ready for a run of two epochs.
struct OpenSession {
    explicit OpenSession(EngineSource source = fake(), int classes = 2) : session(std::move(source)) {
        QSignalSpy prepared(&session, &Session::preparedChanged);
        session.openPath(test::makeTinyData(folder.path(), classes));
        ready = waitUntil(prepared, [&] { return session.prepared() != nullptr; });
        session.setSetting("batch_size", "4");
        session.setSetting("epochs", "2");
        session.setSetting("input_size", "96");
        session.setSetting("validation_fraction", "0.34");
    }
    bool runToEnd() {
        QSignalSpy changed(&session, &Session::stateChanged);
        session.start();
        return waitUntil(changed, [&] { return !isLive(session.state()); });
    }
    TemporaryFolder folder;
    Session session;
    bool ready = false;
};

}  // namespace studio::ui
