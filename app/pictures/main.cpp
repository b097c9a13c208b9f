// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// A picture of every page and dialog in light, dark and Chinese, from the real window without a screen: of a run that
/// is there, or of a short training made for it. Usage: inception-studio-pictures OUT RUN|DATA [EPOCHS]
/// [WIDTHxHEIGHT[@SCALE]]
#include "app/pictures/photographer.h"
#include "core/base/process.h"
#include "core/engine/engine.h"
#include "core/runs/run_folder.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <cstdio>

using namespace studio;

namespace {

int fail(const char* what) {
    std::fprintf(stderr, "inception-studio-pictures: %s\n", what);
    return 1;
}

/// A screen as large as the window, so that dialogs and menus stand where they do for a person; the platform's own has
/// 800 x 800. `size`: width, height and maybe the scale.
QByteArray screenOf(const QStringList& size, const QString& folder) {
    const QJsonObject screen{{"name", "screen"},
                             {"x", 0},
                             {"y", 0},
                             {"width", size.value(0).toInt()},
                             {"height", size.value(1).toInt()},
                             {"logicalDpi", 96},
                             {"logicalBaseDpi", 96},
                             {"dpr", size.size() > 2 ? size[2].toDouble() : 1.0}};
    const QString path = folder + QStringLiteral("/screen.json");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(QJsonObject{{"screens", QJsonArray{screen}}}).toJson());
    return "offscreen:configfile=" + path.toUtf8();
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
    if (argc < 3) return fail("usage: inception-studio-pictures OUT RUN|DATA [EPOCHS] [WIDTHxHEIGHT[@SCALE]]");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QStringList size = QString::fromLocal8Bit(argc > 4 ? argv[4] : "1280x800").split(QRegularExpression("[x@]"));
    const QTemporaryDir screen;
    if (qgetenv("QT_QPA_PLATFORM") == "offscreen") qputenv("QT_QPA_PLATFORM", screenOf(size, screen.path()));
    // Neither what this user's window remembers nor the list of their runs gets into a picture.
    QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"}) qputenv(name, home.path().toUtf8());
    QApplication app(argc, argv);
    const int epochs = argc > 3 ? std::max(2, std::atoi(argv[3])) : 3;
    const QString out = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(out);
    return photograph(out, QString::fromLocal8Bit(argv[2]), epochs,
                      QSize(size.value(0).toInt(), size.value(1).toInt()));
}
