#include "engine/import/markdown_inline.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/import/labels.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

constexpr std::size_t kLongestTag = 300;  // bytes; a longer run from "<" on is text
constexpr std::size_t kLongestLinkText = 2000;
constexpr std::size_t kLongestAddress = 2000;  // bytes of a link's address

struct Entity {
  std::string_view name;
  char32_t c;
};
constexpr std::array kEntities = {
    Entity{"amp", '&'},       Entity{"lt", '<'},       Entity{"gt", '>'},       Entity{"quot", '"'},
    Entity{"apos", '\''},     Entity{"nbsp", 0xA0},    Entity{"ndash", 0x2013}, Entity{"mdash", 0x2014},
    Entity{"lsquo", 0x2018},  Entity{"rsquo", 0x2019}, Entity{"ldquo", 0x201C}, Entity{"rdquo", 0x201D},
    Entity{"hellip", 0x2026}, Entity{"bull", 0x2022},  Entity{"middot", 0xB7},  Entity{"euro", 0x20AC},
    Entity{"pound", 0xA3},    Entity{"yen", 0xA5},     Entity{"sect", 0xA7},    Entity{"para", 0xB6},
    Entity{"deg", 0xB0},      Entity{"shy", 0xAD},     Entity{"ensp", 0x2002},  Entity{"emsp", 0x2003},
    Entity{"thinsp", 0x2009}, Entity{"eacute", 0xE9},  Entity{"egrave", 0xE8},  Entity{"agrave", 0xE0},
    Entity{"aacute", 0xE1},   Entity{"ccedil", 0xE7},  Entity{"ouml", 0xF6},    Entity{"uuml", 0xFC},
    Entity{"auml", 0xE4},     Entity{"aring", 0xE5},   Entity{"oslash", 0xF8},  Entity{"ntilde", 0xF1},
    Entity{"frac12", 0xBD},   Entity{"frac14", 0xBC},  Entity{"frac34", 0xBE},  Entity{"times", 0xD7},
    Entity{"laquo", 0xAB},    Entity{"raquo", 0xBB},   Entity{"copy", 0xA9},    Entity{"reg", 0xAE}};

bool is_space_byte(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}
bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

class Inline {
 public:
  explicit Inline(std::string_view text) : text_(text) {
    last_bold_ = text.rfind("**");
    last_underline_ = text.rfind('_');
    last_tildes_ = text.rfind("~~");
    last_tick_ = text.rfind('`');
    last_link_ = text.rfind("](");
    last_closing_tag_ = text.rfind("</");
    last_angle_ = text.rfind('>');
    for (std::size_t i = text.size(); i > 1 && last_star_ == 0; --i) {
      if (text[i - 1] == '*' && !is_space_byte(text[i - 2])) last_star_ = i - 1;
    }
  }

  InlineText read() {
    for (at_ = 0; at_ < text_.size();) step();
    end_line(false);
    return std::move(out_);
  }

 private:
  char byte(std::size_t i) const { return i < text_.size() ? text_[i] : '\n'; }
  char before() const { return at_ == 0 ? '\n' : text_[at_ - 1]; }
  bool starts(std::string_view what) const { return text_.substr(at_, what.size()) == what; }

  void put(std::string_view bytes) {
    if (struck_) {
      out_.struck_out.back() += bytes;
      return;
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (is_word_byte(bytes[i])) (bold_ ? bold_letters_ : plain_letters_) += 1;
    }
    if (bold_ && plain_letters_ > 0 && bold_begin_ == std::string::npos) bold_begin_ = line_.size();
    line_ += bytes;
  }

  // What stands in front of the first bold letter may be an enumerator, and nothing else.
  bool line_is_bold() const {
    if (bold_letters_ == 0) return false;
    if (plain_letters_ == 0) return true;
    if (bold_begin_ == std::string::npos) return false;
    const std::string_view lead = trimmed(std::string_view(line_).substr(0, bold_begin_));
    const auto label = parse_label(lead);
    if (!label || label->length != lead.size()) return false;
    return plain_letters_ == static_cast<std::size_t>(std::count_if(lead.begin(), lead.end(), is_word_byte));
  }

  void end_line(bool hard) {
    out_.lines.push_back({line_, line_is_bold(), bold_, hard});
    line_.clear();
    bold_letters_ = 0;
    plain_letters_ = 0;
    bold_begin_ = std::string::npos;
  }

  void step() {
    switch (text_[at_]) {
      case '\n': {
        const bool spaces = at_ >= 2 && text_[at_ - 1] == ' ' && text_[at_ - 2] == ' ';
        ++at_;
        end_line(spaces);
        return;
      }
      case '\\':
        if (byte(at_ + 1) == '\n' && at_ + 1 < text_.size()) {
          at_ += 2;
          end_line(true);
        } else if (at_ + 1 < text_.size() && !is_word_byte(text_[at_ + 1]) &&
                   !is_space_byte(text_[at_ + 1])) {
          put(text_.substr(at_ + 1, 1));
          at_ += 2;
        } else {
          literal(1);
        }
        return;
      case '*':
        if (starts("**")) {
          toggle_bold("**", last_bold_);
        } else {
          single_star();
        }
        return;
      case '_':
        underline();
        return;
      case '~':
        if (starts("~~") && (struck_ || (last_tildes_ != std::string_view::npos && last_tildes_ > at_ + 1))) {
          strike(!struck_);
          at_ += 2;
        } else {
          literal(1);
        }
        return;
      case '`':
        if (in_code_ || last_tick_ > at_) {
          in_code_ = !in_code_;
          ++at_;
        } else {
          literal(1);
        }
        return;
      case '!':
        if (byte(at_ + 1) == '[' && read_link(at_ + 1, true)) return;
        literal(1);
        return;
      case '[':
        if (read_footnote_mark() || read_link(at_, false)) return;
        literal(1);
        return;
      case ']':
        if (close_link()) return;
        literal(1);
        return;
      case '<':
        if (!read_tag()) literal(1);
        return;
      case '&':
        if (!read_entity()) literal(1);
        return;
      default: {
        const std::size_t end = std::min(text_.find_first_of("\n\\*_~`![]<&", at_ + 1), text_.size());
        put(text_.substr(at_, end - at_));
        at_ = end;
      }
    }
  }

  void literal(std::size_t length) {
    put(text_.substr(at_, length));
    at_ += length;
  }

  void toggle_bold(std::string_view mark, std::size_t last) {
    if (!bold_ && (last == std::string_view::npos || last < at_ + mark.size())) {
      literal(mark.size());
      return;
    }
    bold_ = !bold_;
    at_ += mark.size();
  }

  void single_star() {
    const bool closes = italic_ && !is_space_byte(before());
    const bool opens = !italic_ && !is_space_byte(byte(at_ + 1)) && last_star_ > at_ + 1;
    if (!closes && !opens) {
      literal(1);
      return;
    }
    italic_ = !italic_;
    ++at_;
  }

  // Underlines are marks only at words' edges: "snake_case" holds none.
  void underline() {
    const std::size_t length = starts("__") ? 2 : 1;
    const char after = byte(at_ + length);
    bool& on = length == 2 ? bold_ : underlined_;
    const bool opens =
        !on && !is_word_byte(before()) && !is_space_byte(after) && last_underline_ >= at_ + length;
    const bool closes = on && !is_word_byte(after) && !is_space_byte(before());
    if (!opens && !closes) {
      literal(length);
      return;
    }
    on = opens;
    at_ += length;
  }

  void strike(bool begins) {
    if (begins) out_.struck_out.emplace_back();
    struck_ = begins;
  }

  // "[^1]"
  bool read_footnote_mark() {
    constexpr std::size_t kLongestName = 20;
    if (byte(at_ + 1) != '^') return false;
    const std::size_t end = text_.substr(at_, kLongestName + 3).find(']');
    if (end == std::string_view::npos) return false;
    out_.footnote_marks.emplace_back(text_.substr(at_ + 2, end - 2));
    at_ += end + 1;
    return true;
  }

  // "[": a link when some "](" or "][" may close it; its text is read on as any other.
  bool read_link(std::size_t bracket, bool image) {
    if (last_link_ == std::string_view::npos || last_link_ < bracket) return false;
    const std::string_view window = text_.substr(bracket, kLongestLinkText);
    const std::size_t found = window.find("](");
    if (found == std::string_view::npos) return false;
    const std::size_t close = bracket + found;
    if (image) {
      const std::size_t end = address_end(close + 1);
      if (end == 0) return false;
      at_ = end;
      return true;
    }
    if (open_links_ > 0 || window.find('[', 1) < found) return false;
    if (address_end(close + 1) == 0) return false;
    ++open_links_;
    ++at_;
    return true;
  }

  // Behind the address in round brackets that begins at `open`; 0 if it does not close.
  std::size_t address_end(std::size_t open) const {
    std::size_t depth = 0;
    for (std::size_t i = open; i < text_.size() && i < open + kLongestAddress; ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')' && --depth == 0) return i + 1;
    }
    return 0;
  }

  bool close_link() {
    if (open_links_ == 0 || byte(at_ + 1) != '(') return false;
    const std::size_t end = address_end(at_ + 1);
    if (end == 0) return false;  // the bracket that was to close the link is another one
    at_ = end;
    --open_links_;
    return true;
  }

  bool read_tag() {
    if (last_angle_ == std::string_view::npos || last_angle_ < at_) return false;
    const bool closing = byte(at_ + 1) == '/';
    std::size_t name_end = at_ + 1 + closing;
    while (is_ascii_letter(byte(name_end)) || is_ascii_digit(byte(name_end))) ++name_end;
    if (!is_ascii_letter(byte(at_ + 1 + closing))) return false;
    const std::size_t end = text_.substr(at_, kLongestTag).find('>');
    if (end == std::string_view::npos) return false;
    const std::string name = lower_case(text_.substr(at_ + 1 + closing, name_end - at_ - 1 - closing));
    if (byte(name_end) == ':' || byte(name_end) == '@' || byte(name_end) == '.') {
      put(text_.substr(at_ + 1, end - 1));  // an address in angle brackets is text
      at_ += end + 1;
      return true;
    }
    const char next = byte(name_end);
    if (next != '>' && next != '/' && !is_space_byte(next)) return false;
    at_ += end + 1;
    if (name == "br") {
      if (byte(at_) == '\n') ++at_;
      end_line(true);
    } else if (name == "b" || name == "strong") {
      bold_ = !closing;
    } else if (name == "s" || name == "del" || name == "strike") {
      const bool closes_later = last_closing_tag_ != std::string_view::npos && last_closing_tag_ >= at_;
      if (struck_ == closing && (closing || closes_later)) strike(!closing);
    } else if (name == "sup" && !closing) {
      read_raised_mark();
    }
    return true;
  }

  // "<sup>3</sup>" behind a word or a stop calls a footnote; "m<sup>2</sup>" and "21<sup>st</sup>" do not.
  void read_raised_mark() {
    constexpr std::size_t kMostDigits = 3;
    std::size_t end = at_;
    while (is_ascii_digit(byte(end))) ++end;
    if (end == at_ || end - at_ > kMostDigits || text_.substr(end, 6) != "</sup>" || line_.empty()) return;
    std::size_t letters = 0;
    for (std::size_t i = line_.size(); i > 0 && is_word_byte(line_[i - 1]); --i) ++letters;
    constexpr std::size_t kLongestUnit = 2;
    if (is_ascii_digit(line_.back()) || (letters > 0 && letters <= kLongestUnit)) return;
    out_.footnote_marks.emplace_back(text_.substr(at_, end - at_));
    at_ = end + 6;
  }

  bool read_entity() {
    constexpr std::size_t kLongestEntity = 10;
    const std::size_t end = text_.substr(at_, kLongestEntity + 2).find(';');
    if (end == std::string_view::npos || end < 2) return false;
    const std::string_view name = text_.substr(at_ + 1, end - 1);
    char32_t c = 0;
    if (name.front() == '#') {
      const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
      for (const char digit : name.substr(hex ? 2 : 1)) {
        const char folded = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
        const bool letter = hex && folded >= 'a' && folded <= 'f';
        if (!is_ascii_digit(folded) && !letter) return false;
        c = c * (hex ? 16 : 10) + static_cast<char32_t>(letter ? folded - 'a' + 10 : folded - '0');
      }
      if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return false;
    } else {
      const auto found =
          std::find_if(kEntities.begin(), kEntities.end(), [&](const Entity& e) { return e.name == name; });
      if (found == kEntities.end()) return false;
      c = found->c;
    }
    std::string bytes;
    append_code_point(bytes, c);
    put(bytes);
    at_ += end + 1;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  InlineText out_;
  std::string line_;
  std::size_t bold_letters_ = 0;
  std::size_t plain_letters_ = 0;
  std::size_t bold_begin_ = std::string::npos;  // in line_, where bold began behind plain letters
  std::size_t open_links_ = 0;
  bool bold_ = false;
  bool italic_ = false;
  bool underlined_ = false;
  bool struck_ = false;
  bool in_code_ = false;
  // Last places of marks, so that one without a partner is found out in no time.
  std::size_t last_bold_ = 0;
  std::size_t last_underline_ = 0;
  std::size_t last_tildes_ = 0;
  std::size_t last_tick_ = 0;
  std::size_t last_link_ = 0;
  std::size_t last_closing_tag_ = 0;
  std::size_t last_angle_ = 0;
  std::size_t last_star_ = 0;
};

}  // namespace

InlineText read_inline(std::string_view paragraph) {
  return Inline(paragraph).read();
}

}  // namespace stet
