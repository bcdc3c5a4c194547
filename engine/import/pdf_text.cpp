#include "engine/import/pdf_text.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "engine/base/error.hpp"

namespace stet {
namespace {

// pdftotext's exit status for a document whose owner forbids copying text.
constexpr int status_permission = 3;

bool says(const ChildResult& result, std::string_view words) {
  return result.message.find(words) != std::string::npos;
}

[[noreturn]] void report(const ChildResult& result) {
  using Ending = ChildResult::Ending;
  if (result.ending == Ending::not_found) {
    throw Error(ErrorCode::unsupported,
                "reading PDF needs the program pdftotext; install the package poppler-utils");
  }
  if (result.ending == Ending::out_of_time || result.ending == Ending::too_much_output) {
    throw Error(ErrorCode::over_limit,
                "pdftotext took more time or gave more text than stet allows; the PDF is broken or not a "
                "statement");
  }
  if (says(result, "ncorrect password") || says(result, "ncrypt")) {
    throw Error(ErrorCode::unsupported, "the PDF is encrypted; save it without a password first");
  }
  if (result.status == status_permission && result.ending == Ending::exited) {
    throw Error(ErrorCode::unsupported,
                "the PDF's owner forbids copying its text; ask for a version that allows it");
  }
  throw Error(ErrorCode::malformed,
              "the PDF is broken or cut short; download it again or print it to a new PDF");
}

}  // namespace

PdfBoxes pdf_boxes(std::string_view bytes, const PdfLimits& limits) {
  ChildLimits child = limits.child;
  const std::size_t seconds = limits.base_seconds + bytes.size() / limits.bytes_per_second;
  child.wall_seconds = static_cast<unsigned>(std::min<std::size_t>(seconds, limits.most_seconds));
  child.cpu_seconds = child.wall_seconds;
  const std::string last_page = std::to_string(limits.max_pages + 1);
  BoxReader reader;
  const auto too_many = [&] {
    return reader.so_far().pages.size() > limits.max_pages || reader.so_far().words > limits.max_words;
  };
  const ChildResult result =
      run_child({"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-l", last_page, "/dev/stdin", "-"}, bytes,
                child, [&](std::string_view piece) { return reader.read(piece) && !too_many(); });
  if (too_many()) {
    throw Error(ErrorCode::over_limit, fmt::format("the PDF has more than {} pages or {} words",
                                                   limits.max_pages, limits.max_words));
  }
  if (result.ending != ChildResult::Ending::exited || result.status != 0) report(result);

  PdfBoxes boxes = reader.take();
  if (boxes.pages.empty()) report(result);
  if (boxes.words == 0) {
    throw Error(
        ErrorCode::empty,
        fmt::format(
            "the PDF holds no text, only pictures of {} page{}; recognise the text first, for example "
            "with ocrmypdf",
            boxes.pages.size(), boxes.pages.size() == 1 ? "" : "s"));
  }
  return boxes;
}

}  // namespace stet
