// A series of statements in a git repository: a branch for each series, a commit and an annotated tag for
// each edition. Any git repository of that shape can be read: bare or not, a clone, another user's work.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"

namespace stet {

// An edition as it lies in the store.
struct StoredEdition {
  std::string series;          // "asean-japan"
  std::string id;              // "23"; of an edition without ordinal its date, "2006-01-31"
  std::uint32_t revision = 1;  // 2 and more: another text was added for the same edition
  bool latest = true;          // no later revision of it follows
  Facts facts;
  std::string commit;    // 40 hexadecimal digits
  std::string change;    // what changed since the edition before it, as it was summed up then; may be empty
  std::string file;      // the name of the file that was added
  std::string format;    // "pdf"
  std::string sha256;    // of that file's bytes
  std::string importer;  // "stet 0.1.0"

  // "asean-japan/23": what readers call it, and its tag in git.
  [[nodiscard]] std::string name() const { return series + "/" + id; }
  // The tag of this revision: the name, and ".r2" behind it from the second on.
  [[nodiscard]] std::string tag() const {
    return revision == 1 ? name() : name() + ".r" + std::to_string(revision);
  }
};

// What is to be added. `source` yields the bytes that `document` was imported from; called once, late, so
// that a thousand sources need not be in memory together.
struct NewEdition {
  Document document;  // facts completed; document.source is the file's name in messages
  std::string file;   // the name to keep, without its folder
  std::function<std::string()> source;
};

enum class Added { added, revised, unchanged, tag_put_back };

struct AddedEdition {
  std::string name;  // "asean-japan/23"
  Added outcome = Added::added;
  std::uint32_t revision = 1;
  std::uint32_t latest = 1;  // of `unchanged`: the edition's newest revision, which commands read
  std::string after;         // the edition before it; empty for the first
  std::size_t rebuilt = 0;   // later editions that were rebuilt on top of it
};

struct AddOptions {
  bool insert = false;  // place editions that are older than the newest one of their series
  // One line for people on what changed; called by two threads at a time.
  std::function<std::string(const Document& before, const Document& after)> summarise;
};

// Something verify found. `trouble` false: worth knowing, and nothing is wrong.
struct Finding {
  std::string about;  // an edition or a series
  std::string message;
  bool trouble = true;
};

struct VerifyOptions {
  // Imports a source again: what it reads as today. Empty: not compared.
  std::function<Document(const StoredEdition& edition, const std::string& bytes)> import;
};

struct Verified {
  std::size_t editions = 0;
  std::size_t series = 0;
  std::vector<Finding> findings;
};

// One thread at a time; several Stores may stand on one repository, in one process or many. Throws Error:
// not_found, unreadable (broken objects, another user's repository), unwritable, malformed (not written by
// stet), usage.
class Store {
 public:
  // A new, empty store. Throws Error(usage) where one is.
  static Store create(const std::filesystem::path& folder);
  // `folder` is the repository, or a folder with a worktree of one.
  static Store open(const std::filesystem::path& folder);
  // ".stet" in `folder` or a parent of it.
  [[nodiscard]] static std::optional<std::filesystem::path> find(const std::filesystem::path& folder);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  [[nodiscard]] std::filesystem::path folder() const;
  // Names, sorted. Branches that hold no editions are not among them.
  [[nodiscard]] std::vector<std::string> series() const;
  // In order, the latest revision of each. `history` has every revision, as git log does, oldest first.
  // Throws Error(not_found), naming what there is.
  [[nodiscard]] std::vector<StoredEdition> editions(const std::string& series) const;
  [[nodiscard]] std::vector<StoredEdition> history(const std::string& series) const;
  // The edition that a word means: "asean-japan/23", "asean-japan/23.r1", "23" where one series has it, or a
  // commit by git's rules (a tag, "HEAD~1"). nullopt if it names nothing. Throws Error(usage) where it names
  // editions of several series, Error(malformed) for a commit that is no edition.
  [[nodiscard]] std::optional<StoredEdition> find_edition(const std::string& word) const;
  // The document that importing its source gave; its source is the edition's name.
  [[nodiscard]] Document read(const StoredEdition& edition) const;
  [[nodiscard]] std::string text(const StoredEdition& edition) const;    // statement.txt
  [[nodiscard]] std::string source(const StoredEdition& edition) const;  // the bytes that were added

  // What `stet lexicon use` set: a name, or a file's path, from the store's folder where it is relative;
  // empty if nothing is set. In git's config of the store as stet.lexicon, which git keeps to each clone.
  [[nodiscard]] std::string lexicon() const;
  void set_lexicon(const std::string& lexicon);  // empty: none

  // Adds all or, on an error, none of a series; one result for each, in their order. Waits for other writers.
  // Each needs a series, and an ordinal or a date. Throws Error(usage) for an edition older than the newest
  // one (without `insert`), and where two of `editions` claim to be the same one with different texts.
  std::vector<AddedEdition> add(std::span<const NewEdition> editions, const AddOptions& options);

  // Reads everything back and checks it. Throws only where the store cannot be read at all.
  [[nodiscard]] Verified verify(const VerifyOptions& options) const;

  struct State;  // of the sources

 private:
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Where the settings of the git repository lie that `folder` is in (".git" here or above, or what it points
// to).
[[nodiscard]] std::optional<std::filesystem::path> find_git_folder(const std::filesystem::path& folder);

// Lower case, with hyphens for all but letters and digits: "ASEAN-Japan Summit" becomes "asean-japan-summit".
[[nodiscard]] std::string series_name(std::string_view words);

// The name of the edition in its series: its ordinal, else its date; empty if it has neither.
[[nodiscard]] std::string edition_id(const Facts& facts);

// True where the first comes before the second: by ordinals where both have one, else by dates. Throws
// Error(usage) where they have nothing to be ordered by, and where ordinals and dates contradict each other.
[[nodiscard]] bool comes_before(const Facts& a, const Facts& b, const std::string& a_name,
                                const std::string& b_name);

}  // namespace stet
