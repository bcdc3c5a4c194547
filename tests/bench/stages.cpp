// How long each stage takes on two statements:  stet_bench_stages OLD NEW [--benchmark_…]
#include <cstdio>
#include <string>

#include <benchmark/benchmark.h>

#include "engine/align/align.hpp"
#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/commitment/clause.hpp"
#include "engine/commitment/comparison.hpp"
#include "engine/import/import.hpp"
#include "engine/report/json.hpp"
#include "engine/report/markdown.hpp"
#include "engine/report/report.hpp"
#include "engine/report/terminal.hpp"

namespace {

using namespace stet;

// `work` again and again, as the stage `name`.
template <typename Work>
void stage(const char* name, const Work& work) {
  benchmark::RegisterBenchmark(name, [work](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(work());
  });
}

int run(int argc, char** argv) {
  const std::string old_name = argv[1];
  const std::string new_name = argv[2];
  const std::string old_bytes = read_file(old_name, ImportOptions().max_bytes);
  const std::string new_bytes = read_file(new_name, ImportOptions().max_bytes);
  const Document before = import_bytes(old_bytes, old_name, {});
  const Document after = import_bytes(new_bytes, new_name, {});
  const Alignment alignment = align(before, after);
  const Comparison comparison = compare(before, after, Lexicon::built_in());
  const Report report = make_report(comparison, {});
  stage("import both", [&] {
    return import_bytes(old_bytes, old_name, {}).paragraphs.size() +
           import_bytes(new_bytes, new_name, {}).paragraphs.size();
  });
  stage("align", [&] { return align(before, after).sentences.size(); });
  stage("find the clauses of both", [&] {
    return find_clauses(before, Lexicon::built_in()).size() + find_clauses(after, Lexicon::built_in()).size();
  });
  stage("find and compare the clauses",
        [&] { return compare_clauses(before, after, alignment, Lexicon::built_in()).size(); });
  stage("make the report", [&] { return make_report(comparison, {}).sections.size(); });
  stage("render for the terminal", [&] { return render_terminal(report, {}).size(); });
  stage("render Markdown", [&] { return render_markdown(report).size(); });
  stage("render JSON", [&] { return render_json(comparison).size(); });
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: stet_bench_stages OLD NEW [--benchmark_...]\n", stderr);
    return 2;
  }
  try {
    return run(argc, argv);
  } catch (const stet::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
