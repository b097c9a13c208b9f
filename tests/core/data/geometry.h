// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"
#include "core/data/resize.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

/// The made-up picture of tests/data/geometry/make_golden.py.
inline studio::Picture madeUpPicture(int width, int height) {
    studio::Picture picture{width, height, {}};
    const auto size = static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) * 3;
    for (std::uint64_t i = 0; i < size; ++i)
        picture.rgb.push_back(static_cast<std::uint8_t>(((i * 2654435761u + 12345) & 0xFFFFFFFFu) >> 24));
    return picture;
}

inline QByteArray md5Of(const std::vector<std::uint8_t>& bytes) {
    const QByteArray raw(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    return QCryptographicHash::hash(raw, QCryptographicHash::Md5).toHex();
}

/// One row of golden.tsv.
struct GeometryRow {
    QByteArray kind;
    int width = 0, height = 0;
    studio::Box box;
    int outWidth = 0, outHeight = 0;
    QByteArray md5;
};

/// A test's _data function: the golden rows of these kinds, column "row".
inline void addGeometryRows(std::initializer_list<const char*> kinds) {
    QTest::addColumn<GeometryRow>("row");
    QFile file(STUDIO_TEST_DATA "/geometry/golden.tsv");
    QVERIFY(file.open(QIODevice::ReadOnly));
    int number = 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        ++number;
        const QList<QByteArray> cells = line.split('\t');
        if (cells.size() != 10) continue;
        if (std::none_of(kinds.begin(), kinds.end(), [&](const char* kind) { return cells[0] == kind; })) continue;
        const GeometryRow row{
            cells[0],         cells[1].toInt(),
            cells[2].toInt(), {cells[3].toDouble(), cells[4].toDouble(), cells[5].toDouble(), cells[6].toDouble()},
            cells[7].toInt(), cells[8].toInt(),
            cells[9]};
        QTest::addRow("line %d: %s %dx%d to %dx%d", number, row.kind.constData(), row.width, row.height, row.outWidth,
                      row.outHeight)
            << row;
    }
}
