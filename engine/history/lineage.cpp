#include "engine/history/lineage.hpp"

#include <algorithm>

namespace stet {

std::uint32_t Lineage::last_edition() const noexcept {
  const auto last =
      std::find_if(events.rbegin(), events.rend(), [](const LineageEvent& event) { return event.stands(); });
  return last->edition;
}

std::size_t Lineage::editions() const noexcept {
  return static_cast<std::size_t>(
      std::ranges::count_if(events, [](const LineageEvent& event) { return event.stands(); }));
}

std::size_t Lineage::count(Step step) const noexcept {
  return static_cast<std::size_t>(std::ranges::count(events, step, &LineageEvent::step));
}

std::size_t Lineage::count(Shift shift) const noexcept {
  return static_cast<std::size_t>(std::ranges::count(wordings, shift, &Wording::shift));
}

bool Lineage::ever_commitment() const noexcept {
  return std::ranges::any_of(
      wordings, [](const Wording& wording) { return wording.clause && wording.clause->commitment; });
}

const LineageEvent* Lineage::at(std::uint32_t edition) const noexcept {
  const auto it = std::ranges::lower_bound(events, edition, {}, &LineageEvent::edition);
  return it != events.end() && it->edition == edition ? &*it : nullptr;
}

std::string_view name(Step step) noexcept {
  switch (step) {
    case Step::first:
      return "first";
    case Step::split:
      return "split";
    case Step::kept:
      return "kept";
    case Step::reworded:
      return "reworded";
    case Step::strengthened:
      return "stronger";
    case Step::weakened:
      return "weaker";
    case Step::dropped:
      return "dropped";
    case Step::merged:
      return "merged";
    case Step::returned:
      return "returned";
  }
  return "";
}

std::string_view name(LineageKind kind) noexcept {
  return kind == LineageKind::sentence ? "sentence" : "clause";
}

}  // namespace stet
