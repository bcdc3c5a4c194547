#include "engine/report/zip_writer.hpp"

#include <zip.h>

#include "engine/base/error.hpp"

namespace stet {

namespace {

// 1 January 1980, the earliest that the format knows, without a time zone.
constexpr zip_uint16_t first_date = 0x0021;
constexpr zip_uint16_t midnight = 0;

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorCode::internal, "the document could not be packed: " + what);
}

// A memory buffer that libzip writes, kept until it is read.
struct Buffer {
  zip_source_t* source = nullptr;
  Buffer() : source(zip_source_buffer_create(nullptr, 0, 0, nullptr)) {
    if (source == nullptr) fail("no memory");
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { zip_source_free(source); }
};

std::string content(zip_source_t* source) {
  if (zip_source_open(source) != 0) fail(zip_error_strerror(zip_source_error(source)));
  zip_source_seek(source, 0, SEEK_END);
  const zip_int64_t size = zip_source_tell(source);
  zip_source_seek(source, 0, SEEK_SET);
  std::string bytes(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (size <= 0 || read != size) fail("its bytes could not be read back");
  return bytes;
}

}  // namespace

std::string zip_archive(const std::vector<ZipPart>& parts) {
  const Buffer buffer;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_keep(buffer.source);  // the archive takes one reference over
  zip_t* archive = zip_open_from_source(buffer.source, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    const std::string what = zip_error_strerror(&error);
    zip_error_fini(&error);
    zip_source_free(buffer.source);
    fail(what);
  }
  zip_error_fini(&error);
  const auto give_up = [archive] {
    const std::string what = zip_strerror(archive);
    zip_discard(archive);
    fail(what);
  };
  for (const ZipPart& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    if (source == nullptr) give_up();
    const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      give_up();
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(archive, entry, ZIP_CM_DEFLATE, 6) != 0 ||
        zip_file_set_dostime(archive, entry, midnight, first_date, 0) != 0) {
      give_up();
    }
  }
  if (zip_close(archive) != 0) give_up();
  return content(buffer.source);
}

}  // namespace stet
