// The wordings of a series, measured against one another.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/align/units.hpp"
#include "engine/history/follow.hpp"
#include "engine/text/words.hpp"

namespace stet {

// Texts of one kind. Those that differ in layout alone are one; each is measured once, however often it
// stands.
class WordingTable {
 public:
  WordingTable();

  // The id of the text; headings are apart from body text. Linear in its length.
  [[nodiscard]] std::uint32_t add(std::string_view text, bool heading);
  // After the last add: weighs each feature by its rarity among the wordings.
  void weigh();

  [[nodiscard]] std::size_t size() const noexcept { return wordings_.size(); }
  [[nodiscard]] std::size_t feature_count() const noexcept { return frequency_.size(); }
  [[nodiscard]] double similarity(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::size_t content_words(std::uint32_t id) const { return wordings_[id].content_words; }
  [[nodiscard]] bool heading(std::uint32_t id) const { return wordings_[id].heading; }

  struct Weighed {
    std::uint32_t feature = 0;
    float weight = 0;
  };
  [[nodiscard]] std::span<const Weighed> features(std::uint32_t id) const { return wordings_[id].features; }
  [[nodiscard]] double norm(std::uint32_t id) const { return wordings_[id].norm; }

 private:
  struct Entry {
    std::vector<std::uint32_t> words;  // keys
    std::vector<Weighed> features;     // ascending; weights are counts until weigh()
    double norm = 0;
    std::size_t content_words = 0;
    bool heading = false;
  };
  void collect(Entry& entry);
  [[nodiscard]] std::uint32_t feature(std::uint32_t first, std::uint32_t second, float factor);

  std::unique_ptr<Vocabulary> vocabulary_;
  StemTable stems_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_words_;
  std::unordered_map<std::uint64_t, std::uint32_t> feature_ids_;
  std::vector<std::uint32_t> frequency_;  // wordings with the feature
  std::vector<float> factor_;
  std::vector<Entry> wordings_;
};

// The wordings of lineages that have ended, by their rare features.
class EndedWordings {
 public:
  EndedWordings(const WordingTable& table, const ReturnOptions& options);

  // The lineage ended and had this wording. Told once for each.
  void add(std::uint32_t wording, std::uint32_t lineage);

  struct Found {
    std::uint32_t lineage = 0;
    double similarity = 0;
  };
  // Lineages with a wording like this one, each with its most similar; whether they are still ended is the
  // caller's to know. A text of few content words finds only itself.
  [[nodiscard]] std::vector<Found> like(std::uint32_t wording);

 private:
  const WordingTable& table_;
  const ReturnOptions& options_;
  std::vector<std::vector<std::uint32_t>> postings_;  // wordings by feature
  std::vector<std::vector<std::uint32_t>> lineages_;  // by wording
  std::vector<float> score_;                          // by wording
};

}  // namespace stet
