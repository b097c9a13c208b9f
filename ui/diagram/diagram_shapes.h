// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/head_style.h"
#include "ui/theme/theme.h"

#include <QPainterPath>
#include <QRectF>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

/// What a diagram consists of, as values: the layout makes them, the items paint them, the tests read them. Places are
/// in the drawing's own pixels (1 = one device-independent pixel when everything fits).
namespace studio::ui {

/// What the heights of the boxes say.
enum class Lanes { Channels, MultiplyAdds };

/// The sizes of texts, from outside: the layout itself needs no screen.
struct TextMeasure {
    std::function<double(const QString&, TextSize, bool semibold)> width;
    std::function<double(TextSize)> height;
};
/// In the fonts of the theme.
TextMeasure themeTextMeasure();

struct TextStyle {
    TextSize size = TextSize::Caption;
    bool semibold = false;
    Token token = Token::Muted;
};

/// One line of text; `rect` is as large as it.
struct Label {
    QString text;
    QRectF rect;
    TextStyle style;
    QString part;  ///< drawn in the accent while this part is chosen; may be empty
};
/// `anchor` is in the middle of the text's height and at the side that `side` names (AlignLeft: the text begins there).
Label labelAt(const TextMeasure& measure, const QString& text, QPointF anchor, Qt::AlignmentFlag side,
              TextStyle style = {});
/// Cut with an ellipsis where it is wider than `width`.
QString cutTo(const TextMeasure& measure, const QString& text, double width, TextStyle style = {});

/// Channels on their way: from an upright edge (upper end and height) to another one.
struct Band {
    QPointF from;
    double fromHeight = 0;
    QPointF to;
    double toHeight = 0;
    Token token = Token::Stem;
    double alpha = 1;
};
/// Its edges are cubics that leave and arrive level.
QPainterPath bandPath(const Band& band);

/// An operation.
struct Box {
    enum class Look {
        Solid,   ///< a convolution
        Light,   ///< a 1x1 reduction
        Tinted,  ///< of an opened module: pale ground, coloured edge
        Dashed   ///< not to scale
    };
    QString part;
    QRectF rect;
    Token token = Token::Stem;
    Look look = Look::Solid;
    QString number = {};  ///< written inside where there is room on the screen
};

/// A tensor: `rect` is as high as its channels, its segments from top to bottom as the branches were stacked.
struct Bar {
    struct Segment {
        int channels = 0;
        Token token = Token::Stem;
    };
    QRectF rect;
    std::vector<Segment> segments;
    double alpha = 1;

    int channels() const;
};

struct Mark {
    enum class Kind { Pool, Lrn, Node, Loss };
    Kind kind = Kind::Pool;
    QPointF centre;
    Token token = Token::Text;
};

struct Line {
    enum class Look { Plain, Dotted, Arrow, Scale };
    QPointF from, to;
    Token token = Token::Muted;
    Look look = Look::Plain;
    double width = 1;
};

/// A convolution's window: `kernel` x `kernel` cells in the middle of a grid.
struct KernelGrid {
    QPointF corner;
    int kernel = 1;
    Token token = Token::Stem;

    static constexpr double kSide = 24;
    int cells() const { return std::max(5, kernel); }
};

/// A place that can be chosen.
struct Hit {
    QString part, module;
    QRectF rect;
};

/// What one item paints.
struct Piece {
    enum class Kind { Ground, Module, Tensor, Mark, Head, Legend };
    Kind kind = Kind::Ground;
    QString name;                 ///< the module it shows, or for a tensor the module that writes it
    std::vector<QRectF> columns;  ///< tinted grounds
    std::vector<QRectF> squares;  ///< sizes of pictures, outlined
    std::optional<QRectF> card;   ///< the module's ground
    std::vector<Band> bands;
    std::vector<Bar> bars;
    std::vector<Box> boxes;
    std::vector<Line> lines;
    std::vector<Mark> marks;
    std::vector<KernelGrid> kernels;
    std::vector<Label> labels;
    std::vector<Hit> hits;

    QRectF bounds() const;
};

/// Where the losses stand, which change while the rest stays.
struct LossPlaces {
    struct Place {
        Head head = Head::Main;
        QPointF from;        ///< the text's left end, in the middle of its height
        double right = 0;    ///< where its weight ends
        bool named = false;  ///< "aux1, loss 1.201" and no weight
    };
    std::vector<Place> heads;
    std::optional<QPointF> caption, sum;
    double sumRight = 0;  ///< where the sum must end
};

struct Drawing {
    QSizeF size;
    std::vector<Piece> pieces;
    LossPlaces losses;
    QRectF picture;         ///< the input's place; empty: not drawn
    QRectF river;           ///< the whole network without the heads, for the minimap
    QRectF minimap;         ///< kept free for it; empty: none
    double perChannel = 0;  ///< height of one channel

    const Hit* find(const QString& part) const;
    /// The smallest place below the point, or null.
    const Hit* at(QPointF point) const;
    const Piece* piece(Piece::Kind kind, const QString& name) const;
};

}  // namespace studio::ui
