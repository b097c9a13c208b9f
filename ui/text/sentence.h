// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <type_traits>
#include <utility>

namespace studio::ui {

/// What a person is told: made of what says it, so that it can be said again when the language has changed.
class Sentence {
public:
    Sentence() = default;
    /// `say` gives the text in the present language.
    template <typename Say>
    requires std::is_invocable_r_v<QString, const Say&> Sentence(Say say) : m_say(std::move(say)) {}

    QString text() const { return m_say ? m_say() : QString(); }

private:
    std::function<QString()> m_say;
};

}  // namespace studio::ui
