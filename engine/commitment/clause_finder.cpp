#include <algorithm>
#include <functional>
#include <optional>

#include "engine/commitment/clause.hpp"
#include "engine/commitment/facts.hpp"
#include "engine/commitment/lexicon_tables.hpp"
#include "engine/commitment/pledges.hpp"
#include "engine/commitment/sites.hpp"

namespace stet {
namespace {

constexpr std::size_t max_stem_words =
    10;  // between a stem's verb and its colon: "agree to take the following actions:"
constexpr std::size_t max_actor_line =
    16;  // words of a line that only names who acts: "The General Assembly,"
constexpr std::size_t max_introduction = 9;  // words of "By 2030, …" whose date belongs to the clause
constexpr int pledge_force = 90;             // money promised
constexpr int nominal_pledge_force = 80;     // a promise without an amount

// The stem of a list: what each item goes on from.
struct Stem {
  std::optional<Site> site;  // none where the stem only names the actor ("The Committee:")
  std::string verb;          // as it stands in the stem
  std::uint32_t paragraph = 0;
};

class Finder {
 public:
  Finder(const Document& document, const DocumentWords& words, const WordSenses& senses)
      : document_(document), words_(words), vocabulary_(senses.vocabulary()), reader_(&senses) {}

  std::vector<Clause> run() {
    for (std::uint32_t p = 0; p < document_.paragraphs.size(); ++p) {
      if (document_.paragraphs[p].kind != ParagraphKind::body) {
        stem_.reset();
        continue;
      }
      paragraph(p);
    }
    return std::move(clauses_);
  }

 private:
  void paragraph(std::uint32_t p) {
    const Paragraph& paragraph = document_.paragraphs[p];
    text_ = paragraph.text;
    paragraph_ = p;
    reader_.read(text_, words_.of_paragraph(p), tokens_);
    learn_names();
    std::size_t at = 0;
    for (std::uint32_t s = 0; s < paragraph.sentences.size(); ++s) {
      sentence_ = s;
      while (at < tokens_.size() && tokens_[at].span.begin < paragraph.sentences[s].begin) ++at;
      std::size_t end = at;
      while (end < tokens_.size() && tokens_[end].span.begin < paragraph.sentences[s].end) ++end;
      if (at < end) sentence({tokens_, at, end, reader_.tables(), vocabulary_});
      at = end;
    }
  }

  // A single word that stands capitalised inside a sentence without article ("use of Pinboard"), and never in
  // small letters, names somebody: "Pinboard will respond". Where it opens a sentence its capital tells
  // nothing.
  void learn_names() {
    if (seen_.size() < vocabulary_.size()) seen_.resize(vocabulary_.size());
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind != WordKind::word || token.lex != no_word || token.acronym) continue;
      Seen& seen = seen_[token.key];
      if (!token.capital) {
        seen.small = true;
      } else if (!token.initial && stands_alone(i)) {
        seen.named = true;
      }
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Token& token = tokens_[i];
      if (token.kind == WordKind::word && token.capital && seen_[token.key].named &&
          !seen_[token.key].small && stands_alone(i))
        token.lists |= bit(WordList::party);
    }
  }

  // No article or other capital beside it: not "the Framework", not "Green Port".
  [[nodiscard]] bool stands_alone(std::size_t i) const {
    const auto word = [&](std::size_t k) { return tokens_[k].kind == WordKind::word; };
    if (i > 0 && word(i - 1) && !tokens_[i].initial &&
        (tokens_[i - 1].capital || tokens_[i - 1].is(WordList::determiner) ||
         tokens_[i - 1].is(WordList::possessive) || tokens_[i - 1].possessive))
      return false;
    return i + 1 >= tokens_.size() || !word(i + 1) || !tokens_[i + 1].capital;
  }

  void sentence(const Stretch& in) {
    if (stem_ && !continues_list(in)) stem_.reset();
    if (stem_) {
      items(in);
      return;
    }
    if (actor_line(in)) return;
    std::size_t colon = in.begin;
    while (colon < in.end && !in.at(colon).is_mark(':')) ++colon;
    if (colon < in.end && has_items(in, colon) && list(in, colon)) return;
    emit_all(in, find_sites(in, text_, Opening::sentence, discourse_));
  }

  // A line that goes on a list: it has a bullet or an enumerator, or a paragraph number of its own, or a
  // small letter.
  [[nodiscard]] bool continues_list(const Stretch& in) const {
    const Token& first = in.at(in.begin);
    if (first.item || first.is_mark('(')) return true;
    if (stem_->paragraph == paragraph_) return in.inside(in.begin + 1) && in.at(in.begin + 1).item;
    if (sentence_ > 0) return false;
    if (stem_->site && opens_operative(in)) return false;
    const std::string& label = document_.paragraphs[paragraph_].label;
    if (!label.empty()) {
      const std::string& stem_label = document_.paragraphs[stem_->paragraph].label;
      if (!stem_label.empty() && shape_of(label) == shape_of(stem_label)) return false;
      return label.size() == 1 || label.find('(') != std::string::npos || !first.capital ||
             ends_with_semicolon(in);
    }
    return (!first.capital && first.kind == WordKind::word) || ends_with_semicolon(in);
  }

  // "3" and "12" have one shape, "(a)" and "2(a)" have others: labels of one shape number siblings.
  static std::string shape_of(std::string_view label) {
    std::string shape;
    for (const char c : label) {
      const char kind = c >= '0' && c <= '9'   ? '0'
                        : c >= 'a' && c <= 'z' ? 'a'
                        : c >= 'A' && c <= 'Z' ? 'A'
                                               : c;
      if (shape.empty() || shape.back() != kind) shape += kind;
    }
    return shape;
  }

  // "Urges Member States …;": a paragraph of a resolution, not an item of the one before.
  static bool opens_operative(const Stretch& in) {
    const auto found = bare_predicate_at(in, in.begin, form_third);
    return found && found->known && found->tense == Tense::third && in.at(in.begin).capital;
  }

  static bool ends_with_semicolon(const Stretch& in) {
    std::size_t last = in.end - 1;
    while (last > in.begin && in.at(last).is(WordList::conjunction)) --last;
    return in.at(last).is_mark(';');
  }

  // Of the first item behind the colon, its enumerator skipped; empty if there is none.
  static std::string_view first_item_word(const Stretch& in, std::size_t colon) {
    for (std::size_t k = colon + 1; k < in.end && k < colon + 5; ++k)
      if (in.at(k).item || in.at(k).dash_before) return in.key(k);
    return {};
  }

  static bool has_items(const Stretch& in, std::size_t colon) {
    if (colon + 1 == in.end) return true;
    for (std::size_t k = colon + 1; k < in.end; ++k)
      if (in.at(k).item || in.at(k).is_mark(';') || (k == colon + 1 && in.at(k).dash_before)) return true;
    return false;
  }

  // "The General Assembly,": who acts in the paragraphs that follow.
  bool actor_line(const Stretch& in) {
    if (in.end - in.begin > max_actor_line || in.end - in.begin < 2) return false;
    const Token& last = in.at(in.end - 1);
    if (!last.is_mark(',') && !last.is_mark(':')) return false;
    std::size_t end = in.end - 1;
    for (std::size_t k = in.begin; k < end; ++k)
      if (in.at(k).is_mark(',')) end = k;
    const bool we = end == in.begin + 1 && in.at(in.begin).is(WordList::we);
    if (!we && !names_actor(in, in.begin, end)) return false;
    for (std::size_t k = in.begin; k < end; ++k)
      if (!we && predicate_at(in, k)) return false;
    discourse_.actor =
        we ? "We" : std::string(Span{in.at(in.begin).span.begin, in.at(end - 1).span.end}.of(text_));
    discourse_.subject_acts = true;
    if (last.is_mark(':')) stem_ = Stem{std::nullopt, {}, paragraph_};
    return true;
  }

  // A stem and its items in one sentence, or a stem whose items follow. False if the colon opens no list of
  // clauses.
  bool list(const Stretch& in, std::size_t colon) {
    Discourse before = discourse_;
    const Stretch head{in.tokens, in.begin, colon, in.tables, in.vocabulary};
    std::vector<Site> sites = find_sites(head, text_, Opening::sentence, discourse_);
    Stem stem{std::nullopt, {}, paragraph_};
    if (!sites.empty()) {
      const Site& last = sites.back();
      bool following = false;
      for (std::size_t k = last.predicate.words_end; k < colon; ++k)
        following = following || in.at(k).is(WordList::item_noun);
      const std::size_t object = colon > last.predicate.end ? colon - last.predicate.end : 0;
      // "calls on Member States to:", "urges all States: (a) to ensure …"
      const bool verbs_follow = in.key(colon - 1) == "to" || first_item_word(in, colon) == "to";
      const bool open = object <= 1 || ((following || verbs_follow) && object <= max_stem_words);
      if (!open || !last.binding) {
        discourse_ = before;
        return false;
      }
      stem.site = last;
      stem.verb = std::string(verb_span(in, last).of(text_));
      sites.pop_back();
    } else if (names_actor(in, in.begin, colon) && colon - in.begin <= max_actor_line) {
      discourse_.actor = std::string(Span{in.at(in.begin).span.begin, in.at(colon - 1).span.end}.of(text_));
    } else if (!(colon == in.begin + 1 && in.at(in.begin).is(WordList::we))) {
      discourse_ = before;
      return false;
    } else {
      discourse_.actor = "We";
    }
    emit_all(head, std::move(sites));
    stem_ = std::move(stem);
    if (colon + 1 < in.end) items({in.tokens, colon + 1, in.end, in.tables, in.vocabulary});
    return true;
  }

  void items(const Stretch& in) {
    std::size_t begin = in.begin;
    const DashItems dashes = dash_items(in);
    for (std::size_t k = in.begin + 1; k <= in.end; ++k) {
      const bool next = k == in.end || in.at(k - 1).is_mark(';') || in.at(k).item ||
                        (dashes != DashItems::none && in.at(k).dash_before &&
                         (dashes == DashItems::every || ends_item(in.at(k - 1))));
      if (!next) continue;
      const std::size_t end = k < in.end ? enumerator_begin(in, begin, k) : k;
      if (end == begin) continue;  // the enumerator of the item that goes on
      item({in.tokens, begin, end, in.tables, in.vocabulary});
      begin = end;
    }
  }

  // Dashes can lead items: after every mark or "and" if there are such, else wherever they stand.
  enum class DashItems : std::uint8_t { none, after_mark, every };

  static bool ends_item(const Token& token) {
    return token.is_mark(',') || token.is_mark(';') || token.is_mark('.') || token.is(WordList::conjunction);
  }

  static DashItems dash_items(const Stretch& in) {
    if (!in.at(in.begin).dash_before) return DashItems::none;
    for (std::size_t k = in.begin + 1; k < in.end; ++k)
      if (in.at(k).dash_before && ends_item(in.at(k - 1))) return DashItems::after_mark;
    return DashItems::every;
  }

  // Where the enumerator before the item at `k` starts: "(" of "(ii)", "2" of "2."; `k` if it has none.
  static std::size_t enumerator_begin(const Stretch& in, std::size_t floor, std::size_t k) {
    if (!in.at(k).item || k < floor + 2 || !(in.at(k - 1).is_mark(')') || in.at(k - 1).is_mark('.')))
      return k;
    return k >= floor + 3 && in.at(k - 3).is_mark('(') ? k - 3 : k - 2;
  }

  void item(Stretch in) {
    while (in.begin < in.end && !in.at(in.begin).item &&
           (in.at(in.begin).kind == WordKind::punctuation || in.at(in.begin).is(WordList::conjunction) ||
            is_enumerator_part(in)))
      ++in.begin;
    if (in.begin >= in.end) return;
    if (!stem_->site) {
      emit_all(in, find_sites(in, text_, Opening::item, discourse_));
      return;
    }
    const auto own = subject_at(in, in.begin);
    if (own && own->subject.kind != SubjectKind::other) {
      emit_all(in, find_sites(in, text_, Opening::sentence, discourse_));
      return;
    }
    Site site = *stem_->site;
    // "We intend to: explore …"
    const std::size_t verb = skip_adverbs(in, in.begin);
    if (site.predicate.infinitive && in.inside(verb) && in.at(verb).is(WordList::hedge_verb) &&
        is_tentative(in.at(verb)))
      site.predicate.hedged = true;
    site.begin = in.begin;
    site.end = trim_end(in, in.begin + 1, in.end);
    emit(in, site, site.begin, {}, stem_->verb);
    pledges({in.tokens, site.begin, site.end, in.tables, in.vocabulary});
  }

  // "work", "hope" and "study" may well be what is promised.
  [[nodiscard]] bool is_tentative(const Token& verb) const {
    const std::string_view word = vocabulary_.text(verb.key);
    return word != "work" && word != "hope" && word != "study";
  }

  // "(a)" before the item's first word.
  static bool is_enumerator_part(const Stretch& in) {
    for (std::size_t k = in.begin; k < in.end && k < in.begin + 3; ++k)
      if (k + 1 < in.end && (in.at(k).is_mark(')') || in.at(k).is_mark('.')) && in.at(k + 1).item)
        return true;
    return false;
  }

  void emit_all(const Stretch& in, std::vector<Site> sites) {
    std::size_t covered = in.begin;
    for (std::size_t n = 0; n < sites.size(); ++n) {
      if (sites[n].begin > covered) pledges({in.tokens, covered, sites[n].begin, in.tables, in.vocabulary});
      const Site& site = sites[n];
      std::size_t from = site.begin;
      // "By 2030, we will …": the date stands before the subject.
      if (n == 0 && site.begin > in.begin && site.begin - in.begin <= max_introduction &&
          (in.at(in.begin).is(WordList::preposition) || opens_with_time(in)))
        from = in.begin;
      emit(in, site, from);
      covered = std::max(site.end, site.begin);
      if (site.predicate.clause_class != ClauseClass::pledge)
        pledges({in.tokens, site.predicate.end, std::max(site.end, site.predicate.end), in.tables,
                 in.vocabulary});
    }
    if (covered < in.end) {
      const std::size_t end = trim_end(in, covered, in.end);
      if (end > covered) pledges({in.tokens, covered, end, in.tables, in.vocabulary});
    }
  }

  // "Beginning in June, …", "Starting from 2026, …"
  static bool opens_with_time(const Stretch& in) {
    return (in.key(in.begin) == "beginning" || in.key(in.begin) == "starting") && in.inside(in.begin + 1) &&
           in.at(in.begin + 1).is(WordList::preposition);
  }

  static Span verb_span(const Stretch& in, const Site& site) {
    return {in.at(site.predicate.begin).span.begin, in.at(site.predicate.words_end - 1).span.end};
  }

  void emit(const Stretch& in, const Site& site, std::size_t facts_from) {
    const Span verb = verb_span(in, site);
    emit(in, site, facts_from, verb, verb.of(text_));
  }

  // `verb_place`: of this paragraph; empty where the verb stands in another.
  void emit(const Stretch& in, const Site& site, std::size_t facts_from, Span verb_place,
            std::string_view verb) {
    if (site.end <= site.begin) return;
    Clause clause = blank(in, site.begin, site.end, facts_from, verb_place);
    clause.actor = site.actor;
    clause.verb = std::string(verb);
    clause.clause_class = site.predicate.clause_class;
    clause.commitment = site.binding && is_commitment(clause.clause_class);
    clause.force = site.predicate.force;
    const bool hedged = site.predicate.hedged || !clause.hedges.empty();
    if (hedged && clause.force > reader_.tables().hedge_force * 2)
      clause.force = std::max(0, clause.force - reader_.tables().hedge_force);
    clauses_.push_back(std::move(clause));
  }

  void pledges(const Stretch& in) {
    if (in.begin >= in.end) return;
    for (const NominalPledge& pledge : find_pledges(in, text_)) {
      const std::size_t end = trim_end(in, pledge.noun + 1, pledge.end);
      const Span noun = in.at(pledge.noun).span;
      Clause clause = blank(in, pledge.begin, end, pledge.begin, noun);
      clause.actor = pledge.ours ? "We" : std::string(pledge.party.of(text_));
      clause.verb = std::string(noun.of(text_));
      clause.clause_class = ClauseClass::pledge;
      clause.commitment = true;
      clause.force = clause.amounts.empty() ? nominal_pledge_force : pledge_force;
      clauses_.push_back(std::move(clause));
    }
  }

  [[nodiscard]] Clause blank(const Stretch& in, std::size_t begin, std::size_t end, std::size_t facts_from,
                             Span verb) const {
    Clause clause;
    clause.paragraph = paragraph_;
    clause.sentence = sentence_;
    clause.span = {in.at(begin).span.begin, in.at(end - 1).span.end};
    const ClauseFacts facts = find_facts({in.tokens, facts_from, end, in.tables, in.vocabulary});
    clause.places.reserve(1 + facts.amounts.size() + facts.deadlines.size() + facts.references.size() +
                          facts.names.size() + facts.hedges.size());
    clause.places.push_back(verb);
    const auto span = [](const Fact& fact) { return fact.span; };
    keep(facts.amounts, span, clause.amounts, clause.places);
    keep(facts.deadlines, span, clause.deadlines, clause.places);
    keep(facts.references, span, clause.references, clause.places);
    keep(facts.names, std::identity(), clause.names, clause.places);
    keep(facts.hedges, std::identity(), clause.hedges, clause.places);
    return clause;
  }

  template <typename Facts, typename SpanOf>
  void keep(const Facts& facts, const SpanOf& span_of, std::vector<std::string>& texts,
            std::vector<Span>& places) const {
    texts.reserve(facts.size());
    for (const auto& fact : facts) {
      const Span place = span_of(fact);
      texts.emplace_back(place.of(text_));
      places.push_back(place);
    }
  }

  const Document& document_;
  const DocumentWords& words_;
  const Vocabulary& vocabulary_;
  TokenReader reader_;
  std::string_view text_;
  Tokens tokens_;
  std::uint32_t paragraph_ = 0;
  std::uint32_t sentence_ = 0;
  struct Seen {
    bool named = false;
    bool small = false;
  };
  std::vector<Seen> seen_;  // by word key: how the words met so far are written
  Discourse discourse_;
  std::optional<Stem> stem_;
  std::vector<Clause> clauses_;
};

}  // namespace

std::vector<Clause> find_clauses(const Document& document, const DocumentWords& words,
                                 const WordSenses& senses) {
  return Finder(document, words, senses).run();
}

std::vector<Clause> find_clauses(const Document& document, const Lexicon& lexicon) {
  Vocabulary vocabulary;
  const DocumentWords words = split_document(document, vocabulary);
  return find_clauses(document, words, WordSenses(lexicon.tables(), vocabulary));
}

}  // namespace stet
