// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagram_shapes.h"
#include "ui/text/network_parts.h"

#include <QWidget>
#include <memory>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace studio::ui {

class ElidedLabel;
class FindBox;
class MenuButton;

/// Above the diagram: zoom, which network, what the lanes and heads show, find, save; where one is while a module is
/// open. Says what was asked for; the page does it.
class NetworkBar : public QWidget {
    Q_OBJECT
public:
    explicit NetworkBar(QWidget* parent = nullptr);

    void setParts(const std::shared_ptr<const NetworkParts>& parts);
    /// While a run is going its network is fixed.
    void setLocked(bool locked);
    void setOpened(const QString& module);
    void setZoomable(bool in, bool out);
    void setLanes(Lanes lanes);
    void setLossesShown(bool shown);
    void focusFind();

signals:
    void variantChosen(studio::Variant variant);
    void inputSizeChosen(int size);
    void lanesChosen(studio::ui::Lanes lanes);
    void lossesToggled(bool shown);
    void partFound(const QString& part);
    void findLeft();
    void zoomInAsked();
    void zoomOutAsked();
    void fitAsked();
    void backAsked();
    void savePngAsked();
    void saveSvgAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildPath(QHBoxLayout& row);
    void buildZoom(QHBoxLayout& row);
    void buildChoices(QHBoxLayout& row);
    void connectParts();
    void fillNetworkMenu();
    void fillLanesMenu();
    void fillSaveMenu();
    void askForSize();
    void showPath();
    void retranslate();

    NetworkSpec m_spec;
    QString m_opened;
    bool m_locked = false;
    Lanes m_shownLanes = Lanes::Channels;
    QWidget* m_path = nullptr;
    QWidget* m_gap = nullptr;
    QList<QWidget*> m_ofTheWhole;  ///< not shown while a module is open
    QToolButton* m_back = nullptr;
    QLabel *m_module = nullptr, *m_hint = nullptr;
    ElidedLabel *m_networkName = nullptr, *m_lanesName = nullptr;
    QToolButton *m_zoomOut = nullptr, *m_fit = nullptr, *m_zoomIn = nullptr;
    MenuButton* m_network = nullptr;
    MenuButton* m_lanes = nullptr;
    QToolButton* m_losses = nullptr;
    FindBox* m_find = nullptr;
    MenuButton* m_save = nullptr;
};

}  // namespace studio::ui
