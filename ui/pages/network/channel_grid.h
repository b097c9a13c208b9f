// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

namespace studio::ui {

/// Channels as tiles, painted: each a few pixels large picture, enlarged without smoothing, with its number below. As
/// high as its tiles need. The mouse points at one, a click chooses it (or lets it go), and so do the arrow keys, Home
/// and End; Esc lets it go.
class ChannelGrid : public QWidget {
    Q_OBJECT
public:
    using ImageOf = std::function<QImage(int channel)>;  ///< asked for a tile that is seen, once in a theme

    explicit ChannelGrid(QWidget* parent = nullptr);

    /// `across` tiles stand beside one another. Where one was pointed at, the one that lies there now is.
    void setChannels(std::vector<int> channels, int across, bool numbered, ImageOf imageOf);
    const std::vector<int>& channels() const { return m_channels; }
    /// Only the first row of tiles is there.
    void setFolded(bool folded);
    void setChosen(std::optional<int> channel);  ///< without a signal; none or another grid's: no tile is marked
    void setDimmed(bool dimmed);
    void point(std::optional<int> channel);  ///< as the mouse does
    QRect tileOf(int channel) const;         ///< null: not among those shown

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

signals:
    void pointed(std::optional<int> channel);
    void chosen(std::optional<int> channel);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int shown() const;                              ///< of the channels, the first
    int placeOf(std::optional<int> channel) const;  ///< -1: not among those shown
    QRect tileAt(int place) const;
    std::optional<int> channelAt(QPoint point) const;
    void paintTile(QPainter& painter, int place);
    int numberHeight() const;
    int tileSide(int width) const;
    void choose(std::optional<int> channel);

    std::vector<int> m_channels;
    std::vector<QImage> m_images;  ///< null: not asked for yet
    ImageOf m_imageOf;
    int m_across = 4;
    bool m_numbered = true;
    bool m_dimmed = false, m_folded = false;
    std::optional<int> m_chosen, m_pointed;
};

}  // namespace studio::ui
