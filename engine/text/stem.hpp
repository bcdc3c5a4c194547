// English stems and function words: what two inflections share, and what carries no content.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace stet {

// Porter2 stems by libstemmer ("strengthening" and "strengthened" both give "strengthen"). One object a
// thread.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // `key` is a lower-case word (Word::key). The result is valid until the next call. Text that is not an
  // English word comes back as it is.
  [[nodiscard]] std::string_view stem(std::string_view key);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What Stemmer::stem() says of a word that statements use often (frequent_words.txt), without stemming it
// anew; nothing of other words.
[[nodiscard]] std::optional<std::string_view> known_stem(std::string_view key) noexcept;

// Articles, prepositions, conjunctions, auxiliaries and pronouns, as lower-case words.
[[nodiscard]] bool is_function_word(std::string_view key) noexcept;

}  // namespace stet
