// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <string>

class QSplitter;

namespace studio::ui {

class CostBars;
class DiagramView;
class PartPanel;
struct Freezing;
class NetworkBar;
class NetworkParts;
class Session;

/// The network the next run trains, as a diagram, with what a part is and costs beside it and, while a run is going,
/// the losses where the heads hang. Works without any data, with the classes of ImageNet.
class NetworkPage : public QWidget {
    Q_OBJECT
public:
    explicit NetworkPage(Session& session, QWidget* parent = nullptr);
    ~NetworkPage() override;

    /// The diagram as it is drawn, in the background, whole or not at all; saved() or the session's failed() follows.
    void saveDiagram(const QString& path, bool svg);

signals:
    void saved(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildWidgets();
    void connectSession();
    void connectBar();
    void connectDiagram();
    /// The network of the settings and the open data set, if it is not the one shown already.
    void followSession();
    void showNetwork();
    void showSelection();
    Freezing freezing(const QString& module) const;
    void showOpened();
    void showLosses();
    void showInput();
    int classes() const;
    QString classesText() const;
    void setSetting(const std::string& key, const std::string& value);
    void askAndSave(const QString& name, const QString& kind);
    void restore();

    Session& m_session;
    std::shared_ptr<const NetworkParts> m_parts;
    QSplitter* m_columns = nullptr;
    NetworkBar* m_bar = nullptr;
    DiagramView* m_diagram = nullptr;
    CostBars* m_costs = nullptr;
    PartPanel* m_facts = nullptr;
    bool m_outdated = false;  ///< the session has changed since the page was hidden
    bool m_lossesShown = true;
    qint64 m_inputKey = 0;  ///< cache key of the picture shown as the input
};

}  // namespace studio::ui
