// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/settings.h"
#include "support/temporary_folder.h"

#include <QTest>
#include <clocale>
#include <nlohmann/json.hpp>
#include <set>

using namespace studio;

class SettingsTest : public QObject {
    Q_OBJECT

private slots:
    void wrongValuesAreRefused_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* key, const char* value, const char* sentence) {
            QTest::addRow("%s=%s", key, value) << key << value << sentence;
        };
        row("lr", "0", "lr can't be 0: it must be a number above 0.");
        row("lr", "-1", "lr can't be -1: it must be a number above 0.");
        row("lr", "nan", "lr can't be nan: it must be a number above 0.");
        row("lr", "0,1", "lr can't be 0,1: it must be a number above 0.");
        row("lr", "", "lr can't be \"\": it must be a number above 0.");
        row("epochs", "0", "epochs can't be 0: it must be a whole number from 1 to 100000.");
        row("epochs", "+-5", "epochs can't be +-5: it must be a whole number from 1 to 100000.");
        row("epochs", "1.5", "epochs can't be 1.5: it must be a whole number from 1 to 100000.");
        row("epochs", "99999999999999999999",
            "epochs can't be 99999999999999999999: it must be a whole number from 1 to 100000.");
        row("input_size", "95", "input_size can't be 95: it must be a whole number from 96 to 1024.");
        row("seed", "4294967296", "seed can't be 4294967296: it must be a whole number from 0 to 4294967295.");
        row("validation_fraction", "0",
            "validation_fraction can't be 0: it must be a number above 0 and at most 0.95.");
        row("aux", "maybe", "aux can't be maybe: it must be true or false.");
        row("optimizer", "adamm", "optimizer can't be \"adamm\": choose one of sgd, adam, adamw.");
        row("variant", "Course", "variant can't be \"Course\": choose one of course, paper, torchvision.");
        row("device", "gpu", "device can't be gpu: it must be auto, cpu, cuda or cuda:N.");
        row("device", "cuda:x", "device can't be cuda:x: it must be auto, cpu, cuda or cuda:N.");
        row("augment.crop_scale", "1,0.5",
            "augment.crop_scale can't be 1,0.5: it must be two numbers above 0 and at most 1, the smaller first, with "
            "a "
            "comma between.");
        row("augment.crop_scale", "0.5", nullptr);
        row("augment.crop_scale", "0,1", nullptr);
        row("augment.brightness", "1.5", "augment.brightness can't be 1.5: it must be a number from 0 to 1.");
        row("augment.rotation", "-10", "augment.rotation can't be -10: it must be a number from 0 to 180.");
        row("normalize.mean", "0.5,0.5",
            "normalize.mean can't be 0.5,0.5: it must be 3 numbers from -10 to 10, with commas between.");
        row("normalize.std", "0.5,0,0.5", nullptr);
        row("resize", "stretch", "resize can't be \"stretch\": choose one of squash, shorter_side_then_centre_crop.");
        row("resize_side", "4097", "resize_side can't be 4097: it must be a whole number from 0 to 4096.");
        row("momentun", "1", "There is no setting \"momentun\". Did you mean \"momentum\"?");
        row("learning_rate", "1", "There is no setting \"learning_rate\". Did you mean \"lr\"?");
        row("crop_scale", "1", "There is no setting \"crop_scale\". Did you mean \"augment.crop_scale\"?");
        row("batchsize", "1", "There is no setting \"batchsize\". Did you mean \"batch_size\"?");
        row("freeze", "stem", nullptr);
        row("class_weights", "balance", "class_weights can't be \"balance\": choose one of none, balanced.");
        row("bias_lr", "-1", "bias_lr can't be -1: it must be a number from 0 to 100.");
        row("body_lr", "-1", "body_lr can't be -1: it must be a number from 0 to 100.");
    }
    void wrongValuesAreRefused() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, sentence);
        Settings settings;
        const auto error = errorOf([&] { applySetting(settings, key.toStdString(), value.toStdString()); });
        QVERIFY(error);
        if (!sentence.isNull()) QCOMPARE(QString(error->what()), sentence);
        QVERIFY(settings == Settings{});
    }

    void goodValuesAreKept_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char* key, const char* value, const char* kept) {
            QTest::addRow("%s=%s", key, value) << key << value << kept;
        };
        row("lr", " 3e-4 ", "0.0003");
        row("lr", "+1e9", "1e+09");
        row("lr", "0.1234567890123456", "0.1234567890123456");
        row("aux", "off", "false");
        row("seed", "4294967295", "4294967295");
        row("init", "caffe", "caffe");
        row("schedule", "step", "step");
        row("device", "cuda:1", "cuda:1");
        row("weights", "/a b/best.pth", "/a b/best.pth");
        row("weights", "", "");
        row("classes", "rose, \"a, b\",,\"say \"\"x\"\"\"", "rose,\"a, b\",\"say \"\"x\"\"\"");
        row("classes", "\" a\",  b ,\"c \"", "\" a\",b,\"c \"");
        row("augment.crop_scale", "0.08,1", "0.08,1");
        row("augment.crop_ratio", "0.75, 1.25", "0.75,1.25");
        row("normalize.mean", "0.485,0.456,0.406", "0.485,0.456,0.406");
        row("resize", "shorter_side_then_centre_crop", "shorter_side_then_centre_crop");
        row("class_weights", "balanced", "balanced");
        row("checkpoint.minutes", "0.5", "0.5");
    }
    void goodValuesAreKept() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, kept);
        Settings settings;
        applySetting(settings, key.toStdString(), value.toStdString());
        QCOMPARE(QString::fromStdString(findSetting(key.toStdString())->get(settings)), kept);
    }

    /// Where ',' is the decimal point, 0.5 still is a half.
    void numbersDoNotFollowTheLocale() {
        if (!std::setlocale(LC_ALL, "de_DE.UTF-8") && !std::setlocale(LC_ALL, "fr_FR.UTF-8"))
            QSKIP("no locale with a decimal comma here");
        Settings settings;
        applySetting(settings, "dropout", "0.5");
        std::setlocale(LC_ALL, "C");
        QCOMPARE(settings.dropout, 0.5);
    }

    void theTableIsWhole() {
        std::set<QString> keys;
        for (const SettingInfo& info : settingTable()) {
            const QByteArray key(info.key.data(), static_cast<qsizetype>(info.key.size()));
            QVERIFY2(keys.insert(QString::fromUtf8(key)).second, key);
            QVERIFY2(info.get && info.set && !info.label.empty() && info.help.size() > 20 && !info.group.empty(), key);
            // what get says, set takes
            Settings settings;
            applySetting(settings, info.key, info.get(settings));
            QVERIFY2(settings == Settings{}, key);
        }
        QStringList contract =
            QString(
                "variant input_size classes aux aux_weight dropout aux_dropout init optimizer lr momentum "
                "weight_decay bias_lr schedule warmup epochs batch_size accumulate label_smoothing "
                "class_weights early_stop augment.crop_scale augment.crop_ratio augment.flip resize "
                "augment.brightness augment.contrast augment.saturation augment.rotation "
                "resize_side normalize.mean normalize.std validation_fraction precision device threads "
                "seed workers cache_pictures weights freeze body_lr fresh_aux checkpoint.measure "
                "checkpoint.best_k checkpoint.every checkpoint.minutes")
                .split(' ');
        contract.sort();
        QCOMPARE(QStringList(keys.begin(), keys.end()), contract);
        QCOMPARE(settingTable().front().key, std::string_view("variant"));
    }

    /// All fields differ from the defaults: one missing in the table would come back as its default.
    void jsonKeepsEverything() {
        const Settings other = everythingChanged();
        const nlohmann::json json = settingsToJson(other);
        QVERIFY(settingsFromJson(nlohmann::json::parse(json.dump())) == other);
        QVERIFY(json["lr"].is_number_float() && json["epochs"].is_number_integer() && json["aux"].is_boolean());
        QVERIFY(json["classes"].is_array() && json["augment.crop_scale"].is_array() && json["optimizer"].is_string());
        QVERIFY(settingsFromJson(nlohmann::json::object()) == Settings{});
    }

    void jsonOfTheWrongKindIsRefused() {
        QCOMPARE(errorOf([] { settingsFromJson({{"lr", "fast"}}); })->code(), ErrorCode::SettingRange);
        QCOMPARE(errorOf([] {
                     settingsFromJson({{"epochs", nlohmann::json::array({1, 2})}});
                 })->code(),
                 ErrorCode::SettingRange);
        QCOMPARE(errorOf([] { settingsFromJson({{"leraning_rate", 1}}); })->code(), ErrorCode::UnknownSetting);
    }

    void aVariantBringsItsOwn_data() {
        using Values = std::vector<std::pair<std::string, std::string>>;
        QTest::addColumn<Values>("values");
        QTest::addColumn<double>("dropout");
        QTest::addColumn<double>("auxDropout");
        QTest::addColumn<int>("init");
        const auto init = [](Initialisation value) { return static_cast<int>(value); };
        const int fanOut = init(Initialisation::KaimingFanOut);
        QTest::newRow("course") << Values{{"variant", "course"}} << 0.4 << 0.5 << fanOut;
        QTest::newRow("paper") << Values{{"variant", "paper"}} << 0.4 << 0.7 << init(Initialisation::Caffe);
        QTest::newRow("there and back") << Values{{"variant", "torchvision"}} << 0.2 << 0.7
                                        << init(Initialisation::KaimingUniform);
        QTest::newRow("chosen stays") << Values{{"variant", "course"}, {"dropout", "0.2"}} << 0.2 << 0.5 << fanOut;
        QTest::newRow("chosen first stays")
            << Values{{"dropout", "0.2"}, {"variant", "course"}} << 0.2 << 0.5 << fanOut;
        QTest::newRow("chosen init") << Values{{"init", "kaiming_uniform"}, {"variant", "course"}} << 0.4 << 0.5
                                     << init(Initialisation::KaimingUniform);
    }
    void aVariantBringsItsOwn() {
        using Values = std::vector<std::pair<std::string, std::string>>;
        QFETCH(Values, values);
        QFETCH(double, dropout);
        QFETCH(double, auxDropout);
        QFETCH(int, init);
        Settings settings;
        applySettings(settings, values);
        QCOMPARE(settings.dropout, dropout);
        QCOMPARE(settings.auxDropout, auxDropout);
        QCOMPARE(static_cast<int>(settings.init), init);
    }

    void severalAreAppliedOrNone() {
        Settings settings;
        const std::vector<std::pair<std::string, std::string>> values{{"epochs", "3"}, {"lr", "0"}};
        QVERIFY(errorOf([&] { applySettings(settings, values); }));
        QVERIFY(settings == Settings{});
    }

    void presetsAreTheContracts_data() {
        QTest::addColumn<QString>("values");
        const auto row = [](const char* name, const char* values) { QTest::newRow(name) << values; };
        row("quick", "torchvision 128 adamw 0.001 0.01 onecycle 0.2 8 32 0.2 kaiming_uniform 0.2 0.7");
        row("standard", "torchvision 224 adamw 0.001 0.01 onecycle 0.2 15 32 0.2 kaiming_uniform 0.2 0.7");
        row("course", "course 224 adam 0.0003 0 constant 0 30 32 0.1 kaiming_fan_out 0.4 0.5");
        row("paper", "paper 224 sgd 0.01 0.0002 poly 0 60 32 0.2 caffe 0.4 0.7");
    }
    void presetsAreTheContracts() {
        QFETCH(QString, values);
        const Settings& settings = presetNamed(QTest::currentDataTag()).settings;
        QStringList found;
        for (const char* key : {"variant", "input_size", "optimizer", "lr", "weight_decay", "schedule", "warmup",
                                "epochs", "batch_size", "validation_fraction", "init", "dropout", "aux_dropout"})
            found << QString::fromStdString(findSetting(key)->get(settings));
        QCOMPARE(found.join(' '), values);
        QCOMPARE(settings.seed, std::uint64_t{1});
        QCOMPARE(settings.auxWeight, 0.3);
        const bool paper = settings.variant == Variant::Paper;
        QCOMPARE(settings.biasLr, paper ? 2.0 : 1.0);
        if (paper) {  // a byte less caffe's mean of blue 104, green 117, red 123
            const Preprocessing rule = preprocessingOf(settings);
            for (std::size_t i = 0; i < 3; ++i)
                QVERIFY(std::abs((1 - rule.mean[i]) / rule.std[i] - (255 - std::array{123, 117, 104}[i])) < 1e-9);
        } else {
            QVERIFY(settings.mean == (std::array{0.5, 0.5, 0.5}) && settings.std == settings.mean);
        }
        QCOMPARE(settings.precision, Precision::Auto);
        // The row "input" of the reference: a random crop of 8 to 100 per cent, from 3:4 to 4:3, mirrored every other
        // time; and "optimiser": the weights kept are those of the best accuracy on the validation pictures.
        QCOMPARE(settings.augment.cropScale, (std::array{0.08, 1.0}));
        QCOMPARE(settings.augment.cropRatio, (std::array{3.0 / 4, 4.0 / 3}));
        QCOMPARE(settings.augment.flip, 0.5);
        const bool noMore = settings.augment.brightness == 0 && settings.augment.contrast == 0 &&
                            settings.augment.saturation == 0 && settings.augment.rotation == 0;
        QVERIFY(noMore);
        QCOMPARE(QString::fromStdString(findSetting("checkpoint.measure")->get(settings)), QString("top1"));
    }

    void anUnknownPresetIsSaid() {
        QCOMPARE(std::string(errorOf([] { presetNamed("fast"); })->what()),
                 std::string("preset can't be \"fast\": choose one of quick, standard, course, paper."));
    }

    void whatOnlyShowsWithTheData() {
        Settings settings;
        validate(settings, 32);
        QCOMPARE(errorOf([&] { validate(settings, 31); })->code(), ErrorCode::BatchTooLarge);

        settings.resizeSide = 223;
        validate(settings, 32);  // a squashed picture has none
        settings.resize = Preprocessing::Resize::ShorterSideThenCentreCrop;
        const auto error = errorOf([&] { validate(settings, 32); });
        QVERIFY(error);
        QCOMPARE(QString(error->what()), "resize_side can't be 223: it must be 0, or at least input_size (224).");
        settings.resizeSide = 224;
        validate(settings, 32);
    }

    void theRuleOfTheOtherPictures_data() {
        QTest::addColumn<QString>("resize");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("inputSize");
        QTest::addColumn<int>("size");
        const auto row = [](const char* resize, int side, int inputSize, int size) {
            QTest::addRow("%s %d %d", resize, side, inputSize) << resize << side << inputSize << size;
        };
        row("squash", 0, 224, 224);
        row("squash", 256, 224, 224);
        row("shorter_side_then_centre_crop", 0, 224, 256);  // torchvision's
        row("shorter_side_then_centre_crop", 0, 128, 146);  // 146.3
        row("shorter_side_then_centre_crop", 0, 96, 110);   // 109.7
        row("shorter_side_then_centre_crop", 224, 224, 224);
        row("shorter_side_then_centre_crop", 232, 224, 232);
    }
    void theRuleOfTheOtherPictures() {
        QFETCH(QString, resize);
        QFETCH(int, side);
        QFETCH(int, inputSize);
        QFETCH(int, size);
        Settings settings;
        applySetting(settings, "resize", resize.toStdString());
        applySetting(settings, "resize_side", std::to_string(side));
        applySetting(settings, "input_size", std::to_string(inputSize));
        const Preprocessing rule = preprocessingOf(settings);
        QCOMPARE(QString::fromUtf8(resizeName(rule.resize)), resize);
        QCOMPARE(rule.size, size);
        QCOMPARE(rule.crop, inputSize);
    }

    /// Of before there was a choice: run.json without the key was a squashed run.
    void anOldRunIsSquashed() {
        nlohmann::json old = settingsToJson(everythingChanged());
        QVERIFY(old.erase("resize") == 1 && old.erase("resize_side") == 1);
        QCOMPARE(preprocessingOf(settingsFromJson(old)).resize, Preprocessing::Resize::Squash);
    }

    void theEngineIsToldAll() {
        const Settings settings = everythingChanged();
        const StepperSettings engine = stepperSettingsOf(settings, 7);
        QVERIFY(engine.network == networkOf(settings, 7));
        QCOMPARE(engine.network.classes, 7);
        QCOMPARE(engine.network.inputSize, 128);
        QVERIFY(engine.network.variant == Variant::Course && !engine.network.aux);
        QVERIFY(engine.preprocessing == preprocessingOf(settings));
        QCOMPARE(engine.preprocessing.crop, 128);
        QVERIFY(engine.preprocessing.mean == settings.mean && engine.preprocessing.std == settings.std);
        QVERIFY(engine.optimizer.kind == OptimizerKind::Sgd);
        QCOMPARE(engine.optimizer.momentum, settings.momentum);
        QCOMPARE(engine.optimizer.weightDecay, settings.weightDecay);
        QCOMPARE(engine.optimizer.biasRate, settings.biasLr);
        QVERIFY(engine.init == Initialisation::Caffe && engine.precision == Precision::BFloat16);
        QCOMPARE(engine.seed, settings.seed);
        QCOMPARE(engine.auxWeight, settings.auxWeight);
        QCOMPARE(engine.labelSmoothing, settings.labelSmoothing);
        QCOMPARE(engine.freeze, settings.freeze);
        QCOMPARE(engine.bodyRate, settings.bodyLr);
        QCOMPARE(engine.device, settings.device);
        QCOMPARE(engine.threads, settings.threads);
    }

private:
    static Settings everythingChanged() {
        return {.variant = Variant::Course,
                .inputSize = 128,
                .classes = {"a, b", "\"c\"", "玫瑰", " in front", "behind\n"},
                .aux = false,
                .auxWeight = 0.1,
                .dropout = 0.15,
                .auxDropout = 0.25,
                .init = Initialisation::Caffe,
                .optimizer = OptimizerKind::Sgd,
                .lr = 0.1 + 0.2,
                .momentum = 0.8,
                .weightDecay = 1e-4,
                .biasLr = 2.5,
                .schedule = ScheduleKind::Step,
                .warmup = 0.05,
                .epochs = 3,
                .batchSize = 5,
                .accumulate = 2,
                .labelSmoothing = 0.1,
                .classWeights = ClassWeights::Balanced,
                .earlyStop = 4,
                .augment = {.cropScale = {0.5, 0.75},
                            .cropRatio = {0.9, 1.1},
                            .flip = 0,
                            .brightness = 0.1,
                            .contrast = 0.2,
                            .saturation = 0.3,
                            .rotation = 45},
                .resize = Preprocessing::Resize::ShorterSideThenCentreCrop,
                .resizeSide = 150,
                .mean = {0.485, 0.456, 0.406},
                .std = {0.229, 0.224, 0.225},
                .validationFraction = 1.0 / 3,
                .precision = Precision::BFloat16,
                .device = "cuda:1",
                .threads = 3,
                .seed = 77,
                .workers = 5,
                .cachePictures = false,
                .weights = "/with space/a,b.pth",
                .freeze = "4c",
                .bodyLr = 0.1,
                .freshAux = true,
                .checkpointMeasure = CheckpointMeasure::Loss,
                .checkpointBestK = 3,
                .checkpointEvery = 2,
                .checkpointMinutes = 0};
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
