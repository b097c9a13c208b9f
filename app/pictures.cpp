// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// A picture of every page in light, dark and Chinese, from the real window without a screen: of a run that is there,
/// or of a short training made for it. Usage: inception-studio-pictures OUT RUN|DATA [EPOCHS] [WIDTHxHEIGHT]
#include "core/base/files.h"
#include "core/base/process.h"
#include "core/engine/engine.h"
#include "core/runs/run_folder.h"
#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/text/language.h"
#include "ui/theme/theme.h"
#include "ui/thumbnails/thumbnail_cache.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeView>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>

using namespace studio;
using namespace studio::ui;
using Page = MainWindow::Page;

namespace {

constexpr int kLookMs = 50;

/// Set when the session says that something failed: nothing more is worth waiting for.
bool g_failed = false;

/// Runs the event loop until `done`; gives up after `seconds` or when the session failed.
bool waitFor(const std::function<bool()>& done, int seconds) {
    QEventLoop loop;
    QTimer look, limit;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (g_failed || done()) loop.exit(g_failed ? 1 : 0);
    });
    QObject::connect(&limit, &QTimer::timeout, &loop, [&] { loop.exit(1); });
    limit.setSingleShot(true);
    look.start(kLookMs);
    limit.start(seconds * 1000);
    return loop.exec() == 0;
}

class Photographer {
public:
    Photographer(MainWindow& window, QDir folder) : m_window(window), m_folder(std::move(folder)) {}

    /// The page in the three dresses; settles in between, so that thumbnails and plots are there.
    void take(const QString& name, Page page) {
        m_window.showPage(page);
        for (const auto& [suffix, mode, tongue] : kDresses) {
            Theme::instance().setMode(mode);
            setLanguage(tongue);
            settle();
            const QString file = m_folder.filePath(name + QLatin1String(suffix) + ".png");
            if (!m_window.grab().save(file)) std::fprintf(stderr, "could not write %s\n", qPrintable(file));
        }
        Theme::instance().setMode(ThemeMode::Light);
        setLanguage(Language::English);
    }

private:
    struct Dress {
        const char* suffix;
        ThemeMode mode;
        Language tongue;
    };
    static constexpr Dress kDresses[] = {{"", ThemeMode::Light, Language::English},
                                         {"-dark", ThemeMode::Dark, Language::English},
                                         {"-zh", ThemeMode::Light, Language::Chinese}};

    void settle() {
        m_window.grab();  // asks for what is visible
        ThumbnailCache& cache = ThumbnailCache::of(m_window.session());
        waitFor([&] { return cache.waiting() == 0; }, 20);
        int turns = 0;
        waitFor([&] { return ++turns > 6; }, 5);
    }

    MainWindow& m_window;
    QDir m_folder;
};

int fail(const char* what) {
    std::fprintf(stderr, "inception-studio-pictures: %s\n", what);
    return 1;
}

/// Runs that lie beside the one to be looked at, as if they were this user's.
void linkNeighbours(const std::filesystem::path& run) {
    std::error_code ignored;
    const std::filesystem::path whole = std::filesystem::canonical(run, ignored);
    for (const auto& entry : std::filesystem::directory_iterator(whole.parent_path(), ignored))
        if (entry.path() != whole && isRunFolder(entry.path()))
            std::filesystem::create_directory_symlink(entry.path(), runsHome() / entry.path().filename(), ignored);
}

/// The first runs compared, then one alone.
void photographRuns(MainWindow& window, Photographer& photographer) {
    window.showPage(Page::Runs);
    auto* table = window.findChild<QTreeView*>(QStringLiteral("runTable"));
    waitFor([&] { return table->model()->rowCount() > 0; }, 20);
    const auto compare = [&](Qt::CheckState state) {
        for (int row = 0; row < std::min(3, table->model()->rowCount()); ++row)
            table->model()->setData(table->model()->index(row, 0), static_cast<int>(state), Qt::CheckStateRole);
    };
    table->setCurrentIndex(table->model()->index(0, 0));
    compare(Qt::Checked);
    photographer.take("07-runs", Page::Runs);
    compare(Qt::Unchecked);
    photographer.take("07-runs-one", Page::Runs);
}

int photographRun(MainWindow& window, Photographer& photographer, const QString& run) {
    Session& session = window.session();
    linkNeighbours(run.toStdString());
    session.openPath(run);
    if (!waitFor([&] { return session.prepared() && !session.predictions().empty(); }, 300))
        return fail("the run or its pictures could not be opened");
    photographer.take("02-data", Page::Data);
    photographer.take("05-training", Page::Training);
    photographer.take("06-predictions", Page::Predictions);
    photographRuns(window, photographer);
    return 0;
}

int photographTraining(MainWindow& window, Photographer& photographer, const QString& data, int epochs) {
    Session& session = window.session();
    session.openPath(data);
    if (!waitFor([&] { return session.prepared() != nullptr; }, 300)) return fail("the pictures were not prepared");
    photographer.take("02-data", Page::Data);
    photographer.take("05-training-before", Page::Training);
    photographer.take("06-predictions-before", Page::Predictions);
    photographer.take("07-runs-before", Page::Runs);
    session.setPreset("quick");
    session.setSetting("epochs", std::to_string(epochs));
    session.start();
    const auto midway = [&] {
        return session.history().epochs.size() + 1 >= static_cast<std::size_t>(epochs) &&
               session.history().batches.size() % 8 == 5;
    };
    if (!waitFor([&] { return midway() || !isLive(session.state()); }, 900)) return fail("the training did not get on");
    session.pause();
    waitFor([&] { return session.state() == RunState::Paused || !isLive(session.state()); }, 60);
    photographer.take("05-training", Page::Training);
    session.resume();
    if (!waitFor([&] { return !isLive(session.state()); }, 900)) return fail("the training did not end");
    waitFor([&] { return !session.predicting() && !session.predictions().empty(); }, 120);
    photographer.take("05-training-finished", Page::Training);
    photographer.take("06-predictions", Page::Predictions);
    photographRuns(window, photographer);
    return 0;
}

int photograph(const QString& out, const QString& what, int epochs, QSize size) {
    MainWindow window(loadEngine);
    window.resize(size);
    Session& session = window.session();
    QObject::connect(&session, &Session::failed, [](const QString& sentence, const QString& detail) {
        std::fprintf(stderr, "%s\n%s\n", qPrintable(sentence), qPrintable(detail));
        g_failed = true;
    });
    Photographer photographer(window, QDir(out));
    window.show();
    if (!waitFor([&] { return session.engineInfo() != nullptr; }, 60)) return fail("the engine did not load");
    photographer.take("01-first-start", Page::Data);
    return isRunFolder(what.toStdString()) ? photographRun(window, photographer, what)
                                           : photographTraining(window, photographer, what, epochs);
}

}  // namespace

int main(int argc, char** argv) {
    tuneAllocator();
    if (argc < 3) return fail("usage: inception-studio-pictures OUT RUN|DATA [EPOCHS] [WIDTHxHEIGHT]");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    // Neither what this user's window remembers nor the list of their runs gets into a picture.
    QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"}) qputenv(name, home.path().toUtf8());
    QApplication app(argc, argv);
    const int epochs = argc > 3 ? std::max(2, std::atoi(argv[3])) : 3;
    const QStringList size = QString::fromLocal8Bit(argc > 4 ? argv[4] : "1280x800").split('x');
    QDir().mkpath(QString::fromLocal8Bit(argv[1]));
    return photograph(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]), epochs,
                      QSize(size.value(0).toInt(), size.value(1).toInt()));
}
