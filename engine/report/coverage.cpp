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

// One side of a row: its sentences as one text, and which of its bytes are covered.
struct Side {
  std::string text;
  std::vector<bool> shown;
};

Side side_of(const std::vector<SentenceRef>& sentences, const Document& document, const Coverage& coverage) {
  Side side;
  for (const SentenceRef& ref : sentences) {
    const Paragraph& paragraph = document.paragraphs[ref.paragraph];
    const Span sentence = paragraph.sentences[ref.sentence];
    if (!side.text.empty()) {
      side.text += ' ';
      side.shown.push_back(false);
    }
    const std::size_t base = side.text.size();
    side.text += sentence.of(paragraph.text);
    side.shown.resize(side.text.size(), false);
    for (const Span& span : coverage.within(ref.paragraph, sentence)) {
      for (std::size_t at = span.begin; at < span.end; ++at) side.shown[base + at - sentence.begin] = true;
    }
  }
  return side;
}

bool letter(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void append_flagged(std::vector<Piece>& out, std::string_view text, const Side& side, std::size_t at,
                    Mark open, Mark shown) {
  for (std::size_t i = 0; i < text.size();) {
    const bool flag = at + i < side.shown.size() && side.shown[at + i];
    std::size_t end = i;
    while (end < text.size() && (at + end < side.shown.size() && side.shown[at + end]) == flag) ++end;
    out.push_back({flag ? shown : open, std::string(text.substr(i, end - i))});
    i = end;
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
    found.push_back({std::max(it->begin, range.begin), std::min(it->end, range.end)});
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
  const Side old_side = side_of(row.old_side, old_document, old_coverage);
  const Side new_side = side_of(row.new_side, new_document, new_coverage);
  std::vector<Piece> pieces;
  const std::vector<std::optional<Span>> erased = erased_spans(row.edits, old_side.text);
  std::size_t new_at = 0;
  for (std::size_t i = 0; i < row.edits.size(); ++i) {
    const Edit& edit = row.edits[i];
    switch (edit.op) {
      case EditOp::equal:
        append_flagged(pieces, edit.text, new_side, new_at, Mark::plain, Mark::elided);
        new_at += edit.text.size();
        break;
      case EditOp::insert:
        append_flagged(pieces, edit.text, new_side, new_at, Mark::inserted, Mark::elsewhere);
        new_at += edit.text.size();
        break;
      case EditOp::erase:
        if (erased[i]) {
          append_flagged(pieces, edit.text, old_side, erased[i]->begin, Mark::erased, Mark::elsewhere);
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
  const Side side = side_of(sentences, document, coverage);
  std::string rest;
  for (std::size_t at = 0; at < side.text.size(); ++at) rest += side.shown[at] ? ' ' : side.text[at];
  return only_connects(rest);
}

}  // namespace stet
