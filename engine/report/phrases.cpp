#include "engine/report/phrases.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace stet {

namespace {

std::string join(const std::vector<std::string>& items, std::string_view between) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += between;
    out += item;
  }
  return out;
}

std::string side_text(const std::vector<Place>& places, std::string_view between, const Signs& signs) {
  std::string out;
  for (const Place& place : places) {
    if (!out.empty()) out += between;
    out += place_text(place, signs);
  }
  return out;
}

// "ASEAN-JAPAN SUMMIT, Viet Nam, 12 November 2020" without the parts that are not known.
std::string occasion_of(const Edition& edition) {
  if (edition.place.empty()) return edition.date;
  if (edition.date.empty()) return edition.place;
  return fmt::format("{}, {}", edition.place, edition.date);
}

std::string changed_to(const std::string& before, const std::string& after, const Signs& signs) {
  if (before.empty()) return after;
  if (after.empty() || before == after) return before;
  return fmt::format("{}{}{}", before, signs.arrow, after);
}

std::string percent(double share) {
  return fmt::format("{:.0f} %", std::clamp(share, 0.0, 1.0) * 100);
}

}  // namespace

std::string understood_text(const Clause& clause, std::string_view text) {
  if (clause.clause_class == ClauseClass::pledge || clause.actor.empty() || clause.verb.empty()) return {};
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto verb = std::ranges::search(text, clause.verb, {}, lower, lower);
  if (verb.empty()) return "[" + clause.actor + " " + clause.verb + " …] ";
  if (verb.begin() != text.begin()) return {};
  // "nor will we": the actor stands behind the verb.
  const std::string_view first = std::string_view(clause.verb).substr(0, clause.verb.find(' '));
  const bool behind = first == "nor" || first == "Nor" || first == "neither" || first == "Neither";
  return behind ? std::string() : "[" + clause.actor + "] ";
}

std::string number_text(const Place& place, const Signs& signs) {
  std::string text(place.kind == ParagraphKind::heading ? "heading " : signs.paragraph);
  text += place.label.empty() ? "[" + std::to_string(place.running) + "]" : place.label;
  return text;
}

std::string place_text(const Place& place, const Signs& signs) {
  std::string text = number_text(place, signs);
  if (place.page != 0) text += " (p. " + std::to_string(place.page) + ")";
  return text;
}

std::string places_text(const Entry& entry, const Signs& signs) {
  const std::string before = side_text(entry.old_places, " + ", signs);
  const std::string after = side_text(entry.new_places, ", ", signs);
  return changed_to(before, after, signs);
}

std::string fact_text(const FacetChange& fact, const Signs& signs) {
  if (fact.what == "why" || fact.what == "kind") return fact.before;
  const std::string label = fact.what == "class" || fact.what.empty() ? std::string() : fact.what + " ";
  if (fact.before.empty() && fact.after.empty()) {
    if (fact.what == "moved") return "moved";
    return fact.what == "spelling" ? "spelling only" : label + "changed";
  }
  if (fact.after.empty()) return fmt::format("{}{} lost", label, fact.before);
  if (fact.before.empty()) return fmt::format("{}{} gained", label, fact.after);
  return fmt::format("{}{}{}{}", label, fact.before, signs.arrow, fact.after);
}

std::string facts_text(const std::vector<FacetChange>& facts, const Signs& signs) {
  std::vector<std::string> texts;
  for (const FacetChange& fact : facts) texts.push_back(fact_text(fact, signs));
  return join(texts, signs.dot);
}

std::string verdict_text(const ParagraphVerdict& verdict) {
  if (!verdict.moved) return std::string(name(verdict.relation));
  if (verdict.relation == Relation::unchanged) return "moved";
  return fmt::format("{}, moved", name(verdict.relation));
}

std::string doubt_text(const ParagraphVerdict& verdict, const Signs& signs) {
  std::string text = verdict_text(verdict) + "?";
  if (verdict.relation != Relation::added && verdict.relation != Relation::dropped) {
    text += fmt::format("{}linked by {}{}{} of the words in common", signs.dot,
                        verdict.matched_by == MatchedBy::label ? "number" : name(verdict.matched_by),
                        signs.dot, percent(verdict.similarity));
  }
  return text + fmt::format("{}{} sure", signs.dot, percent(verdict.confidence));
}

std::string remark_text(const Passage& passage, const Signs& signs) {
  const std::string places = side_text(passage.places, ", ", signs);
  switch (passage.remark) {
    case Remark::none:
      return {};
    case Remark::moved_from:
      return fmt::format("moved here from old {}", places);
    case Remark::moved_to:
      if (passage.sentences > 1)
        return fmt::format("{} sentences moved to new {}", passage.sentences, places);
      return fmt::format("a sentence moved to new {}", places);
    case Remark::moved_within:
      return "moved within the paragraph";
    case Remark::old_text:
      return "old";
    case Remark::new_text:
      return "new";
    case Remark::nearest_in_old:
      return fmt::format("nearest in the old statement is {}", places);
    case Remark::nearest_in_new:
      return fmt::format("nearest in the new statement is {}", places);
  }
  return {};
}

std::string_view elsewhere_text(const Entry& entry) noexcept {
  if (!entry.shown_elsewhere) return {};
  return entry.passages.empty() ? "told in other sections" : "the rest is told in other sections";
}

std::string headline_text(const Report& report, const Signs& signs) {
  const Edition& before = report.old_edition;
  const Edition& after = report.new_edition;
  if (!report.meeting.empty()) {
    return fmt::format("{} {}", changed_to(before.ordinal, after.ordinal, signs), report.meeting);
  }
  if (!before.title.empty() && !after.title.empty()) return changed_to(before.title, after.title, signs);
  return changed_to(before.source, after.source, signs);
}

std::string occasion_text(const Report& report, const Signs& signs) {
  const std::string before = occasion_of(report.old_edition);
  const std::string after = occasion_of(report.new_edition);
  if (before.empty() && after.empty()) return {};
  return changed_to(before.empty() ? "no date found" : before, after.empty() ? "no date found" : after,
                    signs);
}

std::string counted_text(std::size_t count, std::string_view singular) {
  if (singular == "struck out")
    return fmt::format("{} {} struck out", count, count == 1 ? "passage" : "passages");
  if (singular == "layout") return fmt::format("{} {} of layout", count, count == 1 ? "mark" : "marks");
  return fmt::format("{} {}{}", count, singular, count == 1 ? "" : singular.ends_with('s') ? "" : "s");
}

std::vector<SummaryLine> summary_lines(const Report& report) {
  std::vector<SummaryLine> lines;
  for (const Figure& figure : report.figures) {
    const std::string label(name(figure.what.subject));
    if (lines.empty() || lines.back().label != label) lines.push_back({label, {}});
    std::string item;
    if (figure.what.subject == FigureSubject::links) {
      item = counted_text(figure.count, "doubtful link") + ", at the end";
    } else if (figure.what.subject == FigureSubject::sentences) {
      item = counted_text(figure.count, "sentence");
    } else if (figure.what.outcome == Outcome::reworded && figure.what.subject != FigureSubject::paragraphs) {
      const bool alone = lines.back().items.empty();
      item = fmt::format("{} {}", figure.count, alone ? "reworded" : "otherwise reworded");
    } else if (figure.what.outcome == Outcome::stands) {
      item = fmt::format("{} {}", figure.count, figure.count == 1 ? "stands" : "stand");
    } else {
      item = fmt::format("{} {}", figure.count, name(figure.what.outcome));
    }
    lines.back().items.push_back(std::move(item));
  }
  if (!report.lexicon.empty()) {
    const bool last_is_check = !lines.empty() && lines.back().label == name(FigureSubject::links);
    lines.insert(last_is_check ? lines.end() - 1 : lines.end(),
                 {std::string(lexicon_label), {report.lexicon}});
  }
  SummaryLine left_out{"Left out", {}};
  if (report.layout_only != 0) {
    left_out.items.push_back(counted_text(report.layout_only, "difference") + " of layout only");
    if (report.layout_only != 1)
      left_out.items.back() = fmt::format("{} differences of layout only", report.layout_only);
  }
  for (const auto& [what, count] : report.left_out) left_out.items.push_back(counted_text(count, what));
  if (!left_out.items.empty()) {
    // Before the doubtful links, which point to the end.
    const bool last_is_check = !lines.empty() && lines.back().label == name(FigureSubject::links);
    lines.insert(last_is_check ? lines.end() - 1 : lines.end(), std::move(left_out));
  }
  return lines;
}

std::string nothing_text(const Report& report) {
  if (report.sameness == Sameness::same_file) return "The two files are the same, byte for byte.";
  if (report.sameness == Sameness::same_text) {
    return report.layout_only == 0 ? "The statements say the same, word for word."
                                   : "The statements say the same, word for word; only the layout differs.";
  }
  const bool any = std::ranges::any_of(report.sections, [](const Section& section) {
    return section.kind != SectionKind::to_check && section.kind != SectionKind::left_out &&
           section.kind != SectionKind::limits;
  });
  if (any || !report.title_redline.empty()) return {};
  return report.filtered ? "No change of the kinds asked for." : "The statements say the same.";
}

}  // namespace stet
