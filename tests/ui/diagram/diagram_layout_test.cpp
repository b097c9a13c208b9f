// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_layout.h"
#include "ui/diagram/diagram_walk.h"
#include "ui/diagram/label_spread.h"
#include "ui/diagram/loss_labels.h"
#include "ui/diagram/network_stages.h"
#include "ui/text/language.h"
#include "ui/text/network_parts.h"

#include <QTest>
#include <algorithm>

using namespace studio;
using namespace studio::ui;

Q_DECLARE_METATYPE(studio::NetworkSpec)

namespace {

constexpr QSizeF kRiverRoom(976, 552), kModuleRoom(976, 664);

bool near(double a, double b) {
    return std::abs(a - b) < 1e-6 * std::max(1.0, std::abs(a));
}

/// Every text of a drawing with the losses as large as they get.
std::vector<Label> labelsOf(const Drawing& drawing) {
    std::vector<Label> labels =
        lossLabels(drawing.losses, HeadLosses{47.125, 29.453, 28.125, 30.75, 0.3, "Training loss, mean of epoch 4"},
                   0.3, themeTextMeasure());
    for (const Piece& piece : drawing.pieces) labels.insert(labels.end(), piece.labels.begin(), piece.labels.end());
    return labels;
}

QString where(const Label& label) {
    const QRectF& r = label.rect;
    return QStringLiteral("\"%1\" (%2..%3, %4..%5)")
        .arg(label.text)
        .arg(r.left())
        .arg(r.right())
        .arg(r.top())
        .arg(r.bottom());
}

/// The first pair of texts that touch, or the first text that leaves the drawing or lies on a card; empty: none.
QString collision(const Drawing& drawing) {
    const std::vector<Label> labels = labelsOf(drawing);
    const QRectF all(QPointF(), drawing.size);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!all.contains(labels[i].rect)) return where(labels[i]) + " leaves the drawing";
        for (std::size_t j = i + 1; j < labels.size(); ++j)
            if (labels[i].rect.adjusted(0.01, 0.01, -0.01, -0.01).intersects(labels[j].rect))
                return where(labels[i]) + " touches " + where(labels[j]);
        for (const Piece& piece : drawing.pieces)
            if (piece.card && piece.card->intersects(labels[i].rect)) return where(labels[i]) + " on " + piece.name;
    }
    return {};
}

int placesOf(const Drawing& drawing, const QString& part) {
    int count = 0;
    for (const Piece& piece : drawing.pieces)
        count += static_cast<int>(std::ranges::count(piece.hits, part, &Hit::part));
    return count;
}

const ui::Box* boxOf(const Drawing& drawing, const QString& part) {
    for (const Piece& piece : drawing.pieces)
        for (const ui::Box& box : piece.boxes)
            if (box.part == part) return &box;
    return nullptr;
}

const Bar* tensorOf(const Drawing& drawing, const QString& module) {
    const Piece* piece = drawing.piece(Piece::Kind::Tensor, module);
    return piece && !piece->bars.empty() ? &piece->bars.front() : nullptr;
}

void addNetworks() {
    QTest::addColumn<NetworkSpec>("spec");
    for (const Variant variant : {Variant::Course, Variant::Paper, Variant::Torchvision})
        for (const int classes : {2, 5, 1000})
            for (const bool aux : {true, false})
                for (const int size : {96, 224, 512})
                    QTest::addRow("%s, %d classes, %s heads, %d px", std::string(variantName(variant)).c_str(), classes,
                                  aux ? "three" : "one", size)
                        << defaultSpec(variant, classes, size, aux);
}

}  // namespace

class DiagramLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { setLanguage(Language::English); }

    void labelsSpread_data() {
        QTest::addColumn<QList<double>>("wanted");
        QTest::addColumn<QList<double>>("middles");
        QTest::newRow("none") << QList<double>{} << QList<double>{};
        QTest::newRow("apart they stay") << QList<double>{20, 50} << QList<double>{20, 50};
        QTest::newRow("two share the way") << QList<double>{40, 46} << QList<double>{37, 49};
        QTest::newRow("three around the middle one") << QList<double>{40, 46, 52} << QList<double>{34, 46, 58};
        QTest::newRow("the left edge holds") << QList<double>{1, 30} << QList<double>{5, 30};
        QTest::newRow("the right edge pushes back") << QList<double>{85, 99} << QList<double>{83, 95};
    }
    void labelsSpread() {
        QFETCH(QList<double>, wanted);
        QFETCH(QList<double>, middles);
        const std::vector<double> widths(static_cast<std::size_t>(wanted.size()), 10);
        const auto spread = spreadLabels({wanted.begin(), wanted.end()}, widths, 2, 0, 100);
        QCOMPARE(QList<double>(spread.begin(), spread.end()), middles);
    }

    void networksAgreeWithTheTable_data() { addNetworks(); }
    void networksAgreeWithTheTable() {
        QFETCH(NetworkSpec, spec);
        const Drawing drawing = layOutNetwork(spec, kRiverRoom, Lanes::Channels, themeTextMeasure());
        for (const Layer& layer : networkLayers(spec)) {
            QCOMPARE(placesOf(drawing, fromStd(layer.name)), 1);
            QCOMPARE(placesOf(drawing, fromStd(layer.module)), 1);
            if (layer.type != LayerType::Convolution || isAuxHead(layer.module)) continue;
            QVERIFY2(near(boxOf(drawing, fromStd(layer.name))->rect.height(), layer.outChannels * drawing.perChannel),
                     layer.name.c_str());
        }
        double x = drawing.picture.right();
        for (const Stage& stage : stagesOf(networkLayers(spec))) {
            const Bar* bar = tensorOf(drawing, stage.module);
            QCOMPARE(bar != nullptr, stage.kind != Stage::Kind::Head && stage.kind != Stage::Kind::Lrn);
            if (!bar) continue;
            QCOMPARE(bar->channels(), stage.outChannels());
            QVERIFY(near(bar->rect.height(), stage.outChannels() * drawing.perChannel));
            QVERIFY(bar->rect.left() > x);
            if (const Piece* module = drawing.piece(Piece::Kind::Module, stage.module); module && module->card)
                QVERIFY(module->card->left() > x && module->card->right() < bar->rect.left());
            x = bar->rect.right();
        }
    }

    void branchesKeepTheirColours() {
        const Drawing drawing =
            layOutNetwork(defaultSpec(Variant::Course, 5), kRiverRoom, Lanes::Channels, themeTextMeasure());
        const std::vector<Token> colours{Token::Branch1x1, Token::Branch3x3, Token::Branch5x5, Token::BranchPool};
        for (const InceptionRow& row : kInceptionRows) {
            const Bar* bar = tensorOf(drawing, fromStd(std::string(row.name)));
            QCOMPARE(bar->segments.size(), 4u);
            const int channels[] = {row.c1, row.c3, row.c5, row.pool};
            for (std::size_t i = 0; i < 4; ++i) {
                QCOMPARE(bar->segments[i].token, colours[i]);
                QCOMPARE(bar->segments[i].channels, channels[i]);
            }
        }
        for (const char* pool : {"pool3", "pool4"}) QCOMPARE(tensorOf(drawing, pool)->segments.size(), 4u);
        QCOMPARE(tensorOf(drawing, "pool2")->segments.size(), 1u);
    }

    void headsHangWhereTheyTap_data() { addNetworks(); }
    void headsHangWhereTheyTap() {
        QFETCH(NetworkSpec, spec);
        const Drawing drawing = layOutNetwork(spec, kRiverRoom, Lanes::Channels, themeTextMeasure());
        const std::pair<const char*, const char*> taps[] = {{"aux1", "4a"}, {"aux2", "4d"}, {"fc", "5b"}};
        for (const auto& [head, module] : taps) {
            const Piece* piece = drawing.piece(Piece::Kind::Head, head);
            QCOMPARE(piece != nullptr, spec.aux || QLatin1String(head) == QLatin1String("fc"));
            if (!piece) continue;
            const QRectF bar = tensorOf(drawing, module)->rect;
            QVERIFY(near(piece->lines.front().from.x(), bar.center().x()));
            QVERIFY(near(piece->lines.front().from.y(), bar.bottom()));
        }
        QCOMPARE(drawing.losses.heads.size(), spec.aux ? 3u : 1u);
    }

    void noTextsTouch_data() { addNetworks(); }
    void noTextsTouch() {
        QFETCH(NetworkSpec, spec);
        for (const Language language : {Language::English, Language::Chinese}) {
            setLanguage(language);
            for (const QSizeF room : {QSizeF(640, 400), kRiverRoom, QSizeF(1616, 872), QSizeF(3536, 1900)})
                for (const Lanes lanes : {Lanes::Channels, Lanes::MultiplyAdds})
                    QCOMPARE(collision(layOutNetwork(spec, room, lanes, themeTextMeasure())), QString());
            for (const Stage& stage : stagesOf(networkLayers(spec)))
                if (canBeOpened(stage))
                    for (const QSizeF room : {QSizeF(640, 400), kModuleRoom, QSizeF(1616, 984)})
                        QCOMPARE(collision(layOutModule(spec, stage.module, room, themeTextMeasure())), QString());
        }
    }

    /// At 1280x800 the texts keep (nearly) their size; a larger room is filled.
    void itFits() {
        for (const Variant variant : {Variant::Course, Variant::Paper, Variant::Torchvision}) {
            const NetworkSpec spec = defaultSpec(variant, 5);
            const QSizeF river = layOutNetwork(spec, kRiverRoom, Lanes::Channels, themeTextMeasure()).size;
            QVERIFY2(river.width() < kRiverRoom.width() * 1.06 && river.height() < kRiverRoom.height() * 1.06,
                     qPrintable(QStringLiteral("%1 x %2").arg(river.width()).arg(river.height())));
            const QSizeF inside = layOutModule(spec, "4a", kModuleRoom, themeTextMeasure()).size;
            QVERIFY2(inside.width() < kModuleRoom.width() * 1.06, qPrintable(QString::number(inside.width())));
            const QSizeF large(1616, 872);
            QCOMPARE(layOutNetwork(spec, large, Lanes::Channels, themeTextMeasure()).size, large);
        }
    }

    /// Larger fonts than the system's, and none at all: the layout asks only the measure.
    void anyFontFits_data() {
        QTest::addColumn<double>("em");
        QTest::newRow("small") << 0.7;
        QTest::newRow("as it is") << 1.0;
        QTest::newRow("twice as large") << 2.0;
    }
    void anyFontFits() {
        QFETCH(double, em);
        const TextMeasure measure{[em](const QString& text, TextSize, bool) { return 7 * em * text.size(); },
                                  [em](TextSize) { return 13 * em; }};
        const Drawing drawing = layOutNetwork(defaultSpec(Variant::Paper, 1000), kRiverRoom, Lanes::Channels, measure);
        std::vector<Label> labels;
        for (const Piece& piece : drawing.pieces) labels.insert(labels.end(), piece.labels.begin(), piece.labels.end());
        for (std::size_t i = 0; i < labels.size(); ++i)
            for (std::size_t j = i + 1; j < labels.size(); ++j)
                QVERIFY2(!labels[i].rect.adjusted(0.01, 0.01, -0.01, -0.01).intersects(labels[j].rect),
                         qPrintable(where(labels[i]) + where(labels[j])));
    }

    void marksOfTheVariants() {
        const auto marks = [](Variant variant, Mark::Kind kind) {
            const Drawing drawing =
                layOutNetwork(defaultSpec(variant, 5), kRiverRoom, Lanes::Channels, themeTextMeasure());
            std::ptrdiff_t count = 0;
            for (const Piece& piece : drawing.pieces)
                if (piece.kind == Piece::Kind::Mark) count += std::ranges::count(piece.marks, kind, &Mark::kind);
            return count;
        };
        for (const Variant variant : {Variant::Course, Variant::Paper, Variant::Torchvision}) {
            QCOMPARE(marks(variant, Mark::Kind::Pool), 4);
            QCOMPARE(marks(variant, Mark::Kind::Lrn), variant == Variant::Paper ? 2 : 0);
        }
    }

    void lanesByMultiplyAdds() {
        const NetworkSpec spec = defaultSpec(Variant::Course, 5);
        const Drawing drawing = layOutNetwork(spec, kRiverRoom, Lanes::MultiplyAdds, themeTextMeasure());
        const double perMillion = boxOf(drawing, "3b/3x3")->rect.height() / 173.408256;
        for (const Layer& layer : networkLayers(spec))
            if (layer.type == LayerType::Convolution && !isAuxHead(layer.module))
                QVERIFY2(near(boxOf(drawing, fromStd(layer.name))->rect.height(),
                              perMillion * static_cast<double>(layer.macs) / 1e6),
                         layer.name.c_str());
        QCOMPARE(boxOf(drawing, "3b/3x3")->number, "173");
        QCOMPARE(tensorOf(drawing, "3b")->rect.height(), 480 * drawing.perChannel);
    }

    void modulesFromWithin_data() { addNetworks(); }
    void modulesFromWithin() {
        QFETCH(NetworkSpec, spec);
        for (const Stage& stage : stagesOf(networkLayers(spec))) {
            const Drawing drawing = layOutModule(spec, stage.module, kModuleRoom, themeTextMeasure());
            QCOMPARE(drawing.pieces.empty(), !canBeOpened(stage));
            if (drawing.pieces.empty()) continue;
            for (const Layer& layer : stage.layers) QCOMPARE(placesOf(drawing, fromStd(layer.name)), 1);
            const bool tapped = spec.aux && (stage.module == "4a" || stage.module == "4d");
            QCOMPARE(!drawing.losses.heads.empty(), tapped || stage.kind == Stage::Kind::Head);
            if (stage.kind == Stage::Kind::Inception) checkInside(stage, drawing);
        }
        QVERIFY(layOutModule(spec, "4a/3x3", kModuleRoom, themeTextMeasure()).pieces.empty());
    }

    void channelRanges() {
        const Drawing drawing = layOutModule(defaultSpec(Variant::Course, 5), "4a", kModuleRoom, themeTextMeasure());
        QStringList texts;
        for (const Label& label : drawing.pieces.front().labels) texts << label.text;
        for (const char* text :
             {"0 – 191", "192 – 399", "400 – 447", "448 – 511", "14 × 14 × 480", "from pool3", "14 × 14 × 512", "to 4b",
              "96 → 208", "179,920 parameters", "35.22 M multiply-adds", "3×3, pad 1", "480, not to scale"})
            QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
        QCOMPARE(drawing.pieces.front().boxes.size(), 7u);  // six convolutions and the pool
        QCOMPARE(std::ranges::count(drawing.pieces.front().boxes, ui::Box::Look::Dashed, &ui::Box::look), 1);
    }

    void theKeysWalk_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("to");
        const auto row = [](const char* from, Step step, const char* to) {
            QTest::addRow("%s %d", *from ? from : "nothing", static_cast<int>(step))
                << QString(from) << static_cast<int>(step) << QString(to);
        };
        row("", Step::Right, "conv1");
        row("", Step::Left, "fc");
        row("conv1", Step::Left, "conv1");
        row("conv1", Step::Right, "pool1");
        row("4a", Step::Right, "4b");
        row("4a/3x3", Step::Right, "4b");
        row("5b", Step::Right, "fc");
        row("fc", Step::Right, "fc");
        row("4a", Step::Down, "4a/1x1");
        row("4a/1x1", Step::Up, "4a");
        row("4a/pool_proj", Step::Down, "aux1");
        row("aux1", Step::Up, "4a/pool_proj");
        row("aux1", Step::Down, "aux1/avgpool");
        row("aux1/fc2", Step::Down, "aux1/fc2");
        row("aux1", Step::Right, "aux2");
        row("aux2", Step::Right, "fc");
        row("fc", Step::Left, "5b");
        row("fc", Step::Down, "avgpool");
        row("4a/3x3", Step::First, "conv1");
        row("4a/3x3", Step::Last, "fc");
    }
    void theKeysWalk() {
        QFETCH(QString, from);
        QFETCH(int, step);
        QFETCH(QString, to);
        const auto stages = stagesOf(networkLayers(defaultSpec(Variant::Course, 5)));
        QCOMPARE(walkNetwork(stages, from, static_cast<Step>(step)), to);
    }

private:
    static void checkInside(const Stage& stage, const Drawing& drawing) {
        const Piece& piece = drawing.pieces.front();
        QCOMPARE(piece.bars.size(), 2u);
        QVERIFY(near(piece.bars[0].rect.height(), stage.inChannels() * drawing.perChannel));
        QVERIFY(near(piece.bars[1].rect.height(), stage.outChannels() * drawing.perChannel));
        double stacked = 0;
        for (const Layer& layer : stage.layers) {
            const double height = boxOf(drawing, fromStd(layer.name))->rect.height();
            QVERIFY(near(height, layer.outChannels * drawing.perChannel));
            if (!isReduction(layer)) stacked += height;
        }
        QVERIFY(near(stacked, piece.bars[1].rect.height()));
    }
};

QTEST_MAIN(DiagramLayoutTest)
#include "diagram_layout_test.moc"
