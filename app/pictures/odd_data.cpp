// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/odd_data.h"

#include "app/pictures/stage.h"
#include "ui/session.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <map>

namespace studio::pictures {
namespace {

constexpr int kClasses = 3;
constexpr int kPerClass = 14;

void writeFile(const QString& path, const QByteArray& content) {
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) file.write(content);
}

/// The folders of the classes copied, each with its first pictures.
std::map<int, QStringList> copyPictures(Stage& stage, const QDir& folder) {
    std::map<int, QStringList> copies;
    const auto prepared = stage.session().prepared();
    if (!prepared) return copies;
    for (const Item& item : prepared->items) {
        QStringList& ofClass = copies[item.label];
        if (item.label >= kClasses || ofClass.size() >= kPerClass) continue;
        const QString from = stage.session().fileOf(item.path);
        const QString className = QString::fromStdString(prepared->classes[static_cast<std::size_t>(item.label)]);
        folder.mkpath(className);
        const QString to = folder.filePath(className + '/' + QFileInfo(from).fileName());
        if (QFile::copy(from, to)) ofClass << to;
    }
    return copies;
}

}  // namespace

void writeOddData(Stage& stage, const QString& folder) {
    const std::map<int, QStringList> copies = copyPictures(stage, QDir(folder));
    if (copies.size() < kClasses || copies.at(0).size() < 2 || copies.at(1).isEmpty()) return;
    const auto beside = [](const QString& picture, const char* name) {
        return QFileInfo(picture).absoluteDir().filePath(QLatin1String(name));
    };
    const QString first = copies.at(0)[0], second = copies.at(0)[1], other = copies.at(1)[0];
    QFile whole(first);
    if (!whole.open(QIODevice::ReadOnly)) return;
    const QByteArray bytes = whole.readAll();
    writeFile(beside(first, "cut-short.jpg"), bytes.left(bytes.size() / 2));
    writeFile(beside(first, "empty.jpg"), {});
    writeFile(beside(other, "a-web-page.jpg"), "<!DOCTYPE html><title>Not found</title>");
    QImage tiny(4, 4, QImage::Format_RGB32);
    tiny.fill(Qt::gray);
    tiny.save(beside(other, "tiny.png"));
    QFile::copy(second, beside(second, "the-same-again.jpg"));
    QFile::copy(other, beside(first, "in-two-classes.jpg"));
}

}  // namespace studio::pictures
