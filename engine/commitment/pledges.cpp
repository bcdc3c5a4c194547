#include "engine/commitment/pledges.hpp"

#include <algorithm>
#include <optional>

#include "engine/commitment/facts.hpp"
#include "engine/commitment/sites.hpp"

namespace stet {
namespace {

constexpr std::size_t max_modifiers =
    8;  // "Japan's additional and unprecedented USD 50 million contribution"
constexpr std::size_t max_amount_distance =
    25;  // "Japan's initiative to … by extending a total of 2.5 billion USD"
constexpr std::size_t max_party_words = 6;  // "the United Kingdom of Great Britain's"
constexpr std::size_t max_qualifier = 3;    // "a total of more than"

bool is_money(const Stretch& in, std::size_t i) {
  return money_end(in, i) > i;
}

bool ends_search(const Stretch& in, std::size_t k) {
  return in.at(k).is_mark(';') || in.at(k).is_mark('.') || in.at(k).is_mark(':') ||
         (in.at(k).is(WordList::relative) && in.key(k) != "that");
}

std::optional<std::size_t> money_after(const Stretch& in, std::size_t i) {
  for (std::size_t k = i; k < in.end && k < i + max_amount_distance; ++k) {
    if (ends_search(in, k) || in.at(k).possessive) return std::nullopt;
    if (is_money(in, k)) return k;
  }
  return std::nullopt;
}

std::size_t party_begin(const Stretch& in, std::size_t i) {
  std::size_t begin = i;
  while (begin > in.begin && i - begin < max_party_words && in.at(begin - 1).kind == WordKind::word &&
         in.at(begin - 1).capital && !in.at(begin - 1).initial && !in.at(begin - 1).possessive)
    --begin;
  return begin;
}

Span party_span(const Stretch& in, std::size_t begin, std::size_t last, std::string_view text) {
  Span span{in.at(begin).span.begin, in.at(last).span.end};
  if (!in.at(last).possessive) return span;
  // "Japan's": the ending is the apostrophe, in whatever shape, and the "s" after it.
  std::string_view word = in.at(last).span.of(text);
  if (word.ends_with("s") && word.size() > 2) {
    std::size_t cut = word.size() - 1;
    while (cut > 0 && (static_cast<unsigned char>(word[cut - 1]) & 0xC0U) == 0x80U) --cut;
    const bool apostrophe = cut > 0 && cut < word.size() &&
                            (word[cut - 1] == '\'' || static_cast<unsigned char>(word[cut - 1]) >= 0xC0U);
    if (apostrophe) span.end -= word.size() - cut + 1;
  }
  return span;
}

// "Japan's … commitment of USD 30 million", "Japan's commitment to host …", "our contribution of EUR 5
// million".
std::optional<NominalPledge> possessed(const Stretch& in, std::size_t i, std::string_view text) {
  const Token& token = in.at(i);
  const bool ours = in.key(i) == "our";
  const bool party = token.possessive && (token.is(WordList::party) || token.is(WordList::actor));
  if (!ours && !party) return std::nullopt;
  bool money_before = false;
  for (std::size_t k = i + 1; k < in.end && k <= i + max_modifiers; ++k) {
    const Token& word = in.at(k);
    if (is_money(in, k)) {
      money_before = true;
      k = money_end(in, k) - 1;
      continue;
    }
    if (word.kind == WordKind::punctuation || word.is(WordList::preposition) || word.possessive ||
        in.key(k) == "to")
      return std::nullopt;
    if (!word.is(WordList::pledge_noun) && !word.is(WordList::promise_noun)) continue;
    // The last noun of a row is the one that is promised: "contribution package".
    std::size_t noun = k;
    while (in.inside(noun + 1) && in.at(noun + 1).is(WordList::pledge_noun)) ++noun;
    const bool promise = !ours && word.is(WordList::promise_noun) && infinitive_at(in, noun + 1);
    const bool doing = !ours && word.is(WordList::promise_noun) && in.inside(noun + 2) &&
                       in.key(noun + 1) == "to" && in.key(noun + 2).ends_with("ing") &&
                       in.key(noun) != "contribution";
    const std::optional<std::size_t> money_behind =
        word.is(WordList::pledge_noun) && !money_before ? money_after(in, noun + 1) : std::nullopt;
    const bool amount = money_behind || (word.is(WordList::pledge_noun) && money_before);
    if (!promise && !doing && !amount) continue;
    const std::size_t begin = ours ? i : party_begin(in, i);
    return NominalPledge{.begin = begin,
                         .end = in.end,
                         .noun = noun,
                         .taken = money_behind ? money_end(in, *money_behind) : noun + 1,
                         .party = ours ? Span{} : party_span(in, begin, i, text),
                         .ours = ours};
  }
  return std::nullopt;
}

// Behind the capitalised words from `first`.
std::size_t name_end(const Stretch& in, std::size_t first) {
  std::size_t last = first;
  while (in.inside(last) && in.at(last).kind == WordKind::word && in.at(last).capital &&
         !in.at(last).possessive)
    ++last;
  return last;
}

// "more than 200 million USD worth grant assistance by Japan", "a EUR 5 million grant from the European
// Union".
std::optional<NominalPledge> by_party(const Stretch& in, std::size_t i, std::string_view text) {
  if (!is_money(in, i)) return std::nullopt;
  std::optional<std::size_t> noun;
  std::size_t from = i;
  // "the pledge of $5 million by the Republic of Korea"
  if (i >= in.begin + 2 && in.key(i - 1) == "of" && in.at(i - 2).is(WordList::pledge_noun)) {
    noun = i - 2;
    from = i - 2;
  }
  for (std::size_t k = money_end(in, i); k < in.end && k < i + max_amount_distance; ++k) {
    if (ends_search(in, k) || in.at(k).is_mark(',')) return std::nullopt;
    if (in.at(k).is(WordList::pledge_noun)) noun = k;
    if (!noun || (in.key(k) != "by" && in.key(k) != "from")) continue;
    const std::size_t first = in.inside(k + 1) && in.key(k + 1) == "the" ? k + 2 : k + 1;
    std::size_t last = name_end(in, first);
    if (last == first) return std::nullopt;
    const std::size_t whole = last + 1 < in.end && in.key(last) == "of" ? name_end(in, last + 1) : last;
    if (whole > last + 1 && in.at(whole - 1).is(WordList::party))
      last = whole;  // "the Republic of Korea"
    else if (!names_actor(in, first, last))
      return std::nullopt;
    std::size_t begin = from;
    for (std::size_t n = 0; n < max_qualifier && begin > in.begin; ++n) {
      const std::string_view before = in.key(begin - 1);
      if (before != "more" && before != "than" && before != "over" && before != "a" && before != "an" &&
          before != "the" && before != "additional" && before != "of" && before != "total" &&
          before != "to" && before != "up")
        break;
      --begin;
    }
    return NominalPledge{.begin = begin,
                         .end = in.end,
                         .noun = *noun,
                         .taken = std::max(*noun + 1, money_end(in, i)),
                         .party = party_span(in, first, last - 1, text)};
  }
  return std::nullopt;
}

}  // namespace

std::vector<NominalPledge> find_pledges(const Stretch& in, std::string_view text) {
  std::vector<NominalPledge> found;
  Stretch rest = in;  // what no pledge has taken yet: an amount belongs to one
  for (std::size_t i = in.begin; i < in.end; ++i) {
    if (in.at(i).kind == WordKind::punctuation) continue;
    std::optional<NominalPledge> pledge = possessed(in, i, text);
    if (!pledge && i >= rest.begin) pledge = by_party(rest, i, text);
    if (!pledge) continue;
    if (!found.empty()) {
      const std::size_t end = trim_end(in, found.back().noun + 1, pledge->begin);
      found.back().end = end;
    }
    rest.begin = std::max(rest.begin, pledge->taken);
    // What is taken lies behind the noun or before it: the search never goes back.
    i = std::max(i, pledge->noun);
    found.push_back(*pledge);
  }
  return found;
}

}  // namespace stet
