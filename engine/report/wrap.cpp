#include "engine/report/wrap.hpp"

#include <algorithm>

#include "engine/report/columns.hpp"
#include "engine/text/characters.hpp"

namespace stet {

namespace {

// A word, or the part of one that is in one ink.
struct Part {
  Ink ink = Ink::normal;
  std::string_view text;
  std::size_t width = 0;  // columns

  Part(Ink of, std::string_view word) : ink(of), text(word), width(columns(word)) {}
};

// Writes lines; knows the column it stands at and the ink it writes in.
class LineWriter {
 public:
  // `bytes`: about so many are to be written, but for what breaks and indents lines.
  LineWriter(std::size_t width, std::size_t indent, bool colour, std::size_t bytes)
      : room_(std::max(width, indent + min_text_columns) - indent), indent_(indent), colour_(colour) {
    out_.reserve(bytes + (bytes / room_ + 1) * (indent_ + 1));
  }

  // `word` holds no space; its parts may differ in ink.
  void word(const std::vector<Part>& parts, Ink space) {
    std::size_t width = 0;
    for (const Part& part : parts) width += part.width;
    if (column_ > 0 && column_ + 1 + width > room_) {
      newline();
    } else if (column_ > 0) {
      ink(space);
      out_ += ' ';
      ++column_;
    }
    for (const Part& part : parts) put(part);
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

  void put(const Part& part) {
    // A word that has room, as nearly all have, is written whole.
    if (column_ + part.width <= room_) {
      if (part.text.empty()) return;
      ink(part.ink);
      out_ += part.text;
      column_ += part.width;
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
  std::size_t bytes = 0;
  for (const Inked& part : text) bytes += part.text.size();
  LineWriter writer(width, indent, colour, bytes);
  std::vector<Part> word;
  Ink space = Ink::normal;  // the ink of the space before `word`
  const auto flush = [&] {
    if (!word.empty()) writer.word(word, space);
    word.clear();
  };
  for (const Inked& part : text) {
    const std::string_view all = part.text;
    if (part.whole && columns(all) <= writer.room()) {
      word.emplace_back(part.ink, all);
      continue;
    }
    for (std::size_t at = 0; at < all.size();) {
      if (all[at] == ' ') {
        flush();
        space = part.ink;
        while (at < all.size() && all[at] == ' ') ++at;
        continue;
      }
      const std::size_t end = std::min(all.find(' ', at), all.size());
      word.emplace_back(part.ink, all.substr(at, end - at));
      at = end;
    }
  }
  flush();
  return writer.finish();
}

}  // namespace stet
