// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <array>
#include <cmath>

namespace studio::ui {
namespace {

struct Row {
    Token token;
    QRgb light;
    QRgb dark;
};

constexpr std::array<Row, kTokenCount> kTable{{
    {Token::Window, 0xFFF1F3F5, 0xFF1A1D21},        {Token::Panel, 0xFFFFFFFF, 0xFF22262C},
    {Token::Sunken, 0xFFE9ECEF, 0xFF15181B},        {Token::Border, 0xFFD5DAE0, 0xFF3A4049},
    {Token::Hairline, 0xFFE6E9ED, 0xFF2E333A},      {Token::Text, 0xFF1B2129, 0xFFE7EAEE},
    {Token::Muted, 0xFF57616E, 0xFFA4ADB9},         {Token::Disabled, 0xFF8D96A2, 0xFF6F7985},
    {Token::Accent, 0xFF34557F, 0xFF8FB4E4},        {Token::OnAccent, 0xFFFFFFFF, 0xFF12181F},
    {Token::Selection, 0xFFDFE7F1, 0xFF2F3C4D},     {Token::Right, 0xFF1B7A3D, 0xFF6AD896},
    {Token::Wrong, 0xFFC0262D, 0xFFF7706F},         {Token::Warning, 0xFF8A5A00, 0xFFF0C15A},
    {Token::WarningGround, 0xFFFFF4D6, 0xFF3A3120}, {Token::Main, 0xFF0F5FB0, 0xFF62ADF5},
    {Token::Aux1, 0xFFB35000, 0xFFF2994B},          {Token::Aux2, 0xFF0E7A54, 0xFF48C294},
    {Token::Total, 0xFF626B77, 0xFFA7AFBA},         {Token::Branch1x1, 0xFF8B6206, 0xFFE3B64F},
    {Token::Branch3x3, 0xFF6A50C2, 0xFFA08CF2},     {Token::Branch5x5, 0xFFA92C63, 0xFFF07FAD},
    {Token::BranchPool, 0xFF167486, 0xFF4CC4D4},    {Token::OnBranch, 0xFFFFFFFF, 0xFF14171B},
    {Token::Stem, 0xFF7C8794, 0xFF8B95A3},          {Token::Run1, 0xFF0A2F5C, 0xFFC4DFFB},
    {Token::Run2, 0xFF0F5FB0, 0xFF62ADF5},          {Token::Run3, 0xFF4586C6, 0xFF4586C6},
    {Token::Class1, 0xFF0072B2, 0xFF4FA3DC},        {Token::Class2, 0xFFC98500, 0xFFE69F00},
    {Token::Class3, 0xFF00855F, 0xFF2DBE93},        {Token::Class4, 0xFFA34E80, 0xFFDB8FB9},
    {Token::Class5, 0xFF4DA3D4, 0xFFA6DBF7},        {Token::Class6, 0xFF6B6A1F, 0xFFE3DB5C},
}};

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kTable.size(); ++i)
        if (static_cast<std::size_t>(kTable[i].token) != i) return false;
    return true;
}
static_assert(inOrder(), "the table is indexed by the token");

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

}  // namespace

QColor tokenColor(Token token, bool dark) {
    const Row& row = kTable[static_cast<std::size_t>(token)];
    return QColor::fromRgb(dark ? row.dark : row.light);
}

double contrastRatio(const QColor& a, const QColor& b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

}  // namespace studio::ui
