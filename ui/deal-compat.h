/* deal-compat.h: the widgets that later releases replace, each behind one function
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*DealFileFunc) (GFile *file, gpointer user_data);
typedef void (*DealConfirmFunc) (gpointer user_data);

void       deal_compat_show_about (GtkWindow *parent);
GtkWindow *deal_compat_preferences_window_new (GtkWindow          *parent,
                                               AdwPreferencesPage *page);
void       deal_compat_preferences_tell (GtkWidget *inside, const char *text);
void       deal_compat_confirm (GtkWindow      *parent,
                                const char     *heading,
                                const char     *body,
                                const char     *action,
                                DealConfirmFunc confirmed,
                                gpointer        user_data);
void       deal_compat_show_uri (GtkWidget *inside, const char *uri);
void       deal_compat_choose_deal_file (GtkWindow   *parent,
                                         DealFileFunc chosen,
                                         gpointer     user_data);
void       deal_compat_choose_scenarios_file (GtkWindow   *parent,
                                              DealFileFunc chosen,
                                              gpointer     user_data);
void       deal_compat_choose_lists_file (GtkWindow   *parent,
                                          DealFileFunc chosen,
                                          gpointer     user_data);
void       deal_compat_choose_save_file (GtkWindow   *parent,
                                         const char  *title,
                                         const char  *name,
                                         GFile       *folder,
                                         DealFileFunc chosen,
                                         gpointer     user_data);
void       deal_compat_choose_folder (GtkWindow   *parent,
                                      const char  *title,
                                      DealFileFunc chosen,
                                      gpointer     user_data);
void       deal_compat_open_file (GtkWidget *parent, GFile *file);

G_END_DECLS
