// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch first: Qt's `slots` is a word of its own there.
#include "core/engine/torch/fused_ops.h"

#include "core/base/random.h"

#include <QTest>

using namespace studio;

static constexpr double kEpsilon = 0.001;

static at::Tensor channelsLast(const at::Tensor& x, at::ScalarType type) {
    return x.to(type).contiguous(at::MemoryFormat::ChannelsLast).clone();
}

/// Uniform numbers in [low, high), float64, each one a float32.
static at::Tensor numbers(at::IntArrayRef shape, double low, double high, std::uint64_t seed) {
    at::Tensor x = at::empty(shape, at::kDouble);
    Random random(seed);
    for (std::int64_t i = 0; i < x.numel(); ++i)
        x.data_ptr<double>()[i] = static_cast<float>(random.uniform(low, high));
    return x;
}

static double strayed(const at::Tensor& value, const at::Tensor& exact) {
    const at::Tensor difference = value.detach().to(at::kDouble) - exact.detach();
    return (difference.norm() / exact.detach().norm()).item<double>();
}

/// Our own operations beside LibTorch's in float64: values and gradients.
class FusedOpsTest : public QObject {
    Q_OBJECT

    struct Norm {
        at::Tensor x, scale, shift, mean, var, up;  ///< float64

        at::Tensor normalised(bool training) const {
            return at::batch_norm(x, scale, shift, mean, var, training, 0.1, kEpsilon, false);
        }
    };
    /// Channels whose mean is up to twenty deviations away from 0, and no value so near to ReLU's edge that rounding
    /// decides on which side it lies.
    static Norm makeNorm(std::int64_t channels, at::ScalarType type, bool training) {
        for (std::uint64_t seed = 1;; seed += 10) {
            Norm norm;
            norm.x = numbers({4, channels, 5, 3}, -1, 1, seed) + numbers({1, channels, 1, 1}, -12, 12, seed + 1);
            norm.x = norm.x.to(type).to(at::kDouble);
            norm.scale = numbers({channels}, 0.5, 2, seed + 2);
            norm.shift = numbers({channels}, -1, 1, seed + 3);
            norm.mean = numbers({channels}, -1, 1, seed + 4);
            norm.var = numbers({channels}, 0.5, 2, seed + 5);
            norm.up = numbers(norm.x.sizes(), -1, 1, seed + 6).to(type).to(at::kDouble);
            Norm copy = norm;
            copy.mean = norm.mean.clone();
            copy.var = norm.var.clone();
            if (copy.normalised(training).abs().min().item<double>() > 1e-5) return norm;
        }
    }

private slots:
    void batchNorm_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("brain");
        for (const int channels : {1, 24, 112, 320}) {
            QTest::addRow("float32 %d", channels) << channels << false;
            QTest::addRow("bfloat16 %d", channels) << channels << true;
        }
    }
    void batchNorm() {
        QFETCH(int, channels);
        QFETCH(bool, brain);
        const at::ScalarType type = brain ? at::kBFloat16 : at::kFloat;
        Norm exact = makeNorm(channels, type, true);
        const at::Tensor x = channelsLast(exact.x, type).set_requires_grad(true);
        const engine::BatchNormTensors ours{exact.scale.to(at::kFloat).set_requires_grad(true),
                                            exact.shift.to(at::kFloat).set_requires_grad(true),
                                            exact.mean.to(at::kFloat), exact.var.to(at::kFloat)};
        for (at::Tensor* tensor : {&exact.x, &exact.scale, &exact.shift}) tensor->set_requires_grad(true);
        const at::Tensor expected = exact.normalised(true).relu();
        const at::Tensor y = engine::batchNormRelu(x, ours, true);
        expected.backward(exact.up);
        y.backward(channelsLast(exact.up, type));
        const double most = brain ? 3e-3 : 2e-6, gradientMost = brain ? 5e-3 : 2e-5;
        QVERIFY2(strayed(y, expected) < most, qPrintable(QString::number(strayed(y, expected))));
        QVERIFY(strayed(ours.runningMean, exact.mean) < 1e-6);
        QVERIFY(strayed(ours.runningVar, exact.var) < 1e-5);
        QVERIFY2(strayed(x.grad(), exact.x.grad()) < gradientMost,
                 qPrintable(QString::number(strayed(x.grad(), exact.x.grad()))));
        QVERIFY(strayed(ours.scale.grad(), exact.scale.grad()) < 2e-5);
        QVERIFY(strayed(ours.shift.grad(), exact.shift.grad()) < 2e-6);
    }

    void batchNormInEvaluation() {
        const Norm exact = makeNorm(112, at::kFloat, false);
        const engine::BatchNormTensors ours{exact.scale.to(at::kFloat), exact.shift.to(at::kFloat),
                                            exact.mean.to(at::kFloat), exact.var.to(at::kFloat)};
        const at::Tensor y = engine::batchNormRelu(channelsLast(exact.x, at::kFloat), ours, false);
        QVERIFY(strayed(y, exact.normalised(false).relu()) < 1e-6);
        QVERIFY(strayed(ours.runningMean, exact.mean) < 1e-7);
    }

    /// Whole numbers from 0 to 3: most windows hold their maximum more than once, and the first one gets the gradient.
    void maxPool_data() {
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("side");
        for (const int side : {3, 7, 8, 14}) {
            QTest::addRow("3x3/2 of %d", side) << 3 << 2 << 0 << side;
            QTest::addRow("2x2/2 of %d", side) << 2 << 2 << 0 << side;
            QTest::addRow("3x3/1 of %d", side) << 3 << 1 << 1 << side;
        }
    }
    void maxPool() {
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, padding);
        QFETCH(int, side);
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
            at::Tensor exact = numbers({2, 70, side, side}, 0, 4, 5).floor().set_requires_grad(true);
            const at::Tensor x = channelsLast(exact.detach(), type).set_requires_grad(true);
            const at::Tensor expected = at::max_pool2d(exact, kernel, stride, padding, 1, true);
            const at::Tensor y = engine::maxPool(x, kernel, stride, padding);
            const at::Tensor up = numbers(expected.sizes(), 0, 8, 6).floor();
            expected.backward(up);
            y.backward(channelsLast(up, type));
            QVERIFY(y.to(at::kDouble).equal(expected));
            QVERIFY(x.grad().to(at::kDouble).equal(exact.grad()));
        }
    }
};

QTEST_GUILESS_MAIN(FusedOpsTest)
#include "fused_ops_test.moc"
