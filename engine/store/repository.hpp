// A git repository as plain values: the only files that speak to libgit2 are this header's sources. Ids are
// 40 hexadecimal digits, times seconds since 1970 in UTC. One thread at a time for each object; several
// objects may stand on one repository. Every function throws Error: unreadable for broken objects, unwritable
// where nothing can be written, not_found and malformed as their names say.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::git {

struct Commit {
  std::string id;
  std::string tree;
  std::vector<std::string> parents;
  std::string message;
  std::int64_t time = 0;
};

struct TreeEntry {
  std::string name;
  std::string id;
};

struct TagState {
  std::string id;      // of the tag object, or of the commit where the tag is none
  std::string commit;  // what it points to in the end; empty if that is no commit
  bool annotated = false;
};

struct Branch {
  std::string name;  // without "refs/heads/" or the remote's name
  std::string commit;
  bool local = true;  // false: a clone's memory of its remote's branch
};

// What a reference must become: `to` empty removes it; `from` is what it must be before, empty if not there.
struct ReferenceChange {
  std::string name;
  std::string from;
  std::string to;
};

enum class Changed { yes, overtaken };  // overtaken: another writer was quicker; nothing was changed

struct Identity {
  std::string name;
  std::string email;
};

class Repository {
 public:
  // A new bare repository. Throws Error(usage) where there is one already.
  static Repository create(const std::filesystem::path& folder);
  // Bare, or a folder with a worktree. Throws Error(not_found), and Error(unreadable) with advice where it is
  // another user's.
  static Repository open(const std::filesystem::path& folder);
  // The one that `folder` is in: its .git here or above; nullopt if there is none.
  static std::optional<Repository> around(const std::filesystem::path& folder);
  Repository(Repository&&) noexcept;
  Repository& operator=(Repository&&) noexcept;
  ~Repository();

  [[nodiscard]] std::filesystem::path folder() const;  // where its objects lie
  // The local branches, then what remotes have beside them; sorted by name, each name once.
  [[nodiscard]] std::vector<Branch> branches() const;
  [[nodiscard]] std::optional<std::string> target(const std::string& reference) const;
  [[nodiscard]] std::optional<TagState> tag(const std::string& name) const;  // without "refs/tags/"
  [[nodiscard]] std::vector<std::string> references(const std::string& pattern) const;  // "refs/tags/x/*"
  [[nodiscard]] Commit commit(const std::string& id) const;
  [[nodiscard]] std::vector<TreeEntry> tree(const std::string& id) const;
  [[nodiscard]] std::string blob(const std::string& id) const;
  // By git's own rules: "HEAD~1", a tag, the beginning of an id. nullopt if it names no commit.
  [[nodiscard]] std::optional<std::string> find_commit(const std::string& word) const;
  [[nodiscard]] bool holds(const std::string& id) const;
  [[nodiscard]] bool is_shallow() const;  // a clone that knows only the last commits
  [[nodiscard]] std::optional<std::string> setting(const std::string& name) const;  // "stet.name"

  // New objects are held in memory until `flush`; they can be read at once. The same content has the same id.
  std::string write_blob(std::string_view bytes, const std::string& file_name);
  std::string write_tree(const std::vector<TreeEntry>& entries);
  std::string write_commit(const Commit& commit, const Identity& identity);  // commit.id is not read
  std::string write_tag(const std::string& name, const std::string& commit, const std::string& message,
                        std::int64_t time, const Identity& identity);
  [[nodiscard]] std::size_t bytes_in_memory() const noexcept;
  // What was written lies on the disk when this returns: few objects one by one, many as one pack.
  void flush();

  // Compare and swap. Retries while another program holds the reference's lock.
  Changed change(const ReferenceChange& change, const std::string& log);
  // HEAD names the branch if it named none that exists.
  void adopt_head(const std::string& branch);
  // Throws Error(usage) if a worktree shows the branch: changing it would leave that worktree behind.
  void require_not_checked_out(const std::string& branch) const;

 private:
  struct State;
  void require_object_of(const std::string& word) const;
  explicit Repository(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace stet::git
