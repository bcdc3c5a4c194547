#include "engine/store/store.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/store/settings.hpp"
#include "engine/store/store_state.hpp"
#include "engine/text/characters.hpp"

namespace stet {

namespace {

// A walk never goes further back; a series has hundreds of editions.
constexpr std::size_t most_commits = 1'000'000;

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

std::vector<StoredEdition> Store::State::history(const std::string& tip) const {
  std::vector<StoredEdition> editions;
  std::string id = tip;
  while (!id.empty()) {
    if (editions.size() == most_commits)
      throw Error(ErrorCode::over_limit, "a series of more than a million commits");
    // A shallow clone ends early; in any other repository a commit that is not there is lost.
    if (!editions.empty() && !repository.holds(id) && repository.is_shallow()) break;
    const git::Commit commit = repository.commit(id);
    std::optional<StoredEdition> edition = read_edition(repository, commit);
    if (!edition) {
      throw Error(ErrorCode::malformed,
                  repository.folder().string() + ": commit " + id.substr(0, 12) +
                      " in a series is no edition; was it made by hand? git log shows it");
    }
    editions.push_back(std::move(*edition));
    id = commit.parents.empty() ? std::string() : commit.parents.front();
  }
  std::ranges::reverse(editions);
  std::map<std::string, std::uint32_t> last;
  for (const StoredEdition& edition : editions) {
    std::uint32_t& revision = last[edition.id];
    revision = std::max(revision, edition.revision);
  }
  for (StoredEdition& edition : editions) edition.latest = edition.revision == last[edition.id];
  return editions;
}

std::vector<git::Branch> Store::State::series() const {
  std::vector<git::Branch> found;
  for (git::Branch& branch : repository.branches()) {
    const EditionFiles files = files_of(repository, repository.commit(branch.commit));
    if (!files.facts.empty() && !files.text.empty()) found.push_back(std::move(branch));
  }
  return found;
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(const std::filesystem::path& folder) {
  return Store(std::make_unique<State>(State{git::Repository::create(folder)}));
}

Store Store::open(const std::filesystem::path& folder) {
  return Store(std::make_unique<State>(State{git::Repository::open(folder)}));
}

std::optional<std::filesystem::path> Store::find(const std::filesystem::path& folder) {
  std::error_code ignored;
  std::filesystem::path at = std::filesystem::absolute(folder, ignored).lexically_normal();
  for (;;) {
    const std::filesystem::path candidate = at / ".stet";
    if (std::filesystem::is_directory(candidate, ignored)) return candidate;
    const std::filesystem::path parent = at.parent_path();
    if (parent.empty() || parent == at) return std::nullopt;
    at = parent;
  }
}

std::optional<std::filesystem::path> find_git_folder(const std::filesystem::path& folder) {
  const std::optional<git::Repository> repository = git::Repository::around(folder);
  if (!repository) return std::nullopt;
  return repository->folder();
}

std::filesystem::path Store::folder() const {
  return state_->repository.folder();
}

std::string Store::lexicon() const {
  return state_->repository.setting("stet.lexicon").value_or("");
}

void Store::set_lexicon(const std::string& lexicon) {
  git::write_setting(folder() / "config", "stet.lexicon", lexicon);
}

std::vector<std::string> Store::series() const {
  std::vector<std::string> names;
  for (const git::Branch& branch : state_->series()) names.push_back(branch.name);
  return names;
}

std::vector<StoredEdition> Store::history(const std::string& series) const {
  for (const git::Branch& branch : state_->series()) {
    if (branch.name == series) return state_->history(branch.commit);
  }
  const std::vector<std::string> names = this->series();
  throw Error(ErrorCode::not_found,
              series + ": no such series; the store holds " +
                  (names.empty() ? "none yet, stet add brings the first" : listed(names)));
}

std::vector<StoredEdition> Store::editions(const std::string& series) const {
  std::vector<StoredEdition> all = history(series);
  std::erase_if(all, [](const StoredEdition& edition) { return !edition.latest; });
  return all;
}

std::optional<StoredEdition> Store::find_edition(const std::string& word) const {
  const std::size_t slash = word.find('/');
  const std::string wanted_series = slash == std::string::npos ? std::string() : word.substr(0, slash);
  const std::string rest = word.substr(slash == std::string::npos ? 0 : slash + 1);
  std::vector<StoredEdition> found;
  if (!rest.empty() && is_ascii_digit(rest.front())) {
    for (const git::Branch& branch : state_->series()) {
      if (slash != std::string::npos && branch.name != wanted_series) continue;
      for (StoredEdition& edition : state_->history(branch.commit)) {
        const bool revision = rest == edition.id + ".r" + std::to_string(edition.revision);
        if (!revision && !(edition.latest && rest == edition.id)) continue;
        const auto same = [&edition](const StoredEdition& other) { return other.commit == edition.commit; };
        if (std::ranges::none_of(found, same)) found.push_back(std::move(edition));
      }
    }
  }
  if (found.size() > 1) {
    std::vector<std::string> names;
    for (const StoredEdition& edition : found) names.push_back(edition.name());
    throw Error(ErrorCode::usage, word + ": several series have this edition; say which: " + listed(names));
  }
  if (found.size() == 1) return std::move(found.front());
  // A short number is an ordinal or a mistake, though git would take it for the beginning of an id.
  constexpr std::size_t shortest_id = 7;
  if (word.size() < shortest_id && std::ranges::all_of(word, is_ascii_digit)) return std::nullopt;
  const std::optional<std::string> id = state_->repository.find_commit(word);
  if (!id) return std::nullopt;
  std::optional<StoredEdition> edition = read_edition(state_->repository, state_->repository.commit(*id));
  if (!edition) throw Error(ErrorCode::malformed, word + ": names a commit that holds no edition");
  return edition;
}

Document Store::read(const StoredEdition& edition) const {
  const git::Repository& repository = state_->repository;
  const EditionFiles files = files_of(repository, repository.commit(edition.commit));
  if (files.text.empty() || files.facts.empty()) {
    throw Error(ErrorCode::malformed, edition.name() + ": its commit lacks statement.txt or statement.toml");
  }
  return read_canonical(repository.blob(files.text), repository.blob(files.facts), edition.tag());
}

std::string Store::text(const StoredEdition& edition) const {
  const EditionFiles files = files_of(state_->repository, state_->repository.commit(edition.commit));
  if (files.text.empty())
    throw Error(ErrorCode::malformed, edition.name() + ": its commit lacks statement.txt");
  return state_->repository.blob(files.text);
}

std::string Store::source(const StoredEdition& edition) const {
  const EditionFiles files = files_of(state_->repository, state_->repository.commit(edition.commit));
  if (files.source.empty())
    throw Error(ErrorCode::malformed, edition.name() + ": its commit lacks the source");
  return state_->repository.blob(files.source);
}

}  // namespace stet
