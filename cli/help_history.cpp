#include "cli/help.hpp"

namespace stet::cli {

const std::string_view blame_help = R"(stet blame [EDITION]

Prints each sentence of an edition with the edition in which it first stood and the
edition that gave it today's wording. A sentence is followed when it moves to
another paragraph, when it is reworded, and when it is dropped and comes back.

EDITION is an edition in the store, or a statement in a folder of its series,
FOLDER/FILE or FOLDER/NAME; a series or folder stands for its latest edition. The
files of a folder are ordered by the number of the meeting if each tells one, else by
date, else by file name. Only editions before EDITION are looked at.

  --format FORMAT    terminal, markdown, json or csv; without it, the ending of -o
                     decides (.txt, .md, .json, .csv)
  -o, --output FILE  write the whole report to FILE, or leave FILE as it was
  --color WHEN       auto, always or never; auto obeys NO_COLOR
  --width N          columns; else the terminal's, COLUMNS, or 80
  --no-pager         do not page
  --store DIR        where editions are kept; else .stet here or in a folder above
  --input-format F   auto, text, markdown, html, docx, odt or pdf
  --tracked HOW      changes recorded in a DOCX or ODT and not settled: accept
                     them (unless told otherwise), reject, or refuse the file
  -h, --help

Reading it
  First     the edition where the sentence first stood; of a sentence that was once
            part of a longer one, where that one did
  Worded    the last edition that changed a word of it; what was dropped and came
            back as it had been keeps the edition that had worded it
  [...]     when it last came back, and when it last moved

Examples
  stet blame asean-japan/23
  stet blame statements/fomc
  stet blame statements/fomc/2011-08-09.md
  stet blame statements/fomc --format csv | sort -t, -k2

Exit status: 0 done, 2 trouble.
)";

const std::string_view trace_help = R"(stet trace [SERIES] QUERY|EDITION:PARAGRAPH[.SENTENCE]

Follows a commitment, or any clause, through the editions of a series: where it first
stood, every wording as a redline against the one before, when it was strengthened or
weakened, dropped, and when it returned. SERIES is a series in the store or a folder
of statements; it may be left out where the store holds one.

The words of QUERY are looked for in every wording a clause ever had, and in sentences
outside their clauses; inflection, hyphens, spelling and case do not count. The lineages
with these words side by side are listed, those that held them longest and in most of
their time first; if there is none, those with all the words in any order.
A PARAGRAPH is a printed number, or the running number where none is printed.

  --top N            lineages told in full (5); the others have one line each; all
  --context N        unchanged words kept around a change (8); all keeps all
  --format FORMAT    terminal, markdown, json or csv; without it, the ending of -o
                     decides. JSON has every lineage in full.
  -o, --output FILE  write the whole report to FILE, or leave FILE as it was
  --color WHEN       auto, always or never; auto obeys NO_COLOR
  --width N          columns; else the terminal's, COLUMNS, or 80
  --no-pager         do not page
  --store DIR        where editions are kept; else .stet here or in a folder above
  --input-format F   auto, text, markdown, html, docx, odt or pdf
  --tracked HOW      accept, reject or refuse changes that are not settled
  --lexicon NAME     which verbs make which commitment: central-bank, built-in, or a
                     file; else the one set for the store (see stet lexicon)
  -h, --help

Examples
  stet trace statements/fomc "exceptionally low levels"
  stet trace fomc/2011-08-09:3.2
  stet trace statements/fomc/2011-08-09.md:3
  stet trace statements/fomc "considerable time" --top all -o considerable.md

Exit status: 0 done, also when nothing was found; 2 trouble.
)";

const std::string_view timeline_help = R"(stet timeline [SERIES]

Sets the commitments of a series against its editions: where each first stood, was
kept, reworded, strengthened, weakened, dropped, and returned. SERIES is a series in
the store or a folder of statements; it may be left out where the store holds one.
The commitment's words are those of the last edition shown beside it.

Which
  --class LIST       lineages that were once of these classes: undertaking,
                     reaffirmation, pledge, call, expectation, position,
                     appreciation, notice, narration
  --all-clauses      every clause, not commitments alone
  --text WORDS       those that once held these words side by side
  --actor WORDS      those whose actor was once named so
  --since EDITION    from this edition, date or year on
  --until EDITION    up to this edition, date or year
  --sort ORDER       lived: those in most editions first (unless told otherwise);
                     changed: those with most changes first; first: as they first
                     stood

How to write it
  --format FORMAT    terminal, markdown, json or csv; without it, the ending of -o
                     decides
  -o, --output FILE  write the whole report to FILE, or leave FILE as it was
  --color WHEN       auto, always or never; auto obeys NO_COLOR
  --width N          columns; else the terminal's, COLUMNS, or 80: a wider page
                     holds more editions
  --no-pager         do not page
  --store DIR        where editions are kept; else .stet here or in a folder above
  --input-format F   auto, text, markdown, html, docx, odt or pdf
  --tracked HOW      accept, reject or refuse changes that are not settled
  --lexicon NAME     which verbs make which commitment: central-bank, built-in, or a
                     file; else the one set for the store (see stet lexicon)
  -h, --help

Examples
  stet timeline asean-japan
  stet timeline statements/quad-leaders
  stet timeline statements/fomc --text "federal funds rate" --since 2008 --until 2011
  stet timeline statements/fomc -o commitments.csv

Exit status: 0 done, 2 trouble.
)";

const std::string_view phrases_help = R"(stet phrases [SERIES] PHRASE...

Counts phrases in each edition of a series, and tells where each first and last
stands. SERIES is a series in the store or a folder of statements; it may be left out
where the store holds one. Inflection, hyphens, spelling and case do not count:
militarization finds "militarisation", "rules-based order" finds "rules based order".

  --format FORMAT    terminal, markdown, json or csv; without it, the ending of -o
                     decides
  -o, --output FILE  write the whole report to FILE, or leave FILE as it was
  --color WHEN       auto, always or never; auto obeys NO_COLOR
  --width N          columns; else the terminal's, COLUMNS, or 80
  --no-pager         do not page
  --store DIR        where editions are kept; else .stet here or in a folder above
  --input-format F   auto, text, markdown, html, docx, odt or pdf
  --tracked HOW      accept, reject or refuse changes that are not settled
  --lexicon NAME     whose British and American spellings count as one
  -h, --help

Examples
  stet phrases statements/fomc "considerable period" "extended period" patient
  stet phrases statements/quad-leaders "rules-based" -o rules.csv

Exit status: 0 done, 2 trouble.
)";

const std::string_view site_help = R"(stet site DIR [SERIES...]

Writes a web site of a series into the folder DIR: the editions, what changed from
each to the next, a page for every lineage with all its wordings, the commitments
against the editions as a picture, and a search. SERIES is a series in the store or a
folder of statements; without one, every series of the store.

The pages are files with relative links: open DIR/index.html, or publish the folder as
it stands. Nothing is loaded from anywhere, and only the search needs scripts. Another
run rewrites what changed, keeps the names of pages when editions come, and removes
pages that are no more. DIR must be new, empty, or a site that stet wrote.

  --store DIR        where editions are kept; else .stet here or in a folder above
  --input-format F   auto, text, markdown, html, docx, odt or pdf
  --tracked HOW      accept, reject or refuse changes that are not settled
  --lexicon NAME     which verbs make which commitment: central-bank, built-in, or a
                     file; else the one set for the store (see stet lexicon)
  -h, --help

Examples
  stet site public
  stet site public statements/fomc statements/quad-leaders

Exit status: 0 done, 2 trouble.
)";

}  // namespace stet::cli
