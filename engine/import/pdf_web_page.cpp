#include "engine/import/pdf_web_page.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/import/front.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

constexpr std::size_t kMostAbove = 30;   // blocks above the title
constexpr std::size_t kMostBehind = 40;  // blocks behind the text
constexpr std::size_t kMostWords = 12;   // of a link or a button
constexpr std::size_t kLongestNote = 600;

// What stands above an article on a web page and in no statement.
constexpr std::array<std::string_view, 11> kSigns = {"cookie",    "accept all",  "log in",     "sign in",
                                                     "sign up",   "skip to",     "menu",       "search",
                                                     "subscribe", "help center", "help centre"};
// What the links behind an article begin with.
constexpr std::array<std::string_view, 12> kBehind = {
    "related articles",  "related links",        "related content", "related pages",
    "related topics",    "related policies",     "was this",        "did this answer",
    "you may also like", "more in this section", "explore more",    "share this"};

std::string folded(const Block& block) {
  return lower_case(single_spaced(block.text));
}

std::size_t words_of(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// Whether one of the signs stands in the text, not inside of a word ("research").
bool is_sign(const Block& block) {
  const std::string text = folded(block);
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    const std::size_t at = text.find(sign);
    return at != std::string::npos && (at == 0 || text[at - 1] == ' ');
  });
}

// What may stand above a title: names of links, and notes on cookies. Sentences are the statement's.
bool is_link_or_note(const Block& block) {
  if (!block.label.empty() || block.text.size() > kLongestNote) return false;
  if (folded(block).find("cookie") != std::string::npos) return true;
  return !block.text.empty() && words_of(block.text) <= kMostWords &&
         std::string_view(".;,:").find(block.text.back()) == std::string_view::npos;
}

bool begins_links(const Block& block) {
  const std::string text = folded(block);
  return words_of(text) <= kMostWords &&
         std::any_of(kBehind.begin(), kBehind.end(),
                     [&](std::string_view opening) { return text.starts_with(opening); });
}

// Where the article begins: at the title if menus stand above it.
std::size_t begin_of(const std::vector<Block>& blocks) {
  std::size_t title = 0;
  bool web = false;
  for (; title < std::min(blocks.size(), kMostAbove); ++title) {
    const Block& block = blocks[title];
    if (block.kind == BlockKind::heading && block.level == 1) return web ? title : 0;
    if (!is_link_or_note(block)) return 0;
    web = web || is_sign(block);
  }
  return 0;
}

// Where the links behind the article begin: nothing but short lines follows, to the end.
std::size_t end_of(const std::vector<Block>& blocks) {
  std::size_t end = blocks.size();
  const std::size_t least = blocks.size() - std::min(blocks.size(), kMostBehind);
  for (std::size_t i = blocks.size(); i > least; --i) {
    const Block& block = blocks[i - 1];
    const bool notice = block.text.starts_with("\xC2\xA9");
    if (!notice &&
        (words_of(block.text) > kMostWords || block.text.ends_with('.') || block.text.ends_with(';')))
      break;
    if (begins_links(block)) end = i - 1;
  }
  return end;
}

}  // namespace

void take_web_page(std::vector<Block>& blocks, std::vector<LeftOut>& left_out) {
  const std::size_t begin = begin_of(blocks);
  const std::size_t end = end_of(blocks);
  std::vector<Block> kept;
  kept.reserve(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool above =
        i < begin && !is_date_line(single_spaced(blocks[i].text)) && !is_title_line(blocks[i].text);
    if (above || i >= end) {
      left_out.push_back({"page furniture", single_spaced(blocks[i].text), blocks[i].origin});
    } else {
      kept.push_back(std::move(blocks[i]));
    }
  }
  blocks = std::move(kept);
}

}  // namespace stet
