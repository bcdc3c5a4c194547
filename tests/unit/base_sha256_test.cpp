#include <catch2/catch.hpp>

#include "engine/base/sha256.hpp"

using stet::sha256;

// The examples of FIPS 180-4 and lengths around the padding's edges (checked with sha256sum).
TEST_CASE("SHA-256 of known texts", "[base][sha256]") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(55, 'a')) == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  CHECK(sha256(std::string(64, 'a')) == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
  CHECK(sha256(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 by the processor's instructions is that of the plain code", "[base][sha256]") {
  std::string text;
  for (std::size_t size = 0; size < 300; ++size) {
    CHECK(sha256(text) == sha256(text, true));
    text += static_cast<char>(size * 37 + 11);
  }
}
