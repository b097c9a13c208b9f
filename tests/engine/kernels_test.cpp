// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/torch/kernels.h"
#include "support/kernel_values.h"

#include <QTest>
#include <cmath>
#include <map>
#include <string>
#include <type_traits>

using namespace studio;
using namespace studio::engine;
using test::kernelValues;
using test::numberOf;

namespace {

using Results = std::map<std::string, std::vector<double>>;

template <class Values>
std::vector<double> numbersOf(const Values& values) {
    std::vector<double> numbers;
    for (const auto& value : values) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Brain>)
            numbers.push_back(static_cast<double>(numberOf(value)));
        else
            numbers.push_back(static_cast<double>(value));
    }
    return numbers;
}

/// Channels that no vector divides; the rows are a range of wider ones.
constexpr std::int64_t kPixels = 39, kChannels = 70, kStep = 83;

template <class T>
Results pointwise(const TensorKernels<T>& kernels) {
    const std::vector<T> x = kernelValues<T>(kPixels * kStep, 1), dy = kernelValues<T>(kPixels * kStep, 2);
    const std::vector<float> mean = kernelValues<float>(kChannels, 3), scale = kernelValues<float>(kChannels, 4),
                             shift = kernelValues<float>(kChannels, 5), slope = kernelValues<float>(kChannels, 6);
    const Rows<const T> in{x.data(), kStep}, up{dy.data(), kStep};
    Results results;
    const auto output = [&](const char* name, const auto& fill) {
        std::vector<T> y(x.size(), T{});
        fill(Rows<T>{y.data(), kStep});
        results[name] = numbersOf(y);
    };
    const auto sums = [&](const std::string& name, const auto& fill) {
        std::vector<double> first(kChannels, 1), second(kChannels, 2);
        fill(first.data(), second.data());
        results[name + " 1"] = first;
        results[name + " 2"] = second;
    };
    sums("moments",
         [&](double* sum, double* squares) { kernels.moments(in, kPixels, kChannels, mean.data(), sum, squares); });
    output("scaleRelu",
           [&](Rows<T> y) { kernels.scaleRelu(in, y, kPixels, kChannels, mean.data(), scale.data(), shift.data()); });
    sums("gradientMoments", [&](double* sum, double* products) {
        kernels.gradientMoments(in, up, kPixels, kChannels, mean.data(), scale.data(), shift.data(), sum, products);
    });
    output("gradient", [&](Rows<T> dx) {
        kernels.gradient(in, up, dx, kPixels, kChannels, mean.data(), scale.data(), shift.data(), slope.data(),
                         mean.data());
    });
    output("biasRelu", [&](Rows<T> y) { kernels.biasRelu(in, y, kPixels, kChannels, shift.data()); });
    output("relu", [&](Rows<T> y) { kernels.biasRelu(in, y, kPixels, kChannels, nullptr); });
    std::vector<double> sum(kChannels, 1);
    output("biasReluGradient",
           [&](Rows<T> dx) { kernels.biasReluGradient(in, up, dx, kPixels, kChannels, sum.data()); });
    results["biasReluGradient sum"] = sum;
    std::vector<T> y(kPixels * kChannels), dx(y.size());
    kernels.lrn(x.data(), y.data(), kPixels, kChannels, 0.01F);
    kernels.lrnGradient(x.data(), dy.data(), dx.data(), kPixels, kChannels, 0.01F);
    std::vector<std::uint8_t> rgb(3 * kPixels);
    for (std::size_t i = 0; i < rgb.size(); ++i) rgb[i] = static_cast<std::uint8_t>(37 * i);
    std::vector<T> bright(rgb.size());
    kernels.normalise(rgb.data(), bright.data(), kPixels, 1 / 255.0F, mean.data(), scale.data() + 1);
    results["normalise"] = numbersOf(bright);
    results["lrn"] = numbersOf(y);
    results["lrnGradient"] = numbersOf(dx);
    return results;
}

template <class T>
Results pooling(const TensorKernels<T>& kernels, int kernel, int stride, int padding) {
    constexpr std::int64_t kPictures = 2, kSide = 7;
    const std::int64_t out = stride == 2 ? 3 : kSide;
    const PoolShape shape{kSide, kSide, kChannels, out, out, kernel, stride, padding};
    const std::vector<T> x = kernelValues<T>(kPictures * kSide * kSide * kChannels, 1),
                         dy = kernelValues<T>(kPictures * out * out * kChannels, 2);
    std::vector<T> y(dy.size()), dx(x.size()), added = x;
    std::vector<std::uint8_t> places(dy.size());
    kernels.maxPool(x.data(), y.data(), places.data(), shape, 0, kPictures * out);
    kernels.maxPoolGradient(dy.data(), places.data(), dx.data(), shape, false, 0, kPictures * kSide);
    kernels.maxPoolGradient(dy.data(), places.data(), added.data(), shape, true, 0, kPictures * kSide);
    const std::vector<float> mean = kernelValues<float>(kChannels, 3), scale = kernelValues<float>(kChannels, 4),
                             shift = kernelValues<float>(kChannels, 5), slope = kernelValues<float>(kChannels, 6);
    std::vector<T> relu(y.size()), normed(y.size()), dNormed(x.size());
    std::vector<std::uint8_t> reluPlaces(y.size()), normedPlaces(y.size());
    std::vector<double> sum(kChannels, 1), products(kChannels, 2), sumAlone(kChannels, 1);
    const ChannelNorm norm{mean.data(), scale.data(), shift.data()};
    kernels.reluMaxPool(x.data(), nullptr, relu.data(), reluPlaces.data(), shape, 0, kPictures * out);
    std::vector<T> alone(y.size());
    kernels.maxPool(x.data(), alone.data(), nullptr, shape, 0, kPictures * out);
    kernels.reluMaxPool(x.data(), &norm, normed.data(), normedPlaces.data(), shape, 0, kPictures * out);
    kernels.reluMaxPoolMoments(x.data(), dy.data(), normedPlaces.data(), shape, mean.data(), sum.data(),
                               products.data(), 0, kPictures * out);
    kernels.reluMaxPoolMoments(nullptr, dy.data(), normedPlaces.data(), shape, nullptr, sumAlone.data(), nullptr, 0,
                               kPictures * out);
    kernels.reluMaxPoolGradient(x.data(), {mean.data(), scale.data(), slope.data(), shift.data()}, dy.data(),
                                normedPlaces.data(), dNormed.data(), shape, 0, kPictures * kSide);
    std::vector<T> ofAverage(x.size()), ofAdaptive(x.size());
    kernels.averagePoolGradient(dy.data(), ofAverage.data(), {kSide, kSide, kChannels, 2, 2, 3, 2, 0}, 0,
                                kPictures * kSide);
    kernels.averagePoolGradient(dy.data(), ofAdaptive.data(), {kSide, kSide, kChannels, 3, 3, 0, 0, 0}, 0,
                                kPictures * kSide);
    return {{"average pool", numbersOf(ofAverage)},
            {"adaptive pool", numbersOf(ofAdaptive)},
            {"maxPool alone", numbersOf(alone)},
            {"relu pool", numbersOf(relu)},
            {"relu pool places", numbersOf(reluPlaces)},
            {"normed pool", numbersOf(normed)},
            {"moments 1", sum},
            {"moments 2", products},
            {"moments alone", sumAlone},
            {"normed pool gradient", numbersOf(dNormed)},
            {"maxPool", numbersOf(y)},
            {"places", numbersOf(places)},
            {"maxPoolGradient", numbersOf(dx)},
            {"maxPoolGradient, added", numbersOf(added)}};
}

Results adam(const KernelSet& set) {
    constexpr std::int64_t kCount = 1003;
    std::vector<float> value = kernelValues<float>(kCount, 1), first(value.size()), second(value.size());
    const std::vector<float> gradient = kernelValues<float>(kCount, 2);
    for (int step = 0; step < 3; ++step)
        set.adam(value.data(), first.data(), second.data(), gradient.data(), kCount,
                 {0.99F, 0.01F, 0.9F, 0.999F, 1e-2F, 0.5F, 1e-8F});
    return {{"squares", {set.sumOfSquares(value.data(), kCount)}},
            {"value", numbersOf(value)},
            {"first", numbersOf(first)},
            {"second", numbersOf(second)}};
}

/// The largest difference of one of them, as a share of its largest value; 1 where sizes differ or all is 0.
double strayed(const std::vector<double>& one, const std::vector<double>& other) {
    double difference = 0, largest = 0;
    if (one.size() != other.size()) return 1;
    for (std::size_t i = 0; i < one.size(); ++i) {
        difference = std::max(difference, std::abs(one[i] - other[i]));
        largest = std::max(largest, std::abs(other[i]));
    }
    return largest > 0 ? difference / largest : 1;
}

}  // namespace

/// Every instruction set's kernels give the plain code's results, whichever machine chooses them.
class KernelsTest : public QObject {
    Q_OBJECT

    static void compare(const char* set, const Results& one, const Results& plain, double allowed) {
        QCOMPARE(one.size(), plain.size());
        for (const auto& [name, values] : plain) {
            const double found = strayed(one.at(name), values);
            const bool chooses =
                name.find("places") != std::string::npos || name == "maxPool" || name.starts_with("relu");
            const double most = chooses ? 0 : allowed;
            QVERIFY2(found <= most, qPrintable(QString("%1 %2: %3").arg(set, name.c_str()).arg(found)));
        }
    }

private slots:
    void thePlainOnesAreAmongThem() {
        QVERIFY(!runnableKernels().empty());
        QCOMPARE(runnableKernels().front()->name, "baseline");
        QCOMPARE(&kernels(), runnableKernels().back());
    }

    void allSetsComputeTheSame_data() {
        QTest::addColumn<int>("set");
        for (std::size_t i = 1; i < runnableKernels().size(); ++i)
            QTest::newRow(runnableKernels()[i]->name) << static_cast<int>(i);
    }
    void allSetsComputeTheSame() {
        if (runnableKernels().size() < 2) QSKIP("this CPU runs the plain code only");
        QFETCH(int, set);
        const KernelSet &one = *runnableKernels()[static_cast<std::size_t>(set)], &plain = *runnableKernels().front();
        constexpr double kFloat = 1e-6, kBrain = 1.0 / 128;  // a rounding of each
        compare(one.name, pointwise(one.forFloat), pointwise(plain.forFloat), kFloat);
        compare(one.name, pointwise(one.forBrain), pointwise(plain.forBrain), kBrain);
        compare(one.name, adam(one), adam(plain), kFloat);
        for (const auto& [kernel, stride, padding] : {std::tuple{3, 2, 0}, {2, 2, 0}, {3, 1, 1}}) {
            compare(one.name, pooling(one.forFloat, kernel, stride, padding),
                    pooling(plain.forFloat, kernel, stride, padding), kFloat);
            compare(one.name, pooling(one.forBrain, kernel, stride, padding),
                    pooling(plain.forBrain, kernel, stride, padding), kBrain);
        }
    }
};

QTEST_GUILESS_MAIN(KernelsTest)
#include "kernels_test.moc"
