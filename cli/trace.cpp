#include "engine/history/trace.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/history_output.hpp"
#include "cli/lexicon_choice.hpp"
#include "cli/series.hpp"
#include "engine/base/error.hpp"
#include "engine/report/history.hpp"
#include "engine/text/characters.hpp"

namespace stet::cli {

namespace {

struct TraceArguments {
  std::vector<std::string> words;  // [SERIES] WHAT
  std::string format;
  std::string lexicon;
  std::string context;
  std::string top;
  ReadingOptions reading;
};

// EDITION:PARAGRAPH[.SENTENCE]
struct PlaceAsked {
  std::string edition;
  std::string place;
};

std::optional<PlaceAsked> place_asked(const std::string& what) {
  const std::size_t colon = what.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == what.size()) return std::nullopt;
  std::string place = what.substr(colon + 1);
  if (place.starts_with("¶")) place.erase(0, std::string_view("¶").size());
  const bool plausible = !place.empty() && place.size() < 24 && place.find(' ') == std::string::npos;
  if (!plausible) return std::nullopt;
  return PlaceAsked{what.substr(0, colon), place};
}

std::optional<std::uint32_t> number_in(std::string_view text) {
  if (text.empty() || text.size() > 6 || !std::ranges::all_of(text, is_ascii_digit)) return std::nullopt;
  return static_cast<std::uint32_t>(std::stoul(std::string(text)));
}

// The paragraph with this printed number, or the one of this running number where none is printed ("[3]"
// means that always).
std::optional<std::uint32_t> paragraph_of(const EditionFacts& edition, std::string_view text) {
  const bool running = text.size() > 2 && text.front() == '[' && text.back() == ']';
  if (running) text = text.substr(1, text.size() - 2);
  const std::optional<std::uint32_t> number = number_in(text);
  for (std::uint32_t p = 0; p < edition.paragraphs.size() && !running; ++p)
    if (edition.paragraphs[p].label == text) return p;
  for (std::uint32_t p = 0; p < edition.paragraphs.size(); ++p) {
    const ParagraphName& name = edition.paragraphs[p];
    if (number && name.kind == ParagraphKind::body && name.running == *number &&
        (running || name.label.empty()))
      return p;
  }
  return std::nullopt;
}

struct Place {
  std::uint32_t paragraph = 0;
  std::optional<std::uint32_t> sentence;
};

// "3", "3.2", "[3].2"; "3.1" is a paragraph where that number is printed.
Place resolve(const EditionFacts& edition, const std::string& text) {
  if (const auto whole = paragraph_of(edition, text)) return {*whole, std::nullopt};
  const std::size_t dot = text.rfind('.');
  const std::optional<std::uint32_t> sentence =
      dot == std::string::npos ? std::nullopt : number_in(std::string_view(text).substr(dot + 1));
  if (sentence && *sentence > 0)
    if (const auto paragraph = paragraph_of(edition, std::string_view(text).substr(0, dot)))
      return {*paragraph, *sentence - 1};
  throw Error(ErrorCode::not_found, edition.source + ": has no paragraph " + text + "; stet show lists them");
}

struct Asked {
  Series series;
  std::string query;  // empty where a place is asked for
  std::uint32_t edition = no_such_edition;
  std::string place;
};

// EDITION:PLACE; or SERIES and then EDITION:PLACE or words; or words alone, in the only series of the store.
Asked read_asked(const std::vector<std::string>& words, const SeriesPlace& where) {
  Asked asked;
  const bool series_named = words.size() > 1 && is_series(words[0], where);
  if (words.size() == 1) {
    if (const std::optional<PlaceAsked> place = place_asked(words[0])) {
      EditionOfSeries found = read_edition(place->edition, where);
      asked.series = std::move(found.series);
      asked.edition = found.edition;
      asked.place = place->place;
      return asked;
    }
  }
  asked.series = read_series(series_named ? words[0] : std::string(), where);
  if (series_named && words.size() == 2) {
    const std::optional<PlaceAsked> place = place_asked(words[1]);
    const std::uint32_t edition = place ? find_edition(asked.series, place->edition) : no_such_edition;
    if (edition != no_such_edition) {
      asked.edition = edition;
      asked.place = place->place;
      return asked;
    }
  }
  for (std::size_t i = series_named ? 1 : 0; i < words.size(); ++i)
    asked.query += (asked.query.empty() ? "" : " ") + words[i];
  return asked;
}

ExitStatus trace_lineages(const TraceArguments& arguments) {
  const SeriesPlace where = series_place(arguments.reading);
  if (arguments.words.empty() || (arguments.words.size() == 1 && is_series(arguments.words[0], where)))
    throw Error(
        ErrorCode::usage,
        "trace needs a series and what to look for: stet trace SERIES \"words\"; see stet trace --help");
  const OutputFormat format = history_format(arguments.format, arguments.reading.output);
  const TerminalStyle style = style_of(arguments.reading);
  const std::size_t context = count_of("--context", arguments.context, 8);
  const std::size_t top = count_of("--top", arguments.top, 5);
  std::string text;
  std::vector<std::string> inputs;
  {
    Progress progress;
    progress.stage("reading the statements");
    const Asked asked = read_asked(arguments.words, where);
    const Lexicon lexicon = chosen_lexicon(arguments.lexicon, where.store, asked.series.of_store());
    inputs = asked.series.files;
    progress.stage("following the clauses");
    const History history = follow(asked.series.editions, lexicon);
    std::vector<TraceHit> hits;
    TraceReport report{history, hits, asked.query, false, top, context};
    if (asked.edition == no_such_edition) {
      hits = trace(history, asked.query, lexicon);
    } else {
      const Place place = resolve(history.editions[asked.edition], asked.place);
      hits = trace(history, asked.edition, place.paragraph, place.sentence);
      report.asked = "¶" + asked.place + " of " + history.editions[asked.edition].name;
      report.place = true;
      if (hits.empty())
        throw Error(ErrorCode::not_found, history.editions[asked.edition].source + ": paragraph " +
                                              asked.place + " has no such sentence; stet show lists them");
    }
    text = render_history(format, style, report);
  }
  deliver(text, arguments.reading, format == OutputFormat::terminal, inputs);
  return done;
}

}  // namespace

void add_trace(CLI::App& app, Run& run) {
  CommandLine command(app, "trace", trace_help);
  const auto arguments = std::make_shared<TraceArguments>();
  command.option("WORDS", arguments->words);
  command.option("--format", arguments->format);
  command.option("--lexicon", arguments->lexicon);
  command.option("--context", arguments->context);
  command.option("--top", arguments->top);
  command.reading_options(arguments->reading);
  command.when_chosen(run, [arguments] { return trace_lineages(*arguments); });
}

}  // namespace stet::cli
