#include "engine/align/edit_script.hpp"

#include <algorithm>

#include <dtl/dtl.hpp>

#include "engine/align/linear_space_diff.hpp"

namespace stet {
namespace {

using Items = std::span<const std::uint32_t>;

void append_run(std::vector<MatchRun>& runs, std::size_t old_at, std::size_t new_at, std::size_t length) {
  if (length == 0) return;
  if (!runs.empty()) {
    MatchRun& last = runs.back();
    if (last.old_begin + last.length == old_at && last.new_begin + last.length == new_at) {
      last.length += length;
      return;
    }
  }
  runs.push_back({old_at, new_at, length});
}

// dtl numbers the elements of its script wrongly in places, so the places are counted here.
void match_by_dtl(Items old_items, Items new_items, std::size_t offset, std::vector<MatchRun>& runs) {
  using Sequence = std::vector<std::uint32_t>;
  dtl::Diff<std::uint32_t, Sequence> diff(Sequence(old_items.begin(), old_items.end()),
                                          Sequence(new_items.begin(), new_items.end()));
  diff.compose();
  std::size_t old_at = offset;
  std::size_t new_at = offset;
  for (const auto& [item, info] : diff.getSes().getSequence()) {
    switch (info.type) {
      case dtl::SES_COMMON:
        append_run(runs, old_at++, new_at++, 1);
        break;
      case dtl::SES_DELETE:
        ++old_at;
        break;
      default:
        ++new_at;
        break;
    }
  }
}

}  // namespace

EditScript edit_script(Items old_items, Items new_items, const EditScriptOptions& options) {
  EditScript script;
  const std::size_t shorter = std::min(old_items.size(), new_items.size());
  std::size_t prefix = 0;
  while (prefix < shorter && old_items[prefix] == new_items[prefix]) ++prefix;
  std::size_t suffix = 0;
  while (suffix < shorter - prefix &&
         old_items[old_items.size() - 1 - suffix] == new_items[new_items.size() - 1 - suffix])
    ++suffix;
  append_run(script.runs, 0, 0, prefix);
  const Items old_middle = old_items.subspan(prefix, old_items.size() - prefix - suffix);
  const Items new_middle = new_items.subspan(prefix, new_items.size() - prefix - suffix);
  if (!old_middle.empty() && !new_middle.empty()) {
    if (old_middle.size() < options.dtl_max_product / new_middle.size()) {
      match_by_dtl(old_middle, new_middle, prefix, script.runs);
    } else {
      const LinearSpaceDiff diff = linear_space_diff(old_middle, new_middle, options.max_distance);
      for (const MatchRun& run : diff.runs)
        append_run(script.runs, run.old_begin + prefix, run.new_begin + prefix, run.length);
      script.exact = diff.exact;
    }
  }
  append_run(script.runs, old_items.size() - suffix, new_items.size() - suffix, suffix);
  return script;
}

}  // namespace stet
