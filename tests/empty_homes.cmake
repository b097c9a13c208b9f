# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DHOMES=FOLDER -P empty_homes.cmake: empties every folder in FOLDER.
file(GLOB homes "${HOMES}/*")
foreach(home IN LISTS homes)
    file(REMOVE_RECURSE "${home}")
    file(MAKE_DIRECTORY "${home}")
endforeach()
