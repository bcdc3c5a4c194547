#include <set>

#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/html_parts.hpp"
#include "engine/report/phrases.hpp"

namespace stet {

namespace {

constexpr const Signs& signs = unicode_signs;

Outcome outcome_of(SectionKind kind) noexcept {
  switch (kind) {
    case SectionKind::stronger:
      return Outcome::stronger;
    case SectionKind::weaker:
      return Outcome::weaker;
    case SectionKind::dropped:
      return Outcome::dropped;
    case SectionKind::absorbed:
      return Outcome::absorbed;
    case SectionKind::added:
      return Outcome::added;
    case SectionKind::detached:
      return Outcome::detached;
    case SectionKind::moved:
      return Outcome::moved;
    case SectionKind::standing:
      return Outcome::stands;
    default:
      return Outcome::reworded;
  }
}

std::string changed_to(std::string_view before, std::string_view after, bool isolate) {
  const auto put = [isolate](std::string_view text) {
    return isolate ? html_isolated(text) : escape_for_html(text);
  };
  if (before.empty() || before == after) return put(after);
  if (after.empty()) return put(before);
  return fmt::format("{}{}{}", put(before), signs.arrow, put(after));
}

std::string_view class_of(const std::optional<Clause>& clause) noexcept {
  return clause ? name(clause->clause_class) : std::string_view();
}
std::string_view actor_of(const std::optional<Clause>& clause) noexcept {
  return clause ? std::string_view(clause->actor) : std::string_view();
}

// The facts that have no column of their own.
std::string other_facts(const Entry& entry) {
  std::vector<FacetChange> facts;
  for (const FacetChange& fact : entry.facts) {
    if (fact.what != "class" && fact.what != "actor" && fact.what != "kind") facts.push_back(fact);
  }
  return facts_text(facts, signs);
}

// A change of actor counts as one only where the comparison says so ("We" and "Ministers" may be the same).
bool actor_changed(const Entry& entry) {
  for (const FacetChange& fact : entry.facts) {
    if (fact.what == "actor") return true;
  }
  return false;
}

std::string place_cell(std::string_view css, const std::vector<Place>& places, bool old_side,
                       const Anchors& anchors) {
  if (places.empty()) return fmt::format("<td class=\"{}\"></td>", css);
  return fmt::format("<td class=\"{}\" data-at=\"{}\">{}</td>", css, places.front().paragraph,
                     html_places(places, old_side, anchors, true));
}

std::string line_html(const TableLine& line, const Anchors& anchors) {
  const Entry& entry = *line.entry;
  const ClauseRow& row = *entry.clause;
  const OutcomeSign sign = sign_of(line.outcome);
  const std::string_view old_class = class_of(row.old_clause);
  const std::string_view new_class = class_of(row.new_clause);
  std::string out = fmt::format("<tr id=\"{}\" data-is=\"{}\" data-class=\"{}\">", line.id, sign.name,
                                old_class == new_class || old_class.empty() ? std::string(new_class)
                                : new_class.empty()                         ? std::string(old_class)
                                                    : fmt::format("{} {}", old_class, new_class));
  out += fmt::format("<td class=\"is\"><a class=\"tag {}\" href=\"#{}\">{}</a></td><td class=\"text\">",
                     sign.name, line.id, html_sign(line.outcome, sign.word));
  for (const Passage& passage : entry.passages)
    out += fmt::format("<p dir=\"auto\">{}</p>", html_redline(passage.pieces, Elision::faint));
  const std::string facts = other_facts(entry);
  if (!facts.empty()) out += fmt::format("<p class=\"facts\">{}</p>", html_isolated(facts));
  const std::string_view old_actor = actor_of(row.old_clause);
  const std::string_view new_actor = actor_of(row.new_clause);
  const bool both_actors = actor_changed(entry) || new_actor.empty();
  out += fmt::format("</td><td class=\"class\">{}</td><td class=\"actor\">{}</td>",
                     changed_to(old_class, new_class, false),
                     changed_to(both_actors ? old_actor : std::string_view(), new_actor, true));
  out += place_cell("old-at", entry.old_places, true, anchors);
  out += place_cell("new-at", entry.new_places, false, anchors);
  return out + "</tr>\n";
}

std::string header_cell(std::string_view key, std::string_view text, std::string_view explained) {
  return fmt::format("<th scope=\"col\" class=\"{}\"{}><span class=\"label\">{}{}</span></th>", key,
                     key == "is" ? " aria-sort=\"ascending\"" : "", text,
                     explained.empty() ? "" : fmt::format("<span class=\"unseen\"> {}</span>", explained));
}

std::string filters(const Report& report, const std::vector<TableLine>& lines) {
  std::string pills;
  std::set<std::string_view> classes;
  for (const TableLine& line : lines) {
    classes.insert(class_of(line.entry->clause->old_clause));
    classes.insert(class_of(line.entry->clause->new_clause));
  }
  classes.erase(std::string_view());
  for (const Section& section : report.sections) {
    if (section.entries.empty() || !section.entries.front().clause) continue;
    const OutcomeSign sign = sign_of(outcome_of(section.kind));
    pills += fmt::format(
        "<label class=\"pill {0}\"><input type=\"checkbox\" name=\"is\" value=\"{0}\" checked>"
        "<span>{1} <b>{2}</b></span></label>\n",
        sign.name, html_sign(outcome_of(section.kind), sign.word), section.entries.size());
  }
  std::string options = "<option value=\"\">Every class</option>";
  for (int c = 0; c <= static_cast<int>(ClauseClass::narration); ++c) {
    const std::string_view known = name(static_cast<ClauseClass>(c));
    if (classes.contains(known)) options += fmt::format("<option>{}</option>", known);
  }
  return fmt::format(
      "<form class=\"filters scripted\" id=\"filters\">\n"
      "<fieldset><legend class=\"unseen\">Kinds of change</legend>\n{}</fieldset>\n"
      "<div class=\"finders\"><label><span class=\"unseen\">Class</span><select "
      "name=\"class\">{}</select></label>\n"
      "<label><span class=\"unseen\">Words in the commitment, actor or paragraph</span>"
      "<input type=\"search\" name=\"words\" placeholder=\"Words, actor, ¶\" autocomplete=\"off\"></label>\n"
      "<button type=\"reset\">Show all</button>\n"
      "<output id=\"shown\" role=\"status\"></output></div>\n</form>\n",
      pills, options);
}

}  // namespace

std::vector<TableLine> table_lines(const Report& report, const Anchors& anchors) {
  std::vector<TableLine> lines;
  std::set<std::string> used;
  for (const Section& section : report.sections) {
    for (const Entry& entry : section.entries) {
      if (!entry.clause) continue;
      const bool old_side = !entry.clause->new_clause;
      const Clause& clause = old_side ? *entry.clause->old_clause : *entry.clause->new_clause;
      const Place& place = (old_side ? entry.old_places : entry.new_places).front();
      std::string id = fmt::format("c-{}-{}", anchors.of(place, old_side), clause.span.begin);
      while (!used.insert(id).second) id += "-b";
      lines.push_back({&entry, outcome_of(section.kind), std::move(id)});
    }
  }
  return lines;
}

std::string html_commitments(const Report& report, const std::vector<TableLine>& lines,
                             const Anchors& anchors) {
  if (lines.empty()) return {};
  bool others = false;
  for (const TableLine& line : lines) others = others || !concerns_commitment(*line.entry->clause);
  std::string out = fmt::format(
      "<section id=\"commitments\" aria-labelledby=\"commitments-title\">\n"
      "<h2 id=\"commitments-title\">{}</h2>\n",
      others ? "Commitments and other clauses" : "Commitments");
  out += filters(report, lines);
  out +=
      "<table id=\"table\">\n<caption class=\"unseen\">What became of each, with its words in both "
      "statements</caption>\n<thead><tr>";
  out += header_cell("is", "Change", "");
  out += header_cell("text", "Words", "of the commitment");
  out += header_cell("class", "Class", "");
  out += header_cell("actor", "Actor", "");
  out += header_cell("old-at", "Old", "paragraph");
  out += header_cell("new-at", "New", "paragraph");
  out += "</tr></thead>\n<tbody>\n";
  for (const TableLine& line : lines) out += line_html(line, anchors);
  out +=
      "</tbody>\n</table>\n<p class=\"none\" id=\"none\" hidden>None is of these kinds and has these "
      "words.</p>\n"
      "</section>\n";
  return out;
}

}  // namespace stet
