// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/support.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace studio;
using namespace studio::test;

/// The formula of the golden numbers (reference/googlenet.md).
static double goldenUniform(std::uint32_t i, std::uint32_t p) {
    std::uint32_t h = i + p * 0x9E3779B9u;
    h ^= h >> 16;
    h *= 0x85EBCA6Bu;
    h ^= h >> 13;
    h *= 0xC2B2AE35u;
    h ^= h >> 16;
    return h / 4294967296.0;
}

static NamedArrays goldenWeights(const NetworkSpec& spec, const QJsonArray& order) {
    NamedArrays weights;
    for (const StateEntry& entry : stateEntries(spec)) {
        std::uint32_t p = 0;
        while (order[static_cast<int>(p)].toString().toStdString() != entry.name) ++p;
        std::int64_t count = 1;
        for (const std::int64_t side : entry.shape) count *= side;
        const double fanIn = static_cast<double>(count) / static_cast<double>(entry.shape[0]);
        const double reach = entry.shape.size() == 1 ? 0.05 : std::sqrt(6.0 / fanIn);
        std::vector<float> values(static_cast<std::size_t>(count));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>((2 * goldenUniform(static_cast<std::uint32_t>(i), p) - 1) * reach);
        weights.emplace_back(entry.name, Array::ofFloats(entry.shape, values));
    }
    return weights;
}

/// The course's network against numbers computed in float64 by other code.
class GoldenTest : public QObject {
    Q_OBJECT

    QJsonObject m_golden;
    NamedArrays m_weights;
    StepperSettings m_settings = smallSettings(Variant::Course, 5, 224);
    std::vector<float> m_input;
    PictureBatch m_batch;
    const std::vector<std::int64_t> m_labels{1, 3};

    void compareLogits(const std::vector<float>& logits, const char* key) const {
        const QJsonArray rows = m_golden[QLatin1String(key)].toArray();
        double largest = 0, difference = 0;
        QCOMPARE(logits.size(), std::size_t{10});
        for (int i = 0; i < 10; ++i) {
            const double expected = rows[i / 5].toArray()[i % 5].toDouble();
            largest = std::max(largest, std::abs(expected));
            difference = std::max(difference, std::abs(logits[static_cast<std::size_t>(i)] - expected));
        }
        QVERIFY2(difference <= 1e-4 * largest, qPrintable(QString("%1: %2").arg(key).arg(difference)));
    }

    std::unique_ptr<Stepper> goldenStepper() const {
        std::unique_ptr<Stepper> stepper = loadEngine()->makeStepper(m_settings);
        stepper->loadWeights(m_weights);
        return stepper;
    }

private slots:
    void initTestCase() {
        QFile file(STUDIO_TEST_DATA "/googlenet_golden.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        m_golden = all["no_lrn"].toObject();
        m_weights = goldenWeights(m_settings.network, all["parameter_order"].toArray());
        m_settings.optimizer = {OptimizerKind::Sgd, 0, 0};
        m_input.resize(std::size_t{2} * 3 * 224 * 224);
        for (std::size_t i = 0; i < m_input.size(); ++i)
            m_input[i] = static_cast<float>(2 * goldenUniform(static_cast<std::uint32_t>(i), 999) - 1);
        m_batch.prepared = m_input.data();
        m_batch.count = 2;
        m_batch.width = m_batch.height = 224;
    }

    void logits() {
        const auto model =
            loadEngine()->makeModel(m_settings.network, m_settings.preprocessing, m_weights, Precision::Float32, "cpu");
        const HeadLogits heads = model->predict(m_batch);
        compareLogits(heads.main, "main_logits");
        compareLogits(heads.aux1, "aux1_logits");
        compareLogits(heads.aux2, "aux2_logits");
    }

    void lossesAndOneStep() {
        const auto stepper = goldenStepper();
        const TrainResult first = stepper->train(m_batch, m_labels, 1e-3, 1);
        QVERIFY(first.finite);
        QVERIFY(near(first.losses.main, m_golden["loss_main"].toDouble(), 1e-4));
        QVERIFY(near(*first.losses.aux1, m_golden["loss_aux1"].toDouble(), 1e-4));
        QVERIFY(near(*first.losses.aux2, m_golden["loss_aux2"].toDouble(), 1e-4));
        QVERIFY(near(first.losses.total, m_golden["loss_total"].toDouble(), 1e-4));
        const TrainResult second = stepper->train(m_batch, m_labels, 1e-3, 2);
        QVERIFY(near(second.losses.total, m_golden["loss_total_after_one_plain_sgd_step"].toDouble(), 1e-3));
    }

    /// A plain SGD step with rate 1 subtracts the gradient. In float32 rounding decides at some ReLUs and in some pools
    /// which way a gradient goes, and each processor rounds in its own way: a layer strays by up to 1.1e-3.
    void gradients_data() {
        QTest::addColumn<Precision>("precision");
        QTest::addColumn<double>("ofALayer");
        QTest::addColumn<double>("ofAll");
        QTest::newRow("float64") << Precision::Float64 << 1e-6 << 1e-6;
        QTest::newRow("float32") << Precision::Float32 << 3e-3 << 1e-4;
    }
    void gradients() {
        QFETCH(Precision, precision);
        QFETCH(double, ofALayer);
        QFETCH(double, ofAll);
        m_settings.precision = precision;
        const auto stepper = goldenStepper();
        m_settings.precision = Precision::Float32;
        QVERIFY(stepper->train(m_batch, m_labels, 1, 1).finite);
        const NamedArrays after = stepper->weights();
        const QJsonObject norms = m_golden["grad_l2"].toObject();
        double all = 0;
        for (std::size_t k = 0; k < after.size(); ++k) {
            const std::vector<double> before = m_weights[k].second.toDoubles(), now = after[k].second.toDoubles();
            double squares = 0;
            for (std::size_t i = 0; i < now.size(); ++i) squares += std::pow(before[i] - now[i], 2);
            all += squares;
            const double expected = norms[QString::fromStdString(after[k].first)].toDouble();
            QVERIFY2(near(std::sqrt(squares), expected, ofALayer), after[k].first.c_str());
        }
        QVERIFY(near(std::sqrt(all), m_golden["grad_l2_total"].toDouble(), ofAll));
    }

    void bfloat16IsClose() {
        const auto model = loadEngine()->makeModel(m_settings.network, m_settings.preprocessing, m_weights,
                                                   Precision::BFloat16, "cpu");
        const HeadLogits heads = model->predict(m_batch);
        for (int i = 0; i < 10; ++i) {
            const double expected = m_golden["main_logits"].toArray()[i / 5].toArray()[i % 5].toDouble();
            QVERIFY(std::abs(heads.main[static_cast<std::size_t>(i)] - expected) < 0.1);
        }
    }
};

QTEST_GUILESS_MAIN(GoldenTest)
#include "golden_test.moc"
