// The one family of exceptions that leaves the engine.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace stet {

enum class ErrorCode {
  usage,        // a value the caller gave makes no sense
  not_found,    // a file or edition that is not there
  unreadable,   // there, but cannot be opened or read
  unsupported,  // a format or encoding stet does not know
  malformed,    // claims a format and breaks its rules
  empty,        // no statement text in it
  over_limit,   // larger than a documented limit
  unwritable,   // output that cannot be written
  internal,     // a broken promise of stet itself
};

// `what()` is one line for people: it names the file and says what to do. No trailing full stop is added.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  [[nodiscard]] ErrorCode code() const noexcept { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace stet
