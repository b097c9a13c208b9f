// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/fed_views.h"

#include "core/data/batch_loader.h"
#include "ui/text/format.h"
#include "ui/text/listing.h"
#include "ui/thumbnails/thumbnail_cache.h"

#include <QCoreApplication>

namespace studio::ui {

namespace {

LoaderOptions optionsOf(const Settings& settings) {
    LoaderOptions options;
    options.preprocessing = preprocessingOf(settings);
    options.seed = settings.seed;
    return options;
}

QImage view(const Picture& picture, const LoaderOptions& options, std::uint32_t item) {
    const int side = options.preprocessing.crop;
    const auto pixels = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    Picture fed{side, side, std::vector<std::uint8_t>(pixels * 3)};
    renderForNetwork(picture, options, item, fed.rgb.data());
    return toImage(fed);
}

}  // namespace

QList<QImage> fedInTraining(const Picture& picture, const Settings& settings, std::uint32_t item,
                            std::uint64_t firstEpoch) {
    LoaderOptions options = optionsOf(settings);
    options.augmentation = settings.augment;
    QList<QImage> views;
    for (options.epoch = firstEpoch; options.epoch < firstEpoch + kFedViews; ++options.epoch)
        views.append(view(picture, options, item));
    return views;
}

QImage fedInValidation(const Picture& picture, const Settings& settings) {
    return view(picture, optionsOf(settings), 0);
}

QString fedText(const Settings& settings, bool training) {
    const QString size = QStringLiteral("%1 × %1").arg(settings.inputSize);
    if (!training && settings.resize == Preprocessing::Resize::Squash)
        return QCoreApplication::translate("FedViews",
                                           "%1, the whole picture. Only training pictures are cropped and mirrored.")
            .arg(size);
    if (!training)
        return QCoreApplication::translate("FedViews",
                                           "%1 from the middle, the shorter side %2. Only training pictures are "
                                           "cropped at random and mirrored.")
            .arg(size)
            .arg(preprocessingOf(settings).size);
    const auto percent = [](double share) { return QString::number(qRound(share * 100)); };
    const QString crop =
        QCoreApplication::translate("FedViews",
                                    "%1, random crop of %2 to %3 % of the area, %4 % of them mirrored. "
                                    "Drawn by the code that feeds training.");
    const Augmentation& augment = settings.augment;
    QStringList sentences{
        crop.arg(size, percent(augment.cropScale[0]), percent(augment.cropScale[1]), percent(augment.flip))};
    if (augment.rotation > 0)
        sentences << QCoreApplication::translate("FedViews", "Turned by up to %1° either way.").arg(augment.rotation);
    if (augment.brightness > 0 || augment.contrast > 0 || augment.saturation > 0)
        sentences << QCoreApplication::translate("FedViews", "Colours vary.");
    return sentencesText(sentences);
}

}  // namespace studio::ui
