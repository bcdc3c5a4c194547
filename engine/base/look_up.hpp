// Short sorted lists beside long ones.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>

namespace stet {

// Of how many times as many members a list is, for which those of the other are looked up in it one by one.
inline constexpr std::size_t far_larger = 8;

// Calls take(a, b) for each member `a` of `few` and the member `b` of `many` with the same key; both are
// sorted by key(member) and hold no key twice. As many times a logarithm of the one's size as the other has
// members.
template <typename Few, typename Many, typename Take, typename Key = std::identity>
void look_up_each(const Few& few, const Many& many, const Take& take, Key key = {}) {
  auto at = many.begin();
  for (const auto& a : few) {
    at = std::ranges::lower_bound(at, many.end(), std::invoke(key, a), {}, key);
    if (at == many.end()) return;
    if (std::invoke(key, *at) == std::invoke(key, a)) take(a, *at);
  }
}

}  // namespace stet
