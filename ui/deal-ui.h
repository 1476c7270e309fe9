/* deal-ui.h: where the window's own resources are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#define DEAL_UI_PATH "/io/github/counterpart_app/Counterpart/"
