// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRectF>
#include <QWidget>

namespace studio::ui {

/// One picture, whole, as large as there is room within the contents' margins, on a sunken ground; or a line of text in
/// its place.
class PictureView : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget* parent = nullptr);
    void setImage(const QImage& image);
    void setText(const QString& text);  ///< shown while there is no image
    /// Laid over `part` of the picture, in shares of its sides; the picture is grey then, and fades around that part. A
    /// null image: nothing.
    void setOverlay(const QImage& overlay, const QRectF& part);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintOverlay(QPainter& painter, const QRectF& box) const;

    QImage m_image, m_overlay;
    QRectF m_overlaid;
    QString m_text;
};

}  // namespace studio::ui
