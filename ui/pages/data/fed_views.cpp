// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/fed_views.h"

#include "core/data/augment.h"
#include "ui/text/format.h"
#include "ui/thumbnails/thumbnail_cache.h"

#include <QCoreApplication>

namespace studio::ui {

QList<QImage> fedInTraining(const Picture& picture, const Settings& settings, std::uint32_t item,
                            std::uint64_t firstEpoch) {
    const int side = settings.inputSize;
    Picture view{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * side * 3)};
    QList<QImage> views;
    for (std::uint64_t epoch = firstEpoch; epoch < firstEpoch + kFedViews; ++epoch) {
        const AugmentationDraw draw =
            drawAugmentation(settings.augment, settings.seed, epoch, item, picture.width, picture.height);
        renderAugmented(picture, draw, side, view.rgb.data());
        views.append(toImage(view));
    }
    return views;
}

QImage fedInValidation(const Picture& picture, const Settings& settings) {
    return toImage(prepareForNetwork(picture, preprocessingOf(settings)));
}

QString fedText(const Settings& settings, bool training) {
    const QString size = QStringLiteral("%1 × %1").arg(settings.inputSize);
    if (!training)
        return QCoreApplication::translate("FedViews",
                                           "%1, the whole picture. Only training pictures are cropped and mirrored.")
            .arg(size);
    const auto percent = [](double share) { return QString::number(qRound(share * 100)); };
    const QString crop =
        QCoreApplication::translate("FedViews",
                                    "%1, random crop of %2 to %3 % of the area, %4 % of them mirrored. "
                                    "Drawn by the code that feeds training.");
    return crop.arg(size, percent(settings.augment.cropScale[0]), percent(settings.augment.cropScale[1]),
                    percent(settings.augment.flip));
}

}  // namespace studio::ui
