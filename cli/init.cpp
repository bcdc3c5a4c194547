#include <memory>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "engine/store/store.hpp"

namespace stet::cli {

void add_init(CLI::App& app, Run& run) {
  CommandLine command(app, "init", init_help);
  const auto folder = std::make_shared<std::string>();
  const auto store = std::make_shared<std::string>();
  command.option("DIR", *folder);
  command.option("--store", *store);
  command.when_chosen(run, [folder, store] {
    const std::filesystem::path place =
        store->empty() ? std::filesystem::path(*folder) / ".stet" : std::filesystem::path(*store);
    static_cast<void>(Store::create(place));
    write_output("made an empty store in " + place.string() + "; stet add FILE… brings editions\n");
    return done;
  });
}

}  // namespace stet::cli
