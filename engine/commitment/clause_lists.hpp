// The clauses of one statement in the lists by which they are matched with those of another.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/base/lists.hpp"
#include "engine/commitment/profile.hpp"

namespace stet {

inline constexpr std::uint32_t no_match = 0xFFFFFFFFU;
inline constexpr std::uint32_t no_such_row = 0xFFFFFFFFU;

// The place of a clause: the rows of its sentence and of its paragraph.
struct ClausePlace {
  std::uint32_t sentence_row = no_such_row;
  std::uint32_t paragraph_row = no_such_row;
};

// What all words of a clause weigh.
struct ClauseWeights {
  std::uint64_t content = 0;
  std::uint64_t core = 0;
};

enum class StatementSide : std::uint8_t { old_one, new_one };

// The clauses of one statement.
struct ClauseLists {
  ClauseLists(const std::vector<Profile>& all, const Alignment& alignment, StatementSide side,
              const LexicalForms& forms);

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(profiles.size()); }
  // Those without a match by the stems of their content.
  [[nodiscard]] Lists by_stem(std::size_t stems) const;

  const std::vector<Profile>& profiles;
  std::vector<ClausePlace> places;
  Lists by_sentence;   // rows
  Lists by_paragraph;  // rows
  Lists specific;      // by clause, the stems of its content that are no words of the genre, sorted
  std::vector<std::uint32_t> match;
  std::vector<ClauseWeights> weights;  // where they were weighed
};

// Which clauses without a match are equal in what a key says of them.
class EqualClauses {
 public:
  template <typename Key>
  EqualClauses(const ClauseLists& olds, const ClauseLists& news, std::size_t most, const Key& key)
      : most_(most) {
    for (std::uint32_t i = 0; i < olds.size(); ++i)
      if (olds.match[i] == no_match) olds_.push_back(key(olds.profiles[i]));
    for (std::uint32_t j = 0; j < news.size(); ++j)
      if (news.match[j] == no_match) news_.emplace_back(key(news.profiles[j]), j);
    std::sort(olds_.begin(), olds_.end());
    std::sort(news_.begin(), news_.end());
  }

  // Calls with each new clause of that key, unless it is the key of too many old ones.
  template <typename Function>
  void for_each(std::uint64_t key, Function&& function) const {
    auto it = std::lower_bound(news_.begin(), news_.end(), std::pair(key, std::uint32_t{0}));
    if (it == news_.end() || it->first != key) return;
    const auto [first, last] = std::equal_range(olds_.begin(), olds_.end(), key);
    if (static_cast<std::size_t>(last - first) > most_) return;
    for (; it != news_.end() && it->first == key; ++it) function(it->second);
  }

 private:
  std::size_t most_;
  std::vector<std::uint64_t> olds_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> news_;
};

}  // namespace stet
