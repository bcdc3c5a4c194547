#include <catch2/catch.hpp>

#include "engine/base/error.hpp"
#include "engine/base/lazy_library.hpp"

using namespace stet;

TEST_CASE("a lazy library finds functions at their first call") {
  LazyLibrary library("libm.so.6", "libc6");
  void* const address = library.find("cbrt");
  REQUIRE(address != nullptr);
  CHECK(reinterpret_cast<double (*)(double)>(address)(27.0) == Approx(3.0));
  CHECK(library.find("cbrt") == address);
}

TEST_CASE("a lazy library that is missing, or lacks a function, is an error that says what to install") {
  LazyLibrary missing("libno-such-library.so.7", "libno-such7");
  CHECK_THROWS_WITH(missing.find("anything"),
                    "libno-such-library.so.7 cannot be loaded; install the package libno-such7");
  LazyLibrary other("libm.so.6", "libc6");
  CHECK_THROWS_WITH(other.find("no_such_function"),
                    "libm.so.6 has no no_such_function; install the package libc6");
}
