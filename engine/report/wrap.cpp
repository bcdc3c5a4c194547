#include "engine/report/wrap.hpp"

#include <algorithm>

#include "engine/report/columns.hpp"
#include "engine/text/characters.hpp"

namespace stet {

namespace {

// Writes lines; knows the column it stands at and the ink it writes in.
class LineWriter {
 public:
  LineWriter(std::size_t width, std::size_t indent, bool colour)
      : room_(std::max(width, indent + min_text_columns) - indent), indent_(indent), colour_(colour) {}

  // `word` holds no space; its parts may differ in ink.
  void word(const std::vector<Inked>& parts, Ink space) {
    std::size_t width = 0;
    for (const Inked& part : parts) width += columns(part.text);
    if (column_ > 0 && column_ + 1 + width > room_) {
      newline();
    } else if (column_ > 0) {
      ink(space);
      out_ += ' ';
      ++column_;
    }
    for (const Inked& part : parts) put(part);
  }

  [[nodiscard]] std::size_t room() const { return room_; }  // columns of a line

  std::string finish() {
    ink(Ink::normal);
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void ink(Ink wanted) {
    if (!colour_ || wanted == ink_) return;
    out_ += ink_end(ink_);
    out_ += ink_begin(wanted);
    ink_ = wanted;
  }

  void newline() {
    ink(Ink::normal);
    out_ += '\n';
    out_.append(indent_, ' ');
    column_ = 0;
  }

  void put(const Inked& part) {
    // A word that has room, as nearly all have, is written whole.
    if (const std::size_t width = columns(part.text); column_ + width <= room_) {
      if (part.text.empty()) return;
      ink(part.ink);
      out_ += part.text;
      column_ += width;
      return;
    }
    for (std::size_t at = 0; at < part.text.size();) {
      const std::size_t begin = at;
      const unsigned width = columns(next_code_point(part.text, at));
      if (column_ > 0 && width > 0 && column_ + width > room_) newline();
      ink(part.ink);
      out_.append(part.text, begin, at - begin);
      column_ += width;
    }
  }

  std::string out_;
  std::size_t room_;
  std::size_t indent_;
  std::size_t column_ = 0;
  Ink ink_ = Ink::normal;
  bool colour_;
};

}  // namespace

std::string_view ink_begin(Ink ink) noexcept {
  switch (ink) {
    case Ink::normal:
      return "";
    case Ink::strong:
      return "\x1b[1m";
    case Ink::faint:
      return "\x1b[2m";
    case Ink::erased:
      return "\x1b[31;9m";
    case Ink::inserted:
      return "\x1b[32;1m";
  }
  return "";
}

std::string_view ink_end(Ink ink) noexcept {
  return ink == Ink::normal ? "" : "\x1b[0m";
}

std::string wrap(const std::vector<Inked>& text, std::size_t width, std::size_t indent, bool colour) {
  LineWriter writer(width, indent, colour);
  std::vector<Inked> word;
  Ink space = Ink::normal;  // the ink of the space before `word`
  const auto flush = [&] {
    if (!word.empty()) writer.word(word, space);
    word.clear();
  };
  for (const Inked& part : text) {
    std::size_t at = 0;
    if (part.whole && columns(part.text) <= writer.room()) {
      word.push_back(part);
      continue;
    }
    while (at < part.text.size()) {
      if (part.text[at] == ' ') {
        flush();
        space = part.ink;
        at = std::min(part.text.find_first_not_of(' ', at), part.text.size());
        continue;
      }
      const std::size_t end = std::min(part.text.find(' ', at), part.text.size());
      word.push_back({part.ink, part.text.substr(at, end - at)});
      at = end;
    }
  }
  flush();
  return writer.finish();
}

}  // namespace stet
