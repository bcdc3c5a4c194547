#include <algorithm>
#include <map>
#include <set>

#include <fmt/core.h>

#include "engine/base/error.hpp"
#include "engine/base/sha256.hpp"
#include "engine/store/store_state.hpp"
#include "engine/store/writing.hpp"

namespace stet {

namespace {

constexpr std::string_view importer = "stet " STET_VERSION;

class Verifier {
 public:
  Verifier(const Store::State& state, const Store& store, const VerifyOptions& options)
      : repository_(state.repository), state_(state), store_(store), options_(options) {}

  Verified verify() {
    for (const git::ReferenceChange& change : unsettled(repository_)) unsettled_.insert(change.name);
    if (!unsettled_.empty()) {
      note("the store", "an add was interrupted, or is at work; the next add completes it");
    }
    for (const git::Branch& branch : repository_.branches()) {
      guarded(branch.name, [&] { check_branch(branch); });
    }
    for (const std::string& backup : repository_.references("refs/stet/backup/*")) {
      guarded(backup, [&] { static_cast<void>(state_.history(repository_.target(backup).value_or(""))); });
    }
    return std::move(result_);
  }

 private:
  void trouble(const std::string& about, const std::string& message) {
    result_.findings.push_back({about, message, true});
  }
  void note(const std::string& about, const std::string& message) {
    result_.findings.push_back({about, message, false});
  }

  template <typename Check>
  void guarded(const std::string& about, Check check) {
    try {
      check();
    } catch (const Error& error) {
      trouble(about, error.what());
    }
  }

  void check_branch(const git::Branch& branch) {
    const EditionFiles files = files_of(repository_, repository_.commit(branch.commit));
    if (files.facts.empty()) return;  // not stet's
    ++result_.series;
    const std::vector<StoredEdition> editions = state_.history(branch.commit);
    std::set<std::string> tags;
    for (std::size_t i = 0; i < editions.size(); ++i) {
      const StoredEdition& edition = editions[i];
      ++result_.editions;
      tags.insert(edition.tag());
      if (edition.series != branch.name) {
        trouble(edition.tag(), "lies on the branch " + branch.name + " of another series");
        continue;
      }
      guarded(edition.tag(), [&] { check_content(edition); });
      if (i > 0) guarded(edition.tag(), [&] { check_order(editions[i - 1], edition); });
      if (branch.local) guarded(edition.tag(), [&] { check_tag(edition); });
    }
    if (branch.local) check_stray_tags(branch, tags);
  }

  void check_content(const StoredEdition& edition) {
    const git::Commit commit = repository_.commit(edition.commit);
    const std::string source = store_.source(edition);
    if (sha256(source) != edition.sha256) {
      trouble(edition.tag(), "its source is not the file that was added: its SHA-256 differs");
    }
    if (edition_id(edition.facts) != edition.id) trouble(edition.tag(), "its facts name another edition");
    const std::string text = store_.text(edition);
    const std::string facts = repository_.blob(files_of(repository_, commit).facts);
    const Document document = read_canonical(text, facts, edition.tag());
    const EditionRecord record = read_record(facts, edition.tag());
    if (canonical_text(document) != text || canonical_facts(record, document) != facts) {
      trouble(edition.tag(), "its statement.txt or statement.toml was changed by hand");
      return;
    }
    if (!options_.import) return;
    const Document today = options_.import(edition, source);
    if (canonical_text(today) == text) return;
    if (edition.importer == importer) {
      trouble(edition.tag(), "its statement.txt is not what its source reads as");
    } else {
      note(edition.tag(),
           fmt::format("{} reads its source otherwise than {} did; the text in the store stands", importer,
                       edition.importer));
    }
  }

  void check_order(const StoredEdition& before, const StoredEdition& edition) {
    if (before.id == edition.id) {
      if (edition.revision != before.revision + 1)
        trouble(edition.tag(), "does not follow the revision before it");
      return;
    }
    if (edition.revision != 1)
      trouble(edition.tag(), "is a revision, and what it revises does not stand before it");
    if (comes_before(edition.facts, before.facts, edition.tag(), before.tag())) {
      trouble(edition.tag(), "stands behind " + before.tag() + " and is older");
    }
  }

  void check_tag(const StoredEdition& edition) {
    const std::string name = edition.tag();
    if (unsettled_.contains("refs/tags/" + name)) return;
    const std::optional<git::TagState> tag = repository_.tag(name);
    if (!tag) {
      trouble(name, "has no tag; adding its file again puts it back (stet export --source writes the file)");
    } else if (tag->commit != edition.commit) {
      trouble(name, fmt::format("its tag names another commit, {}; the series has {}",
                                tag->commit.substr(0, 12), edition.commit.substr(0, 12)));
    } else if (!tag->annotated) {
      note(name, "its tag is not annotated");
    }
  }

  void check_stray_tags(const git::Branch& branch, const std::set<std::string>& known) {
    constexpr std::string_view lead = "refs/tags/";
    std::vector<std::string> stray;
    for (const std::string& reference : repository_.references("refs/tags/" + branch.name + "/*")) {
      std::string name = reference.substr(lead.size());
      if (!known.contains(name) && !unsettled_.contains(reference)) stray.push_back(std::move(name));
    }
    for (const std::string& name : stray) {
      trouble(name, fmt::format(
                        "is tagged, and the branch {0} does not hold it: was the branch moved? git branch -f "
                        "{0} {1} brings it back if it is the newest edition, git tag -d {1} forgets it",
                        branch.name, name));
    }
  }

  const git::Repository& repository_;
  const Store::State& state_;
  const Store& store_;
  const VerifyOptions& options_;
  std::set<std::string> unsettled_;  // references that an interrupted writer has yet to set
  Verified result_;
};

}  // namespace

Verified Store::verify(const VerifyOptions& options) const {
  return Verifier(*state_, *this, options).verify();
}

}  // namespace stet
