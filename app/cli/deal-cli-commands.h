/* deal-cli-commands.h: the subcommands, in the order of --help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* No guard: included once for the declarations and once for the table.
 * DEAL_COMMAND (name, what follows it, what it does) */
DEAL_COMMAND (check, "FILE…", N_ ("Find every mistake in deal files"))
DEAL_COMMAND (terms, "[FILE]", N_ ("Print the terms of two versions side by side"))
DEAL_COMMAND (diff, "[FILE]", N_ ("The same as “terms”"))
DEAL_COMMAND (schedule, "[FILE]", N_ ("Print what is paid when under a version"))
DEAL_COMMAND (matrix, "[FILE]", N_ ("Print which product is permitted and offered where"))
DEAL_COMMAND (conflicts, "[FILE]", N_ ("Print where the sources contradict each other"))
DEAL_COMMAND (sources, "[FILE]", N_ ("Print the sources and what rests on them"))
DEAL_COMMAND (search,
              "WORDS…",
              N_ ("Find words in terms, claims, events, sources and archived texts"))
DEAL_COMMAND (export,
              "FIGURE|PNG -o OUT [FILE]",
              N_ ("Write a figure as PNG, SVG, PDF or CSV"))
DEAL_COMMAND (describe,
              "FIGURE|PNG [FILE]",
              N_ ("Print a figure's texts and smallest font as JSON"))
DEAL_COMMAND (report,
              "-o FOLDER [FILE]",
              N_ ("Write all figures, tables and one PDF into a folder"))
DEAL_COMMAND (feed, "FILE|URL", N_ ("Print the entries of a list of articles as JSON"))
DEAL_COMMAND (archive, "", N_ ("Say how large the archive is, write it out, or prune it"))
DEAL_COMMAND (lists, "", N_ ("Print, add or write out your own lists of articles"))
DEAL_COMMAND (candidates,
              "[FILE]",
              N_ ("Print passages of new articles that speak of a term"))
DEAL_COMMAND (refresh, "[FILE]", N_ ("Ask the lists for new sources and keep them"))
DEAL_COMMAND (update, "[FILE]", N_ ("Show what a newer edition changes, and take it"))
