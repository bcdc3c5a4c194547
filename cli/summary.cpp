#include "cli/summary.hpp"

#include <fmt/core.h>

#include "engine/report/report.hpp"

namespace stet::cli {

std::string change_summary(const Document& before, const Document& after, const Lexicon& lexicon) {
  const Report report = make_report(compare(before, after, lexicon));
  if (report.sameness != Sameness::different) return "no change of words";
  std::string commitments;
  std::string paragraphs;
  for (const Figure& figure : report.figures) {
    std::string* list = figure.what.subject == FigureSubject::commitments  ? &commitments
                        : figure.what.subject == FigureSubject::paragraphs ? &paragraphs
                                                                           : nullptr;
    const bool change = figure.what.outcome != Outcome::stands && figure.what.outcome != Outcome::rolling;
    if (list == nullptr || !change) continue;
    *list += fmt::format("{}{} {}", list->empty() ? "" : ", ", figure.count, name(figure.what.outcome));
  }
  std::string line = commitments.empty() ? "" : "commitments: " + commitments;
  if (!paragraphs.empty()) line += (line.empty() ? "paragraphs: " : "; paragraphs: ") + paragraphs;
  if (line.empty()) return "no change but of rolling facts";
  return report.lexicon.empty() ? line : fmt::format("{} (lexicon {})", line, report.lexicon);
}

}  // namespace stet::cli
