// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/red_session.h"
#include "ui/base/app_settings.h"
#include "ui/diagram/diagram_view.h"
#include "ui/frame/cut_off.h"
#include "ui/pages/network/channel_group.h"
#include "ui/pages/network/seen_panel.h"
#include "ui/pages/network_page.h"
#include "ui/text/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/picture_view.h"

#include <QLabel>
#include <QMouseEvent>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

using namespace studio;
using namespace studio::ui;
using test::kPatience;

/// What a layer answers to the chosen picture, beside the fake's network, whose channels are as strong as
/// fakeStrength() says.
class NetworkSeenTest : public QObject {
    Q_OBJECT

    test::RedSession m_red;
    std::mutex m_mutex;
    QStringList m_asked;  ///< layers, as the fake was asked
    std::atomic<bool> m_hold = false;
    std::atomic<bool> m_throw = false;
    std::unique_ptr<Session> m_session;  ///< trained
    std::unique_ptr<NetworkPage> m_page;

    EngineSource engine() {
        test::FakeOptions options;
        for (int i = 0; i < 64 * 3 * 7 * 7; ++i) options.filters.push_back(i == 0 ? 0.5F : i == 49 ? -0.25F : 0);
        options.beforeActivations = [this](std::string_view layer, const std::stop_token& stop) {
            {
                const std::lock_guard lock(m_mutex);
                m_asked << QString::fromUtf8(layer.data(), qsizetype(layer.size()));
            }
            while (m_hold && !stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (m_throw) throw studio::Error(ErrorCode::OutOfMemory, {"the device"});
        };
        return [engine = std::make_shared<test::FakeEngine>(options)] { return engine; };
    }
    QStringList asked() {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    std::unique_ptr<NetworkPage> shown(Session& session) {
        auto page = std::make_unique<NetworkPage>(session);
        page->resize(1280, 664);
        page->show();
        return page;
    }
    static QList<QToolButton*> views(const NetworkPage& page) {
        return page.findChild<QWidget*>("partViews")->findChildren<QToolButton*>();
    }
    static QString text(const NetworkPage& page, const char* name) {
        const auto* label = page.findChild<QLabel*>(QLatin1String(name));
        return label && label->isVisible() ? label->text() : QString();
    }
    QString text(const char* name) const { return text(*m_page, name); }
    void select(const QString& part) { m_page->findChild<DiagramView*>()->setSelected(part); }
    ChannelGroup& group(int number) const {
        return *m_page->findChild<ChannelGroup*>(QStringLiteral("seenGroup%1").arg(number));
    }
    ChannelGrid& grid(int number) const { return group(number).grid(); }
    QString heading(int number) const { return group(number).findChild<QLabel*>("seenGroup")->text(); }
    QString counts(int number) const { return group(number).findChild<QLabel*>("seenGroupCount")->text(); }
    /// The maps of a part are there.
    void see(const QString& part, int channels) {
        select(part);
        QTRY_VERIFY_WITH_TIMEOUT(group(0).isVisible() && counts(0).startsWith(QString::number(channels) + ' '),
                                 kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(text("seenSaid").isEmpty(), kPatience);
    }
    QToolButton* all(int number) const { return group(number).findChild<QToolButton*>("seenAll"); }
    /// What stands of the channels from `first` on, the strongest first, worked out anew.
    static std::vector<int> strongest(int first, int count, int channels) {
        std::vector<std::pair<float, int>> all;
        for (int channel = first; channel < first + count; ++channel)
            all.emplace_back(-test::fakeStrength(channel, channels), channel);
        std::ranges::sort(all);
        std::vector<int> order;
        for (const auto& [weakness, channel] : all)
            if (weakness < 0) order.push_back(channel);
        return order;
    }

private slots:
    void initTestCase() {
        setLanguage(Language::English);
        appSettings().clear();
        m_session = std::make_unique<Session>(engine());
        m_red.prepare(*m_session);
        test::RedSession::train(*m_session);
    }
    void init() {
        appSettings().clear();
        appSettings().setValue("network/seen", true);
        m_session->setChosen({});
        m_page = shown(*m_session);
        const std::lock_guard lock(m_mutex);
        m_asked.clear();
    }
    void cleanup() {
        m_hold = m_throw = false;
        m_page.reset();
        setLanguage(Language::English);
    }
    void cleanupTestCase() { m_session.reset(); }

    void theSwitchGoesByMouseAndKey() {
        appSettings().clear();
        const auto page = shown(*m_session);
        const auto* seen = page->findChild<SeenPanel*>();
        QVERIFY(!seen->isVisible() && !text(*page, "reads").isEmpty());
        QTest::mouseClick(views(*page)[1], Qt::LeftButton);
        QVERIFY(seen->isVisible() && text(*page, "reads").isEmpty());
        QVERIFY(NetworkPage(*m_session).findChild<SeenPanel*>()->isHidden() == false);  // remembered
        QTest::keyClick(views(*page)[0], Qt::Key_Space);
        QVERIFY(!seen->isVisible() && !text(*page, "reads").isEmpty());
        QVERIFY(NetworkPage(*m_session).findChild<SeenPanel*>()->isHidden());
    }

    void withoutWeightsItSaysWhatToDo() {
        Session session(engine());
        const auto page = shown(session);
        auto* diagram = page->findChild<DiagramView*>();
        QVERIFY(text(*page, "seenHint").contains("Choose a module or a layer"));
        diagram->setSelected("4a");
        QCOMPARE(text(*page, "seenHint"), QString("Train, or open weights, and this layer's answers appear here."));
        diagram->setSelected("fc");
        QVERIFY(text(*page, "seenHint").contains("one number for each channel"));
        diagram->setSelected("avgpool");
        QVERIFY(text(*page, "seenHint").contains("one number for each channel"));
        QVERIFY(asked().isEmpty());
    }

    void whatTheWeightsDoNotHaveIsSaid() {
        m_session->setSetting("variant", "paper");
        select("lrn1");
        const QString said = text("seenHint");
        m_session->setSetting("variant", "torchvision");
        QCOMPARE(said, QString("Their network, torchvision, has no lrn1."));
    }

    void everyModuleHasItsBranches_data() {
        QTest::addColumn<int>("row");
        for (int row = 0; row < int(kInceptionRows.size()); ++row)
            QTest::newRow(std::string(kInceptionRows[std::size_t(row)].name).c_str()) << row;
    }
    void everyModuleHasItsBranches() {
        QFETCH(int, row);
        const InceptionRow& module = kInceptionRows[std::size_t(row)];
        see(QString::fromStdString(std::string(module.name)), module.c1);
        const std::array<int, 4> wanted{module.c1, module.c3, module.c5, module.pool};
        const std::array<QString, 4> names{"1×1", "3×3", "3×3", "pool → 1×1"};  // torchvision's third is 3x3, too
        int first = 0;
        for (int branch = 0; branch < 4; ++branch) {
            const int count = wanted[std::size_t(branch)];
            const std::vector<int> order = strongest(first, count, module.out()), shown = grid(branch).channels();
            QCOMPARE(heading(branch), names[std::size_t(branch)]);
            QVERIFY2(counts(branch).startsWith(QString::number(count) + ' ') &&
                         counts(branch).contains(QString(" %1 silent").arg(count - int(order.size()))),
                     qPrintable(counts(branch)));
            QCOMPARE(int(shown.size()), count);
            QVERIFY(grid(branch).accessibleName().startsWith(names[std::size_t(branch)]));
            QVERIFY(std::equal(order.begin(), order.end(), shown.begin()));
            first += count;
        }
        QCOMPARE(asked().last(), QString::fromStdString(std::string(module.name)));
        QVERIFY(!m_page->findChild<QWidget*>("seenFilters")->isVisible());
    }

    /// So that the four branches are seen beside one another.
    void ofABranchTheStrongestAreShown() {
        see("4a", 192);
        const int strongest = grid(1).channels()[0], fourth = grid(1).channels()[3], fifth = grid(1).channels()[4];
        const int folded = grid(1).heightForWidth(grid(1).width());
        QVERIFY(!grid(1).tileOf(fourth).isNull() && grid(1).tileOf(fifth).isNull());
        QTest::keyClick(&grid(1), Qt::Key_End);
        QVERIFY(text("seenFigures").startsWith(QString("Channel %1: ").arg(fourth)));
        QTest::mouseClick(all(1), Qt::LeftButton);
        QVERIFY(!grid(1).tileOf(fifth).isNull() && grid(0).tileOf(grid(0).channels()[4]).isNull());
        QVERIFY(grid(1).heightForWidth(grid(1).width()) > 40 * folded);
        see("3a", 64);  // and stays so
        QVERIFY(!grid(1).tileOf(grid(1).channels()[4]).isNull());
        QTest::mouseClick(all(1), Qt::LeftButton);
        see("4a", 192);
        QVERIFY(grid(1).tileOf(fifth).isNull() && !grid(1).tileOf(strongest).isNull());
    }

    void aLayerHasItsChannelsAlone() {
        see("4a/3x3r", 96);
        QVERIFY(!group(1).isVisible() && !all(0)->isVisible());
        QVERIFY(!grid(0).tileOf(grid(0).channels().back()).isNull());
        QCOMPARE(asked().last(), QString("4a/3x3r"));
        QCOMPARE(group(0).findChild<QLabel*>("seenScale")->text(), QString("largest of the layer"));
        see("conv2", 192);  // the module of two layers shows its last
        QCOMPARE(asked().last(), QString("conv2/3x3"));
    }

    void theOldMapsStayDimmedUntilTheNewOnes() {
        see("4a", 192);
        const QImage before = grid(0).grab().toImage();
        m_hold = true;
        select("3a");
        QTRY_COMPARE_WITH_TIMEOUT(asked().last(), QString("3a"), kPatience);
        QVERIFY(counts(0).startsWith("192 "));
        QCOMPARE(text("seenSaid"), QString("Asking the network…"));
        QVERIFY(grid(0).grab().toImage() != before);
        select("3b");  // the latest wins
        m_hold = false;
        QTRY_VERIFY_WITH_TIMEOUT(counts(0).startsWith("128 "), kPatience);
        QCOMPARE(asked().last(), QString("3b"));
    }

    void aChannelLiesOverThePicture() {
        see("4a", 192);
        QTest::mouseClick(all(0), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(grid(0).rect().contains(grid(0).tileOf(grid(0).channels().back())), kPatience);
        auto* view = m_page->findChild<PictureView*>("seenView");
        const QImage plain = view->grab().toImage();
        const int first = grid(0).channels()[0], second = grid(0).channels()[1];
        QVERIFY(text("seenFigures").startsWith("Point at a channel"));
        QMouseEvent move(QEvent::MouseMove, grid(0).tileOf(second).center(),
                         grid(0).mapToGlobal(grid(0).tileOf(second).center()), Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(&grid(0), &move);
        QVERIFY(text("seenFigures").startsWith(QString("Channel %1: mean ").arg(second)));
        QVERIFY(text("seenFigures").contains("maximum " + activationText(test::fakeStrength(second, 512)) + ","));
        QVERIFY(text("seenFigures").contains("100 %") || text("seenFigures").contains("100.0 %"));
        QVERIFY(view->grab().toImage() != plain);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&grid(0), &leave);
        QCOMPARE(view->grab().toImage(), plain);

        QTest::keyClick(&grid(0), Qt::Key_Right);
        QVERIFY(text("seenFigures").startsWith(QString("Channel %1: ").arg(first)));
        QTest::keyClick(&grid(0), Qt::Key_Right);
        QVERIFY(grid(0).accessibleDescription().startsWith(QString("Channel %1: ").arg(second)));
        QTest::keyClick(&grid(0), Qt::Key_End);
        QVERIFY(text("seenFigures").contains("silent"));
        const auto* scroll = m_page->findChild<QScrollArea*>("seenChannels");
        const QRect last = grid(0).tileOf(grid(0).channels().back());
        QVERIFY(scroll->viewport()->rect().contains(grid(0).mapTo(scroll->viewport(), last.center())));
        QTest::keyClick(&grid(0), Qt::Key_Home);
        QTest::keyClick(&grid(1), Qt::Key_Home);
        QVERIFY(grid(0).accessibleDescription().isEmpty());
        QVERIFY(grid(1).accessibleDescription().startsWith("Channel "));
        QTest::keyClick(&grid(1), Qt::Key_Escape);
        QVERIFY(grid(1).accessibleDescription().isEmpty());
        QCOMPARE(view->grab().toImage(), plain);
        QTest::mouseClick(&grid(0), Qt::LeftButton, {}, grid(0).tileOf(first).center());
        QVERIFY(text("seenFigures").startsWith(QString("Channel %1: ").arg(first)));
        QTest::mouseClick(&grid(0), Qt::LeftButton, {}, grid(0).tileOf(first).center());
        QCOMPARE(view->grab().toImage(), plain);
    }

    /// Other weights or another picture under a mouse that rests: epoch after epoch, say.
    void theOneUnderTheMouseStays() {
        see("4a", 192);
        const int under = grid(0).channels()[2];
        QMouseEvent move(QEvent::MouseMove, grid(0).tileOf(under).center(),
                         grid(0).mapToGlobal(grid(0).tileOf(under).center()), Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(&grid(0), &move);
        m_session->setChosen("tulips/007.png");
        QTRY_COMPARE_WITH_TIMEOUT(text("seenPicture"), QString("Picture: tulips/007.png"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(text("seenSaid").isEmpty(), kPatience);
        QVERIFY2(text("seenFigures").startsWith(QString("Channel %1: ").arg(under)), qPrintable(text("seenFigures")));
        see("3a", 64);
        QVERIFY(text("seenFigures").startsWith("Point at a channel"));
    }

    void theFirstLayerHasItsFilters() {
        see("conv1", 64);
        auto* filters = m_page->findChild<ChannelGroup*>("seenFilters");
        QVERIFY(filters->isVisible());
        QCOMPARE(int(filters->grid().channels().size()), 64);
        QCOMPARE(filters->findChild<QLabel*>("seenGroupCount")->text(), QString("64 of 7×7 × 3 colours"));
        QVERIFY(filters->findChild<QLabel*>("seenNote")->text().contains(activationText(0.5)));
        QTest::mouseClick(&filters->grid(), Qt::LeftButton, {}, filters->grid().tileOf(3).center());
        QVERIFY(text("seenFigures").startsWith("Channel 3: "));
    }

    void thePictureAndTheWeightsAreFollowed() {
        see("5b", 384);
        const std::string first =
            m_session->prepared()->items[m_session->prepared()->indicesOf(Split::Validation)[0]].path;
        QCOMPARE(text("seenPicture"), "Picture: " + QString::fromStdString(first));
        QCOMPARE(text("seenWeights"), "Weights: " + m_session->weightsText());
        const auto before = asked().size();
        m_session->setChosen("tulips/007.png");
        QTRY_COMPARE_WITH_TIMEOUT(text("seenPicture"), QString("Picture: tulips/007.png"), kPatience);
        QCOMPARE(asked().size(), before + 1);
        const auto best = m_session->history().start.run / "checkpoints" / "best.pth";
        m_session->setWeightsSource(Session::WeightsSource::File, QString::fromStdString(best.string()));
        const auto followed = [&] {
            return !m_session->predicting() && text("seenWeights") == "Weights: " + m_session->weightsText();
        };
        QTRY_VERIFY_WITH_TIMEOUT(m_session->weightsSource() == Session::WeightsSource::File && followed(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(asked().size() > before + 1, kPatience);
    }

    /// What changes while nobody looks is asked about once somebody does.
    void aHiddenPanelAsksNothing() {
        see("5a", 256);
        const auto before = asked().size();
        const auto* rest = m_page->findChild<QTimer*>("seenRest");
        select("5b");
        QVERIFY(rest->isActive());
        m_page->hide();
        QVERIFY(!rest->isActive());
        for (const char* path : {"tulips/007.png", "tulips/008.png"}) m_session->setChosen(path);
        QVERIFY(!rest->isActive());
        m_page->show();
        QVERIFY(rest->isActive());
        QTRY_COMPARE_WITH_TIMEOUT(text("seenPicture"), QString("Picture: tulips/008.png"), kPatience);
        QCOMPARE(asked().size(), before + 1);
        QCOMPARE(asked().last(), QString("5b"));
    }

    void whatCanNotBeIsSaidInPlace() {
        m_throw = true;
        select("4a");
        QTRY_VERIFY_WITH_TIMEOUT(text("seenSaid").startsWith("There is not enough memory"), kPatience);
        m_throw = false;
        m_page->hide();
        m_page->show();  // asks again
        see("4a", 192);
        m_session->setChosen(m_red.path("no such.png").toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(text("seenSaid").contains("no such"), kPatience);
        QVERIFY(!m_page->findChild<QWidget*>("seenChannels")->isVisible());
        m_session->setChosen("roses/001.png");
        see("4a", 192);
    }

    void nothingIsCutOff_data() {
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<QString>("part");
        for (const char* part : {"", "4a", "conv1", "fc"})
            for (const bool chinese : {false, true})
                QTest::addRow("%s %s", chinese ? "Chinese" : "English", part) << chinese << QString(part);
    }
    void nothingIsCutOff() {
        QFETCH(bool, chinese);
        QFETCH(QString, part);
        setLanguage(chinese ? Language::Chinese : Language::English);
        select(part);
        if (part == "4a" || part == "conv1") see(part, part == "4a" ? 192 : 64);
        test::layOut();
        const QStringList cut = test::cutOffIn(*m_page);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join("; ")));
        const auto* scroll = m_page->findChild<QScrollArea*>("seenChannels");
        if (scroll->isVisible()) QVERIFY(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width());
    }
};

QTEST_MAIN(NetworkSeenTest)
#include "network_seen_test.moc"
