#include "engine/text/compatibility.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "engine/base/error.hpp"

namespace stet {
namespace {

// Null where its data cannot be loaded. Asked for once for all threads.
const icu::Normalizer2* nfkc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const found = icu::Normalizer2::getNFKCInstance(status);
    return U_SUCCESS(status) ? found : nullptr;
  }();
  return instance;
}

}  // namespace

std::string compose_compatible(std::string_view text) {
  UErrorCode status = U_MISSING_RESOURCE_ERROR;
  std::string out;
  if (nfkc() != nullptr) {
    status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
    nfkc()->normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr, status);
  }
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "the Unicode data of ICU cannot be loaded");
  return out;
}

std::string fold_case(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}).foldCase().toUTF8String(out);
  return out;
}

}  // namespace stet
