#include <fmt/core.h>

int main() {
  fmt::print("stet {}\n", STET_VERSION);
}
