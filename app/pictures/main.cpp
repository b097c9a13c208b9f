// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// A picture of every page and dialog in light, dark and Chinese, from the real window without a screen: of a run that
/// is there, or of a short training made for it. Usage: inception-studio-pictures OUT RUN|DATA [EPOCHS] [WIDTHxHEIGHT]
#include "app/pictures/photographer.h"
#include "core/base/process.h"
#include "core/engine/engine.h"
#include "core/runs/run_folder.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QTemporaryDir>
#include <cstdio>

using namespace studio;

namespace {

int fail(const char* what) {
    std::fprintf(stderr, "inception-studio-pictures: %s\n", what);
    return 1;
}

int photograph(const QString& out, const QString& subject, int epochs, QSize size) {
    ui::MainWindow window(loadEngine);
    window.resize(size);
    window.show();
    pictures::Stage stage(window, subject, epochs);
    pictures::Photographer photographer(stage, QDir(out));
    const bool run = isRunFolder(subject.toStdString());
    bool all = true;
    for (const pictures::Scene& scene : run ? pictures::scenesOfRun() : pictures::scenesOfTraining())
        all = photographer.take(scene) && all;
    return all ? 0 : fail("some pictures are missing");
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
    const QString out = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(out);
    return photograph(out, QString::fromLocal8Bit(argv[2]), epochs,
                      QSize(size.value(0).toInt(), size.value(1).toInt()));
}
