// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/top_bar.h"

#include "ui/base/app_settings.h"
#include "ui/help/commands.h"
#include "ui/models/recent.h"
#include "ui/session.h"
#include "ui/text/format.h"
#include "ui/text/language.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layout.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace studio::ui {
namespace {

constexpr int kHeight = 40;

/// The mark is drawn in the text's colour and has to be drawn again with the theme.
class Mark : public QLabel {
public:
    explicit Mark(QWidget* parent) : QLabel(parent) {
        setFixedSize(44, kHeight - 1);
        setAlignment(Qt::AlignCenter);
        connect(&Theme::instance(), &Theme::themeChanged, this, [this] { draw(); });
        draw();
    }

private:
    void draw() { setPixmap(icon("inception-studio").pixmap(QSize(20, 16), devicePixelRatioF())); }
};

}  // namespace

TopBar::TopBar(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    setAttribute(Qt::WA_StyledBackground);
    setRole(this, "topbar");
    buildWidgets();
    connect(&m_session, &Session::dataSetChanged, this, &TopBar::updateData);
    connect(&Theme::instance(), &Theme::themeChanged, this,
            [this] { m_theme->setIcon(icon(Theme::instance().isDark() ? "moon" : "sun")); });
    retranslate();
}

void TopBar::buildWidgets() {
    setFixedHeight(kHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 1);
    row->setSpacing(0);
    row->addWidget(new Mark(this));
    m_tabs = new QButtonGroup(this);
    connect(m_tabs, &QButtonGroup::idClicked, this, &TopBar::tabChosen);
    connect(m_tabs, &QButtonGroup::idToggled, this, [this] { giveTabToChosen(*m_tabs); });
    row->addStretch();
    m_data = addButton("folder", "dataButton", new QMenu(this));
    m_data->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setRole(m_data, "menu");
    row->addSpacing(8);
    m_theme = addButton(Theme::instance().isDark() ? "moon" : "sun", "themeButton", new QMenu(this));
    m_language = addButton(nullptr, "languageButton", new QMenu(this));
    setRole(m_language, "menutext");
    m_menu = addButton("menu", "menuButton", new QMenu(this));
    connect(m_data->menu(), &QMenu::aboutToShow, this, &TopBar::fillDataMenu);
    connect(m_theme->menu(), &QMenu::aboutToShow, this, &TopBar::fillThemeMenu);
    connect(m_language->menu(), &QMenu::aboutToShow, this, &TopBar::fillLanguageMenu);
    connect(m_menu->menu(), &QMenu::aboutToShow, this, &TopBar::fillMainMenu);
}

QToolButton* TopBar::addButton(const char* iconName, const char* objectName, QMenu* menu) {
    QToolButton* button = makeToolButton(this, "flat", iconName);
    button->setObjectName(QLatin1String(objectName));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFixedHeight(32);
    layout()->addWidget(button);
    return button;
}

void TopBar::addTab(const char* text, const char* name) {
    QToolButton* tab = makeToolButton(this, "tab");
    tab->setObjectName(QLatin1String(name) + QStringLiteral("Tab"));
    tab->setCheckable(true);
    tab->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    const int id = static_cast<int>(m_tabTexts.size());
    m_tabTexts.append(text);
    m_tabs->addButton(tab, id);
    static_cast<QHBoxLayout*>(layout())->insertWidget(1 + id, tab);
    if (id == 0) tab->setChecked(true);
    giveTabToChosen(*m_tabs);
    retranslate();
}

int TopBar::current() const {
    return m_tabs->checkedId();
}

void TopBar::setCurrent(int tab) {
    if (QAbstractButton* button = m_tabs->button(tab)) button->setChecked(true);
}

void TopBar::fillDataMenu() {
    QMenu* menu = m_data->menu();
    menu->clear();
    const bool free = m_session.actions().changeData;
    menu->addAction(icon("folder"), tr("Open a folder of pictures…"), this, &TopBar::openFolderAsked)->setEnabled(free);
    menu->addAction(icon("file"), tr("Open a list of pictures…"), this, &TopBar::openListAsked)->setEnabled(free);
    menu->addAction(icon("open-run"), tr("Open a run or checkpoint…"), this, &TopBar::openRunAsked);
    menu->addAction(icon("play"), tr("Try the sample"), this, &TopBar::sampleAsked)->setEnabled(free);
    if (!free) sayWhyNot(*menu);
    const QList<RecentItem> recent = recentItems();
    if (!recent.isEmpty()) menu->addSeparator();
    for (const RecentItem& item : recent) {
        QAction* action = menu->addAction(icon(iconOf(item.kind)), shortened(homeShort(item.path), 60), this,
                                          [this, path = item.path] { emit pathChosen(path); });
        action->setEnabled(free || item.kind == RecentKind::Checkpoint);
    }
}

void TopBar::sayWhyNot(QMenu& menu) {
    menu.addAction(tr("Stop the training to open other data"))->setEnabled(false);
}

void TopBar::fillThemeMenu() {
    QMenu* menu = m_theme->menu();
    menu->clear();
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, ThemeMode mode, const char* key) {
        QAction* action = menu->addAction(text, this, [mode, key] {
            Theme::instance().setMode(mode);
            appSettings().setValue(QStringLiteral("window/theme"), QLatin1String(key));
        });
        action->setCheckable(true);
        action->setChecked(Theme::instance().mode() == mode);
        group->addAction(action);
    };
    add(tr("As the system"), ThemeMode::System, "system");
    add(tr("Light"), ThemeMode::Light, "light");
    add(tr("Dark"), ThemeMode::Dark, "dark");
}

void TopBar::fillLanguageMenu() {
    QMenu* menu = m_language->menu();
    menu->clear();
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& name, Language choice) {
        QAction* action = menu->addAction(name, this, [choice] {
            appSettings().setValue(QStringLiteral("window/language"), languageCode(choice));
            setLanguage(choice);
        });
        action->setCheckable(true);
        action->setChecked(language() == choice);
        group->addAction(action);
    };
    // Each language is named in itself, so that it is found by who can read it.
    add(QStringLiteral("English"), Language::English);
    add(QStringLiteral("中文"), Language::Chinese);
}

void TopBar::fillMainMenu() {
    QMenu* menu = m_menu->menu();
    menu->clear();
    const bool free = m_session.actions().changeData;
    const auto add = [&](const char* picture, const QString& text, Command command, void (TopBar::*asked)()) {
        return menu->addAction(picture ? icon(QLatin1String(picture)) : QIcon(), text + '\t' + keysText(command), this,
                               asked);
    };
    add("folder", tr("Open a folder of pictures…"), Command::OpenFolder, &TopBar::openFolderAsked)->setEnabled(free);
    menu->addAction(icon("file"), tr("Open a list of pictures…"), this, &TopBar::openListAsked)->setEnabled(free);
    add("open-run", tr("Open a run or checkpoint…"), Command::OpenRun, &TopBar::openRunAsked);
    if (!free) sayWhyNot(*menu);
    menu->addSeparator();
    add("help", tr("Help"), Command::Help, &TopBar::helpAsked);
    menu->addAction(icon("info"), tr("About Inception Studio"), this, &TopBar::aboutAsked);
    menu->addSeparator();
    add(nullptr, tr("Quit"), Command::Quit, &TopBar::quitAsked);
}

void TopBar::updateData() {
    const QString name = m_session.dataName();
    const QString shown = name.isEmpty() ? tr("no data set") : shortened(name, 32);
    m_data->setText(besideIcon(shown));
    m_data->setToolTip(name.isEmpty() ? tr("Open pictures, a run or a checkpoint") : m_session.dataPath());
    m_data->setAccessibleName(tr("Data set: %1").arg(shown));
}

void TopBar::retranslate() {
    for (int i = 0; i < m_tabTexts.size(); ++i) {
        QAbstractButton* tab = m_tabs->button(i);
        tab->setText(QCoreApplication::translate("Tabs", m_tabTexts[i]));
        tab->setToolTip(QStringLiteral("Ctrl+%1").arg(i + 1));
    }
    m_language->setText(language() == Language::Chinese ? QStringLiteral("中文") : QStringLiteral("EN"));
    m_language->setToolTip(tr("Language"));
    m_language->setAccessibleName(tr("Language"));
    m_theme->setToolTip(tr("Light or dark"));
    m_theme->setAccessibleName(tr("Light or dark"));
    m_menu->setToolTip(tr("Menu"));
    m_menu->setAccessibleName(tr("Menu"));
    updateData();
}

void TopBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace studio::ui
