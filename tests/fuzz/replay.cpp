// Runs the inputs that the fuzzers keep through a fuzzer's checks, compiled as everything else is.
//   stet_fuzz_replay TARGET FOLDER
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

// tests/fuzz/CMakeLists.txt gives each fuzzer's entry the name of its target.
#define STET_FUZZERS(use)                                                                          \
  use(align) use(clauses) use(docx) use(html) use(json) use(lexicon) use(odt) use(pdf) use(report) \
      use(store) use(text)
#define STET_DECLARE(target) extern "C" int fuzz_##target(const std::uint8_t* data, std::size_t size);
STET_FUZZERS(STET_DECLARE)

int main(int argc, char** argv) {
  using Entry = int (*)(const std::uint8_t*, std::size_t);
#define STET_NAME(target) {#target, fuzz_##target},
  const std::map<std::string, Entry> entries{STET_FUZZERS(STET_NAME)};
  if (argc != 3 || !entries.contains(argv[1])) {
    std::fprintf(stderr, "usage: stet_fuzz_replay TARGET FOLDER\n");
    return 2;
  }
  std::vector<std::filesystem::path> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(argv[2])) inputs.push_back(entry.path());
  std::sort(inputs.begin(), inputs.end());
  for (const std::filesystem::path& input : inputs) {
    std::printf("%s\n", input.filename().c_str());
    std::fflush(stdout);
    std::ifstream file(input, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    entries.at(argv[1])(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  std::printf("%zu inputs\n", inputs.size());
  return inputs.empty() ? 1 : 0;
}
