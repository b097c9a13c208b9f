// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"
#include "core/engine/engine.h"
#include "ui/main_window.h"
#include "ui/session.h"

#include <QApplication>
#include <QCommandLineParser>
#include <cstdio>

/// The window: wires the engine's loader to it and opens what the command line names.
int main(int argc, char** argv) {
    studio::tuneAllocator();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("inception-studio"));
    QApplication::setApplicationDisplayName(QStringLiteral("Inception Studio"));
    QApplication::setApplicationVersion(QStringLiteral(STUDIO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("inception-studio"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Train GoogLeNet image classifiers and see inside them."));
    parser.addPositionalArgument(QStringLiteral("PATH"),
                                 QStringLiteral("a folder of pictures, a run folder or a checkpoint"),
                                 QStringLiteral("[PATH]"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    studio::ui::MainWindow window(studio::loadEngine);
    const QStringList paths = parser.positionalArguments();
    if (!paths.isEmpty() && !window.openAtStart(paths.first())) {
        std::fprintf(stderr, "There is no file or folder \"%s\". Check the name and try again.\n",
                     qPrintable(paths.first()));
        return 2;
    }
    window.show();
    return QApplication::exec();
}
