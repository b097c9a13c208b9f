// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <QRegularExpression>
#include <QTest>
#include <algorithm>

namespace fs = std::filesystem;

/// The walls of ARCHITECTURE.md: which folder may include what.
struct Wall {
    const char* name;
    const char* folder;   ///< below the source root
    const char* except;   ///< folders this wall does not hold in, with blanks between; empty: none
    const char* include;  ///< what must not be included, a regular expression of the file name
};
static constexpr Wall kWalls[] = {
    {"core has no Qt", "core", "", "Q[A-Z]\\w*|qt\\w+\\.h|Qt[A-Z]\\w*/.*"},
    {"core does not look up", "core", "", "(ui|app)/.*"},
    {"ui does not look up", "ui", "", "app/.*"},
    {"LibTorch in core", "core", "core/engine/torch", "(torch|ATen|c10|caffe2)/.*"},
    {"LibTorch in ui", "ui", "", "(torch|ATen|c10|caffe2)/.*"},
    {"LibTorch in app", "app", "", "(torch|ATen|c10|caffe2)/.*"},
    {"the engine's inside", "core", "core/engine/torch", "core/engine/torch/.*"},
    {"the engine's inside, ui", "ui", "", "core/engine/torch/.*"},
    {"the engine's inside, app", "app", "", "core/engine/torch/.*"},
    {"OpenCV in core", "core", "core/data/codecs core/formats/onnx_runner", "opencv.*"},
    {"OpenCV in ui", "ui", "", "opencv.*"},
    {"OpenCV in app", "app", "", "opencv.*"},
    {"ONNX in core", "core", "core/formats/onnx core/formats/onnx_runner", "(onnx|google/protobuf)/.*"},
    {"ONNX in ui", "ui", "", "(onnx|google/protobuf)/.*"},
    {"ONNX in app", "app", "", "(onnx|google/protobuf)/.*"},
    {"ONNX Runtime in core", "core", "core/formats/onnx_runner", "onnxruntime.*"},
    {"ONNX Runtime in ui", "ui", "", "onnxruntime.*"},
    {"ONNX Runtime in app", "app", "", "onnxruntime.*"},
    {"QCustomPlot in ui", "ui", "ui/plots", "qcustomplot.*"},
    {"QCustomPlot in app", "app", "", "qcustomplot.*"},
};

static bool isExcepted(const Wall& wall, const std::string& name) {
    const QStringList folders = QString(wall.except).split(' ', Qt::SkipEmptyParts);
    return std::ranges::any_of(folders,
                               [&](const QString& folder) { return name.starts_with(folder.toStdString() + "/"); });
}

static QStringList crossings(const fs::path& root, const Wall& wall) {
    const QRegularExpression pattern(
        QStringLiteral("^\\s*#\\s*include\\s*[<\"](%1)[>\"]").arg(QLatin1String(wall.include)),
        QRegularExpression::MultilineOption);
    QStringList found;
    for (const auto& entry : fs::recursive_directory_iterator(root / wall.folder)) {
        const std::string ending = entry.path().extension().string();
        if (ending != ".h" && ending != ".cpp") continue;
        const std::string name = fs::relative(entry.path(), root).generic_string();
        if (isExcepted(wall, name)) continue;
        const QRegularExpressionMatch match = pattern.match(QString::fromStdString(studio::readTextFile(entry.path())));
        if (match.hasMatch()) found << QString::fromStdString(name) + " includes " + match.captured(1);
    }
    return found;
}

class WallsTest : public QObject {
    Q_OBJECT

private slots:
    void noIncludeCrosses_data() {
        QTest::addColumn<int>("wall");
        for (std::size_t i = 0; i < std::size(kWalls); ++i) QTest::newRow(kWalls[i].name) << static_cast<int>(i);
    }
    void noIncludeCrosses() {
        QFETCH(int, wall);
        const QStringList found = crossings(STUDIO_SOURCE_DIR, kWalls[wall]);
        QVERIFY2(found.isEmpty(), qPrintable(found.join("; ")));
    }

    /// The search itself finds what it should: the tests include Qt.
    void aCrossingIsFound() {
        const Wall wall{"tests include Qt", "tests", "", "Q[A-Z]\\w*"};
        QVERIFY(crossings(STUDIO_SOURCE_DIR, wall).size() > 1);
    }
};

QTEST_GUILESS_MAIN(WallsTest)
#include "walls_test.moc"
