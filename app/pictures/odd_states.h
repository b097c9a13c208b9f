// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pictures/stage.h"

/// States beside the straight way: what is loading, what went wrong, what learned nothing. Each really happens.
namespace studio::pictures {

bool isOpening(Stage& stage);  ///< a folder is being listed
void cancelOpening(Stage& stage);
bool isPreparing(Stage& stage);  ///< a run
void stopRun(Stage& stage);
bool isAsking(Stage& stage);  ///< the network is being asked about pictures
void cancelAsking(Stage& stage);
bool problemsAreOpen(Stage& stage);     ///< data with bad files, the first one chosen
bool nothingWasLearned(Stage& stage);   ///< a short run at a learning rate of nearly nothing
bool eventsAreListed(Stage& stage);     ///< of the run that is open
bool picturesAreListed(Stage& stage);   ///< the twelve again
bool itDiverged(Stage& stage);          ///< a run at a far too high learning rate
bool nothingCanBeOpened(Stage& stage);  ///< a folder without a picture
bool recentIsListed(Stage& stage);      ///< what was open before, one of it on a disk that is not connected
/// The opening page offers a run that was interrupted, and lists what was open before. Of a run that is there.
bool aRunWasInterrupted(Stage& stage);
/// Of a run that is there, or of the one that learned for the pictures.
bool theInterruptedRunIsOpen(Stage& stage);

}  // namespace studio::pictures
