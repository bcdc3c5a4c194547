#include "engine/commitment/sites.hpp"

#include <algorithm>
#include <utility>

#include "engine/commitment/boundaries.hpp"
#include "engine/commitment/facts.hpp"
#include "engine/commitment/passives.hpp"

namespace stet {
namespace {

constexpr int open_position_force = 45;     // a participle opening that would bind if it were a clause
constexpr int third_party_duty_force = 46;  // "Members should …"

class Scanner {
 public:
  Scanner(const Stretch& in, std::string_view text, Opening opening, Discourse& discourse)
      : in_(in), text_(text), opening_(opening), discourse_(discourse) {}

  std::vector<Site> run() {
    std::size_t i = open();
    bool first = true;
    while (i < in_.end) {
      if (in_.at(i).is_mark('(')) {
        i = after_parenthesis(i);
        continue;
      }
      const bool subordinate = in_.at(i).is(WordList::relative) || in_.at(i).is(WordList::subordinator);
      if (const std::size_t after = subordinate ? skip_subordinate(i) : i; after > i) {
        i = after;
        continue;
      }
      const std::size_t next = step(i, first);
      if (next > i) {
        i = next;
        first = false;
        relative_ = false;
        other_acts_ = false;
      } else {
        ++i;
      }
    }
    return with_ends(in_, with_second_objects(in_, std::move(sites_)));
  }

 private:
  // Verb forms that open the stretch without a subject.
  std::size_t open() {
    std::size_t i = in_.begin;
    while (in_.inside(i) &&
           (in_.at(i).kind == WordKind::punctuation || (in_.inside(i + 1) && in_.at(i + 1).item)))
      ++i;
    if (!in_.inside(i)) return i;
    std::uint8_t forms = form_third;
    if (opening_ == Opening::item) forms |= form_base | form_past;
    const std::size_t verb = skip_adverbs(in_, i);
    if (auto found = bare_predicate_at(in_, i, form_ing); found && opens_preamble(in_, *found)) {
      Site site{found->begin, 0, *found, discourse_.actor, false};
      demote(site);
      sites_.push_back(std::move(site));
      return found->end;
    }
    if (in_.inside(verb) && in_.at(verb).is(WordList::opening) && (verb > i || in_.at(verb).capital) &&
        in_.inside(verb + 1)) {
      Predicate predicate;
      predicate.begin = verb;
      predicate.words_end = predicate.end = verb + 1;
      predicate.known = true;
      predicate.clause_class = ClauseClass::position;
      predicate.force = open_position_force;
      sites_.push_back({verb, 0, predicate, discourse_.actor, false});
      return verb + 1;
    }
    if (auto considered = having(verb)) return *considered;
    {
      if (opening_ == Opening::item && in_.inside(verb) && in_.at(verb).is(WordList::will)) {
        const auto found = predicate_at(in_, verb);
        if (found) return take(*found, found->begin, discourse_.actor);
      }
      if (auto found = bare_predicate_at(in_, i, forms);
          found && followed_by_object(in_, *found) && found->known) {
        if ((opening_ == Opening::sentence && verb_is_noun(in_, *found)) ||
            (discourse_.actor.empty() && !opens_preamble(in_, *found)))
          return i;
        acts_ = true;
        third_person_ = true;
        return take(*found, found->begin, discourse_.actor);
      }
    }
    return i;
  }

  // "Having considered the report".
  std::optional<std::size_t> having(std::size_t i) {
    if (!in_.inside(i) || in_.key(i) != "having") return std::nullopt;
    const auto found = bare_predicate_at(in_, i + 1, form_participle);
    if (!found) return std::nullopt;
    Site site{i, 0, *found, discourse_.actor, false};
    demote(site);
    sites_.push_back(std::move(site));
    return found->end;
  }

  static void demote(Site& site) {
    if (!is_commitment(site.predicate.clause_class)) return;
    site.predicate.clause_class = ClauseClass::position;
    site.predicate.force = open_position_force;
  }

  std::size_t after_parenthesis(std::size_t i) {
    if (parentheses_.empty()) parentheses_ = ends_of_parentheses(in_);
    return parentheses_[i - in_.begin];
  }

  // Inside "that …", "which …", "as …" other subjects act; the position after their verb, or `i`.
  std::size_t skip_subordinate(std::size_t i) {
    const Token& token = in_.at(i);
    const std::string_view key = in_.key(i);
    const bool clause_word = token.is(WordList::relative) || key == "as" || key == "if" || key == "because" ||
                             key == "until" || key == "unless" || key == "after" || key == "before" ||
                             key == "than" || key == "once" || key == "provided" || key == "since";
    if (!clause_word || !in_.inside(i + 1)) return i;
    if (const auto found = predicate_at(in_, i + 1)) {
      relative_ = true;
      relative_tense_ = found->tense;
      return i;
    }
    const Token& next = in_.at(i + 1);
    if (next.kind == WordKind::punctuation) return i;
    const auto inner = subject_at(in_, i + 1);
    awaits_verb_ = awaits_verb_ || (!inner && key == "that");
    if (!inner) return i;
    for (std::size_t k = i + 1; k < inner->predicate.begin; ++k)
      if (in_.at(k).is(WordList::we) && sites_.empty() && follows_condition(in_, k)) return k;
    // "When the Committee decides to begin, it will …": "it" is the Committee, whoever acted before.
    if (i == in_.begin && inner->subject.kind == SubjectKind::actor)
      introduced_ = actor_name(in_, text_, inner->subject);
    // What "we note that Ministers agreed …" goes on with may be theirs; what "as it takes" goes on with is
    // not.
    if (token.is(WordList::relative) && inner->subject.kind != SubjectKind::they) {
      relative_ = true;
      relative_tense_ = inner->predicate.tense;
      other_acts_ = inner->subject.kind == SubjectKind::other;
    }
    return std::max(inner->predicate.end, i + 1);
  }

  // "Over the next few quarters the Federal Reserve will …": the introduction has no comma.
  [[nodiscard]] bool opens_without_comma(std::size_t i) const {
    if (!sites_.empty() || acts_ || i < in_.begin + 2 || !has_introduction(in_)) return false;
    const Token& before = in_.at(i - 1);
    if (before.kind == WordKind::punctuation || before.is(WordList::preposition) ||
        before.is(WordList::determiner) || before.is(WordList::possessive) || before.possessive ||
        before.is(WordList::conjunction) || before.capital || before.is(WordList::relative) ||
        before.is(WordList::subordinator) || in_.key(i - 1) == "to")
      return false;
    const Token& token = in_.at(i);
    return (in_.key(i) == "the" && in_.inside(i + 1) && in_.at(i + 1).capital) ||
           (token.capital && (token.is(WordList::actor) || token.is(WordList::party)) && !token.possessive);
  }

  // Tries a clause at `i`; the position to go on from, or `i`.
  std::size_t step(std::size_t i, bool first) {
    const Token& token = in_.at(i);
    if (token.kind == WordKind::punctuation) return i;
    const bool we = token.is(WordList::we) || (token.is(WordList::one) && token.capital);
    if (we) {
      if (!opens_main_clause(in_, i, !sites_.empty()) && (!sites_.empty() || !follows_condition(in_, i)))
        return i;
    } else if (!is_boundary(in_, i)) {
      // "Today the Committee decided": an adverb opens the sentence.
      const bool after_adverb = i > in_.begin && in_.at(i - 1).is(WordList::adverb) &&
                                (i == in_.begin + 1 || is_boundary(in_, i - 1));
      if (!after_adverb && !opens_without_comma(i)) return i;
    } else if (i > in_.begin && in_.at(i - 1).is_mark(',') && sites_.empty() && !acts_ &&
               !has_introduction(in_)) {
      return i;  // inside a noun phrase with a list
    }
    if (const std::size_t next = elliptical(i); next > i) return next;
    if (const std::size_t next = denied(i); next > i) return next;
    auto found = subject_at(in_, i);
    // "Neither we nor our partners will recognise it" is said of both.
    if (found && found->subject.kind != SubjectKind::they && i > in_.begin && in_.key(i - 1) == "nor")
      found->subject.begin = neither_before(in_, i);
    if (!found) {
      // A sentence that opens with a noun phrase of its own changes whom "it" means.
      if (first && i == in_.begin && !token.is(WordList::preposition) && !token.is(WordList::adverb))
        opened_by_other_ = true;
      return i;
    }
    return take_subject(i, *found, first);
  }

  std::size_t take_subject(std::size_t i, const SubjectWithPredicate& found, bool first) {
    SubjectKind kind = found.subject.kind;
    const Predicate& predicate = found.predicate;
    // The last parties of a list inside "that the A, B, and C will …"; a main clause has its article or "we".
    const bool listed =
        kind == SubjectKind::actor && in_.at(i).capital && i > in_.begin && in_.at(i - 1).is_mark(',');
    if (std::exchange(awaits_verb_, false) && listed) return std::max(predicate.end, i + 1);
    const bool impersonal = in_.at(i).is(WordList::it) && in_.inside(predicate.begin) &&
                            in_.at(predicate.begin).is(WordList::be) && predicate.known &&
                            in_.inside(predicate.words_end) &&
                            (in_.key(predicate.words_end) == "that" || in_.key(predicate.words_end) == "to");
    const bool introduced =
        kind == SubjectKind::they && !impersonal && !introduced_.empty() && sites_.empty();
    if (introduced) discourse_.actor = introduced_;
    if (kind == SubjectKind::they && !impersonal && !introduced) {
      if (!stands_for_actor(i)) kind = SubjectKind::other;
    }
    if (first && sites_.empty()) opened_by_other_ = kind == SubjectKind::other;
    if (kind == SubjectKind::other && !impersonal) {
      const bool call = predicate.passive && predicate.clause_class == ClauseClass::call && predicate.known &&
                        in_.inside(predicate.end) && in_.key(predicate.words_end) == "to";
      const bool narration = predicate.known && predicate.clause_class == ClauseClass::narration &&
                             sites_.empty() && i == in_.begin;
      // "Agreement was reached on …", "A decision was taken to …"
      const bool agreed = predicate.known && is_commitment(predicate.clause_class) &&
                          in_.at(predicate.begin).is(WordList::be) && predicate.begin > found.subject.begin &&
                          in_.at(predicate.begin - 1).is(WordList::agreement_noun);
      if (agreed) {
        acts_ = false;
        sites_.push_back({found.subject.begin, 0, predicate, std::string(), true});
        return predicate.end;
      }
      if (call || narration) {
        acts_ = false;
        sites_.push_back({found.subject.begin, 0, predicate, call ? discourse_.actor : std::string(), true});
        return predicate.end;
      }
      if (found.subject.kind == SubjectKind::they) return i;
      if (opens_sentence_own() && is_promised(in_, found)) {
        const std::size_t next = take_enacted(found);
        acts_ = false;
        return next;
      }
      if (sites_.empty()) acts_ = false;
      return predicate.tense == Tense::future ? std::max(predicate.end, i + 1) : i;
    }
    std::string actor = discourse_.actor;
    if (found.subject.begin < i) {
      actor = actor_name(in_, text_, found.subject);
    } else if (kind == SubjectKind::we) {
      actor = in_.at(i).is(WordList::one) ? "I" : "We";
    } else if (kind == SubjectKind::actor) {
      actor = actor_name(in_, text_, found.subject);
    }
    acts_ = true;
    third_person_ = kind != SubjectKind::we;
    discourse_.actor = actor;
    if (predicate.passive && kind == SubjectKind::actor && !impersonal) return passive_actor(found, actor);
    if (!predicate.known) {
      tense_ = predicate.tense;
      site_end_ = predicate.end;
      infinitive_ = false;
      return std::max(predicate.end, i + 1);
    }
    if (predicate.tense == Tense::future && kind != SubjectKind::we &&
        (predicate.stative || predicate.passive)) {
      tense_ = Tense::future;
      site_end_ = predicate.end;
      return std::max(predicate.end, i + 1);
    }
    if (predicate.tense == Tense::obligation && kind == SubjectKind::actor) {
      Predicate duty = predicate;
      duty.clause_class = ClauseClass::call;
      duty.force = third_party_duty_force;
      return take(duty, found.subject.begin, actor);
    }
    return take(predicate, found.subject.begin, actor);
  }

  // "Members are encouraged to", "The Meeting was chaired by".
  std::size_t passive_actor(const SubjectWithPredicate& found, const std::string& actor) {
    const Predicate& predicate = found.predicate;
    // What is set up can act: "A working group shall be established and shall report every year."
    if (opens_sentence_own() && is_promised(in_, found)) return take_enacted(found);
    acts_ = false;
    discourse_.subject_acts = false;
    const bool call = predicate.clause_class == ClauseClass::call;
    if (!predicate.known || (!call && predicate.clause_class != ClauseClass::narration))
      return std::max(predicate.end, found.subject.begin + 1);
    sites_.push_back({found.subject.begin, 0, predicate, call ? std::string() : actor, true});
    return predicate.end;
  }

  std::size_t take_enacted(const SubjectWithPredicate& found) {
    Predicate predicate = found.predicate;
    // "EUR 20 million will be allocated to the fund"
    for (std::size_t k = found.subject.begin; predicate.gives && k < found.predicate.begin; ++k)
      if (money_end(in_, k) > k) predicate.clause_class = ClauseClass::pledge;
    return take(predicate, found.subject.begin, agent_behind(in_, text_, predicate.participle));
  }

  // Whether "it" or "they" at `i` is the actor in force.
  [[nodiscard]] bool stands_for_actor(std::size_t i) const {
    const bool many = discourse_.actor == "We" || discourse_.actor.find(" and the ") != std::string::npos;
    const bool own_kind = !in_.at(i).is(WordList::it) || (!many && discourse_.actor != "I");
    return own_kind && !discourse_.actor.empty() && (acts_ || (sites_.empty() && discourse_.subject_acts));
  }

  // Nothing but participle openings stands before: "Recalling …, a fund will be established".
  [[nodiscard]] bool opens_sentence_own() const {
    return !relative_ &&
           std::none_of(sites_.begin(), sites_.end(), [](const Site& site) { return site.binding; });
  }

  // "…, nor will we recognise it": the subject stands behind "will".
  std::size_t denied(std::size_t i) {
    if ((in_.key(i) != "nor" && in_.key(i) != "neither") || !in_.inside(i + 2) ||
        !in_.at(i + 1).is(WordList::will))
      return i;
    const bool we = in_.at(i + 2).is(WordList::we);
    const bool they = in_.at(i + 2).is(WordList::they) || in_.at(i + 2).is(WordList::it);
    const auto found = predicate_at(in_, i + 1);
    const std::size_t verb = skip_adverbs(in_, skip_interruption(in_, i + 3));
    const bool acts = in_.inside(verb) && in_.at(verb).kind == WordKind::word &&
                      (we || !(in_.at(verb).is(WordList::be) || in_.at(verb).is(WordList::stative)));
    // "nor will it be recognised": no "will" of the actor before.
    if (!found || relative_ || !acts || (!we && !(they && stands_for_actor(i + 2)))) {
      acts_ = false;
      return i + 2;
    }
    Predicate predicate = *found;
    predicate.begin = i;
    predicate.words_end = i + 2;
    predicate.end = i + 3;
    if (we) discourse_.actor = "We";
    third_person_ = !we;
    return take(predicate, i, discourse_.actor);
  }

  // A verb after "and", ",", ";" whose subject stands before.
  std::size_t elliptical(std::size_t i) {
    if (!acts_ || i == in_.begin) return i;
    const std::size_t verb = skip_adverbs(in_, i);
    if (!in_.inside(verb) || in_.at(verb).kind != WordKind::word ||
        (in_.at(verb).capital && !in_.at(verb).item && !in_.at(verb).acronym))
      return i;
    // "work with and encourage": the preposition waits for the same object.
    if (i > in_.begin + 1 && in_.at(i - 1).is(WordList::conjunction) &&
        in_.at(i - 2).is(WordList::preposition) && !in_.at(verb).is(WordList::will))
      return i;
    const bool comma =
        i > in_.begin + 1 && in_.at(i - 1).is(WordList::conjunction) && in_.at(i - 2).is_mark(',');
    const auto in_relative = [&](Tense tense) { return relative_ && !comma && relative_tense_ == tense; };
    const Token& token = in_.at(verb);
    // "anticipates that prices, wages and other costs, as before, will ease": theirs, not the actor's.
    const bool finite_verb = token.is(WordList::will) || (token.is(WordList::be) && in_.key(verb) != "being");
    if (finite_verb && in_.at(i - 1).is_mark(',') && std::exchange(awaits_verb_, false)) return verb + 1;
    if (token.is(WordList::will)) {
      const auto found = predicate_at(in_, verb);
      // "recognising that oceans are a treasure and will work to protect them": only who acts works to do so.
      const bool theirs = relative_ && other_acts_ && !comma && !(found && works_to(in_, *found));
      if (in_relative(Tense::future) || theirs) return i;
      // "We met; “Norland’s” fund (worth 5m) will be set up": what is done to a thing is not done to the
      // actor.
      if (!found || found->enacted || (third_person_ && (found->stative || found->passive))) return i;
      return take(*found, found->begin, discourse_.actor);
    }
    const bool present = tense_ == Tense::present || tense_ == Tense::progressive ||
                         tense_ == Tense::future || tense_ == Tense::third || tense_ == Tense::perfect;
    if ((token.is(WordList::be) || token.is(WordList::have)) && !in_relative(Tense::third) &&
        !in_relative(Tense::present)) {
      const auto found = predicate_at(in_, verb);
      const bool finite = in_.key(verb) != "be" && in_.key(verb) != "have";  // no part of an infinitive
      if (found && !found->known && finite && !sites_.empty() && sites_.back().end == 0 &&
          in_.at(i - 1).is(WordList::conjunction))
        sites_.back().end = i;  // "agreed to act and are working on": the rest is told, not agreed
      if (!found || !found->known || found->passive || found->tense == Tense::other || in_.key(verb) == "be")
        return i;
      return take(*found, found->begin, discourse_.actor);
    }
    std::uint8_t forms = 0;
    if (tense_ == Tense::past || tense_ == Tense::other) forms |= form_past;
    if (tense_ == Tense::perfect) forms |= form_past | form_participle;
    if (third_person_) forms |= form_third;
    if (present || !third_person_) forms |= form_base;
    auto found = bare_predicate_at(in_, i, forms);
    // "and continues to anticipate"
    if (!found && third_person_ && in_.key(verb) == "continues" && infinitive_at(in_, verb + 1))
      found = predicate_at(in_, verb);
    // "judges that … and decided to": a past form that governs a verb is no participle.
    if (!found && third_person_ && !relative_in_past()) {
      found = bare_predicate_at(in_, i, form_past);
      if (found && !found->infinitive) found.reset();
    }
    if (!found || !found->known || !followed_by_object(in_, *found)) return i;
    if (in_relative(found->tense)) return i;
    if (found->tense == Tense::present && !base_form_fits(i, verb, *found)) return i;
    return take(*found, found->begin, discourse_.actor);
  }

  [[nodiscard]] bool relative_in_past() const { return relative_ && relative_tense_ == Tense::past; }

  // A base form after "and" may belong to an infinitive before it ("to promote trade and support growth").
  [[nodiscard]] bool base_form_fits(std::size_t i, std::size_t verb, const Predicate& predicate) {
    // "stand ready to", "remain committed to": no infinitive is followed by these.
    if (predicate.words_end > predicate.begin + 1 && is_commitment(predicate.clause_class) &&
        tense_ != Tense::past)
      return true;
    // "will publish the code and plan to consult ports"
    if (tense_ != Tense::past && in_.at(verb).is(WordList::intention_verb) && predicate.infinitive)
      return true;
    if (in_.at(verb).is(WordList::governing)) {
      if ((tense_ == Tense::future || infinitive_) && in_.at(verb).is(WordList::governed) &&
          !opens_for_itself(in_, predicate))
        return false;
      if (tense_ == Tense::past && !in_.at(i - 1).is_mark(';')) return false;
      // "fit for purpose, demand driven": after a bare comma a verb shows by its object.
      if (!in_.at(i - 1).is_mark(',') || !in_.inside(verb + 1)) return true;
      const Token& next = in_.at(verb + 1);
      return next.is(WordList::determiner) || next.is(WordList::possessive) || next.is(WordList::relative) ||
             next.capital || in_.key(verb + 1) == "on" || in_.key(verb + 1) == "upon" ||
             in_.key(verb + 1) == "for" || in_.key(verb + 1) == "to" || in_.key(verb + 1) == "forward";
    }
    if (tense_ == Tense::past || tense_ == Tense::future || infinitive_ ||
        !in_.at(i - 1).is(WordList::conjunction))
      return false;
    return !infinitive_since_site(i);
  }

  // Whether an infinitive stands between the last site's end and `i`. Each word is looked at once.
  [[nodiscard]] bool infinitive_since_site(std::size_t i) {
    if (searched_since_ != site_end_) searched_since_ = searched_ = site_end_;
    while (searched_ < i && !infinitive_at(in_, searched_)) ++searched_;
    return searched_ < i;
  }

  std::size_t take(const Predicate& predicate, std::size_t begin, const std::string& actor) {
    // "reiterated and reaffirmed our commitment": one clause under the stronger verb.
    if (!sites_.empty() && begin == predicate.begin && joined_with_last(predicate.begin)) {
      Predicate& last = sites_.back().predicate;
      const std::size_t first = last.begin;
      const bool stronger = predicate.force >= last.force || predicate.end > predicate.words_end;
      if (stronger) last = predicate;
      last.begin = first;
      last.words_end = std::max(last.words_end, predicate.words_end);
      last.end = std::max(last.end, predicate.end);
    } else {
      sites_.push_back({begin, 0, predicate, actor, true});
    }
    acts_ = true;
    awaits_verb_ = in_.key(predicate.end - 1) == "that" && parts_subject(in_, predicate.end);
    tense_ = predicate.tense;
    infinitive_ = predicate.infinitive;
    site_end_ = predicate.end;
    discourse_.subject_acts = true;
    return std::max(predicate.end, predicate.begin + 1);
  }

  [[nodiscard]] bool joined_with_last(std::size_t begin) const {
    const Predicate& last = sites_.back().predicate;
    if (last.end != last.words_end || last.end >= begin || begin - last.end > 3) return false;
    for (std::size_t k = last.end; k < begin; ++k)
      if (!in_.at(k).is(WordList::conjunction) && !in_.at(k).is(WordList::adverb) && !in_.at(k).is_mark(','))
        return false;
    return true;
  }

  const Stretch& in_;
  std::string_view text_;
  Opening opening_;
  Discourse& discourse_;
  std::vector<Site> sites_;
  bool acts_ = false;  // the subject in force can act
  bool third_person_ = false;
  bool infinitive_ = false;  // the last predicate governs an infinitive
  bool opened_by_other_ = false;
  std::string introduced_;  // the actor of the sentence's introduction; empty if none
  std::size_t site_end_ = 0;
  std::size_t searched_since_ = 0;        // the `site_end_` from which infinitives were looked for
  std::size_t searched_ = 0;              // up to where there is none
  std::vector<std::size_t> parentheses_;  // ends_of_parentheses(), once asked for
  Tense tense_ = Tense::other;
  bool awaits_verb_ = false;  // inside "that …" whose subject a comma parts from its verb
  bool relative_ = false;     // inside a relative clause since the last site
  bool other_acts_ = false;   // and its subject is nobody who can promise
  Tense relative_tense_ = Tense::other;

 public:
  [[nodiscard]] bool opened_by_other() const noexcept { return opened_by_other_; }
};

}  // namespace

std::vector<Site> find_sites(const Stretch& in, std::string_view text, Opening opening,
                             Discourse& discourse) {
  discourse.subject_acts = discourse.subject_acts && in.begin < in.end;
  Scanner scanner(in, text, opening, discourse);
  std::vector<Site> sites = scanner.run();
  if (scanner.opened_by_other()) discourse.subject_acts = false;
  return sites;
}

}  // namespace stet
