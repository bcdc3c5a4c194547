#include "engine/align/alignment.hpp"

namespace stet {

std::string_view name(Relation relation) noexcept {
  switch (relation) {
    case Relation::unchanged:
      return "unchanged";
    case Relation::reworded:
      return "reworded";
    case Relation::split:
      return "split";
    case Relation::merged:
      return "merged";
    case Relation::added:
      return "added";
    case Relation::dropped:
      return "dropped";
  }
  return "";
}

std::string_view name(MatchedBy matched_by) noexcept {
  switch (matched_by) {
    case MatchedBy::verbatim:
      return "verbatim";
    case MatchedBy::wording:
      return "wording";
    case MatchedBy::label:
      return "label";
    case MatchedBy::neighbours:
      return "neighbours";
  }
  return "";
}

std::string_view name(EditOp op) noexcept {
  switch (op) {
    case EditOp::equal:
      return "equal";
    case EditOp::erase:
      return "delete";
    case EditOp::insert:
      return "insert";
  }
  return "";
}

}  // namespace stet
