#include "engine/report/coverage.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "engine/report/erased_spans.hpp"
#include "engine/text/characters.hpp"

namespace stet {

namespace {

// Words that only tie a shown clause to its sentence. Not "as" or "while", which change what is said.
constexpr std::array<std::string_view, 3> connectives = {"and", "also", "further"};

// The covered stretches of sentences joined by one space, in order; between any two of them is one that is
// not covered.
std::vector<Span> shown_of(const std::vector<SentenceRef>& sentences, const Document& document,
                           const Coverage& coverage) {
  std::vector<Span> shown;
  std::size_t base = 0;
  for (const SentenceRef& ref : sentences) {
    const Span sentence = document.paragraphs[ref.paragraph].sentences[ref.sentence];
    for (const Span& span : coverage.within(ref.paragraph, sentence))
      shown.push_back({base + span.begin - sentence.begin, base + span.end - sentence.begin});
    base += sentence.size() + 1;
  }
  return shown;
}

bool letter(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// `text` stands at `at` of what `shown` are stretches of: marked as `covered` in these, as `open` elsewhere.
void append_flagged(std::vector<Piece>& out, std::string_view text, const std::vector<Span>& shown,
                    std::size_t at, Mark open, Mark covered) {
  auto next = std::ranges::upper_bound(shown, at, {}, &Span::end);
  for (std::size_t i = 0; i < text.size();) {
    const bool inside = next != shown.end() && next->begin <= at + i;
    const std::size_t border = next == shown.end() ? at + text.size() : inside ? next->end : next->begin;
    const std::size_t end = std::min(text.size(), border - at);
    out.push_back({inside ? covered : open, std::string(text.substr(i, end - i))});
    i = end;
    if (inside) ++next;
  }
}

bool only_connects(std::string_view text) {
  constexpr std::string_view as_well = "as well";
  std::size_t at = 0;
  if (const std::size_t begin = text.find_first_not_of(" ,;");
      begin != std::string_view::npos && text.substr(begin).starts_with(as_well))
    at = begin + as_well.size();
  while (at < text.size()) {
    std::size_t end = at;
    std::string word;
    while (end < text.size() && text[end] != ' ') {
      std::size_t behind = end;
      const char32_t mark = next_code_point(text, behind);
      if (is_bullet(mark)) {
        end = behind;
        continue;
      }
      const char c = text[end++];
      if (static_cast<unsigned char>(c) >= 0x80U) return false;
      if (letter(c)) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (!word.empty() && std::ranges::find(connectives, word) == connectives.end()) return false;
    at = end + 1;
  }
  return true;
}

bool is_change(Mark mark) noexcept {
  return mark == Mark::erased || mark == Mark::inserted;
}

}  // namespace

void Coverage::settle() {
  for (std::vector<Span>& spans : spans_) {
    std::ranges::sort(spans, {}, &Span::begin);
    std::vector<Span> merged;
    for (const Span& span : spans) {
      if (!merged.empty() && span.begin <= merged.back().end) {
        merged.back().end = std::max(merged.back().end, span.end);
      } else {
        merged.push_back(span);
      }
    }
    spans = std::move(merged);
  }
}

std::vector<Span> Coverage::within(std::uint32_t paragraph, Span range) const {
  const std::vector<Span>& spans = spans_[paragraph];
  std::vector<Span> found;
  for (auto it = std::ranges::upper_bound(spans, range.begin, {}, &Span::end); it != spans.end(); ++it) {
    if (it->begin >= range.end) break;
    const Span part{std::max(it->begin, range.begin), std::min(it->end, range.end)};
    if (part.begin < part.end) found.push_back(part);
  }
  return found;
}

std::string joined_text(const std::vector<SentenceRef>& sentences, const Document& document) {
  std::string text;
  for (const SentenceRef& ref : sentences) {
    const Paragraph& paragraph = document.paragraphs[ref.paragraph];
    if (!text.empty()) text += ' ';
    text += paragraph.sentences[ref.sentence].of(paragraph.text);
  }
  return text;
}

std::vector<Piece> uncovered_redline(const SentenceRow& row, const Document& old_document,
                                     const Document& new_document, const Coverage& old_coverage,
                                     const Coverage& new_coverage) {
  const std::vector<Span> old_shown = shown_of(row.old_side, old_document, old_coverage);
  const std::vector<Span> new_shown = shown_of(row.new_side, new_document, new_coverage);
  std::vector<Piece> pieces;
  pieces.reserve(row.edits.size() + old_shown.size() + new_shown.size());
  const std::vector<std::optional<Span>> erased =
      erased_spans(row.edits, joined_text(row.old_side, old_document));
  std::size_t new_at = 0;
  for (std::size_t i = 0; i < row.edits.size(); ++i) {
    const Edit& edit = row.edits[i];
    switch (edit.op) {
      case EditOp::equal:
        append_flagged(pieces, edit.text, new_shown, new_at, Mark::plain, Mark::elided);
        new_at += edit.text.size();
        break;
      case EditOp::insert:
        append_flagged(pieces, edit.text, new_shown, new_at, Mark::inserted, Mark::elsewhere);
        new_at += edit.text.size();
        break;
      case EditOp::erase:
        if (erased[i]) {
          append_flagged(pieces, edit.text, old_shown, erased[i]->begin, Mark::erased, Mark::elsewhere);
        } else {
          pieces.push_back({Mark::erased, edit.text});
        }
        break;
    }
  }
  bool touches_shown = false;
  for (const Piece& piece : pieces) touches_shown = touches_shown || piece.mark == Mark::elsewhere;
  const bool rest = std::ranges::any_of(pieces, [touches_shown](const Piece& piece) {
    return is_change(piece.mark) && (touches_shown ? !only_connects(piece.text) : !piece.text.empty());
  });
  if (!rest) return {};
  // A scrap of punctuation between two shown stretches would only litter the line.
  for (Piece& piece : pieces) {
    if (touches_shown && is_change(piece.mark) && only_connects(piece.text)) piece.mark = Mark::elsewhere;
  }
  return tidy(std::move(pieces));
}

bool covered(const std::vector<SentenceRef>& sentences, const Document& document, const Coverage& coverage) {
  std::string rest = joined_text(sentences, document);
  for (const Span& span : shown_of(sentences, document, coverage))
    std::fill_n(rest.begin() + static_cast<std::ptrdiff_t>(span.begin), span.size(), ' ');
  return only_connects(rest);
}

}  // namespace stet
