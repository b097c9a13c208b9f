// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch first: Qt's `slots` is a word of its own there.
#include "core/engine/torch/convolutions.h"

#include "core/engine/torch/cpu.h"
#include "core/network/network.h"
#include "tensor_support.h"

#include <c10/core/GradMode.h>
#include <QTest>
#include <algorithm>
#include <array>
#include <thread>
#include <tuple>
#include <vector>

using namespace studio;
using test::channelsLast;
using test::numbers;
using test::strayed;

/// Convolutions by hand, oneDNN's or LibTorch's.
class ConvolutionsTest : public QObject {
    Q_OBJECT

private slots:
    /// oneDNN's convolutions, where it has them, beside LibTorch's in float64: sides that windows do not fill, weights
    /// in either type and order, kept packed and not.
    void convolutions_data() {
        QTest::addColumn<bool>("brain");
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("in");
        for (const bool brain : {false, true}) {
            for (const int side : {7, 10}) {
                for (const auto& [kernel, stride, in] : {std::tuple{1, 1, 24}, {3, 1, 24}, {5, 1, 24}, {7, 2, 3}})
                    QTest::addRow("%s %dx%d/%d of %d", brain ? "bfloat16" : "float32", kernel, kernel, stride, side)
                        << brain << kernel << stride << side << in;
            }
        }
    }
    void convolutions() {
        QFETCH(bool, brain);
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, side);
        const at::ScalarType type = brain ? at::kBFloat16 : at::kFloat;
        const engine::plain::Geometry geometry{stride, kernel / 2};
        constexpr int kOut = 40;
        QFETCH(int, in);
        at::Tensor x = numbers({3, in, side, side}, -1, 1, 1).to(type).to(at::kDouble).set_requires_grad(true);
        at::Tensor weight = numbers({kOut, in, kernel, kernel}, -1, 1, 2).to(type).to(at::kDouble);
        weight.set_requires_grad(true);
        const at::Tensor bias = numbers({kOut}, -1, 1, 3);
        const at::Tensor exact = at::conv2d(x, weight, bias, stride, geometry.padding);
        const at::Tensor up = numbers(exact.sizes(), -1, 1, 4).to(type).to(at::kDouble);
        exact.backward(up);
        const c10::NoGradGuard noGrad;
        const at::Tensor ours = channelsLast(x, type), upOurs = channelsLast(up, type);
        const double most = brain ? 4e-3 : 1e-6;
        engine::plain::PackedWeights packed;
        for (const at::Tensor& given :
             {channelsLast(weight, at::kFloat), weight.to(at::kFloat).contiguous(), channelsLast(weight, type)}) {
            for (engine::plain::PackedWeights* keep : {&packed, static_cast<engine::plain::PackedWeights*>(nullptr)}) {
                const at::Tensor y = engine::plain::convolve(ours, given, bias.to(at::kFloat), geometry, keep);
                QCOMPARE(y.scalar_type(), type);
                QVERIFY(y.is_contiguous(at::MemoryFormat::ChannelsLast));
                QVERIFY2(strayed(y, exact) < most, qPrintable(QString::number(strayed(y, exact))));
            }
            const engine::plain::ConvolutionGradient gradient =
                engine::plain::convolutionGradient(upOurs, ours, given, geometry, true, true);
            QVERIFY2(strayed(gradient.x, x.grad()) < most, qPrintable(QString::number(strayed(gradient.x, x.grad()))));
            QCOMPARE(gradient.weight.scalar_type(), at::kFloat);
            QVERIFY2(strayed(gradient.weight, weight.grad()) < most,
                     qPrintable(QString::number(strayed(gradient.weight, weight.grad()))));
        }
    }

    /// What a thread keeps of a convolution is not where the tensors of a call lay, nor their sizes; packed weights
    /// serve several threads at once.
    void callsAfterAndBesideOneAnother() {
        const c10::NoGradGuard noGrad;
        const engine::plain::Geometry geometry{1, 1};
        const at::Tensor weight = channelsLast(numbers({40, 24, 3, 3}, -1, 1, 1), at::kFloat);
        std::vector<at::Tensor> inputs, exact;
        for (int i = 0; i < 12; ++i) {
            inputs.push_back(channelsLast(numbers({1 + i % 2, 24, 7, 7}, -1, 1, 2 + i), at::kFloat));
            exact.push_back(at::conv2d(inputs.back().to(at::kDouble), weight.to(at::kDouble), {}, 1, 1));
        }
        engine::plain::PackedWeights packed;
        const auto farthest = [&] {
            const c10::NoGradGuard noGradHere;
            double most = 0;
            for (std::size_t i = 0; i < inputs.size(); ++i) {
                for (engine::plain::PackedWeights* keep :
                     {&packed, static_cast<engine::plain::PackedWeights*>(nullptr)})
                    most = std::max(most,
                                    strayed(engine::plain::convolve(inputs[i], weight, {}, geometry, keep), exact[i]));
            }
            return most;
        };
        std::array<double, 3> found{1, 1, 1};
        std::vector<std::thread> threads;
        for (double& each : found) threads.emplace_back([&] { each = farthest(); });
        for (std::thread& thread : threads) thread.join();
        for (const double each : found) QVERIFY2(each < 1e-6, qPrintable(QString::number(each)));
    }

    /// All of the network's convolutions are oneDNN's own where the CPU computes in that type: LibTorch would choose
    /// the kernel anew each time, and oneDNN's reference code takes seconds instead of milliseconds.
    void oneDnnTakesTheNetworksConvolutions_data() {
        QTest::addColumn<bool>("brain");
        QTest::newRow("float32") << false;
        QTest::newRow("bfloat16") << true;
    }
    void oneDnnTakesTheNetworksConvolutions() {
        QFETCH(bool, brain);
        if (engine::onednn::version().empty()) QSKIP("built without oneDNN");
        if (brain && engine::thisCpu().bfloat16By.empty()) QSKIP("this CPU does not compute in bfloat16");
        if (engine::thisCpu().instructionSet == "baseline") QSKIP("oneDNN has reference code alone for this CPU");
        const at::ScalarType type = brain ? at::kBFloat16 : at::kFloat;
        const c10::NoGradGuard noGrad;
        int found = 0;
        const auto isTaken = [&](std::int64_t count, const Layer& layer, const at::Tensor& bias = {}) {
            const at::Tensor x = channelsLast(at::rand({count, layer.inChannels, layer.inSize, layer.inSize}), type);
            const at::Tensor weight =
                channelsLast(at::rand({layer.outChannels, layer.inChannels, layer.kernel, layer.kernel}), at::kFloat);
            const engine::onednn::Geometry geometry{layer.stride, layer.padding};
            const std::optional<at::Tensor> y = engine::onednn::convolution(x, weight, bias, geometry);
            ++found;
            return y && y->size(2) == layer.outSize &&
                   (layer.inChannels == 3 || engine::onednn::inputGradient(*y, x, weight, geometry)) &&
                   engine::onednn::weightGradient(*y, x, weight, geometry);
        };
        // Sides other than the usual, a whole batch, a bias that is added on the way, and the three 1x1 convolutions on
        // a module's input as the one that they are.
        for (const Variant variant : {Variant::Course, Variant::Torchvision}) {
            for (const auto& [count, side] : {std::pair{2, 224}, {32, 128}}) {
                for (const Layer& layer : networkLayers(defaultSpec(variant, 5, side))) {
                    if (layer.type != LayerType::Convolution || (side == 128 && layer.inSize > 16)) continue;
                    QVERIFY2(isTaken(count, layer), layer.name.c_str());
                    if (side == 224) QVERIFY2(isTaken(1, layer, at::rand({layer.outChannels})), layer.name.c_str());
                }
            }
        }
        for (const InceptionRow& row : kInceptionRows) {
            Layer merged;
            merged.inChannels = row.in;
            merged.outChannels = row.c1 + row.c3Reduce + row.c5Reduce;
            merged.inSize = merged.outSize = 8;
            merged.kernel = merged.stride = 1;
            merged.padding = 0;
            QVERIFY2(isTaken(32, merged), std::string(row.name).c_str());
        }
        QVERIFY(found > 100);
    }

    void whatIsNotItsOwnIsLeftToLibTorch() {
        const at::Tensor x = numbers({2, 24, 7, 7}, -1, 1, 1), weight = numbers({40, 24, 3, 3}, -1, 1, 2);
        QVERIFY(!engine::onednn::convolution(channelsLast(x, at::kDouble), weight, {}, {1, 1}));
        QVERIFY(
            !engine::onednn::convolution(x.to(at::kFloat), weight.to(at::kFloat), {}, {1, 1}));  // not channels last
    }
};

QTEST_GUILESS_MAIN(ConvolutionsTest)
#include "convolutions_test.moc"
