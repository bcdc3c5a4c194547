#include "engine/report/side_by_side.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "engine/report/draft.hpp"
#include "engine/report/erased_spans.hpp"

namespace stet {

namespace {

using Pieces = std::vector<Piece>;

// The marked text of each sentence of a sentence row.
struct Parts {
  std::vector<Pieces> old_side;
  std::vector<Pieces> new_side;
};

std::string_view sentence_text(const SentenceRef& ref, const Document& document) {
  return text_of(document.paragraphs[ref.paragraph], ref.sentence);
}

std::vector<Pieces> whole(const std::vector<SentenceRef>& refs, const Document& document, Mark mark) {
  std::vector<Pieces> parts;
  for (const SentenceRef& ref : refs) parts.push_back({{mark, std::string(sentence_text(ref, document))}});
  return parts;
}

// Cuts pieces of the sentences joined by one space into those of each; pieces of mark `without_width` are not
// part of the joined text and stay with the sentence before them.
std::vector<Pieces> cut(Pieces pieces, const std::vector<SentenceRef>& refs, const Document& document,
                        std::optional<Mark> without_width) {
  std::vector<Pieces> parts(refs.size());
  if (refs.size() == 1) {
    parts.front() = std::move(pieces);
    return parts;
  }
  std::size_t part = 0;
  std::size_t room = sentence_text(refs.front(), document).size();
  for (const Piece& piece : pieces) {
    if (piece.mark == without_width) {
      parts[part].push_back(piece);
      continue;
    }
    std::string_view text = piece.text;
    while (!text.empty()) {
      const bool last = part + 1 == refs.size();
      if (room == 0 && !last) {
        if (text.front() == ' ') text.remove_prefix(1);
        room = sentence_text(refs[++part], document).size();
        continue;
      }
      const std::size_t taken = last ? text.size() : std::min(room, text.size());
      parts[part].push_back({piece.mark, std::string(text.substr(0, taken))});
      text.remove_prefix(taken);
      room -= std::min(room, taken);
    }
  }
  return parts;
}

// The old text with its erased words marked; spaces at their borders are not.
Pieces old_pieces(const SentenceRow& row, const Document& document) {
  const std::string text = joined_text(row.old_side, document);
  Pieces pieces;
  const auto put = [&](Mark mark, std::size_t begin, std::size_t end) {
    if (begin < end) pieces.push_back({mark, text.substr(begin, end - begin)});
  };
  const std::vector<std::optional<Span>> spans = erased_spans(row.edits, text);
  std::size_t at = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (row.edits[i].op != EditOp::erase) continue;
    if (!spans[i]) {  // not found: the redline's own words, so that no change is hidden
      pieces.clear();
      for (const Edit& edit : row.edits) {
        if (edit.op != EditOp::insert)
          pieces.push_back({edit.op == EditOp::erase ? Mark::erased : Mark::plain, edit.text});
      }
      return pieces;
    }
    Span words = *spans[i];
    while (words.size() > 1 && text[words.begin] == ' ') ++words.begin;
    while (words.size() > 1 && text[words.end - 1] == ' ') --words.end;
    put(Mark::plain, at, words.begin);
    put(Mark::erased, words.begin, words.end);
    at = words.end;
  }
  put(Mark::plain, at, text.size());
  return pieces;
}

Parts parts_of(const SentenceRow& row, const Comparison& comparison) {
  const Document& before = comparison.old_document;
  const Document& after = comparison.new_document;
  switch (row.relation) {
    case Relation::added:
      return {{}, whole(row.new_side, after, Mark::inserted)};
    case Relation::dropped:
      return {whole(row.old_side, before, Mark::erased), {}};
    case Relation::unchanged:
      return {whole(row.old_side, before, Mark::plain), whole(row.new_side, after, Mark::plain)};
    default:
      break;
  }
  Pieces pieces;
  for (const Edit& edit : row.edits) {
    const Mark mark = edit.op == EditOp::equal   ? Mark::plain
                      : edit.op == EditOp::erase ? Mark::erased
                                                 : Mark::inserted;
    pieces.push_back({mark, edit.text});
  }
  Parts parts{cut(old_pieces(row, before), row.old_side, before, std::nullopt),
              cut(std::move(pieces), row.new_side, after, Mark::erased)};
  for (Pieces& part : parts.new_side) part = tidy(std::move(part));
  return parts;
}

// Which of its row's sentences a sentence is, for one side: [paragraph][sentence].
std::vector<std::vector<std::uint32_t>> positions(const Document& document, const Alignment& alignment,
                                                  bool old_side) {
  std::vector<std::vector<std::uint32_t>> all(document.paragraphs.size());
  for (std::size_t p = 0; p < all.size(); ++p) all[p].resize(document.paragraphs[p].sentences.size());
  for (const SentenceRow& row : alignment.sentences) {
    std::uint32_t position = 0;
    for (const SentenceRef& ref : old_side ? row.old_side : row.new_side)
      all[ref.paragraph][ref.sentence] = position++;
  }
  return all;
}

void begin_with_space(const Paragraph& paragraph, std::uint32_t sentence, Pieces& pieces) {
  if (sentence == 0) return;
  const std::size_t begin = paragraph.sentences[sentence - 1].end;
  const std::size_t end = paragraph.sentences[sentence].begin;
  if (end > begin) pieces.insert(pieces.begin(), {Mark::plain, paragraph.text.substr(begin, end - begin)});
}

std::vector<Place> places_at(const std::vector<SentenceRef>& refs, const std::vector<Place>& places) {
  std::vector<Place> out;
  for (const SentenceRef& ref : refs) {
    if (out.empty() || out.back().paragraph != ref.paragraph) out.push_back(places[ref.paragraph]);
  }
  return out;
}

class Builder {
 public:
  explicit Builder(const Comparison& comparison)
      : comparison_(comparison),
        draft_(comparison, options_),
        old_positions_(positions(comparison.old_document, comparison.alignment, true)),
        new_positions_(positions(comparison.new_document, comparison.alignment, false)) {
    for (const SentenceRow& row : comparison.alignment.sentences) parts_.push_back(parts_of(row, comparison));
  }

  std::vector<AlignedRow> rows();

 private:
  // The row's sentences on the other side all stand in paragraph row `row`; some of them do.
  [[nodiscard]] bool all_in(const std::vector<SentenceRef>& refs, const RowIndex& index,
                            std::uint32_t row) const {
    return std::ranges::all_of(refs,
                               [&](const SentenceRef& ref) { return index.paragraph[ref.paragraph] == row; });
  }

  AlignedParagraph old_paragraph(std::uint32_t p, std::uint32_t row) const;
  AlignedParagraph new_paragraph(std::uint32_t p, std::uint32_t row) const;
  void tell_what_is_gone(AlignedRow& aligned, std::uint32_t row) const;

  const Comparison& comparison_;
  ReportOptions options_;
  Draft draft_;
  std::vector<std::vector<std::uint32_t>> old_positions_;
  std::vector<std::vector<std::uint32_t>> new_positions_;
  std::vector<Parts> parts_;  // [sentence row]
};

AlignedParagraph Builder::old_paragraph(std::uint32_t p, std::uint32_t row) const {
  const Paragraph& paragraph = comparison_.old_document.paragraphs[p];
  AlignedParagraph out{draft_.old_places[p], {}};
  for (std::uint32_t i = 0; i < paragraph.sentences.size(); ++i) {
    const std::uint32_t s = draft_.old_rows.sentence[p][i];
    AlignedSentence sentence;
    if (s == no_row) {
      sentence.pieces = {{Mark::plain, std::string(text_of(paragraph, i))}};
    } else {
      const SentenceRow& source = comparison_.alignment.sentences[s];
      sentence.pieces = parts_[s].old_side[old_positions_[p][i]];
      sentence.rolling = draft_.rolling[s].has_value();
      if (!source.new_side.empty() && !all_in(source.new_side, draft_.new_rows, row)) {
        sentence.remark = Remark::moved_to;
        sentence.places = places_at(source.new_side, draft_.new_places);
      }
    }
    begin_with_space(paragraph, i, sentence.pieces);
    out.sentences.push_back(std::move(sentence));
  }
  return out;
}

AlignedParagraph Builder::new_paragraph(std::uint32_t p, std::uint32_t row) const {
  const Paragraph& paragraph = comparison_.new_document.paragraphs[p];
  AlignedParagraph out{draft_.new_places[p], {}};
  for (std::uint32_t i = 0; i < paragraph.sentences.size(); ++i) {
    const std::uint32_t s = draft_.new_rows.sentence[p][i];
    AlignedSentence sentence;
    if (s == no_row) {
      sentence.pieces = {{Mark::plain, std::string(text_of(paragraph, i))}};
    } else {
      const SentenceRow& source = comparison_.alignment.sentences[s];
      sentence.pieces = parts_[s].new_side[new_positions_[p][i]];
      sentence.rolling = draft_.rolling[s].has_value();
      if (!source.old_side.empty() && !all_in(source.old_side, draft_.old_rows, row)) {
        sentence.remark = Remark::moved_from;
        sentence.places = places_at(source.old_side, draft_.old_places);
      } else if (source.moved && !source.old_side.empty() && !comparison_.alignment.paragraphs[row].moved) {
        sentence.remark = Remark::moved_within;
      }
    }
    begin_with_space(paragraph, i, sentence.pieces);
    out.sentences.push_back(std::move(sentence));
  }
  return out;
}

// Puts what the old paragraphs have and the new ones have not into the new side, behind the sentence that
// continues the one it followed.
void Builder::tell_what_is_gone(AlignedRow& aligned, std::uint32_t row) const {
  if (aligned.new_side.empty() || aligned.old_side.empty()) return;
  std::map<SentenceRef, std::vector<AlignedSentence>> after;
  std::vector<AlignedSentence> first;
  std::optional<SentenceRef> anchor;
  for (const AlignedParagraph& paragraph : aligned.old_side) {
    const std::uint32_t p = paragraph.place.paragraph;
    for (std::uint32_t i = 0; i < paragraph.sentences.size(); ++i) {
      const std::uint32_t s = draft_.old_rows.sentence[p][i];
      if (s == no_row) continue;
      const SentenceRow& source = comparison_.alignment.sentences[s];
      const auto here = std::ranges::find_if(source.new_side, [&](const SentenceRef& ref) {
        return draft_.new_rows.paragraph[ref.paragraph] == row;
      });
      if (here != source.new_side.end()) {
        anchor = *here;
        continue;
      }
      AlignedSentence gone;
      gone.gone = true;
      if (source.new_side.empty()) {
        gone.pieces = parts_[s].old_side[old_positions_[p][i]];
      } else {
        gone.remark = Remark::moved_to;
        gone.places = places_at(source.new_side, draft_.new_places);
      }
      (anchor ? after[*anchor] : first).push_back(std::move(gone));
    }
  }
  if (after.empty() && first.empty()) return;
  for (AlignedParagraph& paragraph : aligned.new_side) {
    std::vector<AlignedSentence> told;
    const auto put = [&told](std::vector<AlignedSentence>& sentences) {
      for (AlignedSentence& sentence : sentences) {
        if (!told.empty()) sentence.pieces.insert(sentence.pieces.begin(), {Mark::plain, " "});
        told.push_back(std::move(sentence));
      }
      sentences.clear();
    };
    put(first);
    for (std::uint32_t i = 0; i < paragraph.sentences.size(); ++i) {
      AlignedSentence& sentence = paragraph.sentences[i];
      if (i == 0 && !told.empty()) sentence.pieces.insert(sentence.pieces.begin(), {Mark::plain, " "});
      told.push_back(std::move(sentence));
      const auto gone = after.find({paragraph.place.paragraph, i});
      if (gone != after.end()) put(gone->second);
    }
    paragraph.sentences = std::move(told);
  }
}

std::vector<AlignedRow> Builder::rows() {
  const Alignment& alignment = comparison_.alignment;
  const auto size = static_cast<std::uint32_t>(alignment.paragraphs.size());

  // Behind which row the old place of each moved one is shown: that of the last paragraph before it which did
  // not move.
  std::vector<std::vector<std::uint32_t>> left_behind(size + std::size_t{1});  // [row + 1]; 0: before all
  std::uint32_t anchor = 0;
  std::vector<bool> placed(size, false);
  for (std::uint32_t p = 0; p < draft_.old_rows.paragraph.size(); ++p) {
    const std::uint32_t row = draft_.old_rows.paragraph[p];
    if (row == no_row) continue;
    if (!alignment.paragraphs[row].moved) {
      anchor = row + 1;
    } else if (!placed[row]) {
      placed[row] = true;
      left_behind[anchor].push_back(row);
    }
  }

  const std::vector<bool> rolling = draft_.rolling_paragraphs();
  std::vector<AlignedRow> out;
  std::vector<std::uint32_t> at(size, 0);                        // where each row came to stand
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pending;  // its old place stands there
  const auto leave_behind = [&](std::uint32_t slot) {
    for (const std::uint32_t row : left_behind[slot]) {
      AlignedRow stub;
      stub.left_behind = true;
      for (const std::uint32_t p : alignment.paragraphs[row].old_side)
        stub.old_side.push_back({draft_.old_places[p], {}});
      pending.emplace_back(row, static_cast<std::uint32_t>(out.size()));
      out.push_back(std::move(stub));
    }
  };
  leave_behind(0);
  for (std::uint32_t i = 0; i < size; ++i) {
    const ParagraphRow& row = alignment.paragraphs[i];
    AlignedRow aligned;
    aligned.verdict = {row.relation, row.moved, row.similarity, row.matched_by, row.confidence};
    aligned.outcome = rolling[i] ? Outcome::rolling : outcome_of(row.relation);
    for (const std::uint32_t p : row.old_side) aligned.old_side.push_back(old_paragraph(p, i));
    for (const std::uint32_t p : row.new_side) aligned.new_side.push_back(new_paragraph(p, i));
    tell_what_is_gone(aligned, i);
    at[i] = static_cast<std::uint32_t>(out.size());
    out.push_back(std::move(aligned));
    leave_behind(i + 1);
  }
  for (const auto& [row, stub] : pending) {
    out[stub].counterpart = at[row];
    out[at[row]].counterpart = stub;
  }
  for (const std::uint32_t row : alignment.doubtful) out[at[row]].doubtful = true;
  return out;
}

}  // namespace

bool AlignedRow::uneventful() const noexcept {
  const auto calm = [](const std::vector<AlignedParagraph>& side) {
    return std::ranges::all_of(side, [](const AlignedParagraph& paragraph) {
      return std::ranges::all_of(paragraph.sentences, [](const AlignedSentence& sentence) {
        return sentence.remark == Remark::none && !sentence.gone && !sentence.rolling &&
               !shows_change(sentence.pieces);
      });
    });
  };
  return outcome == Outcome::stands && !verdict.moved && !doubtful && !left_behind && calm(old_side) &&
         calm(new_side);
}

std::vector<AlignedRow> side_by_side(const Comparison& comparison) {
  return Builder(comparison).rows();
}

}  // namespace stet
