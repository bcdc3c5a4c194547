#include <algorithm>
#include <cstdint>

#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/html_parts.hpp"
#include "engine/report/phrases.hpp"

namespace stet {

namespace {

constexpr const Signs& signs = unicode_signs;

// Rows beyond which the browser is asked to lay out only those in view.
constexpr std::size_t many_rows = 400;
// Bytes quoted of the first paragraph of a fold.
constexpr std::size_t fold_quote = 140;

// What the table says of each paragraph: [paragraph] indices into the lines, for each side.
struct LinesOf {
  std::vector<std::vector<std::uint32_t>> old_side;
  std::vector<std::vector<std::uint32_t>> new_side;
};

void note(std::vector<std::vector<std::uint32_t>>& side, const std::vector<Place>& places,
          std::uint32_t line) {
  for (const Place& place : places) {
    if (side.size() <= place.paragraph) side.resize(place.paragraph + std::size_t{1});
    side[place.paragraph].push_back(line);
  }
}

LinesOf lines_of(const std::vector<TableLine>& lines) {
  LinesOf out;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    note(out.old_side, lines[i].entry->old_places, i);
    note(out.new_side, lines[i].entry->new_places, i);
  }
  return out;
}

struct Writer {
  const std::vector<AlignedRow>& rows;
  const std::vector<TableLine>& lines;
  const Anchors& anchors;
  LinesOf lines_of_paragraphs;
  std::vector<double> starts;
  std::string out;

  // `id`: the link is where the paragraph's own id stands; else it points there.
  void place(const Place& it, bool old_side, bool with_id) {
    const std::string& id = anchors.of(it, old_side);
    out += with_id ? fmt::format("<a id=\"{0}\" href=\"#{0}\">", id) : fmt::format("<a href=\"#{}\">", id);
    out += escape_for_html(number_text(it, signs));
    out += "</a>";
    if (it.page != 0) out += fmt::format(" <small>p. {}</small>", it.page);
  }

  void places(const std::vector<AlignedParagraph>& side, bool old_side, bool with_id,
              std::string_view between) {
    for (std::size_t i = 0; i < side.size(); ++i) {
      if (i > 0) out += between;
      place(side[i].place, old_side, with_id);
    }
  }

  void row_places(const AlignedRow& row) {
    out += "<span class=\"at\">";
    places(row.old_side, true, true, " + ");
    if (!row.old_side.empty() && !row.new_side.empty()) out += "<span class=\"to\"> → </span>";
    places(row.new_side, false, true, ", ");
    out += "</span>";
  }

  void remark(const AlignedSentence& sentence) {
    const bool from = sentence.remark == Remark::moved_from;
    out += "<span class=\"moved-note\"><span class=\"m\" aria-hidden=\"true\">⇄</span> ";
    if (sentence.remark == Remark::moved_within) {
      out += "moved within the paragraph:";
    } else {
      out += from ? "moved here from old " : sentence.gone ? "a sentence moved to new " : "moved to new ";
      for (std::size_t i = 0; i < sentence.places.size(); ++i) {
        if (i > 0) out += ", ";
        place(sentence.places[i], from, false);
      }
      if (!sentence.gone) out += ":";
    }
    out += "</span> ";
  }

  void paragraph(const AlignedParagraph& it) {
    out += it.place.kind == ParagraphKind::heading ? "<p class=\"head\" dir=\"auto\">" : "<p dir=\"auto\">";
    std::vector<Piece> run;  // neighbouring sentences without remarks read as one redline
    const auto flush = [&] {
      out += html_redline(run, Elision::faint);
      run.clear();
    };
    for (const AlignedSentence& sentence : it.sentences) {
      const bool plain = sentence.remark == Remark::none && !sentence.gone && !sentence.rolling;
      if (plain) {
        for (const Piece& piece : sentence.pieces) {
          // A space between two sentences of one mark takes that mark: one insertion, not several.
          if (!run.empty() && run.back().mark == piece.mark) {
            run.back().text += piece.text;
          } else if (run.size() > 1 && run.back().mark == Mark::plain && run.back().text == " " &&
                     run[run.size() - 2].mark == piece.mark) {
            run.pop_back();
            run.back().text += ' ' + piece.text;
          } else {
            run.push_back(piece);
          }
        }
        continue;
      }
      flush();
      std::vector<Piece> pieces = sentence.pieces;
      if (!pieces.empty() && pieces.front().mark == Mark::plain && pieces.front().text.starts_with(' ')) {
        out += ' ';
        pieces.front().text.erase(0, 1);
      }
      out += fmt::format("<span class=\"{}\">", sentence.gone      ? "gone"
                                                : sentence.rolling ? "rolls"
                                                                   : "shifted");
      if (sentence.remark != Remark::none) remark(sentence);
      out += html_redline(pieces, Elision::faint);
      out += "</span>";
    }
    flush();
    out += "</p>";
  }

  void side(std::string_view css, std::string_view label, const std::vector<AlignedParagraph>& paragraphs) {
    out += fmt::format("<div class=\"{}\">", css);
    if (!label.empty()) out += fmt::format("<span class=\"unseen\">{}</span>", label);
    for (const AlignedParagraph& it : paragraphs) paragraph(it);
    out += "</div>";
  }

  void tags(const AlignedRow& row) {
    std::vector<std::uint32_t> found;
    const auto collect = [&found](const std::vector<AlignedParagraph>& side,
                                  const std::vector<std::vector<std::uint32_t>>& by_paragraph) {
      for (const AlignedParagraph& it : side) {
        if (it.place.paragraph >= by_paragraph.size()) continue;
        const std::vector<std::uint32_t>& here = by_paragraph[it.place.paragraph];
        found.insert(found.end(), here.begin(), here.end());
      }
    };
    collect(row.old_side, lines_of_paragraphs.old_side);
    collect(row.new_side, lines_of_paragraphs.new_side);
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const std::uint32_t i : found) {
      const TableLine& line = lines[i];
      const OutcomeSign sign = sign_of(line.outcome);
      const ClauseRow& clause = *line.entry->clause;
      const std::string_view kind =
          name(clause.new_clause ? clause.new_clause->clause_class : clause.old_clause->clause_class);
      out += fmt::format(" <a class=\"tag {}\" href=\"#{}\">{}</a>", sign.name, line.id,
                         html_sign(line.outcome, fmt::format("{} {}", kind, name(line.outcome))));
    }
  }

  void left_behind(const AlignedRow& row) {
    const AlignedRow& moved = rows[*row.counterpart];
    out += fmt::format("<div class=\"row left\" id=\"left-{}\"><p class=\"rh\"><span class=\"at\">",
                       anchors.of(row.old_side.front().place, true));
    places(row.old_side, true, false, " + ");
    out += "</span> <span class=\"tag moved\"><span class=\"m\" aria-hidden=\"true\">⇄</span> moved to ";
    places(moved.new_side, false, false, ", ");
    out += "</span></p></div>\n";
  }

  [[nodiscard]] static bool same_bytes(const AlignedRow& row) {
    if (row.old_side.size() != 1 || row.new_side.size() != 1) return false;
    const auto text = [](const AlignedParagraph& it) {
      std::string joined;
      for (const AlignedSentence& sentence : it.sentences)
        for (const Piece& piece : sentence.pieces) joined += piece.text;
      return joined;
    };
    return text(row.old_side.front()) == text(row.new_side.front());
  }

  // `top`: the row begins a stretch of the overview.
  void row(std::size_t i, bool top) {
    const AlignedRow& it = rows[i];
    const std::string at = top ? fmt::format(" data-at=\"{:.1f}\"", starts[i]) : std::string();
    if (it.left_behind) {
      left_behind(it);
      return;
    }
    const bool calm = it.uneventful();
    const bool moved_only = it.verdict.moved && it.outcome == Outcome::stands;
    const OutcomeSign sign = sign_of(moved_only ? Outcome::moved : it.outcome);
    // A paragraph that stands has its text once; otherwise a narrow page shows old text with the new.
    const bool once = calm && same_bytes(it);
    out += fmt::format("<div class=\"row {}{}\"{}{}{}>", sign.name, once ? " once" : "", at,
                       calm ? "" : " data-change", it.verdict.moved ? " data-moved" : "");
    out += calm ? "<p class=\"rh\">" : "<h3 class=\"rh\" tabindex=\"-1\">";
    row_places(it);
    if (!calm) {
      const std::string_view word = it.outcome == Outcome::stands && !moved_only ? "stands"
                                    : moved_only                                 ? "moved"
                                    : it.outcome == Outcome::rolling             ? "rolling facts only"
                                                                                 : name(it.outcome);
      out += fmt::format(" <span class=\"tag {}\" data-outcome=\"{}\">{}</span>", sign.name,
                         sign_of(it.outcome).name, html_sign(moved_only ? Outcome::moved : it.outcome, word));
      if (it.counterpart) {
        out +=
            " <span class=\"tag moved\"><span class=\"m\" aria-hidden=\"true\">⇄</span> moved here from old ";
        out += fmt::format("<a href=\"#left-{}\">", anchors.of(it.old_side.front().place, true));
        out += escape_for_html(number_text(it.old_side.front().place, signs)) + "</a></span>";
      }
      if (it.doubtful) {
        const bool old_side = it.new_side.empty();
        const Place& place = (old_side ? it.old_side : it.new_side).front().place;
        out += fmt::format(" <a class=\"tag doubtful\" href=\"#check-{}\">{}</a>",
                           anchors.of(place, old_side), html_sign(Outcome::doubtful, "to check"));
      }
    }
    tags(it);
    out += calm ? "</p>" : "</h3>";
    if (once) {
      side("both", "", it.new_side);
    } else {
      if (!it.old_side.empty())
        side("old", calm ? "Old text: " : it.new_side.empty() ? "" : "Old text: ", it.old_side);
      if (!it.new_side.empty()) side("new", it.old_side.empty() ? "" : "New text: ", it.new_side);
    }
    out += "</div>\n";
  }

  void fold(std::size_t begin, std::size_t end) {
    const AlignedRow& first = rows[begin];
    const AlignedRow& last = rows[end - 1];
    const std::size_t count = end - begin;
    std::string_view quoted;
    for (const AlignedSentence& sentence : first.new_side.front().sentences) {
      for (const Piece& piece : sentence.pieces) {
        if (quoted.empty()) quoted = piece.text;
      }
    }
    std::size_t cut = std::min(quoted.size(), fold_quote);
    while (cut > 0 && cut < quoted.size() && (static_cast<unsigned char>(quoted[cut]) & 0xC0U) == 0x80U)
      --cut;
    const auto range = [&](const Place& from, const Place& to) {
      const std::string begin_text = number_text(from, signs);
      const std::string end_text = number_text(to, signs);
      return begin_text == end_text ? begin_text : begin_text + "–" + end_text;
    };
    const std::string before = range(first.old_side.front().place, last.old_side.back().place);
    const std::string after = range(first.new_side.front().place, last.new_side.back().place);
    out += fmt::format(
        "<details class=\"fold\" open data-at=\"{:.1f}\"><summary><span class=\"stand\"><span class=\"m\" "
        "aria-hidden=\"true\">=</span> {} {}</span> <span class=\"at\">{}</span> <span class=\"quote\" "
        "dir=\"auto\">{}{}</span></summary>\n<div class=\"rows\">\n",
        starts[begin], count, count == 1 ? "paragraph stands" : "paragraphs stand",
        escape_for_html(before == after ? after : before + std::string(signs.arrow) + after),
        escape_for_html(quoted.substr(0, cut)), cut < quoted.size() ? "…" : "");
    for (std::size_t i = begin; i < end; ++i) row(i, false);
    out += "</div></details>\n";
  }

  [[nodiscard]] bool heading(const AlignedRow& row) const {
    return !row.new_side.empty() && row.new_side.front().place.kind == ParagraphKind::heading;
  }

  void all() {
    for (std::size_t i = 0; i < rows.size();) {
      std::size_t end = i;
      while (end < rows.size() && rows[end].uneventful()) ++end;
      if (end == i) {
        row(i++, true);
        continue;
      }
      // Headings over what changed stay in sight.
      std::size_t fold_end = end;
      while (end < rows.size() && fold_end > i && heading(rows[fold_end - 1])) --fold_end;
      if (fold_end > i) fold(i, fold_end);
      for (std::size_t h = fold_end; h < end; ++h) row(h, true);
      i = end;
    }
  }
};

std::string column_title(const Edition& edition, std::string_view side) {
  const std::string& known = !edition.ordinal.empty() ? edition.ordinal : edition.date;
  if (known.empty()) return std::string(side);
  return fmt::format("{} · {}", side, html_isolated(known));
}

}  // namespace

std::string html_document(const Report& report, const std::vector<AlignedRow>& rows,
                          const std::vector<TableLine>& lines, const Anchors& anchors) {
  if (rows.empty()) return {};
  Writer writer{rows, lines, anchors, lines_of(lines), row_starts(rows), {}};
  writer.out = fmt::format(
      "<section id=\"document\" class=\"document{}\" aria-labelledby=\"document-title\">\n"
      "<h2 id=\"document-title\">The statements, paragraph by paragraph</h2>\n"
      "<p class=\"key\"><del>struck</del> old words, <ins>underlined</ins> new ones{}</p>\n"
      "<div class=\"columns\" aria-hidden=\"true\"><span>{}</span><span>{}</span></div>\n",
      rows.size() > many_rows ? " many" : "",
      report.running_numbers ? "; ¶[5] is the fifth paragraph, where the statement prints no numbers" : "",
      column_title(report.old_edition, "Old"), column_title(report.new_edition, "New"));
  writer.all();
  return std::move(writer.out) + "</section>\n";
}

}  // namespace stet
