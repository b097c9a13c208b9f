// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

/// The Chinese of every text is there, in the file as it is and after looking through the sources again.
class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsMissing_data();
    void nothingIsMissing();
    void placesAgree();
};

namespace {

struct Message {
    QString context, source;
    QStringList translations;
    bool finished = true;
    bool plural = false;
};

QList<Message> messagesOf(const QString& file) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&in);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("message"))
            messages.append({context, {}, {}, true, xml.attributes().value("numerus") == QLatin1String("yes")});
        if (xml.name() == QLatin1String("source")) messages.last().source = xml.readElementText();
        if (xml.name() == QLatin1String("numerusform")) messages.last().translations << xml.readElementText();
        if (xml.name() != QLatin1String("translation")) continue;
        messages.last().finished = !xml.attributes().hasAttribute("type");
        if (!messages.last().plural) messages.last().translations << xml.readElementText();
    }
    return messages;
}

QString committed(const QString& language) {
    return QStringLiteral(STUDIO_SOURCE_DIR "/translations/inception-studio_%1.ts").arg(language);
}

}  // namespace

void TranslationsTest::nothingIsMissing_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("forms");  ///< of a plural
    QTest::newRow("Chinese") << "zh_CN" << 1;
    QTest::newRow("English plurals") << "en" << 2;
}

void TranslationsTest::nothingIsMissing() {
    QFETCH(QString, language);
    QFETCH(int, forms);
    QTemporaryDir folder(QDir::tempPath() + "/with space XXXXXX");
    const QString fresh = folder.filePath("fresh.ts");
    QVERIFY(QFile::copy(committed(language), fresh));
    QStringList arguments{"-silent",      "-locations",         "none",
                          "-no-obsolete", "-tr-function-alias", "QT_TRANSLATE_NOOP+=STUDIO_TEXT",
                          "-I",           STUDIO_SOURCE_DIR};
    if (language == "en") arguments << "-pluralonly";
    arguments << STUDIO_SOURCE_DIR "/core" << STUDIO_SOURCE_DIR "/ui"
              << "-ts" << fresh;
    QProcess lupdate;
    lupdate.start(STUDIO_LUPDATE, arguments);
    QVERIFY2(lupdate.waitForFinished(60'000) && lupdate.exitCode() == 0, "lupdate did not run");
    const QList<Message> messages = messagesOf(fresh);
    QVERIFY(messages.size() > (language == "en" ? 5 : 200));
    QStringList missing;
    for (const Message& message : messages) {
        bool complete = message.finished && message.translations.size() == (message.plural ? forms : 1);
        for (const QString& form : message.translations) complete = complete && !form.isEmpty();
        if (!complete) missing << message.context + ": " + message.source;
    }
    QVERIFY2(missing.isEmpty(), qPrintable("run ninja update_translations and translate:\n" + missing.join('\n')));
}

/// %1 to %9 of the source are in the translation, and no others; %n may be left out of a plural form.
void TranslationsTest::placesAgree() {
    static const QRegularExpression kPlace("%L?[1-9]");
    const auto places = [](const QString& text) {
        QStringList found;
        for (auto matches = kPlace.globalMatch(text); matches.hasNext();)
            found << matches.next().captured().remove('L');
        found.removeDuplicates();
        found.sort();
        return found;
    };
    for (const QString& language : {QStringLiteral("zh_CN"), QStringLiteral("en")})
        for (const Message& message : messagesOf(committed(language)))
            for (const QString& form : message.translations)
                QVERIFY2(places(form) == places(message.source), qPrintable(message.source + " -> " + form));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
