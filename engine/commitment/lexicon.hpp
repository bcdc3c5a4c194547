// The lexicon: which verb phrase makes which class of clause, and how strongly it binds. Data, not code.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace stet {

// Immutable after loading; cheap to copy; safe to share between threads.
class Lexicon {
 public:
  // The lexicon compiled into the library.
  [[nodiscard]] static const Lexicon& built_in();
  // Its TOML, which a lexicon of one's own can start from.
  [[nodiscard]] static std::string_view built_in_text();
  // Throws Error(malformed) naming `name` and the line. docs/lexicon.md describes the format.
  [[nodiscard]] static Lexicon parse(std::string_view toml, const std::string& name);

  struct Tables;
  [[nodiscard]] const Tables& tables() const noexcept { return *tables_; }

 private:
  explicit Lexicon(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}
  std::shared_ptr<const Tables> tables_;
};

}  // namespace stet
