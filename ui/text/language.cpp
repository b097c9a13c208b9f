// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <memory>
#include <vector>

namespace studio::ui {
namespace {

/// Children of the application, found again by name: an application object may be made anew in a test.
constexpr char kTranslatorName[] = "studio-translator";
Language g_language = Language::English;

void install(const QString& file, const QString& folder) {
    auto translator = std::make_unique<QTranslator>(qApp);
    translator->setObjectName(QLatin1String(kTranslatorName));
    if (!translator->load(file, folder)) return;
    QCoreApplication::installTranslator(translator.release());
}

}  // namespace

Language systemLanguage() {
    return QLocale::system().language() == QLocale::Chinese ? Language::Chinese : Language::English;
}

QString languageCode(Language language) {
    return language == Language::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

Language languageFromCode(const QString& code) {
    if (code == QLatin1String("zh_CN")) return Language::Chinese;
    return code == QLatin1String("en") ? Language::English : systemLanguage();
}

Language language() {
    return g_language;
}

void setLanguage(Language language) {
    g_language = language;
    QLocale::setDefault(language == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                                      : QLocale(QLocale::English, QLocale::UnitedStates));
    const auto old = qApp->findChildren<QTranslator*>(QLatin1String(kTranslatorName), Qt::FindDirectChildrenOnly);
    for (QTranslator* translator : old) {
        QCoreApplication::removeTranslator(translator);
        delete translator;
    }
    const QString code = languageCode(language);
    install(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("inception-studio_") + code, QStringLiteral(":/i18n"));
}

}  // namespace studio::ui
