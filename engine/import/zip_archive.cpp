#include "engine/import/zip_archive.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>
#include <zip.h>

#include "engine/base/error.hpp"

namespace stet {

struct ZipArchive::Handle {
  zip_t* archive = nullptr;
  ~Handle() {
    if (archive != nullptr) zip_discard(archive);
  }
};

namespace {

constexpr std::size_t chunk_bytes = 256U * 1024U;

struct CloseFile {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

Error broken() {
  return {ErrorCode::malformed, "the archive is broken or cut short; download it again or save it anew"};
}

}  // namespace

ZipArchive::ZipArchive(std::string_view bytes, const ZipLimits& limits)
    : handle_(std::make_unique<Handle>()), limits_(limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) handle_->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (source != nullptr && handle_->archive == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (handle_->archive == nullptr) throw broken();
  const auto entries = zip_get_num_entries(handle_->archive, 0);
  if (entries < 0 || static_cast<std::size_t>(entries) > limits_.max_entries) {
    throw Error(ErrorCode::over_limit, fmt::format("the archive has {} entries, more than the {} allowed",
                                                   entries, limits_.max_entries));
  }
}

ZipArchive::~ZipArchive() = default;

bool ZipArchive::has(const std::string& part) const {
  return zip_name_locate(handle_->archive, part.c_str(), 0) >= 0;
}

std::string ZipArchive::read(const std::string& part) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(handle_->archive, part.c_str(), 0, &stat) != 0) {
    throw Error(ErrorCode::malformed,
                fmt::format("the archive has no part {}; it is no whole document", part));
  }
  // Another program may read the other one.
  std::size_t of_that_name = 0;
  const auto entries = static_cast<zip_uint64_t>(zip_get_num_entries(handle_->archive, 0));
  for (zip_uint64_t i = 0; i < entries; ++i) {
    const char* entry = zip_get_name(handle_->archive, i, 0);
    of_that_name += entry != nullptr && part == entry;
  }
  if (of_that_name > 1) {
    throw Error(ErrorCode::malformed,
                fmt::format("holds {} parts named {}; save it again from its program", of_that_name, part));
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    throw Error(ErrorCode::unsupported, "the document is encrypted; save it without a password first");
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(handle_->archive, part.c_str(), 0));
  if (file == nullptr) throw broken();

  const std::size_t allowed = std::min(limits_.max_part_bytes, limits_.max_unpacked_bytes - unpacked_);
  const std::size_t packed =
      std::max<std::size_t>((stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0, 1);
  std::string out;
  for (;;) {
    const std::size_t before = out.size();
    out.resize(before + chunk_bytes);
    const zip_int64_t got = zip_fread(file.get(), out.data() + before, chunk_bytes);
    if (got < 0) throw broken();
    out.resize(before + static_cast<std::size_t>(got));
    if (got == 0) break;
    const bool bomb = out.size() > limits_.ratio_from_bytes && out.size() / packed > limits_.max_ratio;
    if (bomb || out.size() > allowed) {
      throw Error(ErrorCode::over_limit,
                  fmt::format("{} unpacks to more than stet allows ({} MB, {} times its packed size)", part,
                              limits_.max_part_bytes / (1024U * 1024U), limits_.max_ratio));
    }
  }
  const bool lied = (stat.valid & ZIP_STAT_SIZE) != 0 && stat.size != out.size();
  if (lied) throw broken();
  unpacked_ += out.size();
  return out;
}

bool looks_like_zip(std::string_view bytes) noexcept {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

}  // namespace stet
