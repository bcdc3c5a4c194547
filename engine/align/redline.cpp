#include "engine/align/redline.hpp"

#include <algorithm>
#include <optional>

#include "engine/text/characters.hpp"
#include "engine/text/stem.hpp"

namespace stet {
namespace {

// A stretch of words: equal on both sides, or replaced (either side may be empty).
struct Stretch {
  bool equal = true;
  std::size_t old_begin = 0, old_end = 0;
  std::size_t new_begin = 0, new_end = 0;
};

class Builder {
 public:
  Builder(std::string_view old_text, std::span<const Word> old_words, std::string_view new_text,
          std::span<const Word> new_words, const Vocabulary& vocabulary, const RedlineOptions& options)
      : old_text_(old_text),
        new_text_(new_text),
        old_words_(old_words),
        new_words_(new_words),
        vocabulary_(vocabulary),
        options_(options) {}

  Redline run() {
    collect();
    slide();
    merge_islands();
    return write();
  }

 private:
  // The stretches of a minimal script over keys; words that share a key but are not the same become
  // replacements.
  void collect() {
    std::vector<std::uint32_t> old_keys(old_words_.size());
    std::vector<std::uint32_t> new_keys(new_words_.size());
    std::transform(old_words_.begin(), old_words_.end(), old_keys.begin(),
                   [](const Word& w) { return w.key; });
    std::transform(new_words_.begin(), new_words_.end(), new_keys.begin(),
                   [](const Word& w) { return w.key; });
    const EditScript script = edit_script(old_keys, new_keys, options_.script);
    redline_.exact = script.exact;
    for (const MatchRun& run : script.runs)
      for (std::size_t i = 0; i < run.length; ++i) {
        const std::size_t old_at = run.old_begin + i;
        const std::size_t new_at = run.new_begin + i;
        if (same_word(old_words_[old_at], new_words_[new_at])) append_equal(old_at, new_at);
      }
    close(old_words_.size(), new_words_.size());
  }

  void append_equal(std::size_t old_at, std::size_t new_at) {
    close(old_at, new_at);
    if (stretches_.empty() || !stretches_.back().equal)
      stretches_.push_back({true, old_at, old_at, new_at, new_at});
    stretches_.back().old_end = old_at + 1;
    stretches_.back().new_end = new_at + 1;
  }

  // Puts what stands between the last stretch and (old_at, new_at) into a replacement.
  void close(std::size_t old_at, std::size_t new_at) {
    const std::size_t old_end = stretches_.empty() ? 0 : stretches_.back().old_end;
    const std::size_t new_end = stretches_.empty() ? 0 : stretches_.back().new_end;
    if (old_end < old_at || new_end < new_at) stretches_.push_back({false, old_end, old_at, new_end, new_at});
  }

  // "a [b, a] b" reads worse than "[a, b] a b": a pure insertion or deletion whose neighbour repeats its end
  // is moved back so that it starts after a mark or at the start of a clause where it can.
  void slide() {
    for (std::size_t i = 1; i + 1 < stretches_.size(); ++i) {
      Stretch& change = stretches_[i];
      if (change.equal || (change.old_begin != change.old_end && change.new_begin != change.new_end))
        continue;
      const bool insertion = change.old_begin == change.old_end;
      slide_one(stretches_[i - 1], change, stretches_[i + 1], insertion);
    }
    std::erase_if(stretches_,
                  [](const Stretch& s) { return s.old_begin == s.old_end && s.new_begin == s.new_end; });
  }

  void slide_one(Stretch& before, Stretch& change, Stretch& after, bool insertion) {
    const std::span<const Word> words = insertion ? new_words_ : old_words_;
    const std::span<const Word> others = insertion ? old_words_ : new_words_;
    const std::size_t stays =
        insertion ? change.old_begin : change.new_begin;  // where the other text has nothing
    const std::size_t begin = insertion ? change.new_begin : change.old_begin;
    const std::size_t end = insertion ? change.new_end : change.old_end;
    const std::size_t room_back = before.new_end - before.new_begin;
    const std::size_t room_on = after.new_end - after.new_begin;
    std::ptrdiff_t best = 0;
    int best_score = boundary_score(words, begin, end);
    const auto consider = [&](std::ptrdiff_t shift) {
      const int score = boundary_score(words, begin + static_cast<std::size_t>(shift),
                                       end + static_cast<std::size_t>(shift));
      if (score > best_score) best = shift, best_score = score;
    };
    for (std::size_t s = 1; s < room_back && same_word(others[stays - s], words[end - s]); ++s)
      consider(-static_cast<std::ptrdiff_t>(s));
    for (std::size_t s = 0; s + 1 < room_on && same_word(others[stays + s], words[begin + s]); ++s)
      consider(static_cast<std::ptrdiff_t>(s) + 1);
    if (best == 0) return;
    const auto shift = static_cast<std::size_t>(best);  // wraps for a negative shift, as unsigned sums do
    before.old_end += shift, before.new_end += shift;
    change.old_begin += shift, change.old_end += shift, change.new_begin += shift, change.new_end += shift;
    after.old_begin += shift, after.new_begin += shift;
  }

  // How well [begin, end) reads as a phrase: it follows a mark, or ends with one, or starts with a joining
  // word.
  [[nodiscard]] int boundary_score(std::span<const Word> words, std::size_t begin, std::size_t end) const {
    int score = 0;
    const auto mark = [&](std::size_t i) { return words[i].kind == WordKind::punctuation; };
    if (begin > 0 && mark(begin - 1)) score += 2;
    if (mark(end - 1)) score += 2;
    if (mark(begin)) score -= 1;
    if (vocabulary_.text(words[begin].key) == "and") score += 1;
    if (words[begin].initial) score += 2;
    return score;
  }

  [[nodiscard]] double weight(std::span<const Word> words) const {
    double sum = 0;
    for (const Word& word : words)
      sum += word.kind == WordKind::punctuation             ? options_.punctuation_weight
             : is_function_word(vocabulary_.text(word.key)) ? options_.function_word_weight
                                                            : 1.0;
    return sum;
  }

  struct Weights {
    double old_side = 0, new_side = 0;
  };
  [[nodiscard]] Weights weights(const Stretch& s) const {
    return {weight(old_words_.subspan(s.old_begin, s.old_end - s.old_begin)),
            weight(new_words_.subspan(s.new_begin, s.new_end - s.new_begin))};
  }

  // Joins replacements across light islands, left to right, each decided once with what has grown so far on
  // its left.
  void merge_islands() {
    std::vector<Stretch> out;
    std::optional<Weights> left;  // of the replacement that `out` ends with
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      if (!stretches_[i].equal || out.empty() || i + 1 == stretches_.size()) {
        out.push_back(stretches_[i]);
        left.reset();
        continue;
      }
      if (!left) left = weights(out.back());
      const Weights island = weights(stretches_[i]);
      const Weights right = weights(stretches_[i + 1]);
      if (is_island(*left, island, right)) {
        out.back().old_end = stretches_[i + 1].old_end;
        out.back().new_end = stretches_[i + 1].new_end;
        left = Weights{left->old_side + island.old_side + right.old_side,
                       left->new_side + island.new_side + right.new_side};
      } else {
        out.push_back(stretches_[i]);
        out.push_back(stretches_[i + 1]);
        left = right;
      }
      ++i;
    }
    stretches_ = std::move(out);
  }

  [[nodiscard]] bool is_island(const Weights& left, const Weights& island, const Weights& right) const {
    // Two insertions around kept words read best as two insertions.
    if (left.old_side + right.old_side == 0 || left.new_side + right.new_side == 0) return false;
    const double lighter =
        std::min(std::max(left.old_side, left.new_side), std::max(right.old_side, right.new_side));
    return island.new_side <= options_.max_island_share * lighter;
  }

  // The white space around a change goes where both texts keep their words: into the equal neighbours when
  // the texts share it, else into the change.
  Redline write() {
    std::string lead;  // new gap that the coming equal piece starts with
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      const Stretch& s = stretches_[i];
      if (s.equal) {
        count_layout(s);
        push(EditOp::equal, lead);
        lead.clear();
        push(EditOp::equal, core(new_text_, new_words_, s.new_begin, s.new_end));
        if (i + 1 == stretches_.size()) push(EditOp::equal, gap(new_text_, new_words_, s.new_end));
      } else {
        write_change(s, i > 0, i + 1 < stretches_.size(), lead);
      }
      if (i == 0 && s.equal) {
        const std::string_view start = gap(new_text_, new_words_, 0);
        redline_.edits.front().text.insert(0, start);
      }
    }
    push(EditOp::equal, stretches_.empty() ? new_text_ : std::string_view(lead));
    return std::move(redline_);
  }

  void write_change(const Stretch& s, bool has_before, bool has_after, std::string& lead) {
    // The texts have no word in common; one of them may have none at all ("•").
    if (!has_before && !has_after) {
      push(EditOp::erase, old_text_);
      push(EditOp::insert, new_text_);
      return;
    }
    const bool erases = s.old_begin != s.old_end;
    const bool inserts = s.new_begin != s.new_end;
    const std::string_view old_before = gap(old_text_, old_words_, s.old_begin);
    const std::string_view old_after = gap(old_text_, old_words_, s.old_end);
    const std::string_view new_before = gap(new_text_, new_words_, s.new_begin);
    const std::string_view new_after = gap(new_text_, new_words_, s.new_end);
    std::string erased(core(old_text_, old_words_, s.old_begin, s.old_end));
    std::string inserted(core(new_text_, new_words_, s.new_begin, s.new_end));
    // A gap stands in an equal piece only where it keeps the old words apart as their own gap does.
    if (erases && inserts) {
      if (has_before && old_before == new_before) {
        push(EditOp::equal, new_before);
      } else {
        erased.insert(0, old_before);
        inserted.insert(0, new_before);
      }
      if (has_after && old_after == new_after) {
        lead = new_after;
      } else {
        erased += old_after;
        inserted += new_after;
      }
    } else if (inserts) {
      switch (side_to_share(s.old_begin, new_before, s.old_begin, new_after, has_before, has_after)) {
        case Side::before:
          push(EditOp::equal, new_before);
          inserted += new_after;
          break;
        case Side::after:
          inserted.insert(0, new_before);
          lead = new_after;
          break;
        case Side::neither:
          erased = old_before;
          inserted.insert(0, new_before);
          inserted += new_after;
      }
    } else {
      switch (side_to_share(s.old_begin, new_before, s.old_end, new_before, has_before, has_after)) {
        case Side::before:
          push(EditOp::equal, new_before);
          erased += old_after;
          break;
        case Side::after:
          erased.insert(0, old_before);
          lead = new_before;
          break;
        case Side::neither:
          erased.insert(0, old_before);
          erased += old_after;
          inserted = new_before;
      }
    }
    push(EditOp::erase, erased);
    push(EditOp::insert, inserted);
  }

  enum class Side : std::uint8_t { before, after, neither };

  // On which side of an insertion or a deletion the white space goes into the equal piece: where `before` can
  // stand for the old gap before word `at_before`, or `after` for that before word `at_after`.
  [[nodiscard]] Side side_to_share(std::size_t at_before, std::string_view before, std::size_t at_after,
                                   std::string_view after, bool has_before, bool has_after) const {
    if (has_before && before == gap(old_text_, old_words_, at_before)) return Side::before;
    if (after == gap(old_text_, old_words_, at_after)) return Side::after;
    if (has_before && stands_for_gap(before, at_before)) return Side::before;
    if (has_after && stands_for_gap(after, at_after)) return Side::after;
    return stands_for_gap(before, at_before) ? Side::before : Side::neither;
  }

  // Whether the old text would keep its words with `other` in place of its gap before word `at`: white space
  // for white space, never none for some ("and or" is not "andor"), and some for none but after a mark, which
  // may lean on what follows it ("-5"). A dash or a bullet in a gap stands only for itself: before another
  // word it may mean something.
  [[nodiscard]] bool stands_for_gap(std::string_view other, std::size_t at) const {
    const std::string_view old_gap = gap(old_text_, old_words_, at);
    if (old_gap == other) return true;
    if (!is_blank(old_gap) || !is_blank(other)) return false;
    if (!old_gap.empty()) return !other.empty();
    return at == 0 || old_words_[at - 1].kind != WordKind::punctuation;
  }

  static bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
      if (!is_space(next_code_point(text, at))) return false;
    return true;
  }

  // Appends to the last piece when that has the same operation.
  void push(EditOp op, std::string_view text) {
    if (text.empty()) return;
    if (!redline_.edits.empty() && redline_.edits.back().op == op) {
      redline_.edits.back().text += text;
    } else {
      redline_.edits.push_back({op, std::string(text)});
    }
  }

  // The text from the first of the words [begin, end) to the last.
  static std::string_view core(std::string_view text, std::span<const Word> words, std::size_t begin,
                               std::size_t end) {
    if (begin == end) return {};
    return text.substr(words[begin].span.begin, words[end - 1].span.end - words[begin].span.begin);
  }

  // The text between word `at` and the one before it, or the text's end.
  static std::string_view gap(std::string_view text, std::span<const Word> words, std::size_t at) {
    const std::size_t from = at == 0 ? 0 : words[at - 1].span.end;
    const std::size_t to = at == words.size() ? text.size() : words[at].span.begin;
    return text.substr(from, to - from);
  }

  void count_layout(const Stretch& s) {
    for (std::size_t i = 0; i < s.old_end - s.old_begin; ++i)
      if (old_words_[s.old_begin + i].span.of(old_text_) != new_words_[s.new_begin + i].span.of(new_text_))
        ++redline_.layout_only;
  }

  std::string_view old_text_, new_text_;
  std::span<const Word> old_words_, new_words_;
  const Vocabulary& vocabulary_;
  const RedlineOptions& options_;
  std::vector<Stretch> stretches_;
  Redline redline_;
};

}  // namespace

bool Redline::changed() const noexcept {
  return std::any_of(edits.begin(), edits.end(), [](const Edit& e) { return e.op != EditOp::equal; });
}

Redline redline(std::string_view old_text, std::span<const Word> old_words, std::string_view new_text,
                std::span<const Word> new_words, const Vocabulary& vocabulary,
                const RedlineOptions& options) {
  return Builder(old_text, old_words, new_text, new_words, vocabulary, options).run();
}

Redline redline(std::string_view old_text, std::string_view new_text, const RedlineOptions& options) {
  Vocabulary vocabulary;
  const std::vector<Word> old_words = split_words(old_text, vocabulary);
  const std::vector<Word> new_words = split_words(new_text, vocabulary);
  return redline(old_text, old_words, new_text, new_words, vocabulary, options);
}

}  // namespace stet
