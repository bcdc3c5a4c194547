#include "engine/report/csv.hpp"
#include "engine/report/folders.hpp"

namespace stet {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string remark(std::string_view pair, std::string_view status, std::string_view said) {
  return csv_field(pair) + "," + csv_remark(status, said);
}

}  // namespace

std::string csv_opening() {
  return std::string(byte_order_mark) + "pair," + csv_column_names();
}

std::string csv_records(const StatementPair& pair, const Report& report, const Comparison& comparison) {
  return csv_commitments(report, comparison, csv_field(pair.name) + ",");
}

std::string csv_closing(const FoldersReport& report) {
  std::string out;
  for (const std::string& file : report.only_old) out += remark(file, "only old", "");
  for (const std::string& file : report.only_new) out += remark(file, "only new", "");
  for (const StatementPair& pair : report.pairs)
    if (!pair.trouble.empty()) out += remark(pair.name, "not compared", pair.trouble);
  for (const NotCompared& trouble : report.troubles)
    out += remark(trouble.old_file + trouble.new_file, "not compared", trouble.why);
  return out;
}

}  // namespace stet
