// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch first: Qt's `slots` is a word of its own there.
#include "core/engine/torch/fused_ops.h"

#include "tensor_support.h"

#include <c10/core/GradMode.h>
#include <QTest>

using namespace studio;
using test::channelsLast;
using test::numbers;

namespace {

constexpr int kIn = 16;

/// A module with a bias, or batch norm, from numbers that are always the same.
engine::InceptionTensors inceptionOf(bool norm) {
    using T = engine::InceptionTensors;
    T tensors;
    const auto add = [&](T::Part part, int in, int out, int kernel) {
        const auto seed = static_cast<std::uint64_t>(10 * part + 1);
        engine::ConvTensors& conv = tensors.parts[part];
        conv.padding = kernel / 2;
        conv.weight = channelsLast(numbers({out, in, kernel, kernel}, -0.3, 0.3, seed), at::kFloat);
        const auto each = [&](double low, double high, std::uint64_t more) {
            return numbers({out}, low, high, seed + more).to(at::kFloat);
        };
        if (norm) {
            conv.affine.norm = {each(0.5, 2, 1), each(-1, 1, 2), each(-1, 1, 3), each(0.5, 2, 4)};
        } else {
            conv.affine.bias = each(-0.5, 0.5, 1);
        }
    };
    add(T::k1x1, kIn, 16, 1);
    add(T::k3x3Reduce, kIn, 24, 1);
    add(T::k3x3, 24, 32, 3);
    add(T::k5x5Reduce, kIn, 8, 1);
    add(T::k5x5, 8, 16, 5);
    add(T::kPoolProjection, kIn, 8, 1);
    return tensors;
}

}  // namespace

/// An Inception module's weights; what it computes is fused_ops_test's.
class InceptionOpTest : public QObject {
    Q_OBJECT

private slots:
    /// The convolutions on the input, once gathered, are what is written into their parts through handles that were
    /// there before; where a part's data was replaced, too. The answer is the one of parts that were not gathered.
    void gatheredConvolutionsAreTheirParts_data() {
        QTest::addColumn<bool>("norm");
        QTest::newRow("bias") << false;
        QTest::newRow("batch norm") << true;
    }
    void gatheredConvolutionsAreTheirParts() {
        QFETCH(bool, norm);
        const c10::NoGradGuard noGrad;
        engine::InceptionTensors apart = inceptionOf(norm), gathered = inceptionOf(norm);
        const at::Tensor x = channelsLast(numbers({2, kIn, 7, 7}, 0, 1, 99), at::kFloat);
        const auto answer = [&](const engine::InceptionTensors& of) { return engine::inception(x, of, false); };
        const at::Tensor before = answer(apart);
        const auto writeInto = [](const at::Tensor& weight) { at::Tensor(weight).mul_(0.5); };
        const at::Tensor handle = gathered.parts[engine::InceptionTensors::k5x5Reduce].weight;

        gathered.gather();
        QVERIFY(gathered.isGathered());
        QVERIFY(!apart.isGathered());
        QVERIFY(at::equal(answer(gathered), before));

        writeInto(handle);
        writeInto(apart.parts[engine::InceptionTensors::k5x5Reduce].weight);
        const at::Tensor after = answer(apart);
        QVERIFY(gathered.isGathered());
        QVERIFY(!at::equal(after, before));
        QVERIFY(at::equal(answer(gathered), after));

        at::Tensor(handle).set_data(handle.clone());
        QVERIFY(!gathered.isGathered());
        writeInto(handle);
        writeInto(apart.parts[engine::InceptionTensors::k5x5Reduce].weight);
        QVERIFY(at::equal(answer(gathered), answer(apart)));
        gathered.settle();
        QVERIFY(gathered.isGathered());
        QVERIFY(at::equal(answer(gathered), answer(apart)));
    }
};

QTEST_GUILESS_MAIN(InceptionOpTest)
#include "inception_op_test.moc"
