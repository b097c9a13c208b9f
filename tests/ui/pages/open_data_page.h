// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/temporary_folder.h"
#include "ui/models/picture_model.h"
#include "ui/pages/data/class_delegate.h"
#include "ui/pages/data_page.h"
#include "ui/session.h"
#include "ui/thumbnails/picture_grid.h"
#include "ui/tiny_data.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QTest>

namespace studio::test {

inline constexpr int kPatience = 20'000;

inline EngineSource fakeEngine(FakeOptions options = {}) {
    auto engine = std::make_shared<FakeEngine>(std::move(options));
    return [engine] { return engine; };
}

/// The page with data of three classes of six open and checked.
struct OpenDataPage {
    explicit OpenDataPage(EngineSource engine = fakeEngine(), int classes = 3)
        : session(std::move(engine)), page(session) {
        page.resize(1280, 704);
        page.show();
        page.activateWindow();
        data = makeTinyData(folder.path(), classes);
        reopen();
        grid = page.findChild<ui::PictureGrid*>("pictureGrid");
        classList = page.findChild<QListView*>("classList");
        problems = page.findChild<QListView*>("problemList");
    }
    bool reopen() {
        session.openPath(data);
        return QTest::qWaitFor(
            [&] { return session.prepared() != nullptr && !session.opening() && !session.checking(); }, kPatience);
    }
    QString text(const char* name) const { return page.findChild<QLabel*>(QLatin1String(name))->text(); }
    void clickBox(int row) {
        const QRect box = ui::ClassDelegate::checkBox(classList->visualRect(classList->model()->index(row, 0)));
        QTest::mouseClick(classList->viewport(), Qt::LeftButton, Qt::NoModifier, box.center());
    }
    void choose(const char* box, ui::PictureShow show) {
        auto* combo = page.findChild<QComboBox*>(QLatin1String(box));
        combo->setCurrentIndex(combo->findData(int(show)));
    }
    int rows() const { return grid->model()->rowCount(); }

    TemporaryFolder folder;
    ui::Session session;
    ui::DataPage page;
    QString data;
    ui::PictureGrid* grid = nullptr;
    QListView *classList = nullptr, *problems = nullptr;
};

}  // namespace studio::test
