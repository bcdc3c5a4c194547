#include "engine/import/pdf_hyphens.hpp"

#include <array>
#include <cstddef>

namespace stet {
namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";
constexpr std::string_view hyphen = "\xE2\x80\x90";
constexpr std::string_view no_break_hyphen = "\xE2\x80\x91";
constexpr std::string_view en_dash = "\xE2\x80\x93";
constexpr std::string_view em_dash = "\xE2\x80\x94";

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & '\x80') != 0;
}

// The form words are noted under: ASCII lower case, hyphens as '-', without punctuation at the ends.
std::string form_of(std::string_view word) {
  std::string form;
  form.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    if ((word[at] & '\x80') == 0) {
      const char c = word[at++];
      form += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    } else if (word.substr(at).starts_with(soft_hyphen)) {
      at += soft_hyphen.size();
    } else if (word.substr(at).starts_with(hyphen) || word.substr(at).starts_with(no_break_hyphen)) {
      form += '-';
      at += hyphen.size();
    } else if (const std::string_view mark = word.substr(at, 3);
               mark.starts_with("\xE2\x80") && mark.size() == 3 && mark[2] >= '\x98' && mark[2] <= '\x9F') {
      at += 3;  // quotation marks
    } else {
      form += word[at++];
    }
  }
  std::size_t begin = 0;
  std::size_t end = form.size();
  while (begin < end && !is_plain(form[begin])) ++begin;
  while (end > begin && !is_plain(form[end - 1])) --end;
  form.erase(end);
  form.erase(0, begin);
  return form;
}

std::string with(std::string_view first, std::string_view between, std::string_view second) {
  std::string out(first);
  out += between;
  out += second;
  return out;
}

bool is_small_letter(std::string_view text) {
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z';
}

}  // namespace

void WordForms::add(std::string_view word) {
  writes_hyphen_ = writes_hyphen_ || (word.find(hyphen) != std::string_view::npos && !word.ends_with(hyphen));
  if (std::string form = form_of(word); !form.empty()) forms_.insert(std::move(form));
}

std::string WordForms::join(std::string_view first, std::string_view second) const {
  const auto seen = [this](const std::string& text) { return forms_.contains(form_of(text)); };
  for (const std::string_view mark : {soft_hyphen, std::string_view("-"), hyphen, no_break_hyphen}) {
    if (!first.ends_with(mark)) continue;
    const std::string_view stem = first.substr(0, first.size() - mark.size());
    // A dash that stands alone, and "short-" in "short- and long-term", keep their space.
    const bool suspended = second == "and" || second == "or" || second == "to" || second == "nor";
    if (stem.empty() || suspended || stem.back() == '-') return with(first, " ", second);
    const bool joined = seen(with(stem, "", second));
    const bool hyphenated = seen(with(stem, "-", second));
    const bool soft = mark == soft_hyphen || (mark == hyphen && !writes_hyphen_);
    if (soft) return with(stem, hyphenated && !joined ? "-" : "", second);
    const bool drop = joined && !hyphenated && is_small_letter(second);
    return with(drop ? stem : first, "", second);
  }
  for (const std::string_view mark : {std::string_view("/"), en_dash, em_dash}) {
    if (first.ends_with(mark) && first.size() > mark.size()) return with(first, "", second);
  }
  return with(first, " ", second);
}

}  // namespace stet
