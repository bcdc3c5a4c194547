// Printed numbers in front of paragraphs: "7.", "(7)", "IV.", "(a)", "3.2.1", "3(a)", "Article 5.", "§ 4",
// "OP7", "V2.1.3".
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

enum class NumberSystem : std::uint8_t {
  arabic,
  nested,
  letter_lower,
  letter_upper,
  roman_lower,
  roman_upper,
  keyword
};

// The marks around a number: "7.", "7)", "(7)", "7".
enum class NumberMarks : std::uint8_t { full_stop, bracket, brackets, none };

// The numbers of a label's levels, the outermost first: few, and so kept in place.
class Levels {
 public:
  static constexpr std::size_t kMost = 8;  // more are dropped

  constexpr Levels() = default;
  constexpr Levels(std::initializer_list<std::uint32_t> values) {
    for (const std::uint32_t value : values) push_back(value);
  }

  constexpr void push_back(std::uint32_t value) {
    if (size_ < kMost) values_[size_++] = value;
  }
  constexpr void pop_back() { values_[--size_] = 0; }

  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr std::uint32_t front() const { return values_[0]; }
  [[nodiscard]] constexpr std::uint32_t back() const { return values_[size_ - 1]; }
  [[nodiscard]] constexpr std::uint32_t& back() { return values_[size_ - 1]; }

  friend constexpr auto operator<=>(const Levels&, const Levels&) = default;

 private:
  std::array<std::uint32_t, kMost> values_{};  // zeros behind the last
  std::size_t size_ = 0;
};

struct Label {
  NumberSystem system = NumberSystem::arabic;
  NumberMarks marks = NumberMarks::full_stop;
  Levels values;  // {7}; {3, 2, 1} of "3.2.1"; {3, 1} of "3(a)"
  std::uint32_t other_value =
      0;                   // of a letter that is a roman numeral too ("i", "v", "c"): its value as such
  std::string name;        // without punctuation: "7", "a", "3.2.1", "3(a)", "Article 5", "OP7"
  std::size_t length = 0;  // bytes of the text it fills, with the white space behind it
};

// The label that `text` (without white space in front) begins with, by its form alone; whether it is one, the
// run of all labels decides (number_labels). A bare number counts when it stands alone or before a capital
// that begins no month; "Article 5 of the Charter" and "1.5 billion" do not begin with a label.
[[nodiscard]] std::optional<Label> parse_label(std::string_view text);

// A place where a label may stand.
struct LabelCandidate {
  std::optional<Label> label;
  bool certain = false;  // the format itself says so (automatic numbering); taken as it is
  bool apart =
      true;  // begins a block or stands behind a finished sentence; false in the midst of running lines
};

// Which candidates are labels: true for those that continue a sequence (7, 8), begin one that goes on (1, 2;
// a, b) or nest in one (3, 3.1), each numbering system and kind of marks by itself. Turns a letter into a
// roman numeral, or back, where its neighbours say so. Linear but for the logarithm of the candidates'
// number.
[[nodiscard]] std::vector<bool> number_labels(std::vector<LabelCandidate>& candidates);

}  // namespace stet
