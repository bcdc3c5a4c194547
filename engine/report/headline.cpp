#include <algorithm>
#include <string_view>

#include "engine/align/redline.hpp"
#include "engine/report/draft.hpp"

namespace stet {

namespace {

Edition edition_of(const Document& document) {
  Edition edition;
  edition.source = document.source;
  edition.title = document.facts.title;
  if (document.facts.ordinal) edition.ordinal = ordinal_text(*document.facts.ordinal);
  edition.date = date_text(document.facts.date);
  edition.place = document.facts.place;
  edition.sha256 = document.sha256;
  return edition;
}

char folded(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t find_without_case(std::string_view text, std::string_view needle, std::size_t from = 0) {
  if (from > text.size()) return std::string_view::npos;
  const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), needle.begin(),
                                 needle.end(), [](char a, char b) { return folded(a) == folded(b); });
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

// Paragraphs at the head of a statement in which its name is looked for in ordinary capitals.
constexpr std::size_t opening_paragraphs = 3;

// What the title says after the ordinal, up to a comma or bracket: "ASEAN-Japan Summit". Titles are often set
// in capitals; the opening paragraph has the name as it is written.
std::string meeting_of(const Document& document, const std::string& ordinal) {
  const std::string& title = document.facts.title;
  if (ordinal.empty()) return {};
  const std::size_t at = find_without_case(title, ordinal);
  if (at == std::string::npos) return {};
  std::string_view rest = std::string_view(title).substr(at + ordinal.size());
  rest = rest.substr(0, rest.find_first_of(",(:;\n"));
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
  if (rest.empty()) return {};
  for (std::size_t p = 0; p < std::min(opening_paragraphs, document.paragraphs.size()); ++p) {
    const std::string& text = document.paragraphs[p].text;
    const std::size_t found = find_without_case(text, rest);
    if (found != std::string::npos) return text.substr(found, rest.size());
  }
  return std::string(rest);
}

}  // namespace

void add_headline(const Comparison& comparison, Report& report) {
  const Document& before = comparison.old_document;
  const Document& after = comparison.new_document;
  report.old_edition = edition_of(before);
  report.new_edition = edition_of(after);
  report.lexicon = comparison.lexicon;
  if (!report.old_edition.ordinal.empty() && !report.new_edition.ordinal.empty()) {
    report.meeting = meeting_of(after, report.new_edition.ordinal);
  }
  if (before.facts.title.empty() || after.facts.title.empty()) return;
  const Redline titles = redline(before.facts.title, after.facts.title);
  if (titles.changed() &&
      !rolling_exchanges(titles.edits, RollingFacts(before.facts), RollingFacts(after.facts))) {
    report.title_redline = pieces_of(titles.edits);
  }
}

}  // namespace stet
