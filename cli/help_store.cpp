#include "cli/help.hpp"

namespace stet::cli {

const std::string_view init_help = R"(stet init [DIR]

Makes an empty store: a bare git repository in .stet, here or in DIR. A series of
statements is a branch in it, an edition a commit and a tag, so git log, git diff
--word-diff, git blame, git push and every forge work on it.

  --store FOLDER     make the store in FOLDER itself, not in .stet
  -h, --help

Examples
  stet init && stet add statements/

Exit status: 0 done, 2 trouble.
)";

const std::string_view add_help = R"(stet add FILE…

Keeps editions in the store: files, or folders (their statements, by ending; not
the folders inside). Series, ordinal, date, place and title are taken from the
document, a date else from the file's name; what you say goes before. An edition
is called by its ordinal, or by its date where it has none: asean-japan/23,
fomc/2006-01-31. Adding the same file again does nothing; another text for an
edition is kept as its next revision. All files are added, or none of a series.

  --series NAME      the series they belong to
  --ordinal N        the edition's number, of one file
  --date DATE        its date, of one file: 2020-11-12
  --title TEXT       its title, of one file
  --place TEXT       where it was made
  --insert           place an edition that is older than the newest one, and
                     rebuild the later ones; the series as it was is kept under
                     refs/stet/backup/
  --lexicon NAME     which verbs make which commitment, for the line that sums up
                     what changed; else the one set for the store (see stet lexicon)
  --store DIR        where editions are kept; else .stet here or in a folder above
  --input-format F   auto, text, markdown, html, docx, odt or pdf
  --tracked HOW      changes recorded in a DOCX or ODT and not settled: accept
                     them (unless told otherwise), reject, or refuse the file
  -h, --help

Nothing is ever removed: git keeps the history, and git revert or git branch -f
takes an edition back.

Examples
  stet add 22.pdf 23.pdf
  stet add statements/fomc
  stet add draft.docx --series asean-japan --ordinal 24 --date 2021-10-27

Exit status: 0 done, 2 trouble: one line on standard error, and nothing was added.
)";

const std::string_view list_help = R"(stet list [SERIES]

The editions in the store, oldest first: name, date, place and title. Each name
may stand where a file may: stet compare asean-japan/22 asean-japan/23.

  --format FORMAT    terminal or json
  -o, --output FILE  write to FILE, whole or not at all
  --store DIR        where editions are kept; else .stet here or in a folder above
  --no-pager         do not page
  -h, --help

Exit status: 0 done, 2 trouble.
)";

const std::string_view log_help = R"(stet log [SERIES]

One line for each edition, newest first: its name, its date, and what changed since
the edition before it, as it was summed up when it was added. Without SERIES, the
only series of the store.

  -p, --reports      the whole report of each instead, as stet compare writes it
  --lexicon NAME     with -p, which verbs make which commitment: central-bank,
                     built-in, or a file; else the one set for the store
  -n N               the newest N only
  -o, --output FILE  write to FILE, whole or not at all
  --store DIR        where editions are kept; else .stet here or in a folder above
  --color WHEN       auto, always or never; auto obeys NO_COLOR
  --width N          columns; else the terminal's, COLUMNS, or 80
  --no-pager         do not page
  -h, --help

Examples
  stet log fomc | head -20
  stet log fomc -p -n 3

Exit status: 0 done, 2 trouble.
)";

const std::string_view export_help = R"(stet export EDITION

Writes the edition's text as the store keeps it: one sentence a line, a blank line
between paragraphs, printed numbers in front, "# " in front of headings.

  --source           the file that was added instead, byte for byte
  -o, --output FILE  write to FILE, whole or not at all
  --store DIR        where editions are kept; else .stet here or in a folder above
  --no-pager         do not page
  -h, --help

Examples
  stet export asean-japan/23 > 23.txt
  stet export 23 --source -o 23.pdf

Exit status: 0 done, 2 trouble.
)";

const std::string_view verify_help = R"(stet verify

Reads the whole store back and checks it: git's hashes; that each source is the file
that was added; that each text is what its source reads as; the order of editions;
the tags. Changes nothing. What it finds is listed, with what to do.

  --store DIR        where editions are kept; else .stet here or in a folder above
  -h, --help

Exit status: 0 all is whole, 2 trouble.
)";

const std::string_view git_setup_help = R"(stet git-setup

Lets git itself show PDF, DOCX, ODT, HTML, Markdown and text through stet, in the
repository of this folder. Written into .git/config and .git/info/attributes, between
lines that mark it; nothing that is committed changes.

  git diff                              what changed, as stet compare tells it
  git diff --no-ext-diff --word-diff    the words, in the text stet reads
  git log -p, git show, git blame       the same text, one sentence a line
  git difftool -t stet                  one report after the other

  --print            show what would be written, and write nothing
  --undo             take it out again
  --global           for all your repositories: PDF, DOCX and ODT only, in
                     ~/.gitconfig and ~/.config/git/attributes
  -h, --help

Exit status: 0 done, 2 trouble.
)";

}  // namespace stet::cli
