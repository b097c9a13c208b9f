// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/batch_loader.h"
#include "core/base/random.h"
#include "core/data/encode_jpeg.h"
#include "made_data_set.h"

#include <sys/stat.h>
#include <QTest>
#include <algorithm>
#include <numeric>
#include <thread>

using namespace studio;
namespace fs = std::filesystem;

namespace {

std::vector<std::uint32_t> inOrder(std::size_t count) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    return order;
}

LoaderOptions options(int batchSize, int workers, bool augmented = false) {
    LoaderOptions made;
    made.preprocessing.size = made.preprocessing.crop = 16;
    made.batchSize = batchSize;
    made.workers = workers;
    if (augmented) made.augmentation = Augmentation{};
    return made;
}

std::vector<Batch> allOf(BatchLoader& loader) {
    std::vector<Batch> batches;
    while (std::optional<Batch> batch = loader.next()) batches.push_back(std::move(*batch));
    return batches;
}

/// A photograph's file, of no even size, as full of detail as it gets.
std::string jpegOf(int number) {
    Random random(static_cast<std::uint64_t>(number));
    Picture picture{90 + number, 70 + 3 * number, {}};
    picture.rgb.resize(static_cast<std::size_t>(picture.width * picture.height * 3));
    for (std::uint8_t& value : picture.rgb) value = static_cast<std::uint8_t>(random.below(256));
    const std::vector<std::byte> bytes = encodeJpeg(picture, 90);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool same(const Batch& a, const Batch& b) {
    return a.count == b.count && a.side == b.side && a.rgb == b.rgb && a.labels == b.labels && a.items == b.items;
}

}  // namespace

class BatchLoaderTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsReadyIsGivenWithoutWaiting() {
        MadeDataSet made;
        made.putClasses({4, 4});
        const auto data = prepareShared(made.path());
        BatchLoader waiting(data, inOrder(8), options(3, 2)), asking(data, inOrder(8), options(3, 2));
        for (int i = 0; i < 3; ++i) {
            std::optional<Batch> batch;
            while (!batch) batch = asking.nextIfReady();
            QVERIFY(same(*batch, *waiting.next()));
            asking.giveBack(std::move(*batch));
        }
        QVERIFY(!asking.nextIfReady());
    }

    /// The files are gone before the second pass: it has its pictures from the cache.
    void keptPicturesAreNotReadAgain() {
        MadeDataSet made;
        made.putClasses({4, 4});
        const auto data = prepareShared(made.path());
        LoaderOptions how = options(3, 2, true);
        BatchLoader plain(data, inOrder(8), how);
        const std::vector<Batch> expected = allOf(plain);
        how.cache = std::make_shared<PictureCache>(8, 1'000'000);
        BatchLoader filling(data, inOrder(8), how);
        QVERIFY(std::ranges::equal(allOf(filling), expected, same));
        for (const Item& item : data->items) fs::remove(data->set->fileOf(item));
        BatchLoader cached(data, inOrder(8), how);
        QVERIFY(std::ranges::equal(allOf(cached), expected, same));
        how.cache.reset();
        int told = 0;
        BatchLoader none(data, inOrder(8), how, [&](const Problem&) { ++told; });
        allOf(none);
        QCOMPARE(told, 8);
    }

    /// Of some the crop alone is decoded, of others the whole: that can't be told from what comes, problems included.
    void roomInTheCacheChangesNothing_data() {
        QTest::addColumn<bool>("augmented");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("leastKept");
        QTest::addColumn<int>("mostKept");
        QTest::addColumn<bool>("changed");  ///< colours and rotation, too
        QTest::newRow("none for any") << true << 0 << 0 << 0 << false;
        QTest::newRow("none for any, colours and rotation") << true << 0 << 0 << 0 << true;
        QTest::newRow("for some") << true << 100'000 << 1 << 6 << false;
        QTest::newRow("for some, colours and rotation") << true << 100'000 << 1 << 6 << true;
        QTest::newRow("for all") << true << 10'000'000 << 7 << 7 << false;
        QTest::newRow("validation") << false << 100'000 << 1 << 6 << false;
    }
    void roomInTheCacheChangesNothing() {
        QFETCH(bool, augmented);
        QFETCH(int, bytes);
        QFETCH(int, leastKept);
        QFETCH(int, mostKept);
        QFETCH(bool, changed);
        MadeDataSet made;
        for (int i = 0; i < 8; ++i) made.put((i % 2 ? "a/" : "b/") + std::to_string(i) + ".jpg", jpegOf(i));
        const auto data = prepareShared(made.path());
        const std::string whole = jpegOf(5);
        made.put("a/5.jpg", whole.substr(0, whole.size() - 40));  // cut off in its last row since
        QStringList told, expectedTold;
        LoaderOptions how = options(3, 2, augmented);
        if (changed) how.augmentation = {.brightness = 0.4, .contrast = 0.4, .saturation = 0.4, .rotation = 30};
        const auto cache = std::make_shared<PictureCache>(8, bytes);
        for (how.epoch = 1; how.epoch <= 6; ++how.epoch) {
            BatchLoader plain(data, inOrder(8), how,
                              [&](const Problem& problem) { expectedTold += linesOf({problem}); });
            LoaderOptions caching = how;
            caching.cache = cache;
            BatchLoader kept(data, inOrder(8), caching, [&](const Problem& problem) { told += linesOf({problem}); });
            const std::vector<Batch> expected = allOf(plain);
            QVERIFY(std::ranges::equal(allOf(kept), expected, same));
            for (const Batch& batch : expected)
                for (std::size_t i = 0; i < batch.items.size(); ++i) {
                    const std::uint32_t item = batch.items[i];
                    std::vector<std::uint8_t> wanted(16 * 16 * 3);
                    renderForNetwork(*decodeItem(*data->set, data->items[item]).picture, how, item, wanted.data());
                    QVERIFY(std::equal(wanted.begin(), wanted.end(), batch.rgb.begin() + std::ssize(wanted) * i));
                }
        }
        QCOMPARE(told, QStringList(6, "truncated a/5.jpg"));
        QCOMPARE(expectedTold, told);
        const auto kept =
            std::ranges::count_if(inOrder(8), [&](std::uint32_t item) { return cache->find(item) != nullptr; });
        QVERIFY(kept >= leastKept && kept <= mostKept);
    }

    /// The crop's pixels and no more, unless the picture can be kept or is not augmented.
    void noMoreIsDecodedThanNeeded() {
        MadeDataSet made;
        for (int i = 0; i < 4; ++i) made.put((i % 2 ? "a/" : "b/") + std::to_string(i) + ".jpg", jpegOf(i));
        const auto data = prepareShared(made.path());
        LoaderOptions how = options(3, 2, true);
        how.augmentation->cropScale = {0.2, 0.3};
        const Decoded whole = decodeItem(*data->set, data->items[1]);
        for (const int room : {-1, 0, 10'000, 1'000'000}) {  // -1: no cache at all
            how.cache = room < 0 ? nullptr : std::make_shared<PictureCache>(4, room);
            const auto [decoded, draw] = decodeForNetwork(*data, how, 1);
            QCOMPARE(decoded.isPart, room < 1'000'000);
            if (!decoded.isPart) QVERIFY(decoded.picture == whole.picture);
            if (!decoded.isPart) continue;
            QCOMPARE(double(decoded.picture->width), draw.box.right - draw.box.left);
            QCOMPARE(double(decoded.picture->height), draw.box.bottom - draw.box.top);
            QVERIFY(2 * decoded.picture->rgb.size() < whole.picture->rgb.size());
        }
        how.augmentation.reset();
        QVERIFY(!decodeForNetwork(*data, how, 1).decoded.isPart);
    }

    void anUnreadablePictureIsLeftOutAndSaidOnce() {
        MadeDataSet made;
        made.putClasses({4, 4});
        const auto data = prepareShared(made.path());
        made.put("a/a101.ppm", "gone bad since");
        fs::remove(made.path() / "b/b100.ppm");
        QStringList told;
        std::vector<std::uint32_t> twice = inOrder(8);
        twice.insert(twice.end(), {2, 1});
        BatchLoader loader(data, twice, options(3, 2), [&](const Problem& problem) { told += linesOf({problem}); });
        const std::vector<Batch> batches = allOf(loader);
        QCOMPARE(batches.size(), 4u);
        QCOMPARE(batches[0].items, (std::vector<std::uint32_t>{0, 2}));
        QCOMPARE(batches[0].count, 2);
        QCOMPARE(batches[0].rgb.size(), std::size_t{2 * 16 * 16 * 3});
        QCOMPARE(batches[0].labels, (std::vector<std::int64_t>{0, 0}));
        QCOMPARE(batches[1].items, (std::vector<std::uint32_t>{3, 5}));
        QCOMPARE(batches[3].count, 0);
        QCOMPARE(told, (QStringList{"not_a_picture a/a101.ppm", "unreadable b/b100.ppm"}));
        // The gap is closed: what follows the bad one is what it is without it.
        BatchLoader alone(data, {2}, options(1, 1));
        const std::vector<std::uint8_t> second(batches[0].rgb.begin() + 16 * 16 * 3, batches[0].rgb.end());
        QCOMPARE(second, allOf(alone)[0].rgb);
    }

    void aFolderThatVanishesMidway() {
        MadeDataSet made;
        made.putClasses({20, 20});
        const auto data = prepareShared(made.path());
        LoaderOptions few = options(4, 2);
        few.ahead = 1;
        BatchLoader loader(data, inOrder(40), few);
        QVERIFY(loader.next());
        const fs::path away = made.path().native() + ".away";
        fs::rename(made.path(), away);
        const auto error = errorOf([&] { allOf(loader); });
        fs::rename(away, made.path());
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::DataVanished);
    }

    /// Files that a person named lie in no folder of the set: one that can't be read is a problem, not the set's end.
    void singleFilesHaveNoFolderToLose() {
        MadeDataSet made;
        const auto data = std::make_shared<PreparedData>();
        data->set = std::make_shared<DataSet>();
        data->items = {{made.put("text.jpg", "no picture").string(), -1, Split::Test},
                       {(made.path() / "gone.jpg").string(), -1, Split::Test}};
        int told = 0;
        BatchLoader loader(data, inOrder(2), options(2, 1), [&](const Problem&) { ++told; });
        QCOMPARE(loader.next()->count, 0);
        QCOMPARE(told, 2);
    }

    void orderAndRemainder() {
        MadeDataSet made;
        made.putClasses({6, 5});
        const auto data = prepareShared(made.path());
        const std::vector<std::uint32_t> order = shuffledOrder(11, 1, 1);
        BatchLoader loader(data, order, options(4, 3));
        QCOMPARE(loader.batches(), 3);
        std::vector<std::uint32_t> met;
        for (const Batch& batch : allOf(loader)) {
            QCOMPARE(batch.side, 16);
            QCOMPARE(batch.rgb.size(), static_cast<std::size_t>(batch.count) * 16 * 16 * 3);
            for (int i = 0; i < batch.count; ++i) {
                const std::uint32_t item = batch.items[static_cast<std::size_t>(i)];
                QCOMPARE(batch.labels[static_cast<std::size_t>(i)], data->items[item].label);
                met.push_back(item);
            }
        }
        QCOMPARE(met, order);
        QVERIFY(!loader.next());
        QVERIFY(loader.secondsWaited() >= 0);
    }

    void nothingToLoad() {
        MadeDataSet made;
        made.putClasses({2, 2});
        BatchLoader loader(prepareShared(made.path()), {}, options(4, 2));
        QCOMPARE(loader.batches(), 0);
        QVERIFY(!loader.next());
    }

    void contentDoesNotDependOnTiming_data() {
        QTest::addColumn<bool>("augmented");
        QTest::newRow("validation") << false;
        QTest::newRow("training") << true;
    }
    void contentDoesNotDependOnTiming() {
        QFETCH(bool, augmented);
        MadeDataSet made;
        made.putClasses({15, 14});
        const auto data = prepareShared(made.path());
        const std::vector<std::uint32_t> order = shuffledOrder(29, 1, 2);
        BatchLoader one(data, order, options(4, 1, augmented));
        LoaderOptions many = options(4, 4, augmented);
        many.ahead = 2;
        BatchLoader four(data, order, many);
        QVERIFY(std::ranges::equal(allOf(one), allOf(four), same));
    }

    void samplesAreThoseOfTheRules() {
        MadeDataSet made;
        made.putClasses({3, 3});
        const auto data = prepareShared(made.path());
        LoaderOptions how = options(1, 1, true);
        how.seed = 5;
        how.epoch = 3;
        BatchLoader training(data, {4}, how);
        const Picture picture = *decodeItem(*data->set, data->items[4]).picture;
        std::vector<std::uint8_t> wanted(16 * 16 * 3);
        renderAugmented(picture, drawAugmentation(*how.augmentation, 5, 3, 4, picture.width, picture.height),
                        how.preprocessing, wanted.data());
        QCOMPARE(training.next()->rgb, wanted);
        how.augmentation.reset();
        BatchLoader validation(data, {4}, how);
        QCOMPARE(validation.next()->rgb, prepareForNetwork(picture, how.preprocessing).rgb);
    }

    void picturesInsideAnIdxFile() {
        MadeDataSet made;
        std::string images("\0\0\x08\x03\0\0\0\x04\0\0\0\x08\0\0\0\x08", 16);
        for (int i = 0; i < 4; ++i) images += std::string(64, static_cast<char>(40 * i));
        made.put("train-images-idx3-ubyte", images);
        made.put("train-labels-idx1-ubyte", std::string("\0\0\x08\x01\0\0\0\x04\0\0\1\1", 12));
        BatchLoader loader(prepareShared(made.path()), inOrder(4), options(4, 2));
        const Batch batch = *loader.next();
        QCOMPARE(batch.labels, (std::vector<std::int64_t>{0, 0, 1, 1}));
        for (std::size_t i = 0; i < 4; ++i) QCOMPARE(batch.rgb[i * 16 * 16 * 3], static_cast<std::uint8_t>(40 * i));
    }

    void stopWhileWaiting() {
        MadeDataSet made;
        made.putClasses({2, 2});
        const auto data = prepareShared(made.path());
        std::stop_source stop;
        BatchLoader loader(data, inOrder(4), options(4, 1), [&](const Problem&) {});
        stop.request_stop();
        const auto error = errorOf([&] { loader.next(stop.get_token()); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Cancelled);
        QCOMPARE(loader.next()->count, 4);  // a stop asked of one call ends that call only
    }

    /// The loader of a slow disk: many large pictures, one worker, and the stop comes from another thread.
    void stopFromAnotherThread() {
        MadeDataSet made;
        for (int i = 0; i < 24; ++i)
            made.put((i % 2 ? "a/" : "b/") + std::to_string(i) + ".ppm", tinyPicture(i, 1000, 1000));
        const auto data = prepareShared(made.path());
        BatchLoader loader(data, inOrder(24), options(24, 1));
        std::stop_source stop;
        const std::jthread other([&] { stop.request_stop(); });
        const auto error = errorOf([&] { loader.next(stop.get_token()); });
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Cancelled);
    }

    void goneInTheMiddle() {
        MadeDataSet made;
        made.putClasses({30, 30});
        const auto data = prepareShared(made.path());
        for (int taken = 0; taken < 5; ++taken) {
            BatchLoader loader(data, inOrder(60), options(4, 3));
            for (int i = 0; i < taken; ++i) QVERIFY(loader.next());
        }
    }
};

QTEST_GUILESS_MAIN(BatchLoaderTest)
#include "batch_loader_test.moc"
