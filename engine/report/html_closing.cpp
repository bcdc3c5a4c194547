#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/html_parts.hpp"
#include "engine/report/phrases.hpp"

namespace stet {

namespace {

constexpr const Signs& signs = unicode_signs;

std::string both_places(const Entry& entry, const Anchors& anchors) {
  std::string out = "<span class=\"at\">" + html_places(entry.old_places, true, anchors, true);
  if (!entry.old_places.empty() && !entry.new_places.empty()) out += " → ";
  return out + html_places(entry.new_places, false, anchors, true) + "</span>";
}

std::string opening(std::string_view id, std::string_view heading, std::string_view explained) {
  return fmt::format(
      "<section id=\"{0}\" class=\"closing\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}</h2>\n"
      "<p class=\"explained\">{2}</p>\n",
      id, heading, explained);
}

std::string rolling(const Section& section, const Anchors& anchors) {
  std::string out =
      opening("rolling", "Rolling facts",
              "Sentences that exchange nothing but the edition’s own number, date, year and place.") +
      "<ul class=\"entries\">\n";
  for (const Entry& entry : section.entries) {
    std::string facts;
    for (const FacetChange& fact : entry.facts) {
      if (!facts.empty()) facts += "<span class=\"dot\"> · </span>";
      facts += fmt::format("<del>{}</del> <ins>{}</ins>", escape_for_html(fact.before),
                           escape_for_html(fact.after));
    }
    out += fmt::format("<li>{} <span class=\"rolls\">{}</span></li>\n", both_places(entry, anchors), facts);
  }
  return out + "</ul>\n</section>\n";
}

std::string to_check(const Section& section, const Anchors& anchors) {
  std::string out =
      opening("check", "To check",
              "What stet is not sure of. Read both texts before quoting what it says of them.") +
      "<ul class=\"entries\">\n";
  for (const Entry& entry : section.entries) {
    const bool old_side = entry.new_places.empty();
    const Place& place = (old_side ? entry.old_places : entry.new_places).front();
    out += fmt::format("<li id=\"check-{}\">{} <span class=\"doubt\">{}</span>", anchors.of(place, old_side),
                       both_places(entry, anchors), escape_for_html(doubt_text(*entry.paragraph, signs)));
    for (const Passage& passage : entry.passages) {
      out += fmt::format("<p class=\"quoted\" dir=\"auto\"><span class=\"what\">{}</span> {}</p>",
                         escape_for_html(remark_text(passage, signs)),
                         html_redline(passage.pieces, Elision::dots));
    }
    out += "</li>\n";
  }
  return out + "</ul>\n</section>\n";
}

// What was left out, by side and kind; texts that follow one another again and again are told once.
std::string left_out(const Section& section) {
  std::vector<std::pair<std::string, std::vector<const Entry*>>> groups;
  for (const Entry& entry : section.entries) {
    const std::string label = fmt::format("{} {}", entry.of_old ? "old" : "new", entry.left_out->what);
    auto found = std::ranges::find(groups, label, &std::pair<std::string, std::vector<const Entry*>>::first);
    if (found == groups.end()) found = groups.insert(groups.end(), {label, {}});
    found->second.push_back(&entry);
  }
  std::string out = opening("left-out", "Left out", "What stands in the files and was not compared.") +
                    "<dl class=\"left-out\">\n";
  for (const auto& [label, entries] : groups) {
    out += fmt::format("<div><dt>{} <span class=\"times\">{}</span></dt><dd>", escape_for_html(label),
                       entries.size());
    for (std::size_t i = 0; i < entries.size();) {
      std::size_t same = 1;
      while (i + same < entries.size() && entries[i + same]->left_out->text == entries[i]->left_out->text)
        ++same;
      const std::string& text = entries[i]->left_out->text;
      if (i > 0) out += "<span class=\"dot\"> · </span>";
      out += text.empty() ? "(blank)" : html_isolated(text);
      if (same > 1) out += fmt::format(" ({} times)", same);
      i += same;
    }
    out += "</dd></div>\n";
  }
  return out + "</dl>\n</section>\n";
}

std::string limits(const Section& section) {
  std::string out =
      opening("limits", "Limits", "Limits that the comparison hit, and what they mean for the result.") +
      "<ul class=\"entries\">\n";
  for (const Entry& entry : section.entries)
    out += fmt::format("<li>{}</li>\n", html_redline(entry.passages.front().pieces, Elision::faint));
  return out + "</ul>\n</section>\n";
}

}  // namespace

std::string html_closing(const Report& report, const Anchors& anchors) {
  std::string out;
  for (const Section& section : report.sections) {
    if (section.kind == SectionKind::rolling) out += rolling(section, anchors);
    if (section.kind == SectionKind::to_check) out += to_check(section, anchors);
    if (section.kind == SectionKind::left_out) out += left_out(section);
    if (section.kind == SectionKind::limits) out += limits(section);
  }
  return out;
}

}  // namespace stet
