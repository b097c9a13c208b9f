// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "support/fake_engine.h"
#include "support/made_up_run.h"
#include "support/temporary_folder.h"
#include "ui/base/app_settings.h"
#include "ui/models/run_model.h"
#include "ui/pages/runs/run_table.h"
#include "ui/pages/runs_page.h"
#include "ui/plots/compare_plot.h"
#include "ui/session.h"
#include "ui/widgets/message_bar.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <memory>

namespace studio::ui {

namespace fs = std::filesystem;

inline constexpr int kPatience = 20'000;  ///< ms; only ever used up by a failure

/// A page over a home of its own, shown, with what the tests look at.
struct OpenPage {
    OpenPage() : session([] { return std::make_shared<test::FakeEngine>(); }), page(session) {
        page.resize(1280, 704);
        page.show();
        table = page.findChild<RunTable*>();
        bar = page.findChild<MessageBar*>("runsMessage");
    }
    bool has(int rows) {
        return QTest::qWaitFor([&] { return table->model()->rowCount() == rows; }, kPatience);
    }
    QString cell(int row, int column) const { return table->model()->index(row, column).data().toString(); }
    QToolButton* button(const char* name) const { return page.findChild<QToolButton*>(QLatin1String(name)); }
    QString label(const char* name) const { return page.findChild<QLabel*>(QLatin1String(name))->text(); }
    void choose(int row) { table->setCurrentIndex(table->model()->index(row, 0)); }
    int compared() const { return static_cast<int>(page.findChild<ComparePlot*>()->curves().size()); }
    QString said() const { return bar->sentence(); }

    Session session;
    RunsPage page;
    RunTable* table = nullptr;
    MessageBar* bar = nullptr;
};

inline fs::path run(const char* folder, const test::RunShape& shape = {}) {
    return test::writeRun(runsHome() / folder, shape);
}

/// The wastebasket lies in the home, too, so that nothing of a test leaves its folder.
inline std::unique_ptr<TemporaryFolder> freshHome() {
    auto home = std::make_unique<TemporaryFolder>();
    const QByteArray path = QByteArray::fromStdString(home->path().string());
    qputenv("HOME", path);
    qputenv("XDG_DATA_HOME", path + "/share");
    appSettings().clear();
    return home;
}

}  // namespace studio::ui
