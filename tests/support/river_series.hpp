// A small series of statements and a store that holds it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/program.hpp"

namespace stet::test {

inline bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// One line for people on standard error, exit 2, nothing on standard output.
inline void check_refused(const Outcome& outcome, std::string_view part) {
  INFO(outcome.err);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.starts_with("stet: "));
  CHECK(std::ranges::count(outcome.err, '\n') == 1);
  CHECK(contains(outcome.err, part));
}

// A report in JSON without the names that its statements were read under.
inline std::string without_sources(std::string json) {
  const std::string key = "\"source\": \"";
  for (std::size_t at = 0; (at = json.find(key, at)) != std::string::npos;) {
    at += key.size();
    json.erase(at, json.find('"', at) - at);
  }
  return json;
}

inline std::string river_statement(int ordinal, const std::string& date, const std::string& middle) {
  return "Chairman's Statement of the " + std::to_string(ordinal) + "th River Summit\n" + date +
         "\n\n1. We agreed to share flood data with all members. The rivers rise in spring.\n\n" + middle +
         "\n\n3. We thanked the host for the boats.\n";
}

// Runs git as it would run for a new user: no settings of this machine apply.
[[nodiscard]] inline Outcome run_git(std::vector<std::string> arguments,
                                     const std::filesystem::path& folder) {
  Run call;
  call.program = "/usr/bin/git";
  call.arguments = std::move(arguments);
  call.folder = folder;
  call.environment = {
      {"HOME", folder.string()}, {"GIT_CONFIG_NOSYSTEM", "1"}, {"GIT_CONFIG_GLOBAL", "/dev/null"}};
  return run(call);
}

// A folder with 5.txt, 6.txt, 7.txt and a store that holds them.
class RiverStore {
 public:
  RiverStore() {
    write("5.txt", river_statement(5, "1 May 2019", "2. We will endeavour to mend the dam."));
    write("6.txt", river_statement(6, "2 May 2020", "2. We will mend the dam by 2025."));
    write("7.txt", river_statement(7, "3 May 2021", "2. We noted the ice."));
    REQUIRE(stet({"init"}).status == 0);
    for (const char* file : {"5.txt", "6.txt", "7.txt"})
      REQUIRE(stet({"add", file, "--series", "river"}).status == 0);
  }
  [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_.path(); }
  void write(const std::string& name, const std::string& content) const { folder_.write(name, content); }
  [[nodiscard]] Outcome stet(std::vector<std::string> arguments) const {
    return run({std::move(arguments), "", {}, folder()});
  }
  [[nodiscard]] Outcome git(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"-C", (folder() / ".stet").string()});
    return run_git(arguments, folder());
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace stet::test
