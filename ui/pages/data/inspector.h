// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"
#include "ui/base/job.h"

#include <QFrame>
#include <QImage>
#include <memory>
#include <optional>

class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace studio::ui {

class ElidedLabel;
class PictureView;
class Session;

/// The right column of the Data page: the chosen picture, what it is, and what the network is fed of it.
class Inspector : public QFrame {
    Q_OBJECT
public:
    explicit Inspector(Session& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildPicture(QVBoxLayout* column);
    void buildFed(QVBoxLayout* column);
    void connectSession();
    void showChosen();
    void showFacts();
    void showFed();
    void drawFed(const QList<QImage>& views);
    void retranslate();
    /// Its place among the prepared items: what its crops are drawn from.
    std::optional<std::uint32_t> itemIndex() const;

    Session& m_session;
    PictureView* m_picture = nullptr;
    ElidedLabel* m_name = nullptr;
    QLabel* m_keys[3] = {};
    QLabel* m_values[3] = {};
    QWidget* m_fedBox = nullptr;
    QLabel *m_fedTitle = nullptr, *m_fedText = nullptr;
    QToolButton* m_again = nullptr;
    PictureView* m_views[9] = {};
    PictureView* m_single = nullptr;
    std::shared_ptr<const Picture> m_decoded;
    std::uint64_t m_firstEpoch = 1;
    Job m_decoding;
    Job m_feeding;
};

}  // namespace studio::ui
