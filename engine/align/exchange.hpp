// Better partners for all by exchanging them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stet {

// The one-to-one links of two documents: partner of each unit, or no_unit.
struct Matching {
  std::vector<std::uint32_t> of_old, of_new;
  std::vector<double> similarity_of_old;  // of the link; not kept up by exchange_partners
};

// A pair that may be a link, and how much is won by linking it.
struct Offer {
  std::uint32_t old_unit = 0;
  std::uint32_t new_unit = 0;
  double worth = 0;           // more than 0
  std::uint64_t content = 0;  // of both texts, the same from both sides: decides between equal gains
};

// Taking the best pair first leaves near duplicates with one another's partners. This makes a link of an
// offer where the units it parts from their partners find others, and all together win: best gain first,
// until none is left or the passes are over. Mirror symmetric. Near linear: offers of a unit are few.
void exchange_partners(std::span<const Offer> offers, int passes, Matching& matching);

}  // namespace stet
