// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/network_parts.h"
#include "ui/widgets/find_line.h"

#include <memory>
#include <string>

class QStandardItemModel;

namespace studio::ui {

/// Completes the names of modules and layers and says which was meant. Esc gives the focus back, too.
class FindBox : public FindLine {
    Q_OBJECT
public:
    explicit FindBox(QWidget* parent = nullptr);
    void setParts(std::shared_ptr<const NetworkParts> parts);

signals:
    void found(const QString& part);
    void left();  ///< done with it, or given up

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void find(const QString& text);
    std::string partOf(const QString& text) const;  ///< empty: none
    void markMissing(bool missing);
    void retranslate();

    std::shared_ptr<const NetworkParts> m_parts;
    QStandardItemModel* m_names;
};

}  // namespace studio::ui
