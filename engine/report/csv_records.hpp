// Records of comma-separated values, written field by field. Private to engine/report.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include "engine/report/csv.hpp"

namespace stet {

// As render_csv of csv.hpp writes them: RFC 4180, a byte order mark, safe to open in a spreadsheet.
class CsvRecords {
 public:
  CsvRecords& text(std::string_view value) { return raw(csv_field(value)); }
  CsvRecords& number(std::integral auto value) { return raw(std::to_string(value)); }
  void end_record() {
    out_ += "\r\n";
    first_ = true;
  }
  [[nodiscard]] std::string finish() { return std::move(out_); }

 private:
  CsvRecords& raw(std::string_view field) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += field;
    return *this;
  }

  std::string out_ = "\xEF\xBB\xBF";
  bool first_ = true;
};

}  // namespace stet
