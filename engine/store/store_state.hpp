// What the sources of Store share.
#pragma once

#include "engine/store/layout.hpp"
#include "engine/store/repository.hpp"
#include "engine/store/store.hpp"

namespace stet {

struct Store::State {
  git::Repository repository;

  // Every commit of the branch, oldest first. Throws Error(malformed) where it holds anything but editions.
  [[nodiscard]] std::vector<StoredEdition> history(const std::string& tip) const;
  [[nodiscard]] std::vector<git::Branch> series() const;  // branches whose tip is an edition
};

}  // namespace stet
