// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch first: Qt's `slots` is a word of its own there.
#include "core/engine/torch/fused_ops.h"

#include <ATen/Parallel.h>
#include <torch/nn/functional/normalization.h>

#include "inception_case.h"
#include "tensor_support.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <mutex>
#include <set>
#include <thread>

using namespace studio;
using test::channelsLast;
using test::InceptionCase;
using test::numbers;
using test::strayed;

static constexpr double kEpsilon = 0.001;

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

    static void channelRows() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("brain");
        for (const int channels : {1, 24, 112, 320}) {
            QTest::addRow("float32 %d", channels) << channels << false;
            QTest::addRow("bfloat16 %d", channels) << channels << true;
        }
    }

private slots:
    /// at::parallel_for is a plain loop in a file compiled without OpenMP, as the operations once were.
    void loopsAreShared() {
        const int threads = at::get_num_threads();
        at::set_num_threads(2);
        std::mutex mutex;
        std::set<std::thread::id> seen;
        at::parallel_for(0, 2, 1, [&](std::int64_t, std::int64_t) {
            const std::lock_guard lock(mutex);
            seen.insert(std::this_thread::get_id());
        });
        at::set_num_threads(threads);
        QCOMPARE(seen.size(), std::size_t{2});
    }

    void batchNorm_data() { channelRows(); }
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
        const at::Tensor y = engine::activate(x, {{}, ours, false}, true);
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
        const at::Tensor y = engine::activate(channelsLast(exact.x, at::kFloat), {{}, ours, false}, false);
        QVERIFY(strayed(y, exact.normalised(false).relu()) < 1e-6);
        QVERIFY(strayed(ours.runningMean, exact.mean) < 1e-7);
    }

    void bias_data() { channelRows(); }
    void bias() {
        QFETCH(int, channels);
        QFETCH(bool, brain);
        const at::ScalarType type = brain ? at::kBFloat16 : at::kFloat;
        at::Tensor exact = numbers({4, channels, 5, 3}, -1, 1, 1).to(type).to(at::kDouble).set_requires_grad(true);
        at::Tensor exactBias = numbers({channels}, -1, 1, 2).set_requires_grad(true);
        const at::Tensor up = numbers(exact.sizes(), -1, 1, 3).to(type).to(at::kDouble);
        const at::Tensor x = channelsLast(exact.detach(), type).set_requires_grad(true);
        const at::Tensor bias = exactBias.detach().to(at::kFloat).set_requires_grad(true);
        const at::Tensor expected = (exact + exactBias.view({1, -1, 1, 1})).relu();
        const at::Tensor y = engine::activate(x.clone(), {bias, {}, false}, true);  // may overwrite what it is given
        expected.backward(up);
        y.backward(channelsLast(up, type));
        QVERIFY(strayed(y, expected) < (brain ? 3e-3 : 1e-6));
        QVERIFY(x.grad().to(at::kDouble).equal(exact.grad()));
        QVERIFY(strayed(bias.grad(), exactBias.grad()) < 1e-6);
    }

    /// Beside LibTorch's own operations in float64, which the same function takes for what is not ours.
    void inceptionModule_data() {
        QTest::addColumn<bool>("norm");
        QTest::addColumn<bool>("brain");
        QTest::addColumn<int>("side");
        for (const bool norm : {false, true}) {
            for (const int side : {1, 7}) {
                const char* between = norm ? "batch norm" : "bias";
                QTest::addRow("%s, float32, side %d", between, side) << norm << false << side;
                QTest::addRow("%s, bfloat16, side %d", between, side) << norm << true << side;
            }
        }
    }
    void inceptionModule() {
        QFETCH(bool, norm);
        QFETCH(bool, brain);
        QFETCH(int, side);
        const at::ScalarType type = brain ? at::kBFloat16 : at::kFloat;
        InceptionCase exact(norm, at::kDouble), ours(norm, at::kFloat);
        at::Tensor exactX =
            numbers({side == 1 ? 64 : 6, InceptionCase::kIn, side, side}, 0, 1, 50).to(type).to(at::kDouble);
        const at::Tensor x = channelsLast(exactX, type).set_requires_grad(true);
        exactX.set_requires_grad(true);
        const at::Tensor expected = engine::inception(exactX, exact.tensors, true);
        const at::Tensor y = engine::inception(x, ours.tensors, true);
        QCOMPARE(y.sizes(), expected.sizes());
        QVERIFY(y.is_contiguous(at::MemoryFormat::ChannelsLast));
        const at::Tensor up = numbers(expected.sizes(), -1, 1, 51).to(type).to(at::kDouble);
        expected.backward(up);
        y.backward(channelsLast(up, type));
        // A ReLU on whose edge rounding decides sends a gradient another way, in bfloat16 often: under 0.2 with
        // instructions for it, up to 0.26 without, where sums are rounded elsewhere.
        const double most = brain ? 0.02 : 3e-5, gradientMost = brain ? 0.4 : 1e-3;
        QVERIFY2(strayed(y, expected) < most, qPrintable(QString::number(strayed(y, expected))));
        QVERIFY2(strayed(x.grad(), exactX.grad()) < gradientMost,
                 qPrintable(QString::number(strayed(x.grad(), exactX.grad()))));
        for (std::size_t i = 0; i < ours.learned.size(); ++i) {
            const double error = strayed(ours.learned[i].grad(), exact.learned[i].grad());
            QVERIFY2(error < gradientMost, qPrintable(QString("parameter %1: %2").arg(i).arg(error)));
        }
        for (std::size_t i = 0; i < ours.running.size(); ++i)
            QVERIFY(strayed(ours.running[i], exact.running[i]) < (brain ? 0.01 : 1e-5));
        const at::Tensor later = engine::inception(exactX, exact.tensors, false);
        QVERIFY(strayed(engine::inception(x, ours.tensors, false), later) < most);
    }

    /// The first module that learns needs no gradient of its input.
    void inceptionModuleWithoutTheInputsGradient() {
        InceptionCase with(true, at::kFloat), without(true, at::kFloat);
        const at::Tensor x = channelsLast(numbers({2, InceptionCase::kIn, 5, 5}, 0, 1, 60), at::kFloat);
        engine::inception(x.clone().set_requires_grad(true), with.tensors, true).sum().backward();
        engine::inception(x, without.tensors, true).sum().backward();
        QVERIFY(!x.grad().defined());
        for (std::size_t i = 0; i < with.learned.size(); ++i)
            QVERIFY(with.learned[i].grad().equal(without.learned[i].grad()));
    }

    /// Values up to 200: what the first layers of a network without batch norm reach, where LRN is felt.
    void localResponseNorm_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("type");
        for (const int channels : {1, 3, 64, 192, 2048, 2049}) {
            QTest::addRow("float32 %d", channels) << channels << static_cast<int>(at::kFloat);
            QTest::addRow("bfloat16 %d", channels) << channels << static_cast<int>(at::kBFloat16);
            QTest::addRow("float64 %d, not our kernel", channels) << channels << static_cast<int>(at::kDouble);
        }
    }
    void localResponseNorm() {
        QFETCH(int, channels);
        QFETCH(int, type);
        const auto scalar = static_cast<at::ScalarType>(type);
        const double most = scalar == at::kBFloat16 ? 3e-3 : scalar == at::kFloat ? 1e-6 : 1e-12;
        at::Tensor exact = numbers({3, channels, 5, 7}, 0, 200, 1).to(scalar).to(at::kDouble).set_requires_grad(true);
        const at::Tensor up = numbers(exact.sizes(), -1, 1, 2).to(scalar).to(at::kDouble);
        const at::Tensor x = channelsLast(exact.detach(), scalar).set_requires_grad(true);
        namespace F = torch::nn::functional;
        const at::Tensor expected =
            F::local_response_norm(exact, F::LocalResponseNormFuncOptions(5).alpha(1e-4).beta(0.75).k(1));
        const at::Tensor y = engine::localResponseNorm(x);
        QCOMPARE(y.scalar_type(), scalar);
        expected.backward(up);
        y.backward(channelsLast(up, scalar));
        QVERIFY2(strayed(y, expected) < most, qPrintable(QString::number(strayed(y, expected))));
        QVERIFY2(strayed(x.grad(), exact.grad()) < 2 * most,
                 qPrintable(QString::number(strayed(x.grad(), exact.grad()))));
        const c10::NoGradGuard noGrad;
        QVERIFY(engine::localResponseNorm(x).equal(y));
    }

    /// As LibTorch's: what is no number stays so, and a square that is too large for float gives 0.
    void localResponseNormOfOddValues() {
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        const at::Tensor values = numbers({1, 64, 2, 2}, -200, 200, 8).to(at::kFloat);
        values[0][3][0][0] = std::numeric_limits<float>::quiet_NaN();
        values[0][20][0][1] = kInfinity;
        values[0][40][1][0] = 1e20F;
        values[0][63][1][1] = -kInfinity;
        namespace F = torch::nn::functional;
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
            const at::Tensor x = channelsLast(values, type), wide = x.to(at::kFloat);
            const at::Tensor expected =
                F::local_response_norm(wide, F::LocalResponseNormFuncOptions(5).alpha(1e-4).beta(0.75).k(1));
            const at::Tensor y = engine::localResponseNorm(x).to(at::kFloat);
            QVERIFY(at::allclose(y, expected, type == at::kFloat ? 1e-5 : 1e-2, 1e-6, /*equal_nan=*/true));
        }
    }

    /// sum(up y) along a direction: its slope by two values on either side is the gradient's product with the
    /// direction.
    void theGradientOfLocalResponseNormByDifferences() {
        const at::Tensor x = channelsLast(numbers({2, 70, 4, 4}, -150, 150, 3), at::kFloat).set_requires_grad(true);
        const at::Tensor up = channelsLast(numbers(x.sizes(), -1, 1, 4), at::kFloat);
        engine::localResponseNorm(x).backward(up);
        for (std::uint64_t seed = 10; seed < 15; ++seed) {
            const at::Tensor direction = channelsLast(numbers(x.sizes(), -1, 1, seed), at::kFloat);
            const auto valueAt = [&](double step) {
                const at::Tensor y = engine::localResponseNorm(x.detach() + step * direction);
                return (y.to(at::kDouble) * up).sum().item<double>();
            };
            const double slope = (valueAt(0.5) - valueAt(-0.5)), gradient = (x.grad() * direction).sum().item<double>();
            QVERIFY2(std::abs(slope - gradient) < 2e-3 * x.grad().norm().item<double>(),
                     qPrintable(QString("%1 %2").arg(slope).arg(gradient)));
        }
    }

    /// The aux heads' pools: five by three, and PyTorch's adaptive windows, which overlap where the sides do not
    /// divide.
    void averagePool_data() {
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("side");
        for (const int side : {8, 14}) {
            QTest::addRow("5x5/3 of %d", side) << 5 << side;
            QTest::addRow("adaptive of %d", side) << 0 << side;
        }
    }
    void averagePool() {
        QFETCH(int, kernel);
        QFETCH(int, side);
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
            at::Tensor exact = numbers({2, 70, side, side}, -1, 1, 5).to(type).to(at::kDouble).set_requires_grad(true);
            const at::Tensor x = channelsLast(exact.detach(), type).set_requires_grad(true);
            const at::Tensor expected = engine::averagePool(exact, kernel, 3, 3);
            const at::Tensor y = engine::averagePool(x, kernel, 3, 3);
            const at::Tensor up = numbers(expected.sizes(), -1, 1, 6).to(type).to(at::kDouble);
            expected.backward(up);
            y.backward(channelsLast(up, type));
            const double most = type == at::kFloat ? 1e-6 : 4e-3;
            QVERIFY(strayed(y, expected) < most);
            QVERIFY2(strayed(x.grad(), exact.grad()) < most,
                     qPrintable(QString::number(strayed(x.grad(), exact.grad()))));
        }
    }

    /// Convolution, activation and pool at once beside one after the other in float64, which the same function takes
    /// for what is not ours.
    void convolutionAndMaxPool_data() {
        QTest::addColumn<bool>("norm");
        QTest::addColumn<bool>("brain");
        for (const bool norm : {false, true}) {
            QTest::addRow("%s, float32", norm ? "batch norm" : "bias") << norm << false;
            QTest::addRow("%s, bfloat16", norm ? "batch norm" : "bias") << norm << true;
        }
    }
    void convolutionAndMaxPool() {
        QFETCH(bool, norm);
        QFETCH(bool, brain);
        const at::ScalarType type = brain ? at::kBFloat16 : at::kFloat;
        InceptionCase exact(norm, at::kDouble), ours(norm, at::kFloat);
        constexpr auto kPart = engine::InceptionTensors::k1x1;
        for (InceptionCase* one : {&exact, &ours}) {
            one->learned.clear();
            one->add(kPart, InceptionCase::kIn, 136, 1, norm, one == &exact ? at::kDouble : at::kFloat);
        }
        const engine::plain::Window window{3, 2, 0};
        for (const int side : {7, 8}) {
            at::Tensor exactX = numbers({6, InceptionCase::kIn, side, side}, 0, 1, 70).to(type).to(at::kDouble);
            const at::Tensor x = channelsLast(exactX, type).set_requires_grad(true);
            exactX.set_requires_grad(true);
            const auto pooled = [&](const at::Tensor& input, const InceptionCase& of, bool training) {
                return engine::convolutionAndMaxPool(input, of.tensors.parts[kPart], training, window);
            };
            const at::Tensor expected = pooled(exactX, exact, true), y = pooled(x, ours, true);
            QCOMPARE(y.sizes(), expected.sizes());
            QVERIFY(y.is_contiguous(at::MemoryFormat::ChannelsLast));
            const at::Tensor up = numbers(expected.sizes(), -1, 1, 71).to(type).to(at::kDouble);
            expected.backward(up);
            y.backward(channelsLast(up, type));
            const double most = brain ? 0.01 : 3e-6;
            QVERIFY2(strayed(y, expected) < most, qPrintable(QString::number(strayed(y, expected))));
            // Rounding to bfloat16 decides now and then which of two nearly equal values was the largest.
            const double gradientMost = brain ? 0.3 : 2e-5;
            const auto verify = [&](const char* of, const at::Tensor& value, const at::Tensor& wanted) {
                const double found = strayed(value, wanted);
                QVERIFY2(found < gradientMost, qPrintable(QString("%1: %2").arg(of).arg(found)));
            };
            verify("x", x.grad(), exactX.grad());
            for (std::size_t i = 0; i < (norm ? 3 : 2); ++i)
                verify("parameter", ours.learned[i].grad(), exact.learned[i].grad());
            // Without gradients, and in evaluation, the answers are the same ones.
            const double later = strayed(pooled(x, ours, false), pooled(exactX, exact, false));
            QVERIFY2(later < most, qPrintable(QString::number(later)));
            const c10::NoGradGuard noGrad;
            QVERIFY(norm || pooled(x, ours, false).equal(y));
        }
    }

    /// What is not a number is not hidden by ReLU and pool, whatever its sign.
    void notANumberGoesThrough() {
        for (const float sign : {1.0F, -1.0F}) {
            for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
                at::Tensor x = channelsLast(numbers({1, 70, 4, 4}, -2, -1, 80), type);
                // By its bits: a conversion to bfloat16 makes every NaN a positive one, a sum of infinities does not.
                const at::Tensor place = x[0][67][1][1];
                if (type == at::kFloat) {
                    *place.data_ptr<float>() = std::copysign(std::numeric_limits<float>::quiet_NaN(), sign);
                } else {
                    *static_cast<std::uint16_t*>(place.data_ptr()) = sign < 0 ? 0xFFC0 : 0x7FC0;
                }
                const engine::Affine affine{at::zeros({70}), {}, true};
                const at::Tensor pooled = engine::maxPool(x, {3, 2, 0});
                const at::Tensor relu = engine::plain::activatedMaxPool(x, affine, false, {3, 2, 0}, {}).y;
                QVERIFY(std::isnan(pooled[0][67][0][0].item<double>()));
                QVERIFY(std::isnan(relu[0][67][0][0].item<double>()));
                QCOMPARE(relu.isnan().sum().item<int>(), 1);
                QCOMPARE(relu.nan_to_num().abs().sum().item<double>(), 0.0);
            }
        }
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
            const at::Tensor y = engine::maxPool(x, {kernel, stride, padding});
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
