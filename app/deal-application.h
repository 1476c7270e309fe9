/* deal-application.h: the program in its desktop session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DEAL_TYPE_APPLICATION (deal_application_get_type ())
G_DECLARE_FINAL_TYPE (DealApplication,
                      deal_application,
                      DEAL,
                      APPLICATION,
                      AdwApplication)

DealApplication *deal_application_new (void);

G_END_DECLS
