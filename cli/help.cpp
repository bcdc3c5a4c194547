#include "cli/help.hpp"

namespace stet::cli {

const std::string_view main_help =
    R"(stet compares successive official statements paragraph by paragraph and reports
which commitments were added, dropped or reworded.

  stet compare OLD NEW    what changed between two statements, or folders
  stet show DOC           how stet reads one statement: paragraphs and clauses

  stet init               a store for editions: a git repository in .stet
  stet add FILE…          keep editions in it
  stet list               what it holds; each name may stand where a file may
  stet log [SERIES]       what changed from edition to edition
  stet export EDITION     an edition's text, or the file that was added
  stet verify             checks everything the store holds
  stet git-setup          lets git diff, log and show read documents through stet

Through the years
  stet timeline SERIES    commitments against editions: kept, reworded, dropped, back
  stet trace QUERY        what became of a commitment, wording by wording
  stet blame EDITION      since when each sentence stands, and reads as it does
  stet phrases SERIES     how often given phrases stand in each edition
  stet site DIR           a web site of a series: editions, changes, every lineage

  stet lexicon            which verbs make which commitment: print, extend, check

  stet completion SHELL   what bash, zsh or fish needs to complete stet's words
  stet COMMAND --help     options, examples, and how to read the result
  stet --version

Examples
  stet compare 22.txt 23.txt
  stet compare 22.txt 23.txt -o changes.md
  stet compare 22.txt 23.txt --only dropped,weakened
  stet compare 22 23                  two editions that the store holds
  stet trace statements/fomc "extended period"
  curl -s URL | stet compare last-year.md -

Words
  commitment    a clause in which someone binds themselves to act: an undertaking
                ("decided to"), a reaffirmation ("reaffirmed our commitment to") or
                a pledge of money or another concrete contribution
  stronger      its verb binds more, a hedge went, or a firm date or amount came
  weaker        the reverse
  dropped       it stands nowhere in the new statement
  moved         the same words stand in another place
  layout        wrapping, numbering, quotes' shape, hyphens lost by the page:
                never reported as a change

Exit status
  0   done
  1   with --exit-code: commitments changed
  2   trouble: one line on standard error says what, and nothing was written
)";

const std::string_view compare_help = R"(stet compare OLD NEW

Reports what changed from the statement OLD to the statement NEW. Each is a
PDF, Word (.docx), ODT, HTML, Markdown or text file, - for standard input (one of
them), or an edition in the store: asean-japan/22, or 22 where one series has it,
a tag, or a commit by git's rules, such as HEAD~1. Or both are folders: see below.

What to show
  --only LIST        only these changes: added, dropped, reworded, strengthened,
                     weakened, moved; or kept, to list what stands. Several with
                     commas. reworded takes in strengthened and weakened.
  --class LIST       only clauses of these classes: undertaking, reaffirmation,
                     pledge, call, expectation, position, appreciation, notice,
                     narration
  --all-clauses      calls, positions, appreciations and the rest beside
                     commitments
  --context N        unchanged words kept around a change (8); all keeps all

How to write it
  --format FORMAT    terminal, markdown, html, json, csv, xlsx or docx; without
                     it, the ending of -o decides (.txt, .md, .html, .json,
                     .csv, .xlsx, .docx). html is one page with everything in
                     it, for a browser or print; docx has tracked changes, for
                     Word; xlsx and csv have the commitments, for spreadsheets
  --with-summary     in a Word document, the figures and commitments in a table
                     before the statement
  -o, --output FILE  write the whole report to FILE, or leave FILE as it was;
                     - is standard output
  --color WHEN       auto, always or never; auto obeys NO_COLOR
  --width N          columns; else the terminal's, COLUMNS, or 80
  --no-pager         do not page; else STET_PAGER or PAGER, or less, when the
                     report is longer than the screen

How to read the statements
  --input-format F   auto, text, markdown, html, docx, odt or pdf
  --tracked HOW      changes recorded in a DOCX or ODT and not settled: accept
                     them (unless told otherwise), reject, or refuse the file
  --lexicon NAME     which verbs make which commitment: central-bank, built-in, or a
                     file; else the one set for the store (see stet lexicon)
  --store DIR        where editions are kept; else .stet here or in a folder above

Two folders
  Files are paired by name, whatever their ending (a.pdf and a.docx); what is left by
  number, date or series, where that tells one file of each folder. The report is an
  overview: a line for each pair, then what stands in one folder only, what could not
  be compared, and what was not read: subfolders and files of other kinds. Hidden
  files and README are passed over.

  --full             each pair's report below the overview; so do --only, --class
                     and --all-clauses
  -o FOLDER          an overview (index.html) and a file for each pair in FOLDER,
                     which must be new, empty, or of an earlier run; --format
                     chooses (html). -o FILE holds all in one: txt, md, json, csv
                     and xlsx, with a column for the pair
  --pair-by WAY      auto, name, ordinal, date or series
  --threads N        pairs compared at a time (as many as there are processors)

  --exit-code        exit with 1 when commitments changed; of folders, also when a
                     statement stands in one only
  -q, --quiet        no progress and no warnings on standard error
  -h, --help

Reading the report
  ¶5 → ¶6                paragraph 5 of OLD, which is paragraph 6 of NEW
  ¶[5]                   the fifth paragraph, where no numbers are printed
  [-old words-]{+new+}   without colour; with colour, struck red and bold green
  …                      unchanged words left out; never a change
  […]                    a change that another section tells
  TO CHECK               links between paragraphs that stet is not sure of

Examples
  stet compare 22.txt 23.txt
  stet compare 22.txt 23.txt -o report.html
  stet compare 22.txt 23.txt --only dropped,weakened --context all
  stet compare 22.txt 23.txt --class pledge
  stet compare 22.txt 23.txt -o changes.docx --with-summary
  stet compare 22.txt 23.txt --format json | jq .summary
  stet compare 22.txt 23.txt --exit-code >/dev/null || echo "commitments changed"
  stet compare last-year/ this-year/
  stet compare last-year/ this-year/ -o changes/

Exit status: 0 done, 1 with --exit-code when commitments changed, 2 trouble. Of two
folders, a file that cannot be read is trouble: the others are compared and reported,
it is named on standard error, and the status is 2.
)";

const std::string_view show_help = R"(stet show DOC

Prints how stet reads a statement: title, edition, date and place; each paragraph
with its number, where it stood in the file and its sentences; each clause with
its class, actor and verb; and what was left out, such as page numbers. DOC is a
PDF, Word (.docx), ODT, HTML, Markdown or text file, - for standard input, or an
edition in the store.

  --format FORMAT    terminal or json; without it, the ending of -o decides
  -o, --output FILE  write to FILE, whole or not at all
  --color WHEN       auto, always or never; auto obeys NO_COLOR
  --width N          columns; else the terminal's, COLUMNS, or 80
  --no-pager         do not page
  --input-format F   auto, text, markdown, html, docx, odt or pdf
  --tracked HOW      changes recorded in a DOCX or ODT and not settled: accept
                     them (unless told otherwise), reject, or refuse the file
  --lexicon NAME     which verbs make which commitment: central-bank, built-in, or a
                     file; else the one set for the store (see stet lexicon)
  --store DIR        where editions are kept; else .stet here or in a folder above
  -h, --help

Examples
  stet show 23.txt
  stet show 23.txt --format json | jq '.clauses[] | select(.commitment) | .text'

Exit status: 0 done, 2 trouble.
)";

const std::string_view lexicon_help = R"(stet lexicon [NAME | check FILE… | use [NAME]]

A lexicon says which verbs make a commitment, and how strongly each binds. NAME is
built-in, which knows joint statements and communiques; central-bank, which knows
those of central banks; or a file. docs/guide/lexicon.md teaches another body's
language, docs/lexicon.md has the format.

  stet lexicon               prints the one in use, as --lexicon reads it
  stet lexicon NAME          prints that one
  stet lexicon check FILE…   lists the verbs that stand behind an actor in these
                             statements and that the lexicon does not know, with a
                             sentence of each; FILE is a statement, a folder of them,
                             an edition or a series of the store. A FILE that ends in
                             .toml is a lexicon: its first mistake is told with its line
  stet lexicon use NAME      sets the one for the store: whatever reads its editions
                             uses it, unless --lexicon names another
  stet lexicon use built-in  takes the setting back
  stet lexicon use           tells what is set

  --lexicon NAME     the one to check with, in place of the store's or built-in
  --store DIR        the store; else .stet here or in a folder above
  --format FORMAT    terminal or json; of check alone
  -o, --output FILE  write to FILE, whole or not at all
  --color WHEN       auto, always or never; auto obeys NO_COLOR
  --width N          columns; else the terminal's, COLUMNS, or 80
  --no-pager         do not page
  --input-format F   auto, text, markdown, html, docx, odt or pdf
  --tracked HOW      accept, reject or refuse changes that are not settled
  -h, --help

Examples
  stet lexicon central-bank > bank.toml
  stet lexicon check bank.toml
  stet lexicon check statements/fomc --lexicon bank.toml
  stet lexicon use bank.toml

Exit status: 0 done, also where verbs are unknown; 2 trouble, such as a broken lexicon.
)";

const std::string_view completion_help = R"(stet completion SHELL

Prints what a shell needs to complete stet's commands and options. SHELL is bash,
zsh or fish. The Debian package installs all three.

  -h, --help

Examples
  source <(stet completion bash)
  stet completion fish > ~/.config/fish/completions/stet.fish

Exit status: 0 done, 2 trouble.
)";

}  // namespace stet::cli
