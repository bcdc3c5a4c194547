#include <memory>

#include <CLI/CLI.hpp>

#include "cli/command.hpp"
#include "cli/help.hpp"
#include "engine/store/store.hpp"

namespace stet::cli {

void add_init(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("init");
  command->allow_extras();
  command->formatter_fn(
      [](const CLI::App*, const std::string&, CLI::AppFormatMode) { return std::string(init_help); });
  const auto folder = std::make_shared<std::string>();
  const auto store = std::make_shared<std::string>();
  command->add_option("DIR", *folder);
  command->add_option("--store", *store);
  command->callback([command, folder, store, &run] {
    run = [command, folder, store] {
      refuse_unknown_arguments(*command);
      const std::filesystem::path place =
          store->empty() ? std::filesystem::path(*folder) / ".stet" : std::filesystem::path(*store);
      static_cast<void>(Store::create(place));
      write_output("made an empty store in " + place.string() + "; stet add FILE… brings editions\n");
      return done;
    };
  });
}

}  // namespace stet::cli
