#include "engine/store/repository.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <thread>
#include <utility>

#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/error.hpp"
#include "engine/store/description.hpp"
#include "engine/store/libgit2.hpp"

namespace stet::git {

namespace {

using Handle = Owned<git_repository, git_repository_free>;
using Database = Owned<git_odb, git_odb_free>;
using Reference = Owned<git_reference, git_reference_free>;
using Object = Owned<git_object, git_object_free>;

// Fewer new objects than this are written one by one, as git does for a commit; more as one pack, which costs
// two flushes to the disk however many there are.
constexpr std::size_t fewest_for_pack = 24;
// libgit2 holds a reference's lock for moments. Whoever holds one for longer was killed, or waits for a
// person.
constexpr int lock_attempts = 60;
constexpr int longest_pause_milliseconds = 100;

// A few kilobytes can unpack to gigabytes; the source of a statement is a quarter of this at most.
constexpr std::size_t most_blob_bytes = 256U * 1024U * 1024U;

git_oid oid_of(const std::string& id) {
  git_oid oid{};
  if (id.size() != GIT_OID_HEXSZ || git_oid_fromstr(&oid, id.c_str()) < 0) {
    throw Error(ErrorCode::internal, "'" + id + "' is no object id");
  }
  return oid;
}

std::string hex(const git_oid& oid) {
  std::string out(GIT_OID_HEXSZ, '0');
  git_oid_fmt(out.data(), &oid);
  return out;
}

// The folder is a repository, or has a worktree of one, that another user made.
bool is_of_another_user(const std::filesystem::path& folder) {
  for (const std::filesystem::path& place : {folder, folder / ".git"}) {
    struct stat status {};
    if (::stat((place / "HEAD").c_str(), &status) == 0 && ::stat(place.c_str(), &status) == 0) {
      return status.st_uid != ::geteuid();
    }
  }
  return false;
}

void pause_a_little(std::minstd_rand& random) {
  std::uniform_int_distribution<int> milliseconds(1, longest_pause_milliseconds);
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(random)));
}

}  // namespace

struct Repository::State {
  State() { start_library(); }

  Handle handle;
  Database database;
  git_odb_backend* memory = nullptr;                   // owned by the database
  std::vector<std::pair<git_oid, std::string>> fresh;  // written and not flushed; a name helps to find deltas
  std::size_t fresh_bytes = 0;
  std::string name;  // in messages

  // From the first write on, new objects go to memory.
  void begin_writing() {
    if (memory != nullptr) return;
    check(git_mempack_new(&memory), name);
    constexpr int before_all_others = 1000;
    if (const int code = git_odb_add_backend(database.get(), memory, before_all_others); code < 0) {
      memory = nullptr;
      fail(code, name);
    }
  }

  std::string keep(std::string_view bytes, git_object_t type, const std::string& file_name) {
    begin_writing();
    git_oid oid{};
    check(git_odb_hash(&oid, bytes.data(), bytes.size(), type), name);
    if (git_odb_exists(database.get(), &oid) == 0) {
      check(git_odb_write(&oid, database.get(), bytes.data(), bytes.size(), type),
            name + ": cannot hold an object");
      fresh.emplace_back(oid, file_name);
      fresh_bytes += bytes.size();
    }
    return hex(oid);
  }

  void write_one_by_one() {
    const std::string objects = std::string(git_repository_commondir(handle.get())) + "objects";
    git_odb* opened = nullptr;
    check(git_odb_open(&opened, objects.c_str()), name);
    const Database disk(opened);
    for (const auto& [oid, hint] : fresh) {
      git_odb_object* object = nullptr;
      check(git_odb_read(&object, database.get(), &oid), name);
      const Owned<git_odb_object, git_odb_object_free> owned(object);
      git_oid written{};
      check(git_odb_write(&written, disk.get(), git_odb_object_data(object), git_odb_object_size(object),
                          git_odb_object_type(object)),
            name + ": cannot be written");
    }
  }

  void write_pack() {
    git_packbuilder* made = nullptr;
    check(git_packbuilder_new(&made, handle.get()), name);
    const Owned<git_packbuilder, git_packbuilder_free> pack(made);
    git_packbuilder_set_threads(made, 2);
    for (const auto& [oid, hint] : fresh) {
      check(git_packbuilder_insert(made, &oid, hint.empty() ? nullptr : hint.c_str()), name);
    }
    check(git_packbuilder_write(made, nullptr, 0, nullptr, nullptr), name + ": cannot be written");
  }
};

Repository::Repository(std::unique_ptr<State> state) : state_(std::move(state)) {}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

Repository Repository::create(const std::filesystem::path& folder) {
  auto state = std::make_unique<State>();
  state->name = folder.string();
  git_repository* opened = nullptr;
  if (git_repository_open_ext(&opened, state->name.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr) == 0) {
    git_repository_free(opened);
    throw Error(ErrorCode::usage, state->name + ": is a store already; nothing was changed");
  }
  std::error_code ignored;
  if (std::filesystem::exists(folder, ignored) && !std::filesystem::is_empty(folder, ignored)) {
    throw Error(ErrorCode::usage, state->name + ": is there already and not empty; choose a new folder");
  }
  git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
  options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKDIR | GIT_REPOSITORY_INIT_MKPATH |
                  GIT_REPOSITORY_INIT_NO_REINIT;
  options.initial_head = "main";
  check(git_repository_init_ext(&opened, state->name.c_str(), &options), state->name + ": cannot be made");
  state->handle.reset(opened);
  git_config* settings = nullptr;
  check(git_repository_config(&settings, opened), state->name);
  const Owned<git_config, git_config_free> owned(settings);
  check(git_config_set_string(settings, "core.logAllRefUpdates", "true"), state->name);
  check(git_config_set_int32(settings, "stet.version", 1), state->name);
  return open(folder);
}

Repository Repository::open(const std::filesystem::path& folder) {
  auto state = std::make_unique<State>();
  state->name = folder.string();
  git_repository* opened = nullptr;
  const int code =
      git_repository_open_ext(&opened, state->name.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
  // Without a home folder libgit2 finds no list of trusted repositories, and calls that "not found" too.
  if (code == GIT_EOWNER || (code < 0 && is_of_another_user(folder))) {
    std::error_code ignored;
    const std::string path = std::filesystem::absolute(folder, ignored).lexically_normal().string();
    throw Error(ErrorCode::unreadable,
                state->name +
                    ": belongs to another user, and git does not trust it; if you do: git config --global "
                    "--add safe.directory '" +
                    path + "'");
  }
  if (code == GIT_ENOTFOUND) {
    std::error_code error;
    static_cast<void>(std::filesystem::exists(folder / "HEAD", error));
    if (error) throw Error(ErrorCode::unreadable, state->name + ": cannot be opened: " + error.message());
    throw Error(ErrorCode::not_found, state->name + ": is no store; stet init makes one");
  }
  check(code, state->name + ": cannot be opened");
  state->handle.reset(opened);
  git_odb* database = nullptr;
  check(git_repository_odb(&database, opened), state->name);
  state->database.reset(database);
  return Repository(std::move(state));
}

std::optional<Repository> Repository::around(const std::filesystem::path& folder) {
  start_library();
  git_buf found = GIT_BUF_INIT;
  const int code = git_repository_discover(&found, folder.string().c_str(), 0, nullptr);
  const std::string path = code == 0 ? std::string(found.ptr, found.size) : std::string();
  git_buf_dispose(&found);
  if (code == GIT_ENOTFOUND) return std::nullopt;
  check(code, folder.string() + ": its git repository cannot be opened");
  return open(path);
}

std::filesystem::path Repository::folder() const {
  return git_repository_commondir(state_->handle.get());
}

std::vector<Branch> Repository::branches() const {
  std::vector<Branch> found;
  for (const bool local : {true, false}) {
    git_branch_iterator* made = nullptr;
    check(git_branch_iterator_new(&made, state_->handle.get(), local ? GIT_BRANCH_LOCAL : GIT_BRANCH_REMOTE),
          state_->name);
    const Owned<git_branch_iterator, git_branch_iterator_free> iterator(made);
    const std::size_t others = found.size();
    for (;;) {
      git_reference* reference = nullptr;
      git_branch_t kind{};
      const int code = git_branch_next(&reference, &kind, iterator.get());
      if (code == GIT_ITEROVER) break;
      check(code, state_->name + ": its branches cannot be read");
      const Reference owned(reference);
      if (git_reference_type(reference) != GIT_REFERENCE_DIRECT) continue;  // origin/HEAD
      std::string name = git_reference_shorthand(reference);
      if (!local) name.erase(0, name.find('/') + 1);
      const auto same = [&name](const Branch& branch) { return branch.name == name; };
      const auto end = local ? found.end() : found.begin() + static_cast<std::ptrdiff_t>(others);
      if (!local && (std::find_if(found.begin(), end, same) != end || std::ranges::any_of(found, same)))
        continue;
      found.push_back({name, hex(*git_reference_target(reference)), local});
    }
  }
  std::ranges::sort(found, {}, &Branch::name);
  return found;
}

std::optional<std::string> Repository::target(const std::string& reference) const {
  git_oid oid{};
  const int code = git_reference_name_to_id(&oid, state_->handle.get(), reference.c_str());
  if (code == GIT_ENOTFOUND) return std::nullopt;
  check(code, state_->name + ": " + reference + " cannot be read");
  return hex(oid);
}

std::optional<TagState> Repository::tag(const std::string& name) const {
  const std::optional<std::string> id = target("refs/tags/" + name);
  if (!id) return std::nullopt;
  TagState state{*id, {}, false};
  const git_oid oid = oid_of(*id);
  git_object* found = nullptr;
  check(git_object_lookup(&found, state_->handle.get(), &oid, GIT_OBJECT_ANY),
        state_->name + ": the tag " + name + " cannot be read");
  const Object object(found);
  state.annotated = git_object_type(found) == GIT_OBJECT_TAG;
  git_object* peeled = nullptr;
  if (git_object_peel(&peeled, found, GIT_OBJECT_COMMIT) == 0) {
    const Object owned(peeled);
    state.commit = hex(*git_object_id(peeled));
  }
  return state;
}

std::vector<std::string> Repository::references(const std::string& pattern) const {
  git_reference_iterator* made = nullptr;
  check(git_reference_iterator_glob_new(&made, state_->handle.get(), pattern.c_str()), state_->name);
  const Owned<git_reference_iterator, git_reference_iterator_free> iterator(made);
  std::vector<std::string> names;
  for (;;) {
    const char* name = nullptr;
    const int code = git_reference_next_name(&name, iterator.get());
    if (code == GIT_ITEROVER) break;
    check(code, state_->name + ": its references cannot be read");
    names.emplace_back(name);
  }
  std::ranges::sort(names);
  return names;
}

Commit Repository::commit(const std::string& id) const {
  const git_oid oid = oid_of(id);
  git_commit* found = nullptr;
  check(git_commit_lookup(&found, state_->handle.get(), &oid),
        state_->name + ": commit " + id + " cannot be read");
  const Owned<git_commit, git_commit_free> owned(found);
  Commit commit;
  commit.id = id;
  commit.tree = hex(*git_commit_tree_id(found));
  for (unsigned i = 0; i < git_commit_parentcount(found); ++i) {
    commit.parents.push_back(hex(*git_commit_parent_id(found, i)));
  }
  commit.message = git_commit_message(found);
  commit.time = git_commit_time(found);
  return commit;
}

std::vector<TreeEntry> Repository::tree(const std::string& id) const {
  const git_oid oid = oid_of(id);
  git_tree* found = nullptr;
  check(git_tree_lookup(&found, state_->handle.get(), &oid),
        state_->name + ": tree " + id + " cannot be read");
  const Owned<git_tree, git_tree_free> owned(found);
  std::vector<TreeEntry> entries;
  for (std::size_t i = 0; i < git_tree_entrycount(found); ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(found, i);
    if (git_tree_entry_type(entry) != GIT_OBJECT_BLOB) continue;
    entries.push_back({git_tree_entry_name(entry), hex(*git_tree_entry_id(entry))});
  }
  return entries;
}

std::string Repository::blob(const std::string& id) const {
  const git_oid oid = oid_of(id);
  std::size_t bytes = 0;
  git_object_t type{};
  check(git_odb_read_header(&bytes, &type, state_->database.get(), &oid),
        state_->name + ": object " + id + " cannot be read");
  if (bytes > most_blob_bytes)
    throw Error(ErrorCode::over_limit, state_->name + ": object " + id + " holds " + std::to_string(bytes) +
                                           " bytes, more than a statement has");
  git_odb_object* found = nullptr;
  check(git_odb_read(&found, state_->database.get(), &oid),
        state_->name + ": object " + id + " cannot be read");
  const Owned<git_odb_object, git_odb_object_free> owned(found);
  return {static_cast<const char*>(git_odb_object_data(found)), git_odb_object_size(found)};
}

// libgit2 1.5 leaks a reference whose object it cannot find, so such a one never gets to git_revparse_single.
void Repository::require_object_of(const std::string& word) const {
  const std::string base = word.substr(0, word.find_first_of("~^:@"));
  git_reference* named = nullptr;
  if (git_reference_dwim(&named, state_->handle.get(), base.empty() ? "HEAD" : base.c_str()) < 0) {
    git_error_clear();
    return;
  }
  const Reference owned(named);
  if (git_reference_type(named) != GIT_REFERENCE_DIRECT) return;
  git_object* found = nullptr;
  check(git_object_lookup(&found, state_->handle.get(), git_reference_target(named), GIT_OBJECT_ANY),
        state_->name + ": " + word + " cannot be read");
  const Object object(found);
}

std::optional<std::string> Repository::find_commit(const std::string& word) const {
  require_object_of(word);
  if (is_unknown_description(state_->handle.get(), word)) return std::nullopt;
  git_object* found = nullptr;
  const int code = git_revparse_single(&found, state_->handle.get(), word.c_str());
  const Object object(found);
  if (code == GIT_EAMBIGUOUS)
    throw Error(ErrorCode::usage, word + ": begins the ids of several commits; give more digits");
  if (code == GIT_ENOTFOUND || code == GIT_EINVALIDSPEC || code == GIT_EPEEL) {
    git_error_clear();
    return std::nullopt;
  }
  check(code, state_->name + ": " + word + " cannot be read");
  git_object* peeled = nullptr;
  if (git_object_peel(&peeled, found, GIT_OBJECT_COMMIT) < 0) {
    git_error_clear();
    return std::nullopt;
  }
  const Object owned(peeled);
  return hex(*git_object_id(peeled));
}

bool Repository::holds(const std::string& id) const {
  const git_oid oid = oid_of(id);
  return git_odb_exists(state_->database.get(), &oid) != 0;
}

bool Repository::is_shallow() const {
  return git_repository_is_shallow(state_->handle.get()) == 1;
}

std::optional<std::string> Repository::setting(const std::string& name) const {
  git_config* settings = nullptr;
  check(git_repository_config_snapshot(&settings, state_->handle.get()),
        state_->name + ": its config cannot be read");
  const Owned<git_config, git_config_free> owned(settings);
  const char* value = nullptr;
  if (git_config_get_string(&value, settings, name.c_str()) < 0) {
    git_error_clear();
    return std::nullopt;
  }
  return value;
}

std::string Repository::write_blob(std::string_view bytes, const std::string& file_name) {
  return state_->keep(bytes, GIT_OBJECT_BLOB, file_name);
}

std::string Repository::write_tree(const std::vector<TreeEntry>& entries) {
  std::vector<TreeEntry> sorted = entries;
  std::ranges::sort(sorted, {}, &TreeEntry::name);
  std::string bytes;
  for (const TreeEntry& entry : sorted) {
    const git_oid oid = oid_of(entry.id);
    bytes += "100644 " + entry.name + '\0';
    bytes.append(std::begin(oid.id), std::end(oid.id));
  }
  return state_->keep(bytes, GIT_OBJECT_TREE, {});
}

std::string Repository::write_commit(const Commit& commit, const Identity& identity) {
  const std::string who =
      " " + identity.name + " <" + identity.email + "> " + std::to_string(commit.time) + " +0000\n";
  std::string bytes = "tree " + commit.tree + "\n";
  for (const std::string& parent : commit.parents) bytes += "parent " + parent + "\n";
  bytes += "author" + who + "committer" + who + "\n" + commit.message;
  return state_->keep(bytes, GIT_OBJECT_COMMIT, {});
}

std::string Repository::write_tag(const std::string& name, const std::string& commit,
                                  const std::string& message, std::int64_t time, const Identity& identity) {
  const std::string bytes = "object " + commit + "\ntype commit\ntag " + name + "\ntagger " + identity.name +
                            " <" + identity.email + "> " + std::to_string(time) + " +0000\n\n" + message;
  return state_->keep(bytes, GIT_OBJECT_TAG, {});
}

std::size_t Repository::bytes_in_memory() const noexcept {
  return state_->fresh_bytes;
}

void Repository::flush() {
  if (state_->fresh.empty()) return;
  if (state_->fresh.size() < fewest_for_pack) {
    state_->write_one_by_one();
  } else {
    state_->write_pack();
  }
  check(git_mempack_reset(state_->memory), state_->name);
  check(git_odb_refresh(state_->database.get()), state_->name);
  state_->fresh.clear();
  state_->fresh_bytes = 0;
}

Changed Repository::change(const ReferenceChange& change, const std::string& log) {
  std::minstd_rand random{std::random_device{}()};
  git_repository* handle = state_->handle.get();
  for (int attempt = 0;; ++attempt) {
    int code = 0;
    if (change.to.empty()) {
      git_reference* found = nullptr;
      code = git_reference_lookup(&found, handle, change.name.c_str());
      if (code == GIT_ENOTFOUND) return change.from.empty() ? Changed::yes : Changed::overtaken;
      const Reference owned(found);
      if (code == 0) code = git_reference_delete(found);
    } else {
      const git_oid to = oid_of(change.to);
      const git_oid from = change.from.empty() ? git_oid{} : oid_of(change.from);
      git_reference* made = nullptr;
      code =
          change.from.empty()
              ? git_reference_create(&made, handle, change.name.c_str(), &to, 0, log.c_str())
              : git_reference_create_matching(&made, handle, change.name.c_str(), &to, 1, &from, log.c_str());
      const Reference owned(made);
    }
    if (code == 0) return Changed::yes;
    if (code == GIT_EMODIFIED || code == GIT_EEXISTS || code == GIT_ENOTFOUND) {
      git_error_clear();
      return Changed::overtaken;
    }
    if (code != GIT_ELOCKED || attempt + 1 == lock_attempts) {
      check(code, state_->name + ": " + change.name + " cannot be changed" +
                      (code == GIT_ELOCKED ? " while another program holds its lock; if none runs, remove " +
                                                 change.name + ".lock there"
                                           : ""));
    }
    git_error_clear();
    pause_a_little(random);
  }
}

void Repository::adopt_head(const std::string& branch) {
  git_repository* handle = state_->handle.get();
  if (git_repository_head_unborn(handle) != 1) return;
  git_reference* made = nullptr;
  const int code = git_reference_symbolic_create(&made, handle, "HEAD", ("refs/heads/" + branch).c_str(), 1,
                                                 "stet: the first series");
  const Reference owned(made);
  check(code, state_->name + ": HEAD cannot be set");
}

void Repository::require_not_checked_out(const std::string& branch) const {
  git_reference* found = nullptr;
  if (git_branch_lookup(&found, state_->handle.get(), branch.c_str(), GIT_BRANCH_LOCAL) < 0) {
    git_error_clear();
    return;
  }
  const Reference owned(found);
  if (git_repository_is_bare(state_->handle.get()) == 0 && git_branch_is_checked_out(found) == 1) {
    throw Error(ErrorCode::usage,
                state_->name + ": its worktree shows " + branch +
                    ", and stet does not touch worktrees; switch to another branch there, or add "
                    "to a bare store and pull");
  }
}

}  // namespace stet::git
