#include "engine/commitment/facts.hpp"

#include "engine/commitment/amounts.hpp"
#include "engine/commitment/deadlines.hpp"

namespace stet {
namespace {

Span bytes(const Stretch& in, std::size_t begin, std::size_t end) {
  return {in.at(begin).span.begin, in.at(end - 1).span.end};
}

bool is_ordinal_number(const Stretch& in, std::size_t i) {
  if (in.at(i).kind != WordKind::number) return false;
  const std::string_view key = in.key(i);
  return key.back() >= 'a' && has_ordinal_ending(key);
}

bool is_meeting(std::string_view word) {
  return word == "session" || word == "meeting" || word == "summit" || word == "conference" ||
         word == "round";
}

// "two working days"
bool is_day_kind(const Stretch& in, std::size_t i) {
  const std::string_view key = in.key(i);
  return (key == "working" || key == "business" || key == "calendar") && in.inside(i + 1) &&
         in.at(i + 1).is(WordList::unit);
}

// "seventy-eighth session", "79th session", "third meeting"
bool numbers_meeting(const Stretch& in, std::size_t i) {
  if (!in.at(i).may(cue_ordinal) || !in.inside(i + 1) || !is_meeting(in.key(i + 1))) return false;
  const std::string_view key = in.key(i);
  if (is_ordinal_number(in, i) || in.at(i).is(WordList::ordinal)) return true;
  if (key.ends_with("tieth")) return true;
  for (const std::string_view tens : tens_words) {
    if (!key.starts_with(tens)) continue;
    const std::uint32_t unit = in.tables.find(key.substr(tens.size()));
    return unit != no_word && (in.tables.words[unit].lists & bit(WordList::ordinal)) != 0;
  }
  return false;
}

// "Urges Member States": the verb of a clause, not the first word of a name.
bool opens_with_verb(const Stretch& in, std::size_t i) {
  const Token& token = in.at(i);
  if (!token.initial || token.lex == no_word) return false;
  for (const VerbUse& use : in.tables.verbs_of(token.lex))
    if ((use.forms & (form_third | form_ing)) != 0) return true;
  return false;
}

bool starts_name(const Stretch& in, std::size_t i) {
  const Token& token = in.at(i);
  if (token.kind == WordKind::word && !token.capital && !token.may(cue_ordinal)) return false;
  if (numbers_meeting(in, i)) return true;
  if (opens_with_verb(in, i)) return false;
  if (is_ordinal_number(in, i)) return in.inside(i + 1) && in.at(i + 1).capital;
  if (token.kind != WordKind::word || !token.capital || token.is(WordList::month) ||
      token.is(WordList::currency))
    return false;
  if (token.is(WordList::determiner) || token.is(WordList::we) || token.is(WordList::they) ||
      token.is(WordList::it) || token.is(WordList::possessive) || token.is(WordList::preposition) ||
      token.is(WordList::adverb))
    return false;
  return !token.initial || token.acronym || token.is(WordList::party) ||
         (in.inside(i + 1) && in.at(i + 1).capital);
}

// After the last word of the name that starts at `i`.
std::size_t name_end(const Stretch& in, std::size_t i) {
  std::size_t end = i + 1;
  for (std::size_t k = end; k < in.end; ++k) {
    const Token& token = in.at(k);
    if (token.dash_before || token.item) break;
    if (token.kind == WordKind::punctuation) break;
    if (token.capital && !token.is(WordList::month)) {
      end = k + 1;
    } else if (token.kind == WordKind::number) {
      if (k == end && in.key(k).size() <= 4)
        end = k + 1;  // "Vision 2.0", "Vision 2025"
      else if (!is_ordinal_number(in, k) || !in.inside(k + 1) || !in.at(k + 1).capital)
        break;
    } else if (!token.is(WordList::like_name) || k > end + 1) {
      break;  // at most two small words inside: "for the"
    }
  }
  return end;
}

// Most words start no fact.
bool may_start_fact(const Token& token) {
  return (token.capital && token.kind == WordKind::word) ||
         token.may(cue_date | cue_amount | cue_ordinal | cue_hedge);
}

}  // namespace

ClauseFacts find_facts(const Stretch& in) {
  ClauseFacts facts;
  std::size_t amount_floor = in.begin;
  std::size_t date_floor = in.begin;
  std::size_t name_floor = in.begin;
  for (std::size_t i = in.begin; i < in.end; ++i) {
    const Token& token = in.at(i);
    if (!may_start_fact(token)) continue;
    if (i >= date_floor && token.may(cue_date)) {
      const Deadline deadline = deadline_at(in, i, date_floor);
      if (deadline.end > deadline.begin) {
        auto& dates = deadline.past ? facts.references : facts.deadlines;
        dates.push_back({bytes(in, deadline.begin, deadline.end), deadline.key, deadline.firm});
        date_floor = deadline.end;
        amount_floor = deadline.end;
      }
    }
    if (i >= amount_floor && i >= date_floor && token.may(cue_amount)) {
      Amount amount = amount_at(in, i);
      // "3 May", "five years": the number belongs to a date.
      const bool of_date = amount.end > i && in.inside(i + 1) &&
                           (((in.at(i + 1).is(WordList::month) || in.at(i + 1).is(WordList::unit)) &&
                             in.at(i).kind == WordKind::number) ||
                            is_day_kind(in, i + 1));
      if (amount.end > i && !of_date) {
        if (!compares(in, i))
          facts.amounts.push_back({bytes(in, i, amount.end), std::move(amount.key), true});
        amount_floor = amount.end;
      }
    }
    if (i >= name_floor && starts_name(in, i)) {
      name_floor = numbers_meeting(in, i) ? i + 2 : name_end(in, i);
      facts.names.push_back(bytes(in, i, name_floor));
    }
    if (const auto end = hedge_at(in, i)) facts.hedges.push_back(bytes(in, i, *end));
  }
  return facts;
}

}  // namespace stet
