#include <algorithm>

#include <fmt/core.h>

#include "engine/report/html_parts.hpp"

namespace stet {

namespace {

// More stretches than this cannot be told apart on a screen.
constexpr std::size_t most_stretches = 500;
// A row is never drawn thinner than this share of the document, so that a short one can be seen and hit.
constexpr double least_share = 1.0 / 400;

std::size_t bytes_of(const std::vector<AlignedParagraph>& side) {
  std::size_t bytes = 0;
  for (const AlignedParagraph& paragraph : side) {
    for (const AlignedSentence& sentence : paragraph.sentences) {
      for (const Piece& piece : sentence.pieces) bytes += piece.text.size();
    }
  }
  return bytes;
}

struct Stretch {
  double begin = 0;
  double width = 0;
  Outcome outcome = Outcome::stands;
  double weight = 0;  // of the rows that have this outcome
  const AlignedRow* row = nullptr;
};

Outcome shown_as(const AlignedRow& row) noexcept {
  return row.verdict.moved && row.outcome == Outcome::stands ? Outcome::moved : row.outcome;
}

// Rows side by side; where there are too many, neighbours share a stretch, which shows the largest change.
std::vector<Stretch> stretches_of(const std::vector<AlignedRow>& rows, const std::vector<double>& starts) {
  const double least = rows.size() > most_stretches ? strip_width / static_cast<double>(most_stretches) : 0;
  std::vector<Stretch> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].left_behind) continue;
    const double width = starts[i + 1] - starts[i];
    const Outcome outcome = shown_as(rows[i]);
    if (out.empty() || out.back().width >= least) {
      out.push_back({starts[i], width, outcome, width, &rows[i]});
      continue;
    }
    Stretch& last = out.back();
    last.width = starts[i + 1] - last.begin;
    const bool graver =
        outcome != Outcome::stands && (last.outcome == Outcome::stands || width > last.weight);
    if (graver) {
      last.outcome = outcome;
      last.weight = width;
      last.row = &rows[i];
    }
  }
  return out;
}

// Where a stretch lies between the top (0) and the bottom (24) of the strip: additions stand on the line,
// omissions hang from it, and what stands is the line itself.
struct Shape {
  int top;
  int height;
};
Shape shape_of(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::added:
      return {1, 11};
    case Outcome::dropped:
      return {12, 11};
    case Outcome::stands:
      return {11, 2};
    case Outcome::rolling:
      return {9, 6};
    case Outcome::moved:
      return {4, 16};
    default:
      return {6, 12};
  }
}

}  // namespace

std::vector<double> row_starts(const std::vector<AlignedRow>& rows) {
  std::vector<double> weights;
  double total = 0;
  for (const AlignedRow& row : rows) {
    const double bytes =
        row.left_behind ? 0 : static_cast<double>(bytes_of(row.old_side) + bytes_of(row.new_side));
    weights.push_back(bytes);
    total += bytes;
  }
  double sum = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].left_behind && rows.size() < most_stretches)
      weights[i] = std::max(weights[i], total * least_share);
    sum += weights[i];
  }
  std::vector<double> starts = {0};
  double at = 0;
  for (const double weight : weights) {
    at += weight;
    starts.push_back(sum > 0 ? at / sum * strip_width : 0);
  }
  return starts;
}

std::string html_overview(const std::vector<AlignedRow>& rows, const Anchors& anchors) {
  if (rows.empty()) return {};
  std::string out =
      "<nav class=\"bar\" id=\"bar\" aria-label=\"Changes\">\n"
      // For the eye; the headings of the changes are the same for the ear.
      "<svg class=\"strip\" viewBox=\"0 0 1000 24\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\n"
      "<rect class=\"view\" id=\"view\" x=\"0\" y=\"0\" width=\"0\" height=\"24\"/>\n";
  for (const Stretch& stretch : stretches_of(rows, row_starts(rows))) {
    const bool old_side = stretch.row->new_side.empty();
    const Place& place = (old_side ? stretch.row->old_side : stretch.row->new_side).front().place;
    const Shape shape = shape_of(stretch.outcome);
    out += fmt::format(
        "<a href=\"#{}\" tabindex=\"-1\"><rect class=\"{}\" x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" "
        "height=\"{}\"/></a>\n",
        anchors.of(place, old_side), sign_of(stretch.outcome).name, stretch.begin, shape.top, stretch.width,
        shape.height);
  }
  out +=
      "</svg>\n"
      "<div class=\"tools scripted\">\n"
      "<button type=\"button\" id=\"previous\" title=\"Previous change (p or k)\"><span "
      "aria-hidden=\"true\">↑</span>"
      "<span class=\"unseen\">Previous change</span></button>\n"
      "<button type=\"button\" id=\"next\" title=\"Next change (n or j)\"><span aria-hidden=\"true\">↓</span>"
      "<span class=\"unseen\">Next change</span></button>\n"
      "<span class=\"count\" id=\"count\"></span>\n"
      "<button type=\"button\" id=\"view-mode\" class=\"wide\" aria-pressed=\"false\" title=\"One column "
      "(r)\">Redline"
      "</button>\n"
      "<button type=\"button\" id=\"unfold\" aria-pressed=\"false\" title=\"Show what stands too "
      "(u)\">Unfold</button>\n"
      "<button type=\"button\" id=\"help-button\" aria-haspopup=\"dialog\" title=\"Keys (?)\"><span "
      "aria-hidden=\"true\">?</span><span class=\"unseen\">Keys</span></button>\n"
      "</div>\n</nav>\n";
  return out;
}

}  // namespace stet
