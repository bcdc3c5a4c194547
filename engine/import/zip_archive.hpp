// The parts of a zip archive held in memory, read within limits. Nothing is ever written to a file: a part is
// read only when asked for by its name, so an entry called "../../x" is just a name nobody asks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

struct ZipLimits {
  std::size_t max_entries = 20'000;                       // a statement with pictures has some hundred
  std::size_t max_part_bytes = 64U * 1024U * 1024U;       // of one part, unpacked
  std::size_t max_unpacked_bytes = 128U * 1024U * 1024U;  // of all parts read
  // Unpacked to packed bytes of one part. Repetitive mark-up reaches 100; only a bomb comes near the 1,032
  // that the method allows. Judged from `ratio_from_bytes` on, since short parts of white space pack absurdly
  // well.
  std::size_t max_ratio = 250;
  std::size_t ratio_from_bytes = 8U * 1024U * 1024U;
};

class ZipArchive {
 public:
  // `bytes` must outlive the archive. Throws Error: malformed (no zip archive, or
  // a broken one), over_limit (too many entries).
  explicit ZipArchive(std::string_view bytes, const ZipLimits& limits = {});
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  [[nodiscard]] bool has(const std::string& part) const;

  // The unpacked bytes of a part. Sizes that the archive claims are not believed: reading stops at the
  // limits. Throws Error: malformed (absent, damaged, packed in a way libzip does not know), unsupported
  // (encrypted), over_limit.
  [[nodiscard]] std::string read(const std::string& part);

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
  ZipLimits limits_;
  std::size_t unpacked_ = 0;
};

// True if `bytes` begin as a zip archive does.
[[nodiscard]] bool looks_like_zip(std::string_view bytes) noexcept;

}  // namespace stet
