// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/half.h"

#include <QTest>
#include <cmath>

using namespace studio;

class HalfTest : public QObject {
    Q_OBJECT

private slots:
    /// Against IEEE 754's own definition: every half, and what lies between two of them.
    void halvesAreTheNearest() {
        const Array all{DType::Float16, {1 << 16}, [] {
                            auto bytes = std::make_shared<std::vector<std::byte>>(std::size_t{2} << 16);
                            for (std::uint32_t i = 0; i < 1u << 16; ++i) {
                                (*bytes)[2 * i] = static_cast<std::byte>(i & 255);
                                (*bytes)[2 * i + 1] = static_cast<std::byte>(i >> 8);
                            }
                            return bytes;
                        }()};
        const std::vector<double> values = all.toDoubles();
        for (std::uint32_t i = 0; i < 0x7c00; ++i) {
            const auto value = static_cast<float>(values[i]);
            QCOMPARE(halfBits(value), static_cast<std::uint16_t>(i));
            QCOMPARE(halfBits(-value), static_cast<std::uint16_t>(i | 0x8000));
            if (i == 0x7bff) break;
            const auto between = static_cast<float>((values[i] + values[i + 1]) / 2);  // exact in float32
            QCOMPARE(halfBits(between), static_cast<std::uint16_t>(i + (i & 1)));
            QCOMPARE(halfBits(std::nextafter(between, 1e9f)), static_cast<std::uint16_t>(i + 1));
            QCOMPARE(halfBits(std::nextafter(between, -1e9f)), static_cast<std::uint16_t>(i));
        }
        QCOMPARE(halfBits(65519.0f), std::uint16_t{0x7bff});
        QCOMPARE(halfBits(65520.0f), std::uint16_t{0x7c00});
        QCOMPARE(halfBits(-INFINITY), std::uint16_t{0xfc00});
        QVERIFY((halfBits(NAN) & 0x7fff) > 0x7c00);
        QCOMPARE(inHalf(Array::ofInts({1}, {7})).dtype, DType::Int64);
        QCOMPARE(inHalf(Array::ofDoubles({1}, {0.5})).toDoubles(), std::vector<double>{0.5});
    }
};

QTEST_GUILESS_MAIN(HalfTest)
#include "half_test.moc"
