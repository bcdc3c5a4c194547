// What shells are told of the commands. That the scripts are good ones, tests/packaging/check_install.sh
// tries.
#include <catch2/catch.hpp>

#include "tests/support/program.hpp"

using namespace stet::test;

TEST_CASE("completion knows each command, its options and their values, for each shell") {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    INFO(shell);
    const Outcome outcome = run({{"completion", shell}});
    CHECK(outcome.status == 0);
    for (const char* word :
         {"compare", "show", "exit-code", "auto always never", "terminal markdown",
          "undertaking reaffirmation pledge", "check use built-in central-bank", "bash zsh fish"}) {
      INFO(word);
      CHECK(outcome.out.find(word) != std::string::npos);
    }
  }
}

TEST_CASE("completion says which shells there are") {
  CHECK(run({{"completion"}}).err == "stet: completion needs a shell: bash, zsh or fish\n");
  CHECK(run({{"completion", "csh"}}).err == "stet: completion csh: use bash, zsh or fish\n");
  CHECK(run({{"completion", "csh"}}).status == 2);
}
