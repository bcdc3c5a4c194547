#include "engine/report/terminal.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "engine/base/parallel.hpp"
#include "engine/report/columns.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/marked_text.hpp"
#include "engine/report/phrases.hpp"
#include "engine/report/wrap.hpp"

namespace stet {

namespace {

constexpr std::size_t margin = 2;  // columns before an entry
// Where an entry's text begins: after the places, unless they are so long that they get a line to themselves.
constexpr std::size_t least_place_column = 14;
constexpr std::size_t most_place_column = 20;
constexpr std::size_t most_left_out_column = 24;
constexpr std::size_t label_column = 17;    // where a summary line's figures begin
constexpr std::size_t entries_a_chunk = 8;  // fewer are not worth a thread

struct Page {
  const Report& report;
  const TerminalStyle& style;
  const Signs& signs;
  std::size_t place_column = least_place_column;
  std::string out;

  [[nodiscard]] std::string safe(std::string_view text) const {
    return escape_for_terminal(text, style.unicode);
  }

  void line(std::vector<Inked> text, std::size_t indent = margin) {
    out.append(indent, ' ');
    out += wrap(text, style.width, indent, style.colour);
  }

  // `label` in the margin, then the text from `column` on; a label too long for it has a line to itself.
  void labelled(Ink ink, const std::string& label, std::vector<Inked> text, std::size_t column) {
    const std::size_t width = margin + columns(label);
    if (width + 2 > column) {
      line({{ink, label}});
      if (text.empty()) return;
      out.append(column, ' ');
    } else {
      out.append(margin, ' ');
      if (style.colour) out += ink_begin(ink);
      out += label;
      if (style.colour) out += ink_end(ink);
      if (text.empty()) {
        out += '\n';
        return;
      }
      out.append(column - width, ' ');
    }
    out += wrap(text, style.width, column, style.colour);
  }

  void heading(std::string_view text) {
    out += '\n';
    line({{Ink::strong, std::string(text)}}, 0);
  }

  [[nodiscard]] std::vector<Inked> inked(const std::vector<Piece>& pieces) const {
    return stet::inked(pieces, style);
  }
};

std::vector<Inked> passage_text(const Page& page, const Passage& passage) {
  std::vector<Inked> text;
  const std::string remark = remark_text(passage, page.signs);
  if (!remark.empty()) {
    text.push_back({Ink::faint, page.safe(remark) + (passage.pieces.empty() ? "" : ":")});
    text.push_back({Ink::normal, " "});
  }
  for (Inked& part : page.inked(passage.pieces)) text.push_back(std::move(part));
  return text;
}

// The place in the margin, then each block of text under the other.
void put_entry(Page& page, const Entry& entry, const std::string& facts) {
  const std::string place = page.safe(places_text(entry, page.signs));
  std::vector<std::vector<Inked>> blocks;
  if (!facts.empty()) blocks.push_back({{Ink::strong, page.safe(facts)}});
  for (const Passage& passage : entry.passages) blocks.push_back(passage_text(page, passage));
  if (blocks.empty()) blocks.emplace_back();
  page.labelled(Ink::strong, place, std::move(blocks.front()), page.place_column);
  for (std::size_t i = 1; i < blocks.size(); ++i) page.line(std::move(blocks[i]), page.place_column);
}

// A reworded paragraph whose every change stands in another section.
bool told_elsewhere(const Entry& entry) {
  return entry.passages.empty() && entry.shown_elsewhere && entry.paragraph->relation == Relation::reworded &&
         !entry.paragraph->moved;
}

void put_paragraph(Page& page, const Entry& entry) {
  std::string facts = verdict_text(*entry.paragraph);
  const std::string_view elsewhere = elsewhere_text(entry);
  if (!elsewhere.empty()) facts += fmt::format("{}{}", page.signs.dot, elsewhere);
  put_entry(page, entry, facts);
}

void put_told_elsewhere(Page& page, const Section& section) {
  std::string list;
  for (const Entry& entry : section.entries) {
    if (!told_elsewhere(entry)) continue;
    if (!list.empty()) list += page.signs.dot;
    list += places_text(entry, page.signs);
  }
  if (list.empty()) return;
  page.labelled(Ink::strong, page.safe(list),
                {{Ink::strong, fmt::format("reworded{}told in other sections", page.signs.dot)}},
                page.place_column);
}

// What was left out, by side and kind; short texts of one kind share a line.
void put_left_out(Page& page, const Section& section) {
  constexpr std::size_t short_columns = 40;
  std::vector<std::pair<std::string, std::vector<const Entry*>>> groups;
  for (const Entry& entry : section.entries) {
    const std::string label = fmt::format("{} {}", entry.of_old ? "old" : "new", entry.left_out->what);
    auto found = std::ranges::find(groups, label, &std::pair<std::string, std::vector<const Entry*>>::first);
    if (found == groups.end()) found = groups.insert(groups.end(), {label, {}});
    found->second.push_back(&entry);
  }
  std::size_t column = least_place_column;
  for (const auto& [label, entries] : groups)
    column = std::max(column, margin + columns(page.safe(label)) + 2);
  column = std::min(column, most_left_out_column);
  for (const auto& [label, entries] : groups) {
    std::vector<std::vector<Inked>> blocks;
    std::string line;
    const auto flush = [&] {
      if (!line.empty()) blocks.push_back({{Ink::normal, line}});
      line.clear();
    };
    for (std::size_t i = 0; i < entries.size();) {
      std::size_t same = 1;
      while (i + same < entries.size() && entries[i + same]->left_out->text == entries[i]->left_out->text)
        ++same;
      std::string text = page.safe(entries[i]->left_out->text);
      const bool is_short = columns(text) <= short_columns;
      if (text.empty()) text = "(blank)";
      if (same > 1) text += fmt::format(" ({} times)", same);
      if (!is_short) flush();
      if (!line.empty()) line += page.signs.dot;
      line += text;
      if (!is_short) flush();
      i += same;
    }
    flush();
    page.labelled(Ink::normal, page.safe(label), std::move(blocks.front()), column);
    for (std::size_t i = 1; i < blocks.size(); ++i) page.line(std::move(blocks[i]), column);
  }
}

std::size_t place_column_of(const Report& report, const Signs& signs) {
  std::size_t column = least_place_column;
  for (const Section& section : report.sections) {
    for (const Entry& entry : section.entries) {
      const std::size_t wanted = margin + columns(places_text(entry, signs)) + 2;
      if (wanted <= most_place_column) column = std::max(column, wanted);
    }
  }
  return column;
}

void put_headline(Page& page) {
  const Report& report = page.report;
  page.line({{Ink::strong, page.safe(headline_text(report, page.signs))}}, 0);
  const std::string occasion = occasion_text(report, page.signs);
  if (!occasion.empty()) page.line({{Ink::normal, page.safe(occasion)}}, 0);
  if (!report.title_redline.empty() && !report.meeting.empty()) {
    std::vector<Inked> title = {{Ink::normal, "Title: "}};
    for (Inked& part : page.inked(report.title_redline)) title.push_back(std::move(part));
    page.line(std::move(title), 0);
  }
  page.out += '\n';
  const std::string nothing = nothing_text(report);
  if (!nothing.empty()) page.line({{Ink::strong, nothing}});
  for (const SummaryLine& summary : summary_lines(report)) {
    std::vector<Inked> figures;
    for (const std::string& item : summary.items) {
      if (!figures.empty()) figures.push_back({Ink::normal, std::string(page.signs.dot)});
      figures.push_back({Ink::normal, page.safe(item), true});
    }
    page.labelled(Ink::normal, summary.label, std::move(figures), label_column);
  }
}

// What an entry says by itself; some are told together at their section's end.
void put_lone(Page& page, SectionKind kind, const Entry& entry) {
  switch (kind) {
    case SectionKind::paragraphs:
      if (!told_elsewhere(entry)) put_paragraph(page, entry);
      break;
    case SectionKind::left_out:
      break;
    case SectionKind::to_check:
      put_entry(page, entry, doubt_text(*entry.paragraph, page.signs));
      break;
    case SectionKind::limits:
      page.line(passage_text(page, entry.passages.front()));
      break;
    case SectionKind::rolling:
      page.labelled(Ink::strong, page.safe(places_text(entry, page.signs)),
                    {{Ink::normal, page.safe(facts_text(entry.facts, page.signs))}}, page.place_column);
      break;
    default:
      put_entry(page, entry, facts_text(entry.facts, page.signs));
  }
}

void put_sections(Page& page) {
  struct Lone {
    SectionKind kind;
    const Entry& entry;
    std::string text;
  };
  std::vector<Lone> all;
  for (const Section& section : page.report.sections)
    for (const Entry& entry : section.entries) all.push_back({section.kind, entry, {}});
  for_each_chunk(all.size(), entries_a_chunk, [&](std::size_t i) {
    Page part{page.report, page.style, page.signs, page.place_column, {}};
    put_lone(part, all[i].kind, all[i].entry);
    all[i].text = std::move(part.out);
  });
  std::size_t bytes = page.out.size();
  for (const Lone& lone : all) bytes += lone.text.size();
  page.out.reserve(bytes + bytes / 8);
  auto next = all.begin();
  for (const Section& section : page.report.sections) {
    page.heading(title(section.kind));
    for (std::size_t i = 0; i < section.entries.size(); ++i) page.out += (next++)->text;
    if (section.kind == SectionKind::paragraphs) put_told_elsewhere(page, section);
    if (section.kind == SectionKind::left_out) put_left_out(page, section);
  }
}

}  // namespace

std::string render_terminal(const Report& report, const TerminalStyle& style) {
  const Signs& signs = style.unicode ? unicode_signs : ascii_signs;
  Page page{report, style, signs, place_column_of(report, signs), {}};
  put_headline(page);
  put_sections(page);
  if (report.running_numbers && style.unicode) {
    page.out += '\n';
    page.line({{Ink::faint, std::string(running_number_note)}}, 0);
  }
  return std::move(page.out);
}

}  // namespace stet
