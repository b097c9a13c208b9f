// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/export_snippet.h"

#include "support/sample_checkpoint.h"

#include <QTest>

using namespace studio;
using studio::test::sampleCheckpoint;

/// What stands in the texts. That they run is python_export_test's.
class ExportSnippetTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreNoPlaces() {
        Checkpoint checkpoint = sampleCheckpoint();
        checkpoint.classes = {"<SIZE>", "a < b > c", "<"};
        for (const Snippet& snippet : snippets("x.onnx", checkpoint, ExportFormat::Onnx)) {
            if (snippet.language != "C++") continue;
            QVERIFY2(contains(snippet, "classes{\"<SIZE>\", \"a < b > c\", \"<\"};"), snippet.text.c_str());
            QVERIFY2(contains(snippet, "#include <cmath>"), snippet.text.c_str());
        }
        for (const ExportFormat format : kExportFormats)
            for (const Snippet& snippet : snippets("<CROP>.bin", sampleCheckpoint(), format)) {
                QVERIFY2(contains(snippet, "/<CROP>.bin\""), snippet.text.c_str());
                for (const char* place : {"<FILE>", "<CPPFILE>", "<SIZE>", "<MEAN>", "<STD>", "<SCALE>", "<ORDER>",
                                          "<MODEL>", "<LRN>", "<CPPLRN>", "<POOL4>"})
                    QVERIFY2(!contains(snippet, place), snippet.text.c_str());
            }
    }

    void everyFormatHasBothLanguages() {
        for (const ExportFormat format : kExportFormats) {
            const std::vector<Snippet> both = snippets("x.bin", sampleCheckpoint(), format);
            QCOMPARE(both.size(), std::size_t{2});
            QCOMPARE(both[0].language, std::string("Python"));
            QCOMPARE(both[1].language, std::string("C++"));
            QVERIFY2(contains(both[1], "int main(") && contains(both[1], "x.bin"), both[1].text.c_str());
        }
    }

    /// A bare file is the dictionary of its weights.
    void weightsStandWhereTheFileHasThem() {
        for (const bool bare : {false, true}) {
            const ExportOptions options{.format = ExportFormat::Pth, .bare = bare};
            for (const Snippet& snippet : exportSnippets("x.pth", sampleCheckpoint(), options))
                QCOMPARE(contains(snippet, "\"model\""), !bare);
        }
    }

    void aPathThatIsNoUtf8() {
        const char* file = "r\xF6-7 \"s\".pt";
        for (const Snippet& snippet : snippets(file, sampleCheckpoint(), ExportFormat::TorchScript)) {
            const bool python = snippet.language == "Python";
            const char* name = python ? "/r\\udcf6-7 \\042s\\042.pt\"" : "/r\\366-7 \\042s\\042.pt\"";
            QVERIFY2(contains(snippet, name), snippet.text.c_str());
        }
        for (const Snippet& snippet : snippets("r\xC3\xB6se.pt", sampleCheckpoint(), ExportFormat::TorchScript))
            QVERIFY2(contains(snippet, "/r\xC3\xB6se.pt\""), snippet.text.c_str());
    }

    /// Halves go to the even neighbour, as in Python's round; exp(88) would be infinite without the maximum.
    void computesAsTheStudioDoes() {
        Checkpoint checkpoint = sampleCheckpoint();
        checkpoint.preprocessing.resize = Preprocessing::Resize::ShorterSideThenCentreCrop;
        checkpoint.preprocessing.size = 256;
        for (const ExportFormat format : kExportFormats) {
            const Snippet cpp = snippets("x.bin", checkpoint, format).at(1);
            QVERIFY2(contains(cpp, "std::nearbyint((side - 224) / 2.0)"), cpp.text.c_str());
            QCOMPARE(contains(cpp, "std::exp(each - most)"), format == ExportFormat::Onnx);
        }
    }

private:
    static std::vector<Snippet> snippets(const char* file, const Checkpoint& checkpoint, ExportFormat format) {
        return exportSnippets(file, checkpoint, {.format = format});
    }
    static bool contains(const Snippet& snippet, std::string_view text) {
        return snippet.text.find(text) != std::string::npos;
    }
};

QTEST_GUILESS_MAIN(ExportSnippetTest)
#include "export_snippet_test.moc"
