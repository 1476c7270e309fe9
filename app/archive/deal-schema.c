/* deal-schema.c: the tables of the archive, version by version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-schema.h"

/*
 * lists     whom we ask; validators belong to the answer of validators_url
 * hosts     servers that want to be left alone
 * sources   articles; `key` is the address or, without one, the place in a list
 * entries   which list calls which source what: two lists may have the same one
 * texts     each text once, by its SHA-256
 * versions  which text a source had since when
 * marks     which revision of a source the user has read, 0 for none; never
 *           touched by a refresh
 * asks      what was asked when, and what came of it
 * search    the index of all words; holds no text itself
 */
static const char version_1[] =
  "CREATE TABLE lists ("
  " id INTEGER PRIMARY KEY,"
  " url TEXT NOT NULL UNIQUE,"
  " current_url TEXT NOT NULL,"
  " title TEXT NOT NULL DEFAULT '',"
  " by_user INTEGER NOT NULL DEFAULT 0,"
  " added INTEGER NOT NULL,"
  " asked INTEGER NOT NULL DEFAULT 0,"
  " answered INTEGER NOT NULL DEFAULT 0,"
  " changed INTEGER NOT NULL DEFAULT 0,"
  " not_before INTEGER NOT NULL DEFAULT 0,"
  " status INTEGER NOT NULL DEFAULT 0,"
  " failures INTEGER NOT NULL DEFAULT 0,"
  " gone INTEGER NOT NULL DEFAULT 0,"
  " reason TEXT,"
  " etag TEXT,"
  " last_modified TEXT,"
  " validators_url TEXT) STRICT;"
  "CREATE TABLE hosts ("
  " host TEXT PRIMARY KEY,"
  " not_before INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE texts ("
  " hash TEXT PRIMARY KEY,"
  " body TEXT NOT NULL) STRICT;"
  "CREATE TABLE sources ("
  " id INTEGER PRIMARY KEY,"
  " key TEXT NOT NULL UNIQUE,"
  " list INTEGER REFERENCES lists,"
  " url TEXT,"
  " title TEXT NOT NULL,"
  " publisher TEXT NOT NULL DEFAULT '',"
  " published TEXT,"
  " modified TEXT,"
  " hash TEXT REFERENCES texts,"
  " known INTEGER NOT NULL DEFAULT 0,"
  " revision INTEGER NOT NULL DEFAULT 1,"
  " first_seen INTEGER NOT NULL,"
  " last_seen INTEGER NOT NULL,"
  " changed INTEGER NOT NULL,"
  " asked INTEGER NOT NULL DEFAULT 0,"
  " answered INTEGER NOT NULL DEFAULT 0,"
  " status INTEGER NOT NULL DEFAULT 0,"
  " failures INTEGER NOT NULL DEFAULT 0,"
  " gone INTEGER NOT NULL DEFAULT 0,"
  " reason TEXT,"
  " etag TEXT,"
  " last_modified TEXT,"
  " validators_url TEXT) STRICT;"
  "CREATE INDEX sources_by_url ON sources (url);"
  "CREATE INDEX sources_by_text ON sources (hash);"
  "CREATE TABLE entries ("
  " list INTEGER NOT NULL REFERENCES lists,"
  " entry TEXT NOT NULL,"
  " source INTEGER NOT NULL REFERENCES sources,"
  " PRIMARY KEY (list, entry)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE versions ("
  " source INTEGER NOT NULL REFERENCES sources,"
  " seen INTEGER NOT NULL,"
  " hash TEXT NOT NULL REFERENCES texts,"
  " PRIMARY KEY (source, seen, hash)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE marks ("
  " source INTEGER PRIMARY KEY REFERENCES sources,"
  " revision INTEGER NOT NULL,"
  " at INTEGER NOT NULL) STRICT;"
  "CREATE TABLE asks ("
  " id INTEGER PRIMARY KEY,"
  " list INTEGER REFERENCES lists,"
  " source INTEGER REFERENCES sources,"
  " asked INTEGER NOT NULL,"
  " status INTEGER NOT NULL,"
  " outcome TEXT NOT NULL,"
  " reason TEXT) STRICT;"
  "CREATE INDEX asks_by_list ON asks (list, id);"
  "CREATE VIRTUAL TABLE search USING fts5 ("
  " title, body, content='', tokenize='unicode61 remove_diacritics 2');";

/* readings   how the user reads the conflicts of a deal: the position in its words,
 *           since a new edition of the deal may count them otherwise */
static const char version_2[] =
  "CREATE TABLE readings ("
  " deal TEXT NOT NULL,"
  " conflict TEXT NOT NULL,"
  " says TEXT NOT NULL,"
  " reason TEXT,"
  " at INTEGER NOT NULL,"
  " PRIMARY KEY (deal, conflict)) STRICT, WITHOUT ROWID;";

/* Pages of sources are fetched too: `page` says that a text is that of the page and
 * not what a list says of it, which then counts no more.
 *
 * judgements   what the user made of a passage that speaks of a term: a claim, with
 *              its stance, or nothing, without one */
static const char version_3[] =
  "ALTER TABLE sources ADD COLUMN page INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE sources ADD COLUMN current_url TEXT;"
  "ALTER TABLE sources ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE versions ADD COLUMN page INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX asks_by_source ON asks (source, id);"
  "CREATE TABLE judgements ("
  " deal TEXT NOT NULL,"
  " source INTEGER NOT NULL REFERENCES sources,"
  " term TEXT NOT NULL,"
  " passage TEXT NOT NULL,"
  " stance TEXT,"
  " says TEXT,"
  " at INTEGER NOT NULL,"
  " PRIMARY KEY (deal, source, term, passage)) STRICT, WITHOUT ROWID;";

/* visits    what a deal said when the user last looked at it, for the news since */
static const char version_4[] =
  "CREATE TABLE visits ("
  " deal TEXT PRIMARY KEY,"
  " edition TEXT NOT NULL,"
  " at INTEGER NOT NULL) STRICT;";

/* scenarios   the user's own for a deal, as text that deal-own.c reads */
static const char version_5[] =
  "CREATE TABLE scenarios ("
  " deal TEXT NOT NULL,"
  " id TEXT NOT NULL,"
  " body TEXT NOT NULL,"
  " at INTEGER NOT NULL,"
  " PRIMARY KEY (deal, id)) STRICT, WITHOUT ROWID;";

/* editions   a deal as it was last published at an address, whole, whether the user
 *            took it or not: `declined` is the one that was not wanted
 * files      where the deal files of this computer came from
 * replaced   what the edition with that hash took the place of, for undo */
static const char version_6[] =
  "CREATE TABLE editions ("
  " id INTEGER PRIMARY KEY,"
  " url TEXT NOT NULL UNIQUE,"
  " current_url TEXT NOT NULL,"
  " asked INTEGER NOT NULL DEFAULT 0,"
  " answered INTEGER NOT NULL DEFAULT 0,"
  " changed INTEGER NOT NULL DEFAULT 0,"
  " not_before INTEGER NOT NULL DEFAULT 0,"
  " status INTEGER NOT NULL DEFAULT 0,"
  " failures INTEGER NOT NULL DEFAULT 0,"
  " gone INTEGER NOT NULL DEFAULT 0,"
  " reason TEXT,"
  " etag TEXT,"
  " last_modified TEXT,"
  " validators_url TEXT,"
  " hash TEXT,"
  " body TEXT,"
  " declined TEXT) STRICT;"
  "CREATE TABLE files ("
  " uri TEXT PRIMARY KEY,"
  " url TEXT NOT NULL) STRICT;"
  "CREATE INDEX files_by_url ON files (url);"
  "CREATE TABLE replaced ("
  " uri TEXT NOT NULL,"
  " hash TEXT NOT NULL,"
  " body TEXT NOT NULL,"
  " at INTEGER NOT NULL,"
  " PRIMARY KEY (uri, hash)) STRICT;"
  "ALTER TABLE asks ADD COLUMN edition INTEGER REFERENCES editions;"
  "CREATE INDEX asks_by_edition ON asks (edition, id);";

const char *const deal_schema_steps[] = { version_1, version_2, version_3,
                                          version_4, version_5, version_6 };
const guint       deal_schema_version = G_N_ELEMENTS (deal_schema_steps);
