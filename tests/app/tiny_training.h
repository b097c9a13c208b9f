// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/program.h"

namespace studio::test {

/// A tiny part of the sample, and the command line that trains on it in seconds.
class TinyTraining {
public:
    void make() const {
        const Answer sample = ask({"sample", place / "sample"});
        QVERIFY2(sample.exit == 0, told(sample));
        copyPart(place / "sample", data, 8);
    }
    QStringList arguments(const QString& run, int epochs) const {
        return {"train",        "--json",    "--data",    data,
                "--out",        run,         "--preset",  "quick",
                "--input-size", "96",        "--epochs",  QString::number(epochs),
                "--batch-size", "8",         "--threads", "1",
                "--set",        "workers=1", "--set",     "schedule=constant"};
    }

    Place place;
    QString data = place / "tiny";
};

}  // namespace studio::test
