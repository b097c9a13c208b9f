<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%n picture(s) that validate or test are among those that train, too: the answers to them are no proof.</source>
        <translation>
            <numerusform>%n picture that validates or tests is among those that train, too: the answer to it is no proof.</numerusform>
            <numerusform>%n pictures that validate or test are among those that train, too: the answers to them are no proof.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) that validate or test are nearly the same as one that trains: the answers to them prove little. Delete leaves a picture out.</source>
        <translation>
            <numerusform>%n picture that validates or tests is nearly the same as one that trains: the answer to it proves little. Delete leaves a picture out.</numerusform>
            <numerusform>%n pictures that validate or test are nearly the same as ones that train: the answers to them prove little. Delete leaves a picture out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finished after %n epoch(s)</source>
        <translation>
            <numerusform>Finished after %n epoch</numerusform>
            <numerusform>Finished after %n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s) of %1 pictures</source>
        <translation>
            <numerusform>%n epoch of %1 pictures</numerusform>
            <numerusform>%n epochs of %1 pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %1 of %n epoch(s) without improvement</source>
        <translation>
            <numerusform>; %1 of %n epoch without improvement</numerusform>
            <numerusform>; %1 of %n epochs without improvement</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message numerus="yes">
        <source>%1, %n thread(s)</source>
        <translation>
            <numerusform>%1, %n thread</numerusform>
            <numerusform>%1, %n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunEvents</name>
    <message numerus="yes">
        <source>%1: %2, %3, %n thread(s)</source>
        <translation>
            <numerusform>%1: %2, %3, %n thread</numerusform>
            <numerusform>%1: %2, %3, %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsText</name>
    <message numerus="yes">
        <source>%n epoch(s) of %1 pictures</source>
        <translation>
            <numerusform>%n epoch of %1 pictures</numerusform>
            <numerusform>%n epochs of %1 pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::Browser</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy path(s)</source>
        <translation>
            <numerusform>Copy path</numerusform>
            <numerusform>Copy paths</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln picture(s)</source>
        <translation>
            <numerusform>the first picture</numerusform>
            <numerusform>the first %Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln picture(s) of step %1 (epoch %2)</source>
        <translation>
            <numerusform>The %Ln picture of step %1 (epoch %2)</numerusform>
            <numerusform>The %Ln pictures of step %1 (epoch %2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln picture(s) of steps %1 to %2 (epoch %3)</source>
        <translation>
            <numerusform>The %Ln picture of steps %1 to %2 (epoch %3)</numerusform>
            <numerusform>The %Ln pictures of steps %1 to %2 (epoch %3)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ClassFiguresModel</name>
    <message numerus="yes">
        <source>%1: %n picture(s), answered %2 times</source>
        <translation>
            <numerusform>%1: %n picture, answered %2 times</numerusform>
            <numerusform>%1: %n pictures, answered %2 times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ComparePlot</name>
    <message numerus="yes">
        <source>guessing, %n class(es): %1</source>
        <translation>
            <numerusform>guessing, %n class: %1</numerusform>
            <numerusform>guessing, %n classes: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ConfusedPairsModel</name>
    <message numerus="yes">
        <source>%1 taken for %2: %n picture(s), %3 of those of %1</source>
        <translation>
            <numerusform>%1 taken for %2: %n picture, %3 of those of %1</numerusform>
            <numerusform>%1 taken for %2: %n pictures, %3 of those of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ExportOutcome</name>
    <message numerus="yes">
        <source>That reader knows no free batch axis: it had %n picture(s) at a time.</source>
        <translation>
            <numerusform>That reader knows no free batch axis: it had %n picture at a time.</numerusform>
            <numerusform>That reader knows no free batch axis: it had %n pictures at a time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::FactsPanel</name>
    <message numerus="yes">
        <source>%1, %2, %n thread(s)</source>
        <translation>
            <numerusform>%1, %2, %n thread</numerusform>
            <numerusform>%1, %2, %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::FilterBar</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::HeadNotice</name>
    <message numerus="yes">
        <source>Nothing is learned yet: every head has stayed at the loss of guessing (%1) for %n epoch(s).</source>
        <translation>
            <numerusform>Nothing is learned yet: every head has stayed at the loss of guessing (%1) for %n epoch.</numerusform>
            <numerusform>Nothing is learned yet: every head has stayed at the loss of guessing (%1) for %n epochs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%2 at the loss of guessing (%1) for %n epoch(s) while the others learn. A head that stays there learns nothing.</source>
        <translation>
            <numerusform>%2 at the loss of guessing (%1) for %n epoch while the others learn. A head that stays there learns nothing.</numerusform>
            <numerusform>%2 at the loss of guessing (%1) for %n epochs while the others learn. A head that stays there learns nothing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::MainWindow</name>
    <message numerus="yes">
        <source>Drop to ask the network about %Ln picture(s)</source>
        <translation>
            <numerusform>Drop to ask the network about %Ln picture</numerusform>
            <numerusform>Drop to ask the network about %Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln thing(s) dropped, only &quot;%1&quot; was opened: one data set or run at a time.</source>
        <translation>
            <numerusform>Of %Ln thing dropped, only &quot;%1&quot; was opened: one data set or run at a time.</numerusform>
            <numerusform>Of %Ln things dropped, only &quot;%1&quot; was opened: one data set or run at a time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::MapPanel</name>
    <message numerus="yes">
        <source>A map needs answers on at least %n picture(s).</source>
        <translation>
            <numerusform>A map needs answers on at least %n picture.</numerusform>
            <numerusform>A map needs answers on at least %n pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be read, or give no feature.</source>
        <translation>
            <numerusform>%n picture could not be read, or gives no feature.</numerusform>
            <numerusform>%n pictures could not be read, or give no feature.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::MatrixPanel</name>
    <message numerus="yes">
        <source>%n picture(s) with a known class. A click on a cell shows its pictures.</source>
        <translation>
            <numerusform>%n picture with a known class. A click on a cell shows its pictures.</numerusform>
            <numerusform>%n pictures with a known class. A click on a cell shows its pictures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::NetworkPage</name>
    <message numerus="yes">
        <source>%n class(es), from %1</source>
        <translation>
            <numerusform>%n class, from %1</numerusform>
            <numerusform>%n classes, from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es), those of the run</source>
        <translation>
            <numerusform>%n class, that of the run</numerusform>
            <numerusform>%n classes, those of the run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::Notice</name>
    <message numerus="yes">
        <source>%n picture(s) taken back into training.</source>
        <translation>
            <numerusform>%n picture taken back into training.</numerusform>
            <numerusform>%n pictures taken back into training.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) left out of training by you.</source>
        <translation>
            <numerusform>%n picture left out of training by you.</numerusform>
            <numerusform>%n pictures left out of training by you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::PredictionsPage</name>
    <message numerus="yes">
        <source>%n picture(s) could not be read and have no answer. %1</source>
        <translation>
            <numerusform>%n picture could not be read and has no answer. %1</numerusform>
            <numerusform>%n pictures could not be read and have no answer. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ProblemPanel</name>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::RunBar</name>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::RunJobs</name>
    <message numerus="yes">
        <source>on %n photograph(s)</source>
        <translation>
            <numerusform>on %n photograph</numerusform>
            <numerusform>on %n photographs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n picture(s) of noise</source>
        <translation>
            <numerusform>on %n picture of noise</numerusform>
            <numerusform>on %n pictures of noise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are in the wastebasket.</source>
        <translation>
            <numerusform>%n run is in the wastebasket.</numerusform>
            <numerusform>%n runs are in the wastebasket.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::RunToolBar</name>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln compared</source>
        <translation>
            <numerusform>, %Ln compared</numerusform>
            <numerusform>, %Ln compared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::SeenPanel</name>
    <message numerus="yes">
        <source>%n silent</source>
        <translation>
            <numerusform>%n silent</numerusform>
            <numerusform>%n silent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::StripPanel</name>
    <message numerus="yes">
        <source>Events, %n problem(s)</source>
        <translation>
            <numerusform>Events, %n problem</numerusform>
            <numerusform>Events, %n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::TrainingPage</name>
    <message numerus="yes">
        <source>Accuracy on %n validation picture(s), main head</source>
        <translation>
            <numerusform>Accuracy on %n validation picture, main head</numerusform>
            <numerusform>Accuracy on %n validation pictures, main head</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::WeightsDialog</name>
    <message numerus="yes">
        <source>%1, %n tensor(s), %2</source>
        <translation>
            <numerusform>%1, %n tensor, %2</numerusform>
            <numerusform>%1, %n tensors, %2</numerusform>
        </translation>
    </message>
</context>
</TS>
