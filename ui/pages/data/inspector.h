// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "ui/base/job.h"

#include <QFrame>
#include <QImage>
#include <memory>
#include <optional>

class QGridLayout;
class QLabel;
class QTimer;
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
    void decode();
    void showFacts();
    QString useText() const;
    QString sizeText(const FileFacts* facts) const;
    void showFed();
    void drawFed(const QList<QImage>& views);
    void retranslate();
    /// Its place among the prepared items: what its crops are drawn from.
    std::optional<std::uint32_t> itemIndex() const;

    Session& m_session;
    PictureView* m_picture = nullptr;
    ElidedLabel* m_name = nullptr;
    static constexpr int kFacts = 5;  ///< folder, class, use, size, problem
    QLabel* m_keys[kFacts] = {};
    QLabel* m_values[kFacts] = {};
    bool m_left = false;  ///< nothing is wrong with the file: if it is not used, then for its class
    QWidget* m_fedBox = nullptr;
    QLabel *m_fedTitle = nullptr, *m_fedText = nullptr;
    QToolButton* m_again = nullptr;
    PictureView* m_views[9] = {};
    PictureView* m_single = nullptr;
    std::shared_ptr<const Picture> m_decoded;
    std::string m_failure;  ///< why it can't be shown, core's phrase
    std::uint64_t m_firstEpoch = 1;
    QTimer* m_pause = nullptr;
    Job m_decoding;
    Job m_feeding;
};

}  // namespace studio::ui
