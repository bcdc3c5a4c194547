// What the program tells its caller. Documented in `stet --help`.
#pragma once

namespace stet::cli {

enum ExitStatus : int {
  done = 0,
  commitments_differ = 1,  // only with --exit-code
  trouble = 2,
};

}  // namespace stet::cli
