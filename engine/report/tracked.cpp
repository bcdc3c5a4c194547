#include "engine/report/tracked.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/align/moves.hpp"
#include "engine/align/redline.hpp"
#include "engine/report/places.hpp"
#include "engine/report/tracked_tokens.hpp"

namespace stet {

namespace {

using Tokens = std::vector<TrackedToken>;

// Paragraph rows and sentence rows that alignment calls moved, as a question about tokens.
class Moves {
 public:
  explicit Moves(const Comparison& comparison)
      : alignment_(comparison.alignment),
        old_rows_(index_rows(comparison.old_document, comparison.alignment, true).paragraph),
        new_rows_(index_rows(comparison.new_document, comparison.alignment, false).paragraph) {}

  [[nodiscard]] std::uint32_t paragraph_row(const TrackedToken& token, bool old_side) const {
    return (old_side ? old_rows_ : new_rows_)[token.paragraph];
  }
  [[nodiscard]] bool paragraph_moved(const TrackedToken& token, bool old_side) const {
    const std::uint32_t row = paragraph_row(token, old_side);
    return row != no_row && alignment_.paragraphs[row].moved;
  }
  [[nodiscard]] bool sentence_moved(const TrackedToken& token) const {
    return token.row != no_token && alignment_.sentences[token.row].moved;
  }
  // Both sides of the sentence row stand in the paragraph row of `token`.
  [[nodiscard]] bool stays_inside(const TrackedToken& token, bool old_side) const {
    const std::uint32_t row = paragraph_row(token, old_side);
    const SentenceRow& sentences = alignment_.sentences[token.row];
    return std::ranges::all_of(sentences.old_side,
                               [&](const SentenceRef& ref) { return old_rows_[ref.paragraph] == row; }) &&
           std::ranges::all_of(sentences.new_side,
                               [&](const SentenceRef& ref) { return new_rows_[ref.paragraph] == row; });
  }
  [[nodiscard]] const Alignment& alignment() const noexcept { return alignment_; }

 private:
  const Alignment& alignment_;
  std::vector<std::uint32_t> old_rows_, new_rows_;
};

void pair_up(TokenStreams& streams, std::uint32_t old_token, std::uint32_t new_token) {
  streams.old_side[old_token].partner = new_token;
  streams.new_side[new_token].partner = old_token;
}

// Parts the pairs that cannot stay in place: what moved, and what would cross what did not.
void keep_in_order(TokenStreams& streams, const Moves& moves) {
  std::vector<OrderedItem> items;
  Tokens& old_side = streams.old_side;
  Tokens& new_side = streams.new_side;
  const auto part = [&](std::uint64_t old_token, std::uint64_t new_token) {
    old_side[old_token].partner = no_token;
    new_side[new_token].partner = no_token;
  };
  for (std::uint32_t i = 0; i < old_side.size(); ++i) {
    const std::uint32_t j = old_side[i].partner;
    if (j == no_token) continue;
    if (moves.sentence_moved(old_side[i]) || moves.paragraph_moved(old_side[i], true) ||
        moves.paragraph_moved(new_side[j], false)) {
      part(i, j);
    } else {
      items.push_back({i, j, old_side[i].text.size() + 1});
    }
  }
  const std::vector<bool> in_place = heaviest_increasing(items);
  for (std::size_t k = 0; k < items.size(); ++k) {
    if (!in_place[k]) part(items[k].old_place, items[k].new_place);
  }
}

// Of each token, the number of tokens with a partner before it.
std::vector<std::uint32_t> ranks(const Tokens& tokens) {
  std::vector<std::uint32_t> out;
  out.reserve(tokens.size());
  std::uint32_t rank = 0;
  for (const TrackedToken& token : tokens) {
    out.push_back(rank);
    rank += token.partner == no_token ? 0 : 1;
  }
  return out;
}

// [paragraph]: its label and its mark.
struct Ends {
  std::uint32_t label = no_token;
  std::uint32_t mark = no_token;
};
std::vector<Ends> ends_of(const Tokens& tokens, std::size_t paragraphs) {
  std::vector<Ends> ends(paragraphs);
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::label) ends[tokens[i].paragraph].label = i;
    if (tokens[i].kind == TokenKind::mark) ends[tokens[i].paragraph].mark = i;
  }
  return ends;
}

// Pairs the ends of paragraphs and the same printed numbers of linked paragraphs, where they stand in order
// with the texts in place.
void pair_paragraphs(TokenStreams& streams, const Comparison& comparison) {
  const std::vector<std::uint32_t> old_ranks = ranks(streams.old_side);
  const std::vector<std::uint32_t> new_ranks = ranks(streams.new_side);
  const std::vector<Ends> old_ends = ends_of(streams.old_side, comparison.old_document.paragraphs.size());
  const std::vector<Ends> new_ends = ends_of(streams.new_side, comparison.new_document.paragraphs.size());
  std::vector<OrderedItem> items;
  constexpr std::uint64_t mark_weight = 2;  // of a label: 1
  const auto offer = [&](std::uint32_t old_token, std::uint32_t new_token, std::uint64_t weight) {
    if (old_token == no_token || new_token == no_token || old_ranks[old_token] != new_ranks[new_token] ||
        streams.old_side[old_token].text != streams.new_side[new_token].text) {
      return false;
    }
    items.push_back({old_token, new_token, weight});
    return true;
  };
  for (const ParagraphRow& row : comparison.alignment.paragraphs) {
    if (row.moved || row.old_side.empty() || row.new_side.empty()) continue;
    bool paired = false;
    for (auto a = row.old_side.rbegin(); a != row.old_side.rend() && !paired; ++a) {
      for (auto b = row.new_side.rbegin(); b != row.new_side.rend() && !paired; ++b)
        paired = offer(old_ends[*a].mark, new_ends[*b].mark, mark_weight);
    }
    offer(old_ends[row.old_side.front()].label, new_ends[row.new_side.front()].label, 1);
  }
  std::ranges::sort(items, {}, &OrderedItem::old_place);
  const std::vector<bool> chosen = heaviest_increasing(items);
  for (std::size_t k = 0; k < items.size(); ++k) {
    if (chosen[k]) {
      pair_up(streams, static_cast<std::uint32_t>(items[k].old_place),
              static_cast<std::uint32_t>(items[k].new_place));
    }
  }
}

// Calls visit(old begin, old end, new begin, new end) for the tokens without partner before each pair, and
// after the last; then pair(old, new) for the pair.
template <typename Visit, typename Pair>
void walk(const TokenStreams& streams, Visit&& visit, Pair&& pair) {
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  const auto free = [](const Tokens& tokens, std::uint32_t at) {
    while (at < tokens.size() && tokens[at].partner == no_token) ++at;
    return at;
  };
  while (true) {
    const std::uint32_t old_end = free(streams.old_side, i);
    const std::uint32_t new_end = free(streams.new_side, j);
    visit(i, old_end, j, new_end);
    if (old_end == streams.old_side.size()) return;
    pair(old_end, new_end);
    i = old_end + 1;
    j = new_end + 1;
  }
}

// A space between sentences that both sides have at the same place is kept.
void pair_gaps(TokenStreams& streams) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  const auto same_gap = [&](std::uint32_t a, std::uint32_t b) {
    const TrackedToken& old_token = streams.old_side[a];
    const TrackedToken& new_token = streams.new_side[b];
    return old_token.kind == TokenKind::gap && new_token.kind == TokenKind::gap &&
           old_token.text == new_token.text;
  };
  walk(
      streams,
      [&](std::uint32_t i, std::uint32_t old_end, std::uint32_t j, std::uint32_t new_end) {
        if (i == old_end || j == new_end) return;
        const bool first = same_gap(i, j);
        if (first) pairs.emplace_back(i, j);
        const bool alone = old_end - i == 1 || new_end - j == 1;
        if (!(first && alone) && same_gap(old_end - 1, new_end - 1))
          pairs.emplace_back(old_end - 1, new_end - 1);
      },
      [](std::uint32_t, std::uint32_t) {});
  for (const auto& [a, b] : pairs) pair_up(streams, a, b);
}

// One token in the order of the tracked text.
struct Emitted {
  const TrackedToken* token = nullptr;
  Tracked tracked;
  std::size_t key = 0;    // of the move it may be part of; 0: none
  bool movable = false;   // it would be the moved text itself, not an edit inside it
  std::size_t block = 0;  // equal for neighbours of one side
};

std::uint32_t behind_last_mark(const Tokens& tokens, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && tokens[end - 1].kind != TokenKind::mark) --end;
  return end;
}

std::vector<Emitted> emit(const TokenStreams& streams, const Moves& moves) {
  const Alignment& alignment = moves.alignment();
  // Of a moved paragraph its row, of a moved sentence the rows of paragraphs and its own.
  const auto unpaired = [&](const TrackedToken& token, bool old_side) {
    Emitted it{&token, {old_side ? Tracking::deleted : Tracking::inserted}, 0, false, 0};
    const bool linked = token.row != no_token && !alignment.sentences[token.row].old_side.empty() &&
                        !alignment.sentences[token.row].new_side.empty();
    if (moves.paragraph_moved(token, old_side) &&
        (linked ? moves.stays_inside(token, old_side) : token.kind != TokenKind::text)) {
      it.key = 1 + moves.paragraph_row(token, old_side);
      it.movable = token.shared || token.kind != TokenKind::text;
    } else if (linked) {
      it.key = 1 + alignment.paragraphs.size() + token.row;
      it.movable = token.shared;
    }
    return it;
  };
  std::vector<Emitted> out;
  out.reserve(streams.old_side.size() + streams.new_side.size());
  std::size_t block = 0;
  const auto put = [&](std::uint32_t begin, std::uint32_t end, bool old_side) {
    ++block;
    for (; begin < end; ++begin) {
      out.push_back(unpaired((old_side ? streams.old_side : streams.new_side)[begin], old_side));
      out.back().block = block;
    }
  };
  walk(
      streams,
      [&](std::uint32_t i, std::uint32_t old_end, std::uint32_t j, std::uint32_t new_end) {
        // Between paragraphs, whole ones stand before the beginnings of those that go on.
        const bool between = i == 0 || streams.old_side[i - 1].kind == TokenKind::mark;
        const std::uint32_t old_middle = between ? behind_last_mark(streams.old_side, i, old_end) : i;
        const std::uint32_t new_middle = between ? behind_last_mark(streams.new_side, j, new_end) : j;
        put(i, old_middle, true);
        put(j, new_middle, false);
        put(old_middle, old_end, true);
        put(new_middle, new_end, false);
      },
      [&](std::uint32_t, std::uint32_t j) {
        out.push_back({&streams.new_side[j], {}, 0, false, ++block});
      });
  return out;
}

// From the first to behind the last of what would be one side of a move.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const noexcept { return begin == end; }
  void take(std::size_t at) {
    if (empty()) begin = at;
    end = at + 1;
  }
};

struct Move {
  std::size_t key = 0;
  Stretch from;
  Stretch to;
  std::size_t bytes = 0;
};

std::vector<Move> possible_moves(const std::vector<Emitted>& emitted, const TokenStreams& streams,
                                 const Alignment& alignment) {
  std::vector<Move> moves(1 + alignment.paragraphs.size() + alignment.sentences.size());
  for (std::size_t i = 0; i < emitted.size(); ++i) {
    const Emitted& it = emitted[i];
    if (!it.movable) continue;
    Move& move = moves[it.key];
    move.key = it.key;
    (it.tracked.tracking == Tracking::deleted ? move.from : move.to).take(i);
    move.bytes += it.token->text.size();
  }
  // A sentence part of which is in its place has not moved.
  for (const TrackedToken& token : streams.new_side) {
    if (token.partner != no_token && token.row != no_token)
      moves[1 + alignment.paragraphs.size() + token.row].key = 0;
  }
  std::erase_if(moves, [&](const Move& move) {
    const auto whole = [&](const Stretch& stretch) {
      return !stretch.empty() && emitted[stretch.begin].block == emitted[stretch.end - 1].block;
    };
    return move.key == 0 || !whole(move.from) || !whole(move.to);
  });
  return moves;
}

// Numbers the moves, the longest first where their stretches overlap; what is no move then stays deleted here
// and inserted there.
std::uint32_t mark_moves(std::vector<Emitted>& emitted, std::vector<Move> moves) {
  std::ranges::stable_sort(moves, [](const Move& a, const Move& b) { return a.bytes > b.bytes; });
  std::vector<bool> taken(emitted.size(), false);
  const auto is_free = [&](const Stretch& stretch) {
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
      if (taken[i]) return false;
    }
    return true;
  };
  std::erase_if(moves, [&](const Move& move) {
    if (!is_free(move.from) || !is_free(move.to)) return true;
    for (const Stretch& stretch : {move.from, move.to}) {
      for (std::size_t i = stretch.begin; i < stretch.end; ++i) taken[i] = true;
    }
    return false;
  });
  std::ranges::sort(moves, {}, [](const Move& move) { return std::min(move.from.begin, move.to.begin); });
  std::uint32_t number = 0;
  for (const Move& move : moves) {
    ++number;
    for (const Stretch& stretch : {move.from, move.to}) {
      for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        Tracked& tracked = emitted[i].tracked;
        tracked.move = number;
        if (!emitted[i].movable || emitted[i].key != move.key) continue;
        tracked.tracking = tracked.tracking == Tracking::deleted ? Tracking::moved_from : Tracking::moved_to;
      }
      emitted[stretch.begin].tracked.begins = true;
      emitted[stretch.end - 1].tracked.ends = true;
    }
  }
  return number;
}

bool joins(const TrackedRun& run, const Tracked& next) noexcept {
  return !run.label && !run.tracked.ends && !next.begins && run.tracked.tracking == next.tracking &&
         run.tracked.move == next.move;
}

void add_run(std::vector<TrackedRun>& runs, const Tracked& tracked, std::string_view text, bool label) {
  if (!label && !runs.empty() && joins(runs.back(), tracked)) {
    runs.back().text += text;
    runs.back().tracked.ends = tracked.ends;
  } else {
    runs.push_back({tracked, std::string(text), label});
  }
}

std::vector<TrackedParagraph> paragraphs_of(const std::vector<Emitted>& emitted,
                                            const Comparison& comparison) {
  std::vector<TrackedParagraph> out;
  TrackedParagraph paragraph;
  for (const Emitted& it : emitted) {
    if (it.token->kind != TokenKind::mark) {
      const bool label = it.token->kind == TokenKind::label;
      paragraph.numbered = paragraph.numbered || label;
      add_run(paragraph.runs, it.tracked, it.token->text, label);
      continue;
    }
    const bool of_old =
        it.tracked.tracking == Tracking::deleted || it.tracked.tracking == Tracking::moved_from;
    const Document& document = of_old ? comparison.old_document : comparison.new_document;
    paragraph.kind = document.paragraphs[it.token->paragraph].kind;
    paragraph.mark = it.tracked;
    out.push_back(std::exchange(paragraph, {}));
  }
  return out;
}

std::vector<TrackedRun> title_of(const Facts& before, const Facts& after) {
  std::vector<TrackedRun> runs;
  for (const Edit& edit : redline(before.title, after.title).edits) {
    const Tracking tracking = edit.op == EditOp::equal   ? Tracking::kept
                              : edit.op == EditOp::erase ? Tracking::deleted
                                                         : Tracking::inserted;
    add_run(runs, {tracking}, edit.text, false);
  }
  return runs;
}

}  // namespace

TrackedText tracked_text(const Comparison& comparison) {
  const Moves moves(comparison);
  TokenStreams streams = token_streams(comparison);
  keep_in_order(streams, moves);
  pair_paragraphs(streams, comparison);
  pair_gaps(streams);
  std::vector<Emitted> emitted = emit(streams, moves);
  TrackedText text;
  text.moves = mark_moves(emitted, possible_moves(emitted, streams, comparison.alignment));
  text.title = title_of(comparison.old_document.facts, comparison.new_document.facts);
  text.paragraphs = paragraphs_of(emitted, comparison);
  return text;
}

}  // namespace stet
