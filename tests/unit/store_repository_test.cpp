// What a repository that somebody else made may hold.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "engine/base/error.hpp"
#include "engine/store/repository.hpp"
#include "tests/support/program.hpp"

using namespace stet;

namespace {

void write(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

template <typename Ask>
ErrorCode refused(Ask ask) {
  try {
    ask();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("nothing was refused");
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("store: an object that claims to be huge is not unpacked") {
  const test::TemporaryFolder folder;
  static_cast<void>(git::Repository::create(folder.path() / "store"));
  // "blob 1000000000" and one byte, deflated.
  using namespace std::string_view_literals;
  constexpr std::string_view bomb =
      "\x78\x9c\x4b\xca\xc9\x4f\x52\x30\x34\x80\x01\x86\x0a\x00\x29\x64\x04\x19"sv;
  write(folder.path() / "store" / "objects" / "aa" / std::string(38, 'a'), bomb);
  const git::Repository repository = git::Repository::open(folder.path() / "store");
  CHECK(refused([&] { static_cast<void>(repository.blob(std::string(40, 'a'))); }) == ErrorCode::over_limit);
}

TEST_CASE("store: a reference to an object that is not there is an error, and leaks nothing") {
  const test::TemporaryFolder folder;
  static_cast<void>(git::Repository::create(folder.path() / "store"));
  write(folder.path() / "store" / "refs" / "heads" / "main", std::string(40, 'a'));
  const git::Repository repository = git::Repository::open(folder.path() / "store");
  for (const char* word : {"main", "main~1", "HEAD", "@", "HEAD^{commit}"})
    CHECK(refused([&] { static_cast<void>(repository.find_commit(word)); }) == ErrorCode::not_found);
  CHECK_FALSE(repository.find_commit("nothing"));
}
