#include "engine/report/tracked_tokens.hpp"

#include <algorithm>
#include <string_view>

#include "engine/report/capitals.hpp"
#include "engine/report/coverage.hpp"
#include "engine/report/places.hpp"
#include "engine/text/code_point.hpp"

namespace stet {

namespace {

// A piece of a sentence row's redline, cut where a sentence of either side ends.
struct Cutting {
  EditOp op = EditOp::equal;
  std::string text;
  std::uint32_t old_part = 0;  // which of the row's old sentences it stands in
  std::uint32_t new_part = 0;
  bool joint = false;  // the space between two sentences of one side that the other side has as its own
};

std::size_t letters_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    count += is_letter_or_digit(c.value) ? 1 : 0;
    at += c.size;
  }
  return count;
}

// Cuts one side of a redline into its sentences. Told which bytes of that side's text, piece by piece, begin
// the next sentence and which are the space before it.
class Cutter {
 public:
  Cutter(bool old_side, const std::vector<SentenceRef>& refs, const Document& document)
      : old_side_(old_side) {
    for (const SentenceRef& ref : refs) {
      const std::string_view text = text_of(document.paragraphs[ref.paragraph], ref.sentence);
      // Unchanged pieces quote the new text, so that places in the old one are counted by the letters, which
      // layout keeps.
      sizes_.push_back(old_side ? letters_in(text) : text.size());
    }
  }

  // Takes `text`, which stands on this side, apart: (part, joint, bytes) in order.
  template <typename Put>
  void take(std::string_view text, Put&& put) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode(text, at);
      const bool last = part_ + 1 >= sizes_.size();
      if (!last && done_ >= sizes_[part_]) {
        const bool space = c.value == U' ';
        if (space || !old_side_ || is_letter_or_digit(c.value)) {
          if (at > begin) put(part_, false, text.substr(begin, at - begin));
          if (space) put(part_, true, text.substr(at, 1));
          begin = space ? at + 1 : at;
          ++part_;
          done_ = 0;
          if (space) {
            at += 1;
            continue;
          }
        }
      }
      done_ += old_side_ ? (is_letter_or_digit(c.value) ? 1 : 0) : c.size;
      at += c.size;
    }
    if (begin < text.size()) put(part_, false, text.substr(begin));
  }

  [[nodiscard]] std::uint32_t part() const noexcept { return part_; }

 private:
  bool old_side_;
  std::vector<std::size_t> sizes_;
  std::uint32_t part_ = 0;
  std::size_t done_ = 0;
};

std::vector<Cutting> cuttings_of(const SentenceRow& row, const Comparison& comparison) {
  std::vector<Cutting> out;
  const std::vector<Edit> edits =
      with_capitals(row.edits, joined_text(row.old_side, comparison.old_document));
  Cutter old_cutter(true, row.old_side, comparison.old_document);
  Cutter new_cutter(false, row.new_side, comparison.new_document);
  for (const Edit& edit : edits) {
    switch (edit.op) {
      case EditOp::erase:
        old_cutter.take(edit.text, [&](std::uint32_t part, bool joint, std::string_view text) {
          if (!joint) out.push_back({EditOp::erase, std::string(text), part, 0, false});
        });
        break;
      case EditOp::insert:
        new_cutter.take(edit.text, [&](std::uint32_t part, bool joint, std::string_view text) {
          if (!joint) out.push_back({EditOp::insert, std::string(text), 0, part, false});
        });
        break;
      case EditOp::equal:
        new_cutter.take(edit.text, [&](std::uint32_t new_part, bool new_joint, std::string_view text) {
          old_cutter.take(text, [&](std::uint32_t old_part, bool old_joint, std::string_view both) {
            if (new_joint && old_joint) return;
            if (new_joint) {
              out.push_back({EditOp::erase, std::string(both), old_part, 0, true});
            } else if (old_joint) {
              out.push_back({EditOp::insert, std::string(both), 0, new_part, true});
            } else {
              out.push_back({EditOp::equal, std::string(both), old_part, new_part, false});
            }
          });
        });
        break;
    }
  }
  return out;
}

// The cuttings of a sentence row by part of one side, as indices.
std::vector<std::vector<std::uint32_t>> by_part(const std::vector<Cutting>& cuttings, std::size_t parts,
                                                bool old_side) {
  std::vector<std::vector<std::uint32_t>> out(parts);
  for (std::size_t i = 0; i < cuttings.size(); ++i) {
    const Cutting& cutting = cuttings[i];
    if (cutting.op == (old_side ? EditOp::insert : EditOp::erase)) continue;
    out[old_side ? cutting.old_part : cutting.new_part].push_back(static_cast<std::uint32_t>(i));
  }
  return out;
}

struct Side {
  const Document& document;
  const RowIndex rows;
  bool old_side;
  std::vector<std::vector<std::uint32_t>> part;  // [paragraph][sentence]: which of its row's sentences it is
  std::vector<std::vector<std::vector<std::uint32_t>>> cuttings;  // [row][part]
};

Side side_of(const Comparison& comparison, bool old_side, const std::vector<std::vector<Cutting>>& cuttings) {
  const Document& document = old_side ? comparison.old_document : comparison.new_document;
  Side side{document, index_rows(document, comparison.alignment, old_side), old_side, {}, {}};
  for (const Paragraph& paragraph : document.paragraphs)
    side.part.emplace_back(paragraph.sentences.size(), 0U);
  for (std::size_t r = 0; r < cuttings.size(); ++r) {
    const SentenceRow& row = comparison.alignment.sentences[r];
    const std::vector<SentenceRef>& refs = old_side ? row.old_side : row.new_side;
    for (std::uint32_t i = 0; i < refs.size(); ++i) side.part[refs[i].paragraph][refs[i].sentence] = i;
    side.cuttings.push_back(by_part(cuttings[r], refs.size(), old_side));
  }
  return side;
}

// `places` [row][cutting]: where the cutting came to stand.
std::vector<TrackedToken> tokens_of(const Side& side, const std::vector<std::vector<Cutting>>& cuttings,
                                    std::vector<std::vector<std::uint32_t>>& places) {
  std::vector<TrackedToken> tokens;
  for (std::uint32_t p = 0; p < side.document.paragraphs.size(); ++p) {
    const Paragraph& paragraph = side.document.paragraphs[p];
    if (!paragraph.label.empty()) tokens.push_back({TokenKind::label, paragraph.label, p});
    for (std::uint32_t s = 0; s < paragraph.sentences.size(); ++s) {
      if (s > 0) {
        const std::size_t begin = paragraph.sentences[s - 1].end;
        const std::size_t end = paragraph.sentences[s].begin;
        if (end > begin) tokens.push_back({TokenKind::gap, paragraph.text.substr(begin, end - begin), p});
      }
      const std::uint32_t row = side.rows.sentence[p][s];
      if (row == no_row) {
        tokens.push_back({TokenKind::text, std::string(text_of(paragraph, s)), p});
        continue;
      }
      for (const std::uint32_t i : side.cuttings[row][side.part[p][s]]) {
        const Cutting& cutting = cuttings[row][i];
        places[row][i] = static_cast<std::uint32_t>(tokens.size());
        tokens.push_back({cutting.joint ? TokenKind::gap : TokenKind::text, cutting.text, p, row});
      }
    }
    tokens.push_back({TokenKind::mark, {}, p});
  }
  return tokens;
}

}  // namespace

TokenStreams token_streams(const Comparison& comparison) {
  std::vector<std::vector<Cutting>> cuttings;
  std::vector<std::vector<std::uint32_t>> old_places;
  for (const SentenceRow& row : comparison.alignment.sentences) {
    cuttings.push_back(cuttings_of(row, comparison));
    old_places.emplace_back(cuttings.back().size(), no_token);
  }
  std::vector<std::vector<std::uint32_t>> new_places = old_places;
  TokenStreams streams;
  streams.old_side = tokens_of(side_of(comparison, true, cuttings), cuttings, old_places);
  streams.new_side = tokens_of(side_of(comparison, false, cuttings), cuttings, new_places);
  for (std::size_t r = 0; r < cuttings.size(); ++r) {
    for (std::size_t i = 0; i < cuttings[r].size(); ++i) {
      if (cuttings[r][i].op != EditOp::equal) continue;
      TrackedToken& old_token = streams.old_side[old_places[r][i]];
      TrackedToken& new_token = streams.new_side[new_places[r][i]];
      old_token.partner = new_places[r][i];
      new_token.partner = old_places[r][i];
      old_token.shared = new_token.shared = true;
    }
  }
  return streams;
}

}  // namespace stet
