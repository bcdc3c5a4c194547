#include "engine/text/sentences.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/base/eight_bytes.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/listed_words.hpp"

// A rule-based splitter in the manner of UAX #29's sentence boundaries: a stop ends a sentence unless what
// stands before it (an abbreviation, initial, enumerator) or after it (no white space, a lower-case letter)
// says otherwise. ICU's iterator is as fast but would need each of its boundaries looked at again, and loads
// its rules at every start.

namespace stet {
namespace {

// What the word before a full stop says about it. All in lower case.
constexpr ListedWords kTitles(std::array{
    // a name follows: never an end
    std::string_view{"adm"},  std::string_view{"amb"},  std::string_view{"brig"},   std::string_view{"capt"},
    std::string_view{"cmdr"}, std::string_view{"col"},  std::string_view{"dr"},     std::string_view{"drs"},
    std::string_view{"ft"},   std::string_view{"gen"},  std::string_view{"gov"},    std::string_view{"hon"},
    std::string_view{"lt"},   std::string_view{"maj"},  std::string_view{"messrs"}, std::string_view{"mme"},
    std::string_view{"mr"},   std::string_view{"mrs"},  std::string_view{"ms"},     std::string_view{"mt"},
    std::string_view{"pres"}, std::string_view{"prof"}, std::string_view{"rep"},    std::string_view{"sen"},
    std::string_view{"sgt"},  std::string_view{"st"}});
constexpr ListedWords kNumbered(std::array{
    // a number follows: no end before a digit, a roman numeral or a bracket
    std::string_view{"add"},   std::string_view{"app"}, std::string_view{"approx"}, std::string_view{"art"},
    std::string_view{"arts"},  std::string_view{"ca"},  std::string_view{"ch"},     std::string_view{"chap"},
    std::string_view{"corr"},  std::string_view{"doc"}, std::string_view{"fig"},    std::string_view{"figs"},
    std::string_view{"no"},    std::string_view{"nos"}, std::string_view{"p"},      std::string_view{"para"},
    std::string_view{"paras"}, std::string_view{"pp"},  std::string_view{"pt"},     std::string_view{"ref"},
    std::string_view{"res"},   std::string_view{"rev"}, std::string_view{"sec"},    std::string_view{"ser"},
    std::string_view{"vol"},   std::string_view{"vols"}});
constexpr ListedWords kInner(std::array{
    // the sentence goes on
    std::string_view{"al"}, std::string_view{"cf"}, std::string_view{"e.g"}, std::string_view{"eg"},
    std::string_view{"esp"}, std::string_view{"i.e"}, std::string_view{"ie"}, std::string_view{"incl"},
    std::string_view{"v"}, std::string_view{"viz"}, std::string_view{"vs"}});
constexpr ListedWords kEither(std::array{
    // an end only before a word that commonly begins a sentence
    std::string_view{"a.m"},  std::string_view{"apr"},  std::string_view{"aug"},  std::string_view{"ave"},
    std::string_view{"bros"}, std::string_view{"co"},   std::string_view{"corp"}, std::string_view{"dec"},
    std::string_view{"dept"}, std::string_view{"ed"},   std::string_view{"eds"},  std::string_view{"est"},
    std::string_view{"feb"},  std::string_view{"govt"}, std::string_view{"inc"},  std::string_view{"jan"},
    std::string_view{"jr"},   std::string_view{"llc"},  std::string_view{"ltd"},  std::string_view{"m.sc"},
    std::string_view{"nov"},  std::string_view{"oct"},  std::string_view{"p.m"},  std::string_view{"ph.d"},
    std::string_view{"plc"},  std::string_view{"ret"},  std::string_view{"sept"}, std::string_view{"sr"}});
// Words that begin sentences far more often than names, so that "the U.S. The Council" ends after "U.S.".
constexpr ListedWords kStarters(std::array{
    std::string_view{"A"},        std::string_view{"After"},    std::string_view{"All"},
    std::string_view{"Also"},     std::string_view{"Although"}, std::string_view{"An"},
    std::string_view{"And"},      std::string_view{"As"},       std::string_view{"At"},
    std::string_view{"Before"},   std::string_view{"Both"},     std::string_view{"But"},
    std::string_view{"By"},       std::string_view{"During"},   std::string_view{"Each"},
    std::string_view{"For"},      std::string_view{"From"},     std::string_view{"Furthermore"},
    std::string_view{"He"},       std::string_view{"Her"},      std::string_view{"His"},
    std::string_view{"However"},  std::string_view{"If"},       std::string_view{"In"},
    std::string_view{"It"},       std::string_view{"Its"},      std::string_view{"Meanwhile"},
    std::string_view{"Moreover"}, std::string_view{"On"},       std::string_view{"Our"},
    std::string_view{"She"},      std::string_view{"Since"},    std::string_view{"Such"},
    std::string_view{"That"},     std::string_view{"The"},      std::string_view{"Their"},
    std::string_view{"There"},    std::string_view{"These"},    std::string_view{"They"},
    std::string_view{"This"},     std::string_view{"Those"},    std::string_view{"Through"},
    std::string_view{"Thus"},     std::string_view{"To"},       std::string_view{"Together"},
    std::string_view{"Under"},    std::string_view{"We"},       std::string_view{"When"},
    std::string_view{"Where"},    std::string_view{"While"},    std::string_view{"With"},
    std::string_view{"You"}});

// Longer runs of letters before a stop are no abbreviation and are not looked up.
constexpr std::size_t kLongestAbbreviation = 12;

bool is_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002;
}

bool is_superscript_digit(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

bool is_roman(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVXLC") == std::string_view::npos;
}

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == '*';
}

// "1", "12", "(a", "iv", "3.2", "A": an enumerator without its last mark.
bool is_enumerator(std::string_view text) {
  constexpr std::size_t kLongest = 8;
  if (!text.empty() && text.front() == '(') text.remove_prefix(1);
  if (text.empty() || text.size() > kLongest) return false;
  if (text.find_first_not_of("0123456789.") == std::string_view::npos) return true;
  if (text.find_first_not_of("ivx") == std::string_view::npos || is_roman(text)) return true;
  return text.size() == 1 && is_ascii_letter(text.front());
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Span> split() {
    begin_ = after_spaces(0);
    for (std::size_t at = begin_; at < text_.size();) {
      at = find_stop(at);
      if (at == text_.size()) break;
      const std::size_t stop = at;
      if (!is_stop(next_code_point(text_, at))) continue;
      at = examine(stop, at);
    }
    close(text_.size());
    return std::move(spans_);
  }

 private:
  // Where the first byte of a stop may stand.
  std::size_t find_stop(std::size_t at) const {
    return find_byte(text_, at, [](EightBytes bytes) {
      return equal_to(bytes, '.') | equal_to(bytes, '!') | equal_to(bytes, '?') | not_ascii(bytes);
    });
  }

  std::size_t after_spaces(std::size_t at) const {
    while (at < text_.size()) {
      std::size_t next = at;
      if (!is_space(next_code_point(text_, next))) break;
      at = next;
    }
    return at;
  }

  char32_t peek(std::size_t at) const { return at < text_.size() ? next_code_point(text_, at) : 0; }

  void close(std::size_t end) {
    while (end > begin_) {
      std::size_t before = end;
      if (!is_space(previous_code_point(text_, before))) break;
      end = before;
    }
    if (end > begin_) spans_.push_back({begin_, end});
  }

  // Decides about the stop at `stop`; `at` is behind it. Returns where to go on.
  std::size_t examine(std::size_t stop, std::size_t at) {
    bool plain = text_[stop] == '.';  // one full stop and nothing stronger
    while (at < text_.size()) {
      std::size_t next = at;
      if (!is_stop(next_code_point(text_, next))) break;
      plain = false;
      at = next;
    }
    std::size_t end = after_marks(after_closers(at));
    const std::size_t next = after_spaces(end);
    if (next == text_.size()) return next;
    if (next == end) {
      if (!(plain && end == at && glued(stop, at))) return at;
    } else if (!begins(stop, next, plain, end == at)) {
      return at;
    }
    close(end);
    begin_ = next;
    return next;
  }

  std::size_t after_closers(std::size_t at) const {
    while (at < text_.size()) {
      std::size_t next = at;
      if (!is_closing(next_code_point(text_, next))) break;
      at = next;
    }
    return at;
  }

  // Behind a footnote's mark that hangs on a stop: "region.12 We", "region.[3] We", "region.¹ We".
  std::size_t after_marks(std::size_t at) const {
    constexpr std::size_t kMostDigits = 3;
    std::size_t end = at;
    const bool bracket = peek(end) == '[';
    if (bracket) ++end;
    std::size_t digits = 0;
    while (end < text_.size()) {
      std::size_t next = end;
      const char32_t c = next_code_point(text_, next);
      if (!(c < 0x80 ? is_ascii_digit(static_cast<char>(c)) : is_superscript_digit(c))) break;
      end = next;
      ++digits;
    }
    if (digits == 0 || digits > kMostDigits) return at;
    if (bracket) {
      if (peek(end) != ']') return at;
      return after_closers(end + 1);
    }
    // "1.5", "No.7" and "Rev.1" are no footnotes: before the stop stands a word of some length, or a closing
    // mark.
    constexpr std::size_t kShortestWord = 4;
    std::size_t before = at;
    std::size_t letters = 0;
    if (before > 0 && text_[before - 1] != '.') return end;
    while (before > 0 && is_stop(peek(before - 1))) --before;
    while (before > 0 && letters < kShortestWord) {
      const char32_t c = previous_code_point(text_, before);
      if (is_closing(c) && letters == 0) return end;
      if (!is_lower(c)) return at;
      ++letters;
    }
    return letters == kShortestWord ? end : at;
  }

  // A space lost behind a full stop: "the region.We agreed". Not "www.Example.org" or "U.S.Congress".
  bool glued(std::size_t stop, std::size_t at) const {
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    // Both runs end at the next stop at the latest, so that all of them together are read once.
    std::size_t begin = stop;
    while (begin > begin_ && small(text_[begin - 1])) --begin;
    constexpr std::size_t kShortest = 3;
    if (stop - begin < kShortest) return false;
    if (std::size_t before = begin; before > begin_ && !parts_words(previous_code_point(text_, before)))
      return false;
    const std::size_t end = text_.find_first_of(" ./@\\", at);
    if (end == std::string_view::npos || text_[end] != ' ' || end - at < 2) return false;
    return text_[at] >= 'A' && text_[at] <= 'Z' && small(text_[at + 1]);
  }

  static bool parts_words(char32_t c) {
    return is_space(c) || is_opening(c) || c == 0x2014 || c == 0x2013 || c == '/';
  }

  // The run without white space and opening marks before `stop`; of one too long for an abbreviation its end.
  std::string_view word_before(std::size_t stop) const {
    constexpr std::size_t kMost = 64;
    std::size_t begin = stop;
    while (stop - begin < kMost && begin > begin_) {
      std::size_t before = begin;
      if (parts_words(previous_code_point(text_, before))) break;
      begin = before;
    }
    return text_.substr(begin, stop - begin);
  }

  // Whether a sentence begins at `next` after the stop. `bare`: no quote or bracket closed behind the stop.
  bool begins(std::size_t stop, std::size_t next, bool plain, bool bare) const {
    bool listed = false;  // a bullet or dash stands before the word
    bool bracket = false;
    std::size_t at = next;
    while (at < text_.size()) {
      std::size_t after = at;
      const char32_t c = next_code_point(text_, after);
      if (is_bullet(c) || (is_dash(c) && is_space(peek(after)))) {
        listed = true;
        at = after_spaces(after);
      } else if (is_opening(c)) {
        bracket = bracket || c == '(' || c == '[';
        at = after_spaces(after);
      } else {
        break;
      }
    }
    if (at == text_.size()) return false;
    const std::size_t word_end = end_of_word(at);
    const std::string_view word = text_.substr(at, word_end - at);
    const char32_t first = peek(at);
    if (plain && bare) {
      if (is_enumerator(text_.substr(begin_, stop - begin_)) && begin_ + 8 >= stop && !spans_end_here(stop))
        return false;
      switch (standing(word_before(stop))) {
        case Standing::title:
          return false;
        case Standing::numbered:
          // "Art. IV"; a lone "I" is the pronoun.
          if (is_digit(first) || (is_roman(word) && word != "I") || bracket) return false;
          break;
        case Standing::inner:
          return false;
        case Standing::either:
          if (!listed && !kStarters.holds(word)) return false;
          break;
        case Standing::word:
          break;
      }
    }
    if (!is_lower(first)) return is_letter(first) || is_digit(first) || listed || !is_closing(first);
    if (listed) return true;
    if (bracket && at + 1 < text_.size() && is_enumerator(word) && peek(word_end) == ')') return plain;
    // "iPhone", "eBay": a name that begins with a lower-case letter.
    constexpr std::size_t kNameLead = 2;
    for (std::size_t i = 1; i < word.size() && i <= kNameLead; ++i) {
      if (word[i] >= 'A' && word[i] <= 'Z') return true;
    }
    return false;
  }

  bool spans_end_here(std::size_t stop) const { return stop + 1 >= text_.size(); }

  std::size_t end_of_word(std::size_t at) const {
    while (at < text_.size()) {
      std::size_t next = at;
      const char32_t c = next_code_point(text_, next);
      if (!is_letter(c) && !is_digit(c)) break;
      at = next;
    }
    return at;
  }

  enum class Standing { word, title, numbered, inner, either };

  static Standing standing(std::string_view word) {
    while (!word.empty() && is_closing(static_cast<unsigned char>(word.back()))) word.remove_suffix(1);
    if (word.empty() || word.size() > kLongestAbbreviation) return Standing::word;
    const std::string folded = lower_case(word);
    if (folded == "h.e" || folded == "h.m" || folded == "h.r.h" || folded == "h.h") return Standing::title;
    if (is_initials(word)) return Standing::either;
    if (kTitles.holds(folded))
      return is_upper(static_cast<unsigned char>(word.front())) ? Standing::title : Standing::word;
    if (kNumbered.holds(folded)) return Standing::numbered;
    if (kInner.holds(folded)) return Standing::inner;
    if (kEither.holds(folded)) {
      // "dec", "co" and their like are abbreviations only with a capital; "a.m" and "p.m" always.
      const bool dotted = folded.find('.') != std::string::npos;
      return dotted || is_upper(static_cast<unsigned char>(word.front())) ? Standing::either : Standing::word;
    }
    const std::size_t hyphen = word.rfind('-');
    const std::string_view tail = hyphen == std::string_view::npos ? word : word.substr(hyphen + 1);
    return is_initials(tail) ? Standing::either : Standing::word;
  }

  // "B", "U.S", "D.P.R.K", "J.-P", "EU-U.S": capitals each alone between full stops, behind the last hyphen
  // at least.
  static bool is_initials(std::string_view word) {
    bool letter = false;
    for (std::size_t at = 0; at < word.size();) {
      const char32_t c = next_code_point(word, at);
      if (is_upper(c) && !letter) {
        letter = true;
      } else if ((c == '.' || c == '-') && (letter || c == '-')) {
        letter = false;
      } else {
        return false;
      }
    }
    return !word.empty();
  }

  std::string_view text_;
  std::size_t begin_ = 0;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> split_sentences(std::string_view text) {
  return Splitter(text).split();
}

}  // namespace stet
