// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/formats/pth.h"
#include "core/runs/run_info.h"
#include "core/runs/run_rows.h"
#include "support/sample_checkpoint.h"
#include "support/temporary_folder.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace studio;
using namespace studio::test;

/// What the README's reference promises is what the code writes: every key, and no key that is not there.
class ReadmeTest : public QObject {
    Q_OBJECT

    static QString text() {
        return QString::fromStdString(readTextFile(std::string(STUDIO_SOURCE_DIR) + "/README.md"));
    }

    /// From the heading to the next one.
    static QString section(const QString& heading) {
        const QString all = text();
        const qsizetype start = all.indexOf("\n### " + heading + "\n");
        if (start < 0) return {};
        const qsizetype end = all.indexOf(QRegularExpression("\n##+ "), start + 2);
        return all.mid(start, end < 0 ? -1 : end - start);
    }
    /// The first cells of the section's tables: `a.b` or `a`, `b`.
    static QStringList firstCells(const QString& heading) {
        QStringList keys;
        for (const QString& line : section(heading).split('\n')) {
            if (!line.startsWith("| `")) continue;
            const QString cell = line.section('|', 1, 1);
            auto names = QRegularExpression("`([^`]+)`").globalMatch(cell);
            while (names.hasNext()) keys << names.next().captured(1);
        }
        return sorted(keys);
    }
    static QStringList sorted(QStringList keys) {
        keys.sort();
        keys.removeDuplicates();
        return keys;
    }
    static QStringList missing(const QStringList& wanted, const QStringList& there) {
        QStringList keys;
        for (const QString& key : wanted)
            if (!there.contains(key)) keys << key;
        return keys;
    }
    static void verifySame(const QStringList& written, const QStringList& promised) {
        const QStringList untold = missing(written, promised), wrong = missing(promised, written);
        QVERIFY2(untold.isEmpty(), qPrintable("README does not name " + untold.join(", ")));
        QVERIFY2(wrong.isEmpty(), qPrintable("README promises " + wrong.join(", ")));
    }

    /// Dotted keys; what `open` names is a dictionary of anything.
    static void addKeys(const nlohmann::json& json, const QString& before, const QStringList& open, QStringList& keys) {
        for (const auto& [name, value] : json.items()) {
            const QString key = before + QString::fromStdString(name);
            if (value.is_object() && !open.contains(key)) {
                addKeys(value, key + ".", open, keys);
            } else {
                keys << key;
            }
        }
    }
    static void addKeys(const PthValue& value, const QString& before, const QStringList& open, QStringList& keys) {
        for (const auto& [name, entry] : *value.as<PthValue::Dict>()) {
            const QString key = before + QString::fromStdString(name);
            if (entry.as<PthValue::Dict>() && !open.contains(key)) {
                addKeys(entry, key + ".", open, keys);
            } else {
                keys << key;
            }
        }
    }

private slots:
    /// Rows as they must stand, to be copied from here when a setting changes.
    void settings() {
        const QString table = section("Settings");
        QStringList rows, keys;
        const Settings defaults;
        for (const SettingInfo& info : settingTable()) {
            const std::string value = info.get(defaults);
            const QString key = QString::fromUtf8(info.key.data(), static_cast<qsizetype>(info.key.size()));
            keys << key;
            const QString row = QString("| `%1` | %2 | %3 | %4 |")
                                    .arg(key, QString::fromStdString(allowedText(info)),
                                         value.empty() ? "empty" : '`' + QString::fromStdString(value) + '`',
                                         QString::fromUtf8(info.help.data(), static_cast<qsizetype>(info.help.size())));
            if (!table.contains(row)) rows << row;
        }
        for (const QString& row : rows) qWarning("README lacks %s", qPrintable(row));
        QVERIFY(rows.isEmpty());
        verifySame(sorted(keys), firstCells("Settings"));
    }

    void runJson() {
        QStringList keys;
        RunInfo info;
        info.title = info.note = "words";
        addKeys(nlohmann::json::parse(runInfoToText(info)), {}, {"settings", "versions"}, keys);
        verifySame(sorted(keys), firstCells("run.json"));
    }

    void tables() {
        const QString told = section("Tables");
        for (const char* header : {kMetricsHeader, kEpochsHeader, kPredictionsHeader, kAnswersHeader})
            QVERIFY2(told.simplified().remove(' ').contains(QString(header).trimmed()), header);
    }

    void eventsJsonl() {
        const TemporaryFolder folder;
        auto run = RunWriter::create(folder / "run", RunInfo());
        run->onEvent(StartEvent());
        run->onEvent(StateEvent{RunState::Running});
        run->onEvent(ProblemEvent());
        run->onEvent(CheckpointEvent());
        run->onEvent(EndEvent());
        QStringList keys, events;
        for (const QString& line : QString::fromStdString(readTextFile(folder / "run/events.jsonl")).split('\n')) {
            if (line.isEmpty()) continue;
            const auto json = nlohmann::json::parse(line.toStdString());
            events << QString::fromStdString(json["event"]);
            addKeys(json, {}, {}, keys);
        }
        QCOMPARE(events.size(), 5);
        const QString told = section("events.jsonl");
        for (const QString& word : sorted(keys + events)) QVERIFY2(told.contains('`' + word + '`'), qPrintable(word));
    }

    /// The Chinese README is kept like this one: it names the same keys, files and commands.
    void theChineseOneNamesTheSame() {
        const auto named = [](const char* file) {
            QString all = QString::fromStdString(readTextFile(std::string(STUDIO_SOURCE_DIR) + file));
            all.remove(QRegularExpression("```.*?```", QRegularExpression::DotMatchesEverythingOption));
            QStringList names;
            for (auto spans = QRegularExpression("`([^`\\n]+)`").globalMatch(all); spans.hasNext();)
                names << spans.next().captured(1);
            return sorted(names);
        };
        verifySame(named("/README.zh_CN.md"), named("/README.md"));
    }

    void checkpoint() {
        const TemporaryFolder folder;
        writeCheckpoint(folder / "last.pth", sampleCheckpoint());
        QStringList keys;
        addKeys(readPth(folder / "last.pth"), {}, {"model", "training.optimizer"}, keys);
        verifySame(sorted(keys), firstCells("A checkpoint"));
    }
};

QTEST_GUILESS_MAIN(ReadmeTest)
#include "readme_test.moc"
