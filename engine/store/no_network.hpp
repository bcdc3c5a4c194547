// See no_network.cpp.
#pragma once

namespace stet::git {

// Does nothing; a call makes the linker take no_network.cpp before it looks into libgit2's archive.
void leave_network_to_git() noexcept;

}  // namespace stet::git
