// The commands of the program. Each adds itself to the command line and says what to do when it is chosen.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_status.hpp"
#include "cli/output_format.hpp"
#include "cli/terminal.hpp"
#include "engine/import/import.hpp"

namespace CLI {
class App;
}

namespace stet::cli {

// Set by the command that was chosen; run after parsing. Throws Error.
using Run = std::function<ExitStatus()>;

void add_compare(CLI::App& app, Run& run);
void add_show(CLI::App& app, Run& run);
void add_blame(CLI::App& app, Run& run);
void add_trace(CLI::App& app, Run& run);
void add_timeline(CLI::App& app, Run& run);
void add_site(CLI::App& app, Run& run);
void add_phrases(CLI::App& app, Run& run);
void add_lexicon(CLI::App& app, Run& run);
void add_completion(CLI::App& app, Run& run);
void add_init(CLI::App& app, Run& run);
void add_add(CLI::App& app, Run& run);
void add_list(CLI::App& app, Run& run);
void add_log(CLI::App& app, Run& run);
void add_export(CLI::App& app, Run& run);
void add_verify(CLI::App& app, Run& run);
void add_git_setup(CLI::App& app, Run& run);

// Options that every reading command has.
struct ReadingOptions {
  std::string input_format = "auto";
  std::string tracked = "accept";
  std::string colour = "auto";
  std::string output;
  std::string store;  // the folder of --store; empty: .stet here or above
  std::size_t width = 0;
  bool no_pager = false;
};
void add_reading_options(CLI::App& command, ReadingOptions& options);
void add_width_option(CLI::App& command, ReadingOptions& options);
[[nodiscard]] ImportOptions import_options(const ReadingOptions& options);
[[nodiscard]] Format input_format(
    const std::string& asked);  // a name of --input-format. Throws Error(usage).
[[nodiscard]] ColourChoice colour_choice(const ReadingOptions& options);

// Writes to the file of -o, or to standard output, through the pager if `paged`. Throws Error(unwritable),
// and Error(usage) where the file is one of `inputs`.
void deliver(const std::string& text, const ReadingOptions& options, bool paged,
             const std::vector<std::string>& inputs);

// Throws Error(usage) where `output` is one of `inputs`.
void refuse_overwriting(const std::string& output, const std::vector<std::string>& inputs);

// The number that `asked` says, of at most six digits. Throws Error(usage): "OPTION ASKED: use `wanted`".
[[nodiscard]] std::size_t whole_number(const std::string& option, const std::string& asked,
                                       const std::string& wanted);

// Throws Error(usage) for arguments that the command does not know, with the nearest option it does.
void refuse_unknown_arguments(const CLI::App& command);

// The one of `candidates` that `word` is most likely a slip of; empty if none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace stet::cli
