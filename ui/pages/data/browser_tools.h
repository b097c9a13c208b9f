// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/picture_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;

namespace studio::ui {

/// The bar above the pictures: search, what to show, in what order, how large.
class BrowserTools : public QWidget {
    Q_OBJECT
public:
    explicit BrowserTools(QWidget* parent = nullptr);

    QString text() const;
    PictureShow shown() const;
    PictureOrder order() const;
    void clearSearch();
    void setShown(PictureShow show);
    void focusSearch();
    void setZoom(int width);
    /// What can't be chosen yet is disabled and says why.
    void setKnown(bool checked, bool split, bool hasTest);

signals:
    void changed();      ///< search, choice or order; once for a word, not for every letter
    void searchEnded();  ///< Return or Down in the search
    void zoomAsked(int width);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QComboBox* makeBox(const char* name);
    void build();
    void retranslate();

    QLineEdit* m_search = nullptr;
    QLabel *m_showLabel = nullptr, *m_sortLabel = nullptr;
    QComboBox *m_show = nullptr, *m_sort = nullptr;
    QSlider* m_zoom = nullptr;
    bool m_checked = false, m_split = false, m_hasTest = false;
};

}  // namespace studio::ui
