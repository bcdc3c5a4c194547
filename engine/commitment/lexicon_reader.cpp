#include "engine/commitment/lexicon_reader.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

#include <fmt/core.h>
#include <toml++/toml.h>

#include "engine/base/error.hpp"
#include "engine/commitment/inflection.hpp"

namespace stet {
namespace {

constexpr std::size_t max_bytes = 1 << 20;  // a lexicon is written by hand; more is another kind of file
constexpr std::size_t max_pattern_elements = 12;  // words of one phrase

std::string_view trim(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

// Calls `use(piece, line)` for each trimmed, non-empty piece; lines are counted from `line`.
template <typename Use>
void for_each_piece(std::string_view text, char separator, std::size_t line, const Use& use) {
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find(separator, begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view raw = text.substr(begin, end - begin);
    const std::string_view piece = trim(raw);
    if (!piece.empty()) {
      const auto lead = static_cast<std::size_t>(piece.data() - raw.data());
      use(piece, line + static_cast<std::size_t>(
                            std::count(raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(lead), '\n')));
    }
    line += static_cast<std::size_t>(std::count(raw.begin(), raw.end(), '\n'));
    begin = end + 1;
  }
}

class Reader {
 public:
  explicit Reader(const std::string& name) : name_(name) {}

  LexiconDraft read(std::string_view text) {
    if (text.size() > max_bytes) fail(1, "is larger than a lexicon may be (1 MiB)");
    try {
      source_ = text;
      read_tables(toml::parse(text, name_));
    } catch (const toml::parse_error& error) {
      fail(error.source().begin.line, std::string(error.description()));
    }
    for (LexiconDraft::Verb& verb : draft_.verbs)
      std::stable_sort(verb.patterns.begin(), verb.patterns.end(),
                       [](const auto& a, const auto& b) { return a.after.size() > b.after.size(); });
    return std::move(draft_);
  }

 private:
  [[noreturn]] void fail(std::size_t line, const std::string& what) const {
    throw Error(ErrorCode::malformed, fmt::format("{}, line {}: {}", name_, line, what));
  }

  std::uint32_t intern(std::string_view text) {
    if (const auto it = draft_.ids.find(text); it != draft_.ids.end()) return it->second;
    const auto id = static_cast<std::uint32_t>(draft_.words.size());
    draft_.ids.emplace(draft_.texts.emplace_back(text), id);
    draft_.words.emplace_back();
    return id;
  }

  // The word as Word::key holds it: without hyphens.
  std::uint32_t intern_key(std::string_view text) {
    if (text.find('-') == std::string_view::npos) return intern(text);
    std::string key(text);
    std::erase(key, '-');
    return intern(key);
  }

  void read_tables(const toml::table& root) {
    for (const auto& [key, node] : root)
      if (key != "words" && key != "spelling" && key != "inflection" && key != "hedges" && key != "clauses")
        fail(key.source().begin.line, fmt::format("unknown table \"{}\"", key.str()));
    if (const toml::table* words = table(root, "words")) read_words(*words);
    if (const toml::table* spelling = table(root, "spelling"))
      for (const auto& [key, node] : *spelling) {
        if (key != "pairs")
          fail(key.source().begin.line, fmt::format("unknown key \"{}\" in [spelling]", key.str()));
        for_each_piece(text(node), ',', first_line(node),
                       [&](std::string_view piece, std::size_t at) { read_spelling(piece, at); });
      }
    if (const toml::table* inflection = table(root, "inflection"))
      for (const auto& [key, node] : *inflection) {
        if (key != "irregular")
          fail(key.source().begin.line, fmt::format("unknown key \"{}\" in [inflection]", key.str()));
        for_each_piece(text(node), ';', first_line(node),
                       [&](std::string_view piece, std::size_t at) { read_irregular(piece, at); });
      }
    if (const toml::table* hedges = table(root, "hedges")) read_hedges(*hedges);
    read_clauses(root);
  }

  const toml::table* table(const toml::table& root, std::string_view key) const {
    const toml::node* node = root.get(key);
    if (node == nullptr) return nullptr;
    if (const toml::table* found = node->as_table()) return found;
    fail(line(*node), fmt::format("\"{}\" must be a table", key));
  }

  static std::size_t line(const toml::node& node) { return node.source().begin.line; }

  // The line of a string's first character: TOML drops the line break after opening quotes.
  [[nodiscard]] std::size_t first_line(const toml::node& node) const {
    std::size_t begin = 0;
    for (std::size_t n = 1; n < line(node) && begin != std::string_view::npos; ++n)
      begin = source_.find('\n', begin) + 1;
    const std::string_view value =
        source_.substr(std::min(begin + node.source().begin.column - 1, source_.size()));
    const bool dropped = value.starts_with("\"\"\"\n") || value.starts_with("\"\"\"\r\n") ||
                         value.starts_with("'''\n") || value.starts_with("'''\r\n");
    return line(node) + (dropped ? 1 : 0);
  }

  std::string_view text(const toml::node& node) const {
    if (const auto* string = node.as_string()) return string->get();
    fail(line(node), "must be a string");
  }

  int number(const toml::node& node) const {
    const auto* integer = node.as_integer();
    if (integer == nullptr || integer->get() < 0 || integer->get() > 100)
      fail(line(node), "force must be a whole number from 0 to 100");
    return static_cast<int>(integer->get());
  }

  void read_words(const toml::table& words) {
    for (const auto& [key, node] : words) {
      const WordList list = word_list(key.str());
      if (list == WordList::count)
        fail(key.source().begin.line, fmt::format("unknown word list \"{}\"", key.str()));
      for_each_piece(text(node), ',', first_line(node), [&](std::string_view piece, std::size_t at) {
        if (piece.find(' ') != std::string_view::npos)
          fail(at, fmt::format("\"{}\": a word list holds single words", piece));
        draft_.words[intern_key(piece)].lists |= bit(list);
      });
    }
  }

  void read_spelling(std::string_view piece, std::size_t at) {
    const auto equals = piece.find('=');
    if (equals == std::string_view::npos) fail(at, fmt::format("\"{}\": write british=american", piece));
    draft_.spellings.emplace_back(trim(piece.substr(0, equals)), trim(piece.substr(equals + 1)));
  }

  void read_irregular(std::string_view piece, std::size_t at) {
    const auto colon = piece.find(':');
    std::vector<std::string> parts;
    if (colon != std::string_view::npos)
      for_each_piece(piece.substr(colon + 1), ',', at,
                     [&](std::string_view part, std::size_t) { parts.emplace_back(part); });
    if (parts.size() != 4)
      fail(at, fmt::format("\"{}\": write lemma: third person, past, participle, -ing", piece));
    const std::string lemma(trim(piece.substr(0, colon)));
    Inflection forms = inflect(lemma);
    if (parts[0] != "-") forms.third = parts[0];
    if (parts[1] != "-") forms.past = parts[1];
    if (parts[2] != "-") forms.participle = parts[2];
    if (parts[3] != "-") forms.ing = parts[3];
    irregular_[lemma] = forms;
  }

  void read_hedges(const toml::table& hedges) {
    for (const auto& [key, node] : hedges) {
      if (key == "force") {
        draft_.hedge_force = number(node);
      } else if (key == "phrases") {
        for_each_piece(text(node), ',', first_line(node), [&](std::string_view piece, std::size_t at) {
          std::vector<PatternElement> elements = pattern(piece, piece, at);
          const auto index = static_cast<std::uint32_t>(draft_.hedges.size());
          if (elements[0].kind != ElementKind::word)
            fail(at, fmt::format("\"{}\" must start with a word", piece));
          draft_.words[elements[0].id].hedges.push_back(index);
          elements.erase(elements.begin());
          draft_.hedges.push_back(std::move(elements));
        });
      } else {
        fail(key.source().begin.line, fmt::format("unknown key \"{}\" in [hedges]", key.str()));
      }
    }
  }

  PatternElement element(std::string_view word, std::string_view phrase, std::size_t at) {
    if (word == "to+") return {ElementKind::infinitive, 0};
    if (word == "ing+") return {ElementKind::ing, 0};
    if (word == "that~we") return {ElementKind::own_will, 0};
    if (word == "that~will") return {ElementKind::will, 0};
    if (word == "$") return {ElementKind::money, 0};
    if (word.front() == '{' && word.back() == '}') {
      const WordList list = word_list(word.substr(1, word.size() - 2));
      if (list == WordList::count) fail(at, fmt::format("\"{}\": unknown word list {}", phrase, word));
      return {ElementKind::list, static_cast<std::uint32_t>(list)};
    }
    return {ElementKind::word, intern_key(word)};
  }

  // The elements of `words`, a part of `phrase`.
  std::vector<PatternElement> pattern(std::string_view words, std::string_view phrase, std::size_t at) {
    std::vector<PatternElement> elements;
    for_each_piece(words, ' ', at, [&](std::string_view word, std::size_t) {
      elements.push_back(element(word, phrase, at));
    });
    if (elements.size() > max_pattern_elements)
      fail(at, fmt::format("\"{}\" is longer than 12 words", phrase));
    return elements;
  }

  void read_clauses(const toml::table& root) {
    const toml::node* const node = root.get("clauses");
    const toml::array* const clauses = node == nullptr ? nullptr : node->as_array();
    if (clauses == nullptr) fail(node == nullptr ? 1 : line(*node), "a lexicon needs [[clauses]]");
    for (const toml::node& entry : *clauses) {
      const toml::table* const group = entry.as_table();
      if (group == nullptr) fail(line(entry), "[[clauses]] must hold tables");
      read_group(*group, line(entry));
    }
  }

  void read_group(const toml::table& group, std::size_t at) {
    Pattern pattern_data;
    std::optional<ClauseClass> clause_class;
    const toml::node* phrases = nullptr;
    for (const auto& [key, node] : group) {
      if (key == "class") {
        for (int c = 0; c <= static_cast<int>(ClauseClass::narration); ++c)
          if (stet::name(static_cast<ClauseClass>(c)) == text(node))
            clause_class = static_cast<ClauseClass>(c);
        if (!clause_class) fail(line(node), fmt::format("\"{}\" is no class of clause", text(node)));
      } else if (key == "force") {
        pattern_data.force = number(node);
      } else if (key == "tense") {
        if (text(node) != "present" && text(node) != "simple")
          fail(line(node), "tense can be \"present\" or \"simple\"");
        pattern_data.tense = text(node) == "present" ? PatternTense::present : PatternTense::simple;
      } else if (key == "hedged") {
        pattern_data.hedged = node.value_or(false);
      } else if (key == "phrases") {
        phrases = &node;
      } else {
        fail(key.source().begin.line, fmt::format("unknown key \"{}\" in [[clauses]]", key.str()));
      }
    }
    if (!clause_class || phrases == nullptr) fail(at, "[[clauses]] needs class and phrases");
    pattern_data.clause_class = *clause_class;
    for_each_piece(
        text(*phrases), ',', first_line(*phrases), [&](std::string_view phrase, std::size_t where) {
          const auto space = std::min(phrase.find(' '), phrase.size());
          auto after = pattern(phrase.substr(space), phrase, where);
          draft_.verbs[verb(phrase.substr(0, space))].patterns.push_back({std::move(after), pattern_data});
        });
  }

  std::uint32_t verb(std::string_view lemma) {
    if (const auto it = verb_ids_.find(std::string(lemma)); it != verb_ids_.end()) return it->second;
    const auto id = static_cast<std::uint32_t>(draft_.verbs.size());
    verb_ids_.emplace(lemma, id);
    draft_.verbs.push_back({std::string(lemma), {}});
    const auto irregular = irregular_.find(std::string(lemma));
    const Inflection forms = irregular != irregular_.end() ? irregular->second : inflect(lemma);
    add_forms(lemma, id, form_base);
    add_forms(forms.third, id, form_third);
    add_forms(forms.past, id, form_past);
    add_forms(forms.participle, id, form_participle);
    add_forms(forms.ing, id, form_ing);
    return id;
  }

  void add_forms(std::string_view forms, std::uint32_t verb, VerbForm form) {
    for_each_piece(forms, ' ', 0, [&](std::string_view text, std::size_t) {
      std::vector<VerbUse>& uses = draft_.words[intern_key(text)].verbs;
      const auto it =
          std::find_if(uses.begin(), uses.end(), [&](const VerbUse& use) { return use.verb == verb; });
      if (it == uses.end())
        uses.push_back({verb, static_cast<std::uint8_t>(form)});
      else
        it->forms = static_cast<std::uint8_t>(it->forms | form);
    });
  }

  std::string name_;
  std::string_view source_;
  LexiconDraft draft_;
  std::unordered_map<std::string, Inflection> irregular_;
  std::unordered_map<std::string, std::uint32_t> verb_ids_;
};

}  // namespace

LexiconDraft read_lexicon(std::string_view toml, const std::string& name) {
  return Reader(name).read(toml);
}

}  // namespace stet
