// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stop_signals.h"
#include "app/window_arguments.h"
#include "core/base/process.h"
#include "core/engine/engine.h"
#include "ui/main_window.h"

#include <QApplication>
#include <chrono>
#include <stop_token>

/// The window: wires the engine's loader to it and opens what the command line names.
int main(int argc, char** argv) {
    studio::tuneAllocator();
    studio::surviveFileSizeLimit();
    const studio::app::WindowArguments arguments = studio::app::readArguments(argc, argv);
    if (arguments.exit) return *arguments.exit;

    studio::wakePromptly();  // while a training has every core
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("inception-studio"));
    QApplication::setApplicationDisplayName(QStringLiteral("Inception Studio"));
    QApplication::setApplicationVersion(QStringLiteral(STUDIO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("inception-studio"));

    studio::ui::MainWindow window(studio::loadEngine);
    if (!arguments.path.isEmpty()) window.openAtStart(arguments.path);
    window.show();
    QObject::connect(&app, &QGuiApplication::commitDataRequest, &window, &studio::ui::MainWindow::stopForLogout,
                     Qt::DirectConnection);
    const std::stop_callback onSignal(studio::app::stopOnSignals(), [&window] {
        QMetaObject::invokeMethod(&window, &studio::ui::MainWindow::leave, Qt::QueuedConnection);
    });
    const int code = QApplication::exec();
    // What still reads from a drive that does not answer is not waited for.
    studio::endWithin(std::chrono::seconds(5), code);
    return code;
}
