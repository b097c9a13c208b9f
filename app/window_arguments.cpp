// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_arguments.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <cstdio>

namespace studio::app {

namespace {

constexpr int kWrongUsage = 2;

/// QApplication's and QGuiApplication's own, as Qt's documentation lists them.
void addQtOptions(QCommandLineParser& parser) {
    for (const char* name :
         {"platform", "platformpluginpath", "platformtheme", "plugin", "qmljsdebugger", "qwindowgeometry",
          "qwindowicon", "qwindowtitle", "session", "display", "geometry", "style", "stylesheet"}) {
        QCommandLineOption option(QString::fromLatin1(name), {}, QStringLiteral("value"));
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    }
    for (const char* name : {"reverse", "widgetcount"}) {
        QCommandLineOption option(QString::fromLatin1(name));
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    }
}

WindowArguments wrong(const QString& sentence) {
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    return {.path = {}, .exit = kWrongUsage};
}

WindowArguments said(const QString& text) {
    std::fputs(qPrintable(text), stdout);
    return {.path = {}, .exit = 0};
}

}  // namespace

WindowArguments readArguments(int argc, char** argv) {
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.setApplicationDescription(QStringLiteral("Train GoogLeNet image classifiers and see inside them."));
    parser.addPositionalArgument(QStringLiteral("PATH"),
                                 QStringLiteral("a folder of pictures, a run folder or a checkpoint"),
                                 QStringLiteral("[PATH]"));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    addQtOptions(parser);

    QStringList arguments;
    for (int i = 0; i < argc; ++i) arguments << QString::fromLocal8Bit(argv[i]);
    const bool understood = parser.parse(arguments);
    if (!understood) return wrong(parser.errorText() + QStringLiteral(" Start it with --help to see what it takes."));
    if (parser.isSet(version)) return said(QStringLiteral("inception-studio " STUDIO_VERSION "\n"));
    if (parser.isSet(help))  // without an application Qt does not know the program's name
        return said(parser.helpText().replace(QStringLiteral("<executable_name>"), QStringLiteral("inception-studio")));
    const QStringList paths = parser.positionalArguments();
    if (paths.size() > 1) return wrong(QStringLiteral("Only one PATH can be opened at a time. Name one."));
    if (!paths.isEmpty() && !QFileInfo::exists(paths.first()))
        return wrong(
            QStringLiteral("There is no file or folder \"%1\". Check the name and try again.").arg(paths.first()));
    return {.path = paths.value(0), .exit = {}};
}

}  // namespace studio::app
