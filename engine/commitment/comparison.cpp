#include "engine/commitment/comparison.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

#include <fmt/core.h>

#include "engine/align/align.hpp"
#include "engine/align/nearest.hpp"
#include "engine/align/redline.hpp"
#include "engine/align/sentence_edits.hpp"
#include "engine/base/parallel.hpp"
#include "engine/commitment/change.hpp"
#include "engine/commitment/fact_difference.hpp"
#include "engine/commitment/matching.hpp"
#include "engine/commitment/profile.hpp"
#include "engine/commitment/verbatim.hpp"
#include "engine/commitment/word_senses.hpp"

namespace stet {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFFU;

constexpr std::size_t rows_a_chunk = 8;  // of linked clauses; fewer are not worth a thread

constexpr std::size_t max_quoted = 100;  // bytes of the clause that a commitment has become part of

// Verbatim pairs that still count when the rarity of words is measured; more would only cost time.
constexpr std::size_t max_sampled_pairs = 2000;

std::string_view text_of(const Clause& clause, const Document& document) {
  return clause.span.of(document.paragraphs[clause.paragraph].text);
}

// The clauses to profile: all that are not in a verbatim pair, and a sample of those. The choice depends on a
// clause's text alone, so that it is the same on both sides and when the sides are exchanged.
std::vector<std::uint32_t> to_profile(const std::vector<Clause>& clauses, const Document& document,
                                      const std::vector<bool>& paired, std::size_t pairs) {
  const std::size_t every = pairs / max_sampled_pairs + 1;
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < clauses.size(); ++i)
    if (!paired[i] || std::hash<std::string_view>{}(text_of(clauses[i], document)) % every == 0)
      chosen.push_back(i);
  return chosen;
}

// Whether to_profile() would choose every clause whatever pairs there are.
bool few_enough(const std::vector<Clause>& old_clauses, const std::vector<Clause>& new_clauses) {
  return std::min(old_clauses.size(), new_clauses.size()) < max_sampled_pairs;
}

std::vector<std::uint32_t> all_of(const std::vector<Clause>& clauses) {
  std::vector<std::uint32_t> all(clauses.size());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

// What is known of one statement.
struct Side {
  const Document& document;
  const std::vector<Clause>& clauses;
  const DocumentWords* words = nullptr;  // where they were split
};

// The clauses of a side that are profiled, and their profiles, which point to the clauses.
struct Profiled {
  std::vector<std::uint32_t> chosen;
  std::vector<Profile> profiles;

  explicit Profiled(std::vector<std::uint32_t> clauses)
      : chosen(std::move(clauses)), profiles(chosen.size()) {}

  // Those of the chosen clauses from `begin` to before `end`.
  void fill(const Side& side, std::size_t begin, std::size_t end, Profiler& profiler) {
    for (std::size_t k = begin; k < end; ++k) {
      const Clause& clause = side.clauses[chosen[k]];
      const std::string& text = side.document.paragraphs[clause.paragraph].text;
      profiles[k] = side.words == nullptr
                        ? profiler.profile(clause, text)
                        : profiler.profile(clause, text, side.words->of_paragraph(clause.paragraph));
    }
  }
  // One part of `parts`, with a profiler of its own.
  void fill_part(const Side& side, std::size_t part, std::size_t parts, const LexicalForms& forms,
                 const Lexicon& lexicon) {
    Profiler profiler(lexicon.tables(), LexicalForms(&forms));
    fill(side, chosen.size() * part / parts, chosen.size() * (part + 1) / parts, profiler);
  }
};

// Whether the sentence or the paragraph that holds a clause moved.
class Moves {
 public:
  explicit Moves(const Alignment& alignment) {
    for (const SentenceRow& row : alignment.sentences)
      for (const SentenceRef& ref : row.new_side)
        sentence_[(std::uint64_t{ref.paragraph} << 32U) | ref.sentence] = row.moved;
    for (const ParagraphRow& row : alignment.paragraphs)
      for (const std::uint32_t p : row.new_side) paragraph_[p] = row.moved;
  }

  [[nodiscard]] bool moved(const Clause& new_clause, const ClauseLink& link) const {
    if (link.same_sentence_row || link.same_paragraph_row) {
      const auto s = sentence_.find((std::uint64_t{new_clause.paragraph} << 32U) | new_clause.sentence);
      if (link.same_sentence_row && s != sentence_.end() && s->second) return true;
      const auto p = paragraph_.find(new_clause.paragraph);
      return link.same_paragraph_row && p != paragraph_.end() && p->second;
    }
    return true;
  }

 private:
  std::unordered_map<std::uint64_t, bool> sentence_;
  std::unordered_map<std::uint32_t, bool> paragraph_;
};

std::vector<Edit> edits_of(const Profile& old_clause, const Profile& new_clause, const LexicalForms& forms) {
  return redline(old_clause.text, words_and_marks(old_clause), new_clause.text, words_and_marks(new_clause),
                 forms.vocabulary())
      .edits;
}

ClauseRow linked_row(const Profile& old_clause, const Profile& new_clause, std::vector<Edit> edits,
                     bool moved, const LexicalForms& forms) {
  ClauseRow row;
  row.edits = std::move(edits);
  ClauseChange change = change_of(old_clause, new_clause, row.edits, forms);
  row.status = change.status;
  row.shift = change.shift;
  row.changed = std::move(change.facets);
  row.amounts = std::move(change.amounts);
  row.deadlines = std::move(change.deadlines);
  row.why = std::move(change.why);
  row.moved = moved;
  row.old_clause = *old_clause.clause;
  row.new_clause = *new_clause.clause;
  return row;
}

ClauseRow kept_row(const Clause& old_clause, const Clause& new_clause, std::string_view text, bool moved) {
  ClauseRow row;
  row.moved = moved;
  row.old_clause = old_clause;
  row.new_clause = new_clause;
  row.edits = {{EditOp::equal, std::string(text)}};
  return row;
}

// The clause of the other statement that the words of a commitment without counterpart stand in.
struct Inside {
  bool commitment = false;
  std::string why;  // empty: there is none
};

// Only a commitment carries on the commitment that it holds: words that a hope repeats bind no more.
Inside inside(const Profile& into, bool of_old) {
  const ClauseClass held_by = into.clause->clause_class;
  const std::string quoted = shortened(std::string(into.text), max_quoted);
  if (is_commitment(held_by)) return {true, (of_old ? "now part of: " : "before part of: ") + quoted};
  return {false, fmt::format("its words {} in the {}: {}", of_old ? "now stand" : "stood before",
                             name(held_by), quoted)};
}

ClauseRow lone_row(const Clause& clause, std::string_view text, Status status, Inside inside) {
  ClauseRow row;
  row.status = status;
  row.in_another = inside.commitment;
  row.why = std::move(inside.why);
  (status == Status::added ? row.new_clause : row.old_clause) = clause;
  row.edits = {{status == Status::added ? EditOp::insert : EditOp::erase, std::string(text)}};
  return row;
}

// What compare() has found out meanwhile: the forms of all words of both statements, over whose vocabulary
// their words were split, and the profiles of all clauses where these are few enough.
struct Prepared {
  const LexicalForms& forms;
  std::optional<Profiled> old_side, new_side;
  std::size_t max_threads = 1;
};

// Without anything prepared, the clauses that need it are split here, one after another.
std::vector<ClauseRow> compare_found(const Side& old_side, const Side& new_side, const Alignment& alignment,
                                     const Lexicon& lexicon, std::optional<Prepared> prepared = {}) {
  const std::vector<Clause>& old_clauses = old_side.clauses;
  const std::vector<Clause>& new_clauses = new_side.clauses;
  std::vector<bool> old_paired(old_clauses.size(), false);
  std::vector<bool> new_paired(new_clauses.size(), false);
  std::vector<ClauseRow> row_of(new_clauses.size());  // by new clause; without an old clause: none yet
  std::vector<std::uint32_t> new_of(old_clauses.size(), none);
  const Moves moves(alignment);
  const std::vector<VerbatimPair> pairs =
      verbatim_pairs(old_clauses, old_side.document, new_clauses, new_side.document, alignment);
  for (const VerbatimPair& pair : pairs) {
    old_paired[pair.old_clause] = new_paired[pair.new_clause] = true;
    new_of[pair.old_clause] = pair.new_clause;
    const Clause& clause = new_clauses[pair.new_clause];
    const bool moved = moves.moved(clause, {pair.old_clause, pair.new_clause, true, true});
    row_of[pair.new_clause] =
        kept_row(old_clauses[pair.old_clause], clause, text_of(clause, new_side.document), moved);
  }

  const bool profiled = prepared && prepared->old_side && prepared->new_side;
  Profiled before = profiled ? std::move(*prepared->old_side)
                             : Profiled(to_profile(old_clauses, old_side.document, old_paired, pairs.size()));
  Profiled after = profiled ? std::move(*prepared->new_side)
                            : Profiled(to_profile(new_clauses, new_side.document, new_paired, pairs.size()));
  std::optional<Profiler> profiler;
  if (!prepared) {
    profiler.emplace(lexicon.tables());
    before.fill(old_side, 0, before.chosen.size(), *profiler);
    after.fill(new_side, 0, after.chosen.size(), *profiler);
  } else if (!profiled) {
    const std::size_t parts = std::max<std::size_t>(prepared->max_threads, 1);
    const auto fill = [&](std::size_t piece) {
      const bool of_old = piece < parts;
      (of_old ? before : after)
          .fill_part(of_old ? old_side : new_side, piece % parts, parts, prepared->forms, lexicon);
    };
    for_each_index(2 * parts, fill, prepared->max_threads);
  }
  const LexicalForms& forms = prepared ? prepared->forms : profiler->forms();
  const std::vector<std::uint32_t>& old_chosen = before.chosen;
  const std::vector<std::uint32_t>& new_chosen = after.chosen;
  const std::vector<Profile>& old_profiles = before.profiles;
  const std::vector<Profile>& new_profiles = after.profiles;
  const ClauseLinks matched = match_clauses(old_profiles, new_profiles, alignment, forms);
  std::vector<const ClauseLink*> linked;
  for (const ClauseLink& link : matched.links) {
    const std::uint32_t i = old_chosen[link.old_clause];
    const std::uint32_t j = new_chosen[link.new_clause];
    if (old_paired[i] || new_paired[j]) continue;
    new_of[i] = j;
    linked.push_back(&link);
  }
  // A date or sum that came with a commitment that a clause took in is no gain of that clause, and none that
  // went out with one is a loss.
  std::unordered_map<std::uint32_t, Profile> without_absorbed[2];
  for (const Absorption& absorption : matched.absorptions) {
    const Profile& lone = (absorption.of_old ? old_profiles : new_profiles)[absorption.clause];
    const Profile& into = (absorption.of_old ? new_profiles : old_profiles)[absorption.into];
    Profile& rest =
        without_absorbed[absorption.of_old ? 1 : 0].try_emplace(absorption.into, into).first->second;
    take_away(lone.deadlines, rest.deadlines);
    take_away(lone.amounts, rest.amounts);
  }
  const auto facts_of = [&](bool old_clause, std::uint32_t k) -> const Profile& {
    const auto& changed = without_absorbed[old_clause ? 0 : 1];
    const auto found = changed.find(k);
    return found == changed.end() ? (old_clause ? old_profiles : new_profiles)[k] : found->second;
  };
  for_each_chunk(
      linked.size(), rows_a_chunk,
      [&](std::size_t k) {
        const ClauseLink& link = *linked[k];
        const Profile& old_clause = facts_of(true, link.old_clause);
        const Profile& new_clause = facts_of(false, link.new_clause);
        const std::uint32_t j = new_chosen[link.new_clause];
        row_of[j] = linked_row(old_clause, new_clause, edits_of(old_clause, new_clause, forms),
                               moves.moved(new_clauses[j], link), forms);
      },
      prepared ? prepared->max_threads : 1);

  std::unordered_map<std::uint32_t, Inside> old_inside;
  std::unordered_map<std::uint32_t, Inside> new_inside;
  for (const Absorption& absorption : matched.absorptions) {
    const Profile& into = (absorption.of_old ? new_profiles : old_profiles)[absorption.into];
    if (absorption.of_old)
      old_inside[old_chosen[absorption.clause]] = inside(into, true);
    else
      new_inside[new_chosen[absorption.clause]] = inside(into, false);
  }

  // A dropped clause stands after what it followed.
  std::vector<std::vector<std::uint32_t>> dropped_after(new_clauses.size() + 1);
  std::size_t anchor = 0;
  for (std::uint32_t i = 0; i < old_clauses.size(); ++i) {
    if (new_of[i] == none)
      dropped_after[anchor].push_back(i);
    else
      anchor = new_of[i] + 1;
  }
  std::vector<ClauseRow> rows;
  rows.reserve(new_clauses.size() + old_clauses.size() / 4);
  for (std::uint32_t j = 0; j <= new_clauses.size(); ++j) {
    if (j > 0) {
      const Clause& clause = new_clauses[j - 1];
      if (row_of[j - 1].new_clause)
        rows.push_back(std::move(row_of[j - 1]));
      else
        rows.push_back(lone_row(clause, text_of(clause, new_side.document), Status::added,
                                std::move(new_inside[j - 1])));
    }
    for (const std::uint32_t i : dropped_after[j])
      rows.push_back(lone_row(old_clauses[i], text_of(old_clauses[i], old_side.document), Status::dropped,
                              std::move(old_inside[i])));
  }
  return rows;
}

// Learns the stems of the words.
Comparison compare_split(Document old_document, Document new_document, WordsOfTwo words,
                         const Lexicon& lexicon, std::size_t max_threads) {
  Comparison comparison;
  comparison.lexicon = lexicon.name();
  std::vector<Clause> old_clauses;
  std::vector<Clause> new_clauses;
  std::optional<LexicalForms> forms;
  std::optional<Profiled> old_profiled;
  std::optional<Profiled> new_profiled;
  const Side old_side{old_document, old_clauses, &words.old_words};
  const Side new_side{new_document, new_clauses, &words.new_words};
  AlignOptions options;
  options.max_threads = max_threads;
  WordSenses senses(lexicon.tables(), words.vocabulary);
  // That it is done, or will not be.
  std::atomic<bool> stemmed = false;
  std::atomic<bool> sensed = false;
  std::atomic<bool> found = false;  // the clauses of both sides
  std::atomic<int> sides_found = 0;
  // Calls `step` and announces that it is done whether or not it throws: another thread may wait for it.
  const auto announced = [](std::atomic<bool>& done, const auto& step) {
    struct Announcement {
      std::atomic<bool>& done;
      ~Announcement() {
        done = true;
        done.notify_all();
      }
    } const announcement{done};
    step();
  };
  const auto learn_senses = [&] {
    senses.learn(words.old_words.all);
    senses.learn(words.new_words.all);
  };
  const auto prepare_profiles = [&] {
    stemmed.wait(false);
    forms.emplace(senses, words.stems);
    forms->learn(words.old_words.all);
    forms->learn(words.new_words.all);
    if (few_enough(old_clauses, new_clauses)) {
      old_profiled.emplace(all_of(old_clauses));
      new_profiled.emplace(all_of(new_clauses));
    }
  };
  const auto find = [&](std::vector<Clause>& clauses, const Document& document, const DocumentWords& of) {
    try {
      clauses = find_clauses(document, of, senses);
    } catch (...) {
      announced(found, [] {});
      throw;
    }
    if (++sides_found == 2) announced(found, prepare_profiles);
  };
  // While one thread aligns, another finds the clauses, which needs no stems; who is done first begins to
  // profile them. Pieces are begun in order, so that what is waited for is always at work.
  constexpr std::size_t parts = 4;  // of a side
  constexpr std::size_t to_find = 3;
  constexpr std::size_t pieces = to_find + 2 * parts;
  const auto work = [&](std::size_t piece) {
    if (piece == 0) {
      announced(stemmed, [&] { learn_stems(words, max_threads); });
      comparison.alignment = link_documents(old_document, new_document, words, options);
    } else if (piece == 1) {
      announced(sensed, learn_senses);
      find(old_clauses, old_document, words.old_words);
    } else if (piece == 2) {
      sensed.wait(false);
      find(new_clauses, new_document, words.new_words);
    } else {
      found.wait(false);
      const bool of_old = piece < to_find + parts;
      std::optional<Profiled>& profiled = of_old ? old_profiled : new_profiled;
      if (profiled)
        profiled->fill_part(of_old ? old_side : new_side, (piece - to_find) % parts, parts, *forms, lexicon);
    }
  };
  for_each_index(pieces, work, max_threads);
  // Comparing the clauses reads the alignment's links, but nothing of what is added to it here.
  const auto finish = [&](std::size_t piece) {
    if (piece == 0) {
      comparison.clauses =
          compare_found(old_side, new_side, comparison.alignment, lexicon,
                        Prepared{*forms, std::move(old_profiled), std::move(new_profiled), max_threads});
    } else {
      write_sentence_edits(old_document, new_document, words, options, comparison.alignment);
      find_nearest(old_document, new_document, words, comparison.alignment);
    }
  };
  for_each_index(2, finish, max_threads);
  comparison.old_document = std::move(old_document);
  comparison.new_document = std::move(new_document);
  return comparison;
}

}  // namespace

Comparison compare(Document old_document, Document new_document, const Lexicon& lexicon,
                   std::size_t max_threads) {
  SplitWords split[2];
  for_each_index(
      2, [&](std::size_t i) { split[i] = split_alone(i == 0 ? old_document : new_document); }, max_threads);
  return compare(std::move(old_document), std::move(split[0]), std::move(new_document), std::move(split[1]),
                 lexicon, max_threads);
}

Comparison compare(Document old_document, SplitWords old_words, Document new_document, SplitWords new_words,
                   const Lexicon& lexicon, std::size_t max_threads) {
  return compare_split(std::move(old_document), std::move(new_document),
                       join(std::move(old_words), std::move(new_words)), lexicon, max_threads);
}

std::vector<ClauseRow> compare_clauses(const Document& old_document, const Document& new_document,
                                       const Alignment& alignment, const Lexicon& lexicon) {
  return compare_clauses(old_document, find_clauses(old_document, lexicon), new_document,
                         find_clauses(new_document, lexicon), alignment, lexicon);
}

std::vector<ClauseRow> compare_clauses(const Document& old_document, const std::vector<Clause>& old_clauses,
                                       const Document& new_document, const std::vector<Clause>& new_clauses,
                                       const Alignment& alignment, const Lexicon& lexicon) {
  return compare_found({old_document, old_clauses}, {new_document, new_clauses}, alignment, lexicon);
}

ClauseRow compare_linked(const Document& old_document, const Clause& old_clause, const Document& new_document,
                         const Clause& new_clause, const Lexicon& lexicon) {
  Profiler profiler(lexicon.tables());
  const Profile before = profiler.profile(old_clause, old_document.paragraphs[old_clause.paragraph].text);
  const Profile after = profiler.profile(new_clause, new_document.paragraphs[new_clause.paragraph].text);
  const LexicalForms& forms = profiler.forms();
  return linked_row(before, after, edits_of(before, after, forms), false, forms);
}

std::string_view name(Status status) noexcept {
  switch (status) {
    case Status::kept:
      return "kept";
    case Status::reworded:
      return "reworded";
    case Status::added:
      return "added";
    case Status::dropped:
      return "dropped";
  }
  return "";
}

std::string_view name(Shift shift) noexcept {
  switch (shift) {
    case Shift::none:
      return "none";
    case Shift::strengthened:
      return "strengthened";
    case Shift::weakened:
      return "weakened";
  }
  return "";
}

std::string_view name(Facet facet) noexcept {
  switch (facet) {
    case Facet::verb:
      return "verb";
    case Facet::actor:
      return "actor";
    case Facet::amount:
      return "amount";
    case Facet::deadline:
      return "deadline";
    case Facet::name:
      return "name";
    case Facet::scope:
      return "scope";
    case Facet::wording:
      return "wording";
    case Facet::spelling:
      return "spelling";
  }
  return "";
}

}  // namespace stet
