// The shape of the store's commits and messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/canonical.hpp"
#include "engine/store/repository.hpp"
#include "engine/store/store.hpp"

namespace stet {

inline constexpr std::string_view text_file = "statement.txt";
inline constexpr std::string_view facts_file = "statement.toml";
inline constexpr std::string_view source_stem = "source.";

// "source.pdf" for "23.PDF" and the like; "source.bin" where the name has no plain ending.
[[nodiscard]] std::string source_file(const std::string& file);

// The files of an edition's tree, by id. Empty where there is none.
struct EditionFiles {
  std::string text;
  std::string facts;
  std::string source;
};
[[nodiscard]] EditionFiles files_of(const git::Repository& repository, const git::Commit& commit);

// What the commit holds; nullopt if it is no edition (it has no statement.toml). Throws Error(malformed) for
// a broken one.
[[nodiscard]] std::optional<StoredEdition> read_edition(const git::Repository& repository,
                                                        const git::Commit& commit);

// "asean-japan/23: title", the change, and the facts as trailers that git can list.
[[nodiscard]] std::string commit_message(const StoredEdition& edition, const std::string& since);
// The commit's message with another line on the change.
[[nodiscard]] std::string change_of(std::string_view message);
[[nodiscard]] std::string tag_message(const StoredEdition& edition);

// Noon of the day in UTC; 0 for none and for days before 1970, which git cannot hold.
[[nodiscard]] std::int64_t noon_of(const std::string& date);

}  // namespace stet
