// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "ui/base/job.h"
#include "ui/pages/network/seen_maps.h"
#include "ui/text/sentence.h"

#include <QImage>
#include <QRectF>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QScrollArea;

namespace studio::ui {

class ChannelGroup;
class ElidedLabel;
class EmptyState;
class PictureView;
class Session;

/// What a layer or module answers to the chosen picture: its channels as small maps, the strongest first, and the one
/// pointed at over the picture. Asked on a thread, of the weights that the Predictions page asks, while it is seen;
/// what was answered before stays until then.
class SeenPanel : public QWidget {
    Q_OBJECT
public:
    explicit SeenPanel(Session& session, QWidget* parent = nullptr);
    ~SeenPanel() override;

    void showPart(std::shared_ptr<const NetworkParts> parts, const QString& part);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Question {
        std::string picture;                 ///< a path as in Item::path
        std::shared_ptr<const DataSet> set;  ///< that it is relative to
        std::shared_ptr<const Model> model;
        std::string layer;
        bool operator==(const Question&) const = default;
    };
    struct Answer {
        Question question;
        QString weights;  ///< what they were called when they were asked
        QImage picture;
        QRectF part;  ///< what of the picture the network was shown
        SeenMaps maps;
    };

    void build();
    QWidget* buildPicture();
    void connectGroup(ChannelGroup& group);
    std::string picture() const;
    Question question() const;
    void ask();
    void askAgain();
    Job::Work work();
    void take(std::shared_ptr<const Answer> answer);
    void fail(const Sentence& sentence);
    void forgetAnswer();
    void refresh();
    bool sayWhyEmpty();
    void showNames();
    void showGroups();
    void showGroup(ChannelGroup& group, const SeenGroup& of);
    void showFilters();
    void choose(std::optional<int> channel, ChannelGroup& by);
    void showChannel();
    void describe(ChannelGroup& group) const;
    QString figuresText(int channel) const;
    QString weightsText() const;

    Session& m_session;
    Job m_job;
    QTimer m_rest;  ///< before a question is asked
    std::shared_ptr<const NetworkParts> m_parts;
    QString m_part;
    std::optional<Question> m_asked;  ///< none: there is nothing to ask
    std::shared_ptr<const Answer> m_answer;
    std::optional<Sentence> m_failed;
    std::optional<int> m_chosen, m_pointed;
    EmptyState* m_empty = nullptr;
    QWidget* m_content = nullptr;
    PictureView* m_view = nullptr;
    ElidedLabel *m_name = nullptr, *m_weights = nullptr;
    QLabel *m_figures = nullptr, *m_said = nullptr;
    QScrollArea* m_scroll = nullptr;
    std::vector<ChannelGroup*> m_groups;
    ChannelGroup* m_filters = nullptr;
};

}  // namespace studio::ui
