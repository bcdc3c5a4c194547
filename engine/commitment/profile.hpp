// A clause made ready for comparing: words, content, facts and governing verb in comparable form.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/commitment/clause.hpp"
#include "engine/commitment/lexical_forms.hpp"
#include "engine/commitment/lexicon_tables.hpp"
#include "engine/commitment/tokens.hpp"
#include "engine/text/words.hpp"

namespace stet {

struct FactKey {
  std::string text;  // as it stands
  std::string key;   // equal facts have equal keys
  bool firm = false;
  std::vector<std::uint32_t> context;  // of amounts: the stems of what it is told of, sorted
  // Of amounts: how far something changes, "by $5 billion"; where it gets, "to a total of $10 billion".
  enum class Role : std::uint8_t { open, step, level };
  Role role = Role::open;
};

struct Profile {
  const Clause* clause = nullptr;
  std::string_view text;
  std::span<const Word> standing;      // its words and marks; spans count from the paragraph's start
  std::vector<Word> words;             // of `text`, without punctuation
  std::vector<std::uint32_t> content;  // distinct content stems of what the verb governs, sorted
  std::vector<std::uint32_t>
      core;  // those of them that belong to the object before its first modifier, sorted
  std::vector<std::uint32_t>
      titles;            // those of the core written with a capital and naming no state or date, sorted
  bool passive = false;  // "will be set up": the governing words are followed by "be" and a participle
  std::uint32_t act = no_word;  // the stem of the first verb governed: "meet" of "intend to meet again"
  std::size_t subject_words =
      0;  // of `words`, before the verb and its adverbs, when the clause starts with them
  std::uint64_t words_hash = 0;  // of the words after the subject
  std::string verb_key;          // lemmas of the governing words
  std::string actor_key;
  std::vector<FactKey> amounts;
  std::vector<FactKey> deadlines;
  std::vector<FactKey> references;
  std::vector<FactKey> hedges;
  std::vector<std::uint32_t> name_stems;  // stems of the words of all names, sorted
  std::vector<std::uint32_t> name_keys;   // keys of all their words, sorted
  // Keys of the words that the verb, the actor and the facts but names consist of, sorted.
  std::vector<std::uint32_t> told_apart;
};

// The words and marks of the profile's text, with spans that count from its start.
[[nodiscard]] std::vector<Word> words_and_marks(const Profile& profile);

// Builds profiles over one vocabulary. Not thread safe.
class Profiler {
 public:
  explicit Profiler(const Lexicon::Tables& tables) : Profiler(tables, LexicalForms(tables)) {}
  Profiler(const Lexicon::Tables& tables, LexicalForms forms)
      : tables_(tables),
        forms_(std::move(forms)),
        vocabulary_(forms_.vocabulary()),
        reader_(forms_.senses()) {}

  // Splits the clause; the profile is valid as long as the profiler lives.
  [[nodiscard]] Profile profile(const Clause& clause, std::string_view paragraph_text);
  // The same where the paragraph's words are split already, over the vocabulary of the forms it was given;
  // the profile is valid as long as these are.
  [[nodiscard]] Profile profile(const Clause& clause, std::string_view paragraph_text,
                                std::span<const Word> paragraph_words);

  // Of all words of the clauses that were profiled.
  [[nodiscard]] const LexicalForms& forms() const noexcept { return forms_; }

 private:
  // The clause that is profiled, its paragraph, and those of its words that the clause consists of.
  struct Source {
    const Clause& clause;
    std::string_view text;
    std::span<const Word> words;
  };
  // The words of an actor, and the key of these.
  struct Actor {
    std::string text;
    std::vector<Word> words;
    std::string key;
  };
  class Places;

  [[nodiscard]] Profile profile(const Source& source);
  // Of a text that the clause quotes, with spans that count from `begin`: those of the source where it stands
  // at `place`. Their keys are put behind `keys`. Valid until the next call.
  struct Quoted {
    std::span<const Word> words;
    std::size_t begin;
  };
  Quoted words_of(std::string_view text, Span place, const Source& source, std::vector<std::uint32_t>& keys);
  // The same as tokens; the keys are told apart.
  const Tokens& tokens_of(std::string_view text, Span place, const Source& source);
  [[nodiscard]] std::string verb_key(const Tokens& tokens, bool impersonal);
  // Remembers the last one, which the next clause mostly shares.
  [[nodiscard]] const Actor& actor_of(const Clause& clause);
  void fill_words(const Source& source, Profile& profile);
  void fill_actor(Profile& profile);
  [[nodiscard]] std::vector<FactKey> amount_keys(const std::vector<std::string>& texts, Places& places,
                                                 const Source& source);
  [[nodiscard]] std::vector<FactKey> deadline_keys(const std::vector<std::string>& texts, Places& places,
                                                   const Source& source);
  void fill_contexts(Profile& profile);
  // Where the verb stands in the clause's text; empty where it stands in the stem of a list.
  [[nodiscard]] static Span verb_in(const Clause& clause, std::string_view text);
  // "will be set up", of the clause whose words are at hand: its verb ends at byte `verb_end`.
  [[nodiscard]] bool is_passive(std::size_t verb_end);
  void fill_content(Profile& profile);
  void fill_names(Places& places, const Source& source, Profile& profile);
  [[nodiscard]] std::size_t subject_words(const Profile& profile, std::span<const Word> actor);

  const Lexicon::Tables& tables_;
  LexicalForms forms_;
  Vocabulary& vocabulary_;  // of the forms
  TokenReader reader_;
  std::vector<std::vector<Word>> split_;  // of the clauses that were split here
  Actor actor_;                           // of the clause profiled last
  // Room for what is found of one clause.
  std::vector<Word> marked_;  // its words and marks, with spans that count from its start
  std::vector<Word> quoted_;  // for words_of() and tokens_of()
  Tokens tokens_;
  std::vector<std::uint32_t> content_, titles_, name_stems_, name_keys_, told_apart_;
};

}  // namespace stet
