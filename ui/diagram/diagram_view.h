// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/network.h"
#include "ui/diagram/diagram_shapes.h"
#include "ui/diagram/diagram_walk.h"
#include "ui/diagram/loss_labels.h"

#include <QGraphicsView>
#include <QImage>
#include <functional>
#include <memory>
#include <string>

namespace studio::ui {

class DiagramScene;
class Minimap;

/// The network as a picture: the whole river of tensors, or one module opened. Wheel or + and - zoom, dragging moves,
/// arrows walk the modules and their layers, Enter opens, Esc goes back.
///
/// A part is "" (nothing), a module ("conv1", "pool1", "3a", "aux1", "fc": Layer::module) or a layer ("4a/3x3").
/// The first click on a module chooses it, the next one the layer below the mouse; a double click opens.
class DiagramView : public QGraphicsView {
    Q_OBJECT
public:
    explicit DiagramView(QWidget* parent = nullptr);
    ~DiagramView() override;

    /// Inside its ranges (networkLayers() throws else). Keeps selection and opened module where the new network has
    /// them.
    void setNetwork(const NetworkSpec& spec);
    const NetworkSpec& network() const { return m_spec; }

    /// An unknown part is "". While a module is open, a part of another one opens that (or the whole network where it
    /// can't be opened). Emits selectedChanged when it changed.
    void setSelected(const QString& part);
    QString selected() const { return m_selected; }

    /// "": the whole network; a module that can't be opened (a pool) is the whole network too.
    void openModule(const QString& module);
    QString opened() const { return m_opened; }
    bool canOpen(const QString& module) const;

    /// Nothing: nothing runs or is measured yet, no number is shown. Cheap: only the numbers are drawn anew.
    void setHeadLosses(std::optional<HeadLosses> losses);
    /// Written at the auxiliary heads while there are no losses.
    void setAuxWeight(double weight);
    /// The last module that a training leaves as it is, and all before it, are hatched; "": none.
    void setFrozen(const QString& last);
    /// Drawn as the network's input; a null image: a placeholder.
    void setInputPicture(const QImage& picture);

    void setLanes(Lanes lanes);
    Lanes lanes() const { return m_lanes; }

    void zoomIn();
    void zoomOut();
    void fit();
    double zoom() const { return m_zoom; }  ///< 1: everything fits
    bool canZoomIn() const;
    bool canZoomOut() const;

    /// Left edge and width of the module in the viewport's pixels, for what stands below it on the same scale. 0 wide
    /// where the whole network has no such module.
    double columnX(const QString& module) const;
    double columnWidth(const QString& module) const;

    /// Draws what is shown, whole, whatever the zoom; the function returned makes the bytes of the file on any thread.
    std::function<std::string()> svg() const;
    std::function<std::string()> png(double scale) const;

    /// The parts' places in what is shown, and the losses as they are written there.
    const Drawing& drawing() const;
    const std::vector<Label>& lossTexts() const;
    /// What is said of the chosen part (the whole network without one), also as tooltip.
    QString sentenceOf(const QString& part) const;

    QSize sizeHint() const override { return {976, 552}; }
    QSize minimumSizeHint() const override { return {480, 280}; }

signals:
    void selectedChanged(const QString& part);
    void openedChanged(const QString& module);
    /// Zoom, place or layout changed: columnX gives other values.
    void viewChanged();

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    DiagramScene& shown() const;
    void build();
    void fitOpened();
    void showState();
    void showLosses();
    void describe();
    void changeZoom(double zoom, QPointF viewportAnchor);
    void setTransformFor(double zoom);
    void placeMinimap();
    void setHovered(const QString& part);
    void walk(Step step);
    void goBack();
    void reveal(const QString& part);
    QString partAt(QPointF viewportPlace) const;
    QRectF columnOf(const QString& module) const;

    NetworkSpec m_spec;
    std::vector<Stage> m_stages;
    QString m_selected, m_opened, m_hovered;
    std::optional<HeadLosses> m_losses;
    double m_auxWeight = 0.3;
    QStringList m_frozen;
    QImage m_picture;
    Lanes m_lanes = Lanes::Channels;
    double m_zoom = 1;
    std::unique_ptr<DiagramScene> m_whole, m_module;
    Minimap* m_minimap = nullptr;
    std::optional<QPoint> m_pressed;  ///< where the left button went down
    bool m_dragging = false;
    bool m_byKeys = false;  ///< the focus ring is for those who walk with keys
};

}  // namespace studio::ui
