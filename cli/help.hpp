// The texts of --help.
#pragma once

#include <string_view>

namespace stet::cli {

extern const std::string_view main_help;
extern const std::string_view compare_help;
extern const std::string_view show_help;
extern const std::string_view blame_help;
extern const std::string_view trace_help;
extern const std::string_view timeline_help;
extern const std::string_view phrases_help;
extern const std::string_view site_help;
extern const std::string_view lexicon_help;
extern const std::string_view completion_help;
extern const std::string_view init_help;  // of the store's commands: help_store.cpp
extern const std::string_view add_help;
extern const std::string_view list_help;
extern const std::string_view log_help;
extern const std::string_view export_help;
extern const std::string_view verify_help;
extern const std::string_view git_setup_help;

}  // namespace stet::cli
