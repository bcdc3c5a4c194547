// Zip archives in memory, for office documents.
#pragma once

#include <string>
#include <vector>

namespace stet {

struct ZipPart {
  std::string name;  // "word/document.xml"
  std::string bytes;
};

// The archive's bytes, the same for the same parts: they stand in the given order, compressed, dated 1
// January 1980. Throws Error(internal).
[[nodiscard]] std::string zip_archive(const std::vector<ZipPart>& parts);

}  // namespace stet
