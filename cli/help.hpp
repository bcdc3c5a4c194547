// The texts of --help.
#pragma once

#include <string_view>

namespace stet::cli {

extern const std::string_view main_help;
extern const std::string_view compare_help;
extern const std::string_view show_help;
extern const std::string_view completion_help;

}  // namespace stet::cli
