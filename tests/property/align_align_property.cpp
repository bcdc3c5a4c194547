#include <algorithm>
#include <set>
#include <tuple>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "engine/align/align.hpp"
#include "tests/support/documents.hpp"

namespace {

using stet::Alignment;
using stet::Document;
using stet::Relation;
using stet::SentenceRef;

std::size_t below(std::size_t limit) {
  return *rc::gen::inRange<std::size_t>(0, limit);
}

std::string sentence() {
  static const std::vector<std::string> words = {
      "we",    "agreed", "to",   "trade", "health", "noted",  "the",     "plan", "fish",   "energy",
      "youth", "in",     "2021", "ASEAN", "Japan",  "review", "support", "of",   "centre", "crime"};
  std::string out = "We";
  for (std::size_t i = 0, n = 1 + below(12); i < n; ++i) out += " " + words[below(words.size())];
  return out + ".";
}

std::vector<std::string> texts() {
  std::vector<std::string> out;
  for (std::size_t i = 0, n = below(10); i < n; ++i) {
    std::string text = sentence();
    for (std::size_t k = below(3); k > 0; --k) text += " " + sentence();
    out.push_back(text);
  }
  return out;
}

// A draft of `from`: paragraphs dropped, added, moved, joined and repeated.
std::vector<std::string> draft(std::vector<std::string> from) {
  for (std::size_t i = below(6); i > 0; --i) {
    const std::size_t at = below(from.size() + 1);
    switch (below(5)) {
      case 0:
        from.insert(from.begin() + static_cast<std::ptrdiff_t>(at), sentence());
        break;
      case 1:
        if (at < from.size()) from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case 2:
        if (at < from.size()) std::swap(from[at], from[below(from.size())]);
        break;
      case 3:
        if (at + 1 < from.size()) {
          from[at] += " " + from[at + 1];
          from.erase(from.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        }
        break;
      default:
        if (at < from.size()) from.push_back(from[at]);
    }
  }
  return from;
}

void check_partition(const Document& document, const Alignment& alignment, bool new_side) {
  std::set<std::uint32_t> paragraphs;
  std::size_t paragraph_count = 0;
  for (const auto& row : alignment.paragraphs)
    for (const std::uint32_t p : new_side ? row.new_side : row.old_side)
      paragraphs.insert(p), ++paragraph_count;
  RC_ASSERT(paragraph_count == document.paragraphs.size());
  RC_ASSERT(paragraphs.size() == paragraph_count);
  std::set<SentenceRef> sentences;
  std::size_t count = 0;
  for (const auto& row : alignment.sentences)
    for (const SentenceRef& ref : new_side ? row.new_side : row.old_side) sentences.insert(ref), ++count;
  std::size_t expected = 0;
  for (const auto& paragraph : document.paragraphs) expected += paragraph.sentences.size();
  RC_ASSERT(count == expected);
  RC_ASSERT(sentences.size() == count);
}

Relation mirrored(Relation relation) {
  switch (relation) {
    case Relation::added:
      return Relation::dropped;
    case Relation::dropped:
      return Relation::added;
    case Relation::split:
      return Relation::merged;
    case Relation::merged:
      return Relation::split;
    default:
      return relation;
  }
}

template <typename Rows>
auto as_set(const Rows& rows, bool mirror) {
  std::set<std::tuple<decltype(rows.front().old_side), decltype(rows.front().new_side), Relation, bool>> out;
  for (const auto& row : rows) {
    if (mirror) {
      out.insert({row.new_side, row.old_side, mirrored(row.relation), row.moved});
    } else {
      out.insert({row.old_side, row.new_side, row.relation, row.moved});
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every paragraph and sentence stands in exactly one row") {
  REQUIRE(rc::check([] {
    const std::vector<std::string> old_texts = texts();
    const Document a = stet::test::document_of(old_texts);
    const Document b = stet::test::document_of(*rc::gen::arbitrary<bool>() ? draft(old_texts) : texts());
    const Alignment alignment = stet::align(a, b);
    check_partition(a, alignment, false);
    check_partition(b, alignment, true);
  }));
}

TEST_CASE("aligning the other way round gives the mirror image") {
  REQUIRE(rc::check([] {
    const std::vector<std::string> old_texts = texts();
    const Document a = stet::test::document_of(old_texts);
    const Document b = stet::test::document_of(draft(old_texts));
    const Alignment forth = stet::align(a, b);
    const Alignment back = stet::align(b, a);
    RC_ASSERT(as_set(forth.paragraphs, false) == as_set(back.paragraphs, true));
    RC_ASSERT(as_set(forth.sentences, false) == as_set(back.sentences, true));
  }));
}

TEST_CASE("a document aligned with itself has no change") {
  REQUIRE(rc::check([] {
    const Document a = stet::test::document_of(texts());
    const Alignment alignment = stet::align(a, a);
    for (const auto& row : alignment.paragraphs) {
      RC_ASSERT(row.relation == Relation::unchanged);
      RC_ASSERT(!row.moved);
      RC_ASSERT(row.old_side == row.new_side);
    }
    for (const auto& row : alignment.sentences) RC_ASSERT(row.old_side == row.new_side);
  }));
}
