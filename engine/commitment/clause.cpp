#include "engine/commitment/clause.hpp"

namespace stet {

bool is_commitment(ClauseClass clause_class) noexcept {
  return clause_class == ClauseClass::undertaking || clause_class == ClauseClass::reaffirmation ||
         clause_class == ClauseClass::pledge;
}

std::string_view name(ClauseClass clause_class) noexcept {
  switch (clause_class) {
    case ClauseClass::undertaking:
      return "undertaking";
    case ClauseClass::reaffirmation:
      return "reaffirmation";
    case ClauseClass::pledge:
      return "pledge";
    case ClauseClass::call:
      return "call";
    case ClauseClass::expectation:
      return "expectation";
    case ClauseClass::position:
      return "position";
    case ClauseClass::appreciation:
      return "appreciation";
    case ClauseClass::notice:
      return "notice";
    case ClauseClass::narration:
      return "narration";
  }
  return "";
}

}  // namespace stet
