// Statements named on the command line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/import/import.hpp"
#include "engine/store/store.hpp"

namespace stet::cli {

// Reads what a word on the command line means: a file, standard input for "-", or an edition in the store
// ("asean-japan/23", "23", "HEAD~1"). A file goes before an edition of the same name. `store` is the value of
// --store. Throws Error. Several threads may call it at once.
[[nodiscard]] Document read_statement(const std::string& name, const ImportOptions& options,
                                      const std::string& store);

// One file. A statement that tells no date has the one of its file's name ("2021-03-12.txt"). Throws Error.
[[nodiscard]] Document read_statement_file(const std::filesystem::path& path, const ImportOptions& options);

// Whether read_statement would look for `name` in the store.
[[nodiscard]] bool names_edition(const std::string& name);

// The store in `folder` (or in its .stet); empty: .stet here or above. Throws Error(not_found) with advice.
[[nodiscard]] Store open_store(const std::string& folder);

// One edition under the name its series knows it by ("23", "2006-01-31"); the document's source is its full
// name, "asean-japan/23".
struct NamedDocument {
  std::string name;
  Document document;
};

// Every edition of the series, oldest first, the latest revision of each. An empty `series` is meant where
// the store holds one series only. Throws Error(not_found, usage) naming what there is.
[[nodiscard]] std::vector<NamedDocument> read_series(const std::string& series, const std::string& store);

// The series that is meant: `series`, or the only one of the store where it is empty. Throws as above.
[[nodiscard]] std::string chosen_series(const Store& store, const std::string& series);

// The whole of a file such as a lexicon. Throws Error(not_found, unreadable, over_limit).
[[nodiscard]] std::string read_text_file(const std::string& name);

}  // namespace stet::cli
