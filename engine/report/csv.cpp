#include "engine/report/csv.hpp"

#include <array>
#include <string_view>

#include "engine/report/commitment_rows.hpp"
#include "engine/report/escape.hpp"

namespace stet {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::array<std::string_view, 13> column_names = {
    "status",    "old paragraph", "old page",     "new paragraph", "new page", "old class", "new class",
    "old actor", "new actor",     "what changed", "old text",      "new text", "redline"};

// What Excel, LibreOffice and their like compute rather than show, full-width forms included.
bool opens_formula(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  text.remove_prefix(first);
  constexpr std::array<std::string_view, 8> signs = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  for (const std::string_view sign : signs) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

void end_field(std::string& out, std::string_view text, bool last) {
  out += csv_field(text);
  out += last ? "\r\n" : ",";
}

std::string page_text(const std::optional<Place>& place) {
  return place && place->page != 0 ? std::to_string(place->page) : std::string();
}

std::string place_cell(const std::optional<Place>& place) {
  return place ? cell_text(*place) : std::string();
}

std::string bracketed(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces) {
    if (piece.mark == Mark::erased) {
      out += "[-" + piece.text + "-]";
    } else if (piece.mark == Mark::inserted) {
      out += "{+" + piece.text + "+}";
    } else {
      out += piece.text;
    }
  }
  return out;
}

}  // namespace

std::string csv_field(std::string_view text) {
  std::string safe = escape_for_terminal(text);
  if (opens_formula(safe)) safe.insert(safe.begin(), '\'');
  if (safe.find_first_of(",\"\r\n") == std::string::npos && !safe.starts_with(' ') && !safe.ends_with(' '))
    return safe;
  std::string out = "\"";
  for (const char c : safe) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
  return out;
}

std::string csv_column_names() {
  std::string out;
  for (std::size_t i = 0; i < column_names.size(); ++i)
    end_field(out, column_names[i], i + 1 == column_names.size());
  return out;
}

std::string csv_commitments(const Report& report, const Comparison& comparison, std::string_view front) {
  std::string out;
  for (const CommitmentRow& row : commitment_rows(report, comparison)) {
    out += front;
    const std::array<std::string, column_names.size()> fields = {row.status,
                                                                 place_cell(row.old_place),
                                                                 page_text(row.old_place),
                                                                 place_cell(row.new_place),
                                                                 page_text(row.new_place),
                                                                 row.old_class,
                                                                 row.new_class,
                                                                 row.old_actor,
                                                                 row.new_actor,
                                                                 row.changes,
                                                                 row.old_text,
                                                                 row.new_text,
                                                                 bracketed(row.redline)};
    for (std::size_t i = 0; i < fields.size(); ++i) end_field(out, fields[i], i + 1 == fields.size());
  }
  return out;
}

std::string csv_remark(std::string_view status, std::string_view changes) {
  std::string out;
  for (std::size_t i = 0; i < column_names.size(); ++i)
    end_field(out,
              i == 0                              ? status
              : column_names[i] == "what changed" ? changes
                                                  : std::string_view(),
              i + 1 == column_names.size());
  return out;
}

std::string render_csv(const Report& report, const Comparison& comparison) {
  return std::string(byte_order_mark) + csv_column_names() + csv_commitments(report, comparison, {});
}

}  // namespace stet
