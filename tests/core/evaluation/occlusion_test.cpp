// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/occlusion.h"

#include "core/evaluation/evaluation.h"
#include "support/fake_engine.h"

#include <QTest>
#include <cmath>

using namespace studio;
using namespace studio::test;

namespace {

constexpr int kSide = 96;

/// One that answers class 1 where anything of a planted patch (red 255) is left, by how much of it is.
class PlantedModel final : public Model {
public:
    explicit PlantedModel(Preprocessing how) : m_how(how) {}
    const NetworkSpec& network() const override { return m_network; }
    const Preprocessing& preprocessing() const override { return m_how; }
    Features features(const PictureBatch&, std::stop_token) const override { return {}; }
    HeadLogits predict(const PictureBatch& pictures, std::stop_token) const override {
        HeadLogits logits{.count = pictures.count, .classes = 2, .main = {}, .aux1 = {}, .aux2 = {}};
        const std::size_t pixels = static_cast<std::size_t>(pictures.width) * static_cast<std::size_t>(pictures.height);
        for (std::size_t i = 0; i < static_cast<std::size_t>(pictures.count); ++i) {
            int left = 0;
            for (std::size_t k = 0; k < pixels; ++k) left += pictures.rgb[(i * pixels + k) * 3] == 255;
            logits.main.insert(logits.main.end(), {0, 0.0625f * static_cast<float>(left)});
        }
        m_most = std::max(m_most, pictures.count);
        return logits;
    }
    ClassMap classMap(const PictureBatch&, int, std::string_view, std::stop_token) const override { return {}; }
    Activations activations(const PictureBatch&, std::string_view, std::stop_token) const override { return {}; }
    NamedArrays weights() const override { return {}; }
    int mostAtOnce() const { return m_most; }

private:
    NetworkSpec m_network{.classes = 2, .inputSize = kSide};
    Preprocessing m_how;
    mutable int m_most = 0;
};

/// Black, with a red square of `patch` pixels whose corner is at x, y.
Picture planted(int x, int y, int patch) {
    Picture picture{kSide, kSide, std::vector<std::uint8_t>(std::size_t{kSide} * kSide * 3, 0)};
    for (int row = y; row < y + patch; ++row)
        for (int column = x; column < x + patch; ++column)
            picture.rgb[static_cast<std::size_t>(row * kSide + column) * 3] = 255;
    return picture;
}

const Preprocessing kHow{.size = kSide, .crop = kSide};

}  // namespace

class OcclusionTest : public QObject {
    Q_OBJECT

private slots:
    /// 12 places of 8 pixels, a patch of 16: the one that lies in the middle of four places is covered from each of
    /// them alone, and nothing else matters.
    void aPlantedPatchLightsUp() {
        const PlantedModel model(kHow);
        const OcclusionMap map = occlusionMapOf(model, planted(60, 28, 8), 1, {.places = 12});
        QCOMPARE(map.side, 12);
        QCOMPARE(map.stride, 8);
        QCOMPARE(map.patch, 16);
        QCOMPARE(map.probability, 1 / (1 + std::exp(-0.0625 * 64)));
        for (int row = 0; row < 12; ++row)
            for (int column = 0; column < 12; ++column) {
                const float lost = map.values[static_cast<std::size_t>(row * 12 + column)];
                const bool there = (row == 3 || row == 4) && (column == 7 || column == 8);
                const bool beside = row >= 2 && row <= 5 && column >= 6 && column <= 9;
                if (there) QVERIFY(std::abs(lost - (map.probability - 0.5)) < 1e-6);
                if (!beside) QCOMPARE(lost, 0.0f);
                if (!there) QVERIFY(lost < map.probability - 0.5 - 1e-3);
            }
    }

    /// Batches are how it is asked, not what is answered; the patch is the mean of the preprocessing.
    void itIsWhatEachPictureGivesAlone() {
        Preprocessing how = kHow;
        how.mean = {0.2, 0.4, 0.6};
        const FakeModel model(FakeState{.progress = 20}, NetworkSpec{.classes = 3, .inputSize = kSide}, how);
        const Picture picture{kSide, kSide, std::vector<std::uint8_t>(std::size_t{kSide} * kSide * 3, fakeRed(2, 3))};
        const OcclusionMap map = occlusionMapOf(model, picture, 0, {.places = 6, .batchSize = 7});
        QCOMPARE(map.values.size(), std::size_t{36});
        for (int place = 0; place < 36; ++place) {
            Picture one = picture;
            for (int y = std::max(0, place / 6 * 16 - 8); y < std::min(kSide, place / 6 * 16 + 24); ++y)
                for (int x = std::max(0, place % 6 * 16 - 8); x < std::min(kSide, place % 6 * 16 + 24); ++x)
                    std::ranges::copy(std::array<std::uint8_t, 3>{51, 102, 153}, one.rgb.begin() + (y * kSide + x) * 3);
            const HeadLogits alone = model.predict({one.rgb.data(), 1, kSide, kSide}, {});
            QCOMPARE(map.values[static_cast<std::size_t>(place)],
                     static_cast<float>(map.probability - softmax(alone.main)[0]));
        }
        QVERIFY(map.values.front() < -0.5f);  // behind red 51 the fake sees class 0
    }

    void noMoreAtOnceThanAsked() {
        const PlantedModel model(kHow);
        std::vector<std::int64_t> told;
        const auto progress = [&](std::int64_t done, std::int64_t total) {
            QCOMPARE(total, 17);
            told.push_back(done);
        };
        QCOMPARE(occlusionMapOf(model, planted(0, 0, 9), 0, {.places = 4, .batchSize = 6, .progress = progress}).side,
                 4);
        QVERIFY(told == std::vector<std::int64_t>({1, 7, 13, 17}));
        QCOMPARE(model.mostAtOnce(), 6);
    }

    void stoppedItSaysSo() {
        const PlantedModel model(kHow);
        std::stop_source stop;
        int asked = 0;
        const auto progress = [&](std::int64_t, std::int64_t) {
            if (++asked == 2) stop.request_stop();
        };
        const auto map = [&] {
            occlusionMapOf(model, planted(0, 0, 9), 0, {.stop = stop.get_token(), .progress = progress});
        };
        QCOMPARE(codeOf(map), ErrorCode::Cancelled);
        QCOMPARE(asked, 2);
    }

    void ofAClassThatIs() {
        const PlantedModel model(kHow);
        for (const int label : {-1, 2})
            QCOMPARE(codeOf([&] { occlusionMapOf(model, planted(0, 0, 9), label); }), ErrorCode::Internal);
    }

private:
    template <class F>
    static std::optional<ErrorCode> codeOf(F&& work) {
        try {
            work();
        } catch (const Error& error) {
            return error.code();
        }
        return std::nullopt;
    }
};

QTEST_GUILESS_MAIN(OcclusionTest)
#include "occlusion_test.moc"
