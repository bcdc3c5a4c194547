// The lexicon: which verb phrase makes which class of clause, and how strongly it binds. Data, not code.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace stet {

// A lexicon that comes with stet.
struct ShippedLexicon {
  std::string_view name;   // "central-bank"
  std::string_view about;  // one line
  std::string_view text;   // its TOML
};
// "built-in" first.
[[nodiscard]] std::span<const ShippedLexicon> shipped_lexicons() noexcept;

// Immutable after loading; cheap to copy; safe to share between threads.
class Lexicon {
 public:
  // The lexicon compiled into the library. Costs nothing.
  [[nodiscard]] static const Lexicon& built_in();
  // Throws Error(malformed) naming `name` and the line. docs/lexicon.md describes the format. A lexicon that
  // extends another costs the reading of both, some milliseconds.
  [[nodiscard]] static Lexicon parse(std::string_view toml, const std::string& name);

  // What reports call it: the name it was parsed under, without folders; empty for the built-in one.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  struct Tables;
  [[nodiscard]] const Tables& tables() const noexcept { return *tables_; }

 private:
  Lexicon(std::shared_ptr<const Tables> tables, std::string name)
      : tables_(std::move(tables)), name_(std::move(name)) {}
  std::shared_ptr<const Tables> tables_;
  std::string name_;
};

}  // namespace stet
