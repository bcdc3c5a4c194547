// Pairs of units worth scoring.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/align/common_run.hpp"
#include "engine/align/units.hpp"

namespace stet {

struct Candidate {
  std::uint32_t old_unit = 0;
  std::uint32_t new_unit = 0;
  double similarity = 0;
  double in_order = 0;  // share of the words that stand in both in the same order
};

// The candidates of two documents, each pair once. Headings pair with headings only.
class CandidatePool {
 public:
  // Units of `fixed` links come into no pair.
  CandidatePool(const UnitPair& units, std::span<const FixedLink> fixed, const LinkOptions& options);

  // Adds the pair unless it is there, out of range, or of two kinds. Its similarity is computed.
  void add(std::uint32_t old_unit, std::uint32_t new_unit);

  // Whether neither unit is in a fixed link.
  [[nodiscard]] bool open(std::uint32_t old_unit, std::uint32_t new_unit) const {
    return !fixed_old_[old_unit] && !fixed_new_[new_unit];
  }
  [[nodiscard]] const std::vector<Candidate>& pairs() const noexcept { return pairs_; }
  [[nodiscard]] bool limited() const noexcept { return limited_; }

 private:
  void add_twins();
  void add_by_features();
  [[nodiscard]] bool contains(std::uint32_t old_unit, std::uint32_t new_unit) const;
  // The unit that the next pairs have in common.
  void hold(std::uint32_t unit, bool of_new);
  [[nodiscard]] double similarity_of(std::uint32_t old_unit, std::uint32_t new_unit) const;

  const UnitPair& units_;
  const LinkOptions& options_;
  std::vector<Candidate> pairs_;
  std::vector<std::vector<std::uint32_t>> of_old_;  // new units paired with each old one, unsorted, short
  std::vector<bool> fixed_old_, fixed_new_;
  bool limited_ = false;
  SpreadUnit held_;  // weights
  std::uint32_t held_unit_ = 0xFFFFFFFFU;
  bool held_is_new_ = false;
  CommonRun run_{0};
  std::uint32_t run_of_ = 0xFFFFFFFFU;
};

}  // namespace stet
