// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QString>
#include <QWidget>
#include <optional>

class QLabel;
class QVBoxLayout;

/// What the side panel of the Network page is put together from.
namespace studio::ui {

/// The colour of a branch before its name; `light` for a reduction.
class Swatch : public QWidget {
public:
    Swatch(std::optional<Token> token, bool light, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Token> m_token;
    bool m_light;
};

/// A part of a whole as a bar with its text at the right.
class ShareBar : public QWidget {
public:
    ShareBar(double share, Token token, const QString& text, QWidget* parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_share;
    Token m_token;
    QString m_text;
};

/// What a branch costs without its reduction (outlined) and with it (solid), on one scale for all of a module.
class SavingBars : public QWidget {
public:
    struct Values {
        double without = 0, with = 0;  ///< share of the longest bar
        QString withoutText, withText;
    };
    SavingBars(Values values, Token token, QWidget* parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Values m_values;
    Token m_token;
};

/// A section of the sheet: padded, with a hairline above unless it is the first one.
QVBoxLayout* addSection(QVBoxLayout& sheet);
/// A heading, with what it amounts to at the right.
void addHeading(QVBoxLayout& section, const QString& title, const QString& value = {}, const char* valueName = nullptr);
QLabel* addCaption(QVBoxLayout& section, const QString& text, const char* objectName = nullptr);
/// The name of a file entry, which can be copied.
void addFileName(QVBoxLayout& section, const QString& name, const QString& shape);

}  // namespace studio::ui
