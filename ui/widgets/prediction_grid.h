// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace studio::ui {

class Session;

/// Pictures with what the network says of them, over a PredictionModel: two to five in a row, as the width allows.
class PredictionGrid : public QListView {
    Q_OBJECT
public:
    explicit PredictionGrid(Session& session, QWidget* parent = nullptr);

    /// Answers of other weights or pictures, while new ones are asked for: paler.
    void setOutdated(bool outdated);
    bool outdated() const { return m_outdated; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();

    bool m_outdated = false;
};

}  // namespace studio::ui
