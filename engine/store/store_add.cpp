#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"
#include "engine/base/sha256.hpp"
#include "engine/store/store_state.hpp"
#include "engine/store/writing.hpp"

namespace stet {

namespace {

constexpr std::string_view importer = "stet " STET_VERSION;
// New objects kept in memory before a pack of them is written.
constexpr std::size_t most_bytes_in_memory = 256U * 1024U * 1024U;
constexpr int attempts = 20;  // against programs that do not heed stet's lock, such as a git push

// One commit of a series as it is to be: there already, or new.
struct Place {
  StoredEdition edition;
  const NewEdition* incoming = nullptr;  // null: there already
  std::size_t result = 0;                // index into the results, of an incoming one
};

git::Identity identity_of(const git::Repository& repository) {
  return {repository.setting("stet.name").value_or("stet"),
          repository.setting("stet.email").value_or("stet@localhost")};
}

// Adds the editions of one series.
class SeriesWriter {
 public:
  SeriesWriter(Store::State& state, const Store& store, const AddOptions& options, std::string series,
               std::vector<std::size_t> wanted, std::span<const NewEdition> editions,
               std::vector<AddedEdition>& results)
      : repository_(state.repository),
        state_(state),
        store_(store),
        options_(options),
        series_(std::move(series)),
        wanted_(std::move(wanted)),
        editions_(editions),
        results_(results),
        identity_(identity_of(state.repository)) {}

  void write() {
    for (int attempt = 0; attempt < attempts; ++attempt) {
      plan();
      if (nothing_to_do_) return put_tags_back();
      repository_.require_not_checked_out(series_);
      if (first_changed_ == 0 && !old_tip_.empty() && repository_.is_shallow()) {
        throw Error(ErrorCode::usage, series_ +
                                          ": the place of the new edition may lie before what this shallow "
                                          "clone knows; git fetch --unshallow brings the rest");
      }
      const SeriesUpdate update = build();
      repository_.flush();
      if (apply(repository_, update, fmt::format("stet add: {}", places_.back().edition.tag())) ==
          git::Changed::yes) {
        repository_.adopt_head(series_);
        return;
      }
    }
    throw Error(ErrorCode::unwritable, series_ + ": other programs keep changing the series; try again");
  }

 private:
  void plan() {
    places_.clear();
    local_tip_ = repository_.target("refs/heads/" + series_).value_or("");
    std::string tip = local_tip_;
    for (const git::Branch& branch : repository_.branches()) {
      if (branch.name == series_) tip = branch.commit;
    }
    old_tip_ = tip;
    if (!tip.empty()) {
      for (StoredEdition& edition : state_.history(tip)) places_.push_back({std::move(edition), nullptr, 0});
    }
    const std::size_t kept = places_.size();
    first_changed_ = kept;
    nothing_to_do_ = true;
    for (const std::size_t index : wanted_) place(index);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i].incoming == nullptr) continue;
      nothing_to_do_ = false;
      first_changed_ = std::min(first_changed_, i);
    }
    report();
  }

  void place(std::size_t index) {
    const NewEdition& incoming = editions_[index];
    AddedEdition& result = results_[index];
    result = {};
    StoredEdition edition;
    edition.series = series_;
    edition.id = edition_id(incoming.document.facts);
    edition.facts = incoming.document.facts;
    edition.file = incoming.file;
    edition.format = incoming.document.format;
    edition.sha256 = incoming.document.sha256;
    edition.importer = importer;
    result.name = edition.name();

    std::size_t after_same = places_.size();
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const Place& other = places_[i];
      if (other.edition.id != edition.id) continue;
      if (other.edition.sha256 == edition.sha256) {
        result.outcome = Added::unchanged;
        result.revision = other.edition.revision;
        result.latest = result.revision;
        for (const Place& later : places_) {
          if (later.edition.id == edition.id) result.latest = std::max(result.latest, later.edition.revision);
        }
        return;
      }
      if (other.incoming != nullptr) {
        throw Error(ErrorCode::usage,
                    fmt::format("{} and {}: both say they are {}, with different texts; tell them apart with "
                                "--ordinal or --date, or add one and then the other as its revision",
                                other.incoming->document.source, incoming.document.source, edition.name()));
      }
      after_same = i + 1;
      edition.revision = other.edition.revision + 1;
    }
    const bool revision = edition.revision > 1;
    result.outcome = revision ? Added::revised : Added::added;
    result.revision = edition.revision;
    std::size_t at = revision ? after_same : places_.size();
    if (!revision) {
      while (at > 0 && comes_before(edition.facts, places_[at - 1].edition.facts, incoming.document.source,
                                    places_[at - 1].edition.name())) {
        --at;
      }
    }
    // Editions that came with this one are not in the store yet, so nothing is rebuilt for them.
    const auto stored = std::find_if(places_.begin() + static_cast<std::ptrdiff_t>(at), places_.end(),
                                     [](const Place& other) { return other.incoming == nullptr; });
    if (stored != places_.end() && !options_.insert) {
      const std::string newest = places_.back().edition.name();
      throw Error(
          ErrorCode::usage,
          fmt::format("{}: {} {}; add it with --insert, which places it and rebuilds the later ones (the "
                      "series as it was is kept under refs/stet/backup/)",
                      incoming.document.source, edition.name(),
                      revision ? "is there with another text, and later editions follow it"
                               : "is older than " + newest + ", the newest of its series"));
    }
    places_.insert(places_.begin() + static_cast<std::ptrdiff_t>(at),
                   Place{std::move(edition), &incoming, index});
  }

  void report() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i].incoming == nullptr) continue;
      AddedEdition& result = results_[places_[i].result];
      if (i > 0) result.after = places_[i - 1].edition.tag();
      result.rebuilt = static_cast<std::size_t>(
          std::count_if(places_.begin() + static_cast<std::ptrdiff_t>(i), places_.end(),
                        [](const Place& other) { return other.incoming == nullptr; }));
    }
  }

  [[nodiscard]] Document document_of(const Place& place) const {
    return place.incoming != nullptr ? place.incoming->document : store_.read(place.edition);
  }

  // What changed into each place that has a new predecessor.
  void summarise() {
    if (!options_.summarise) return;
    std::vector<std::size_t> due;
    for (std::size_t i = std::max<std::size_t>(first_changed_, 1); i < places_.size(); ++i) {
      if (places_[i].incoming != nullptr || places_[i - 1].incoming != nullptr) due.push_back(i);
    }
    // Stored documents are read before the threads begin: a repository serves one thread.
    std::map<std::size_t, Document> stored;
    for (const std::size_t i : due) {
      for (const std::size_t at : {i - 1, i}) {
        if (places_[at].incoming == nullptr) stored.emplace(at, document_of(places_[at]));
      }
    }
    const auto document = [&](std::size_t at) -> const Document& {
      return places_[at].incoming != nullptr ? places_[at].incoming->document : stored.at(at);
    };
    const auto share = [&](std::size_t first) {
      for (std::size_t k = first; k < due.size(); k += 2) {
        places_[due[k]].edition.change = options_.summarise(document(due[k] - 1), document(due[k]));
      }
    };
    run_both([&] { share(0); }, [&] { share(1); });
  }

  SeriesUpdate build() {
    summarise();
    SeriesUpdate update;
    std::string parent = first_changed_ == 0 ? std::string() : places_[first_changed_ - 1].edition.commit;
    std::int64_t time = parent.empty() ? 0 : repository_.commit(parent).time;
    for (std::size_t i = first_changed_; i < places_.size(); ++i) {
      Place& place = places_[i];
      time = std::max(time, noon_of(place.edition.facts.date));
      git::Commit commit;
      commit.time = time;
      if (!parent.empty()) commit.parents = {parent};
      commit.tree =
          place.incoming != nullptr ? write_tree(place) : repository_.commit(place.edition.commit).tree;
      commit.message = commit_message(place.edition, i == 0 ? std::string() : places_[i - 1].edition.tag());
      parent = repository_.write_commit(commit, identity_);
      place.edition.commit = parent;
      const std::string tag =
          repository_.write_tag(place.edition.tag(), parent, tag_message(place.edition), time, identity_);
      const std::string reference = "refs/tags/" + place.edition.tag();
      update.others.push_back({reference, repository_.target(reference).value_or(""), tag});
      if (repository_.bytes_in_memory() > most_bytes_in_memory) repository_.flush();
    }
    const bool rebuilt =
        std::any_of(places_.begin() + static_cast<std::ptrdiff_t>(first_changed_), places_.end(),
                    [](const Place& place) { return place.incoming == nullptr; });
    if (rebuilt) {
      constexpr std::size_t digits = 12;
      const std::string backup = "refs/stet/backup/" + series_ + "/" + old_tip_.substr(0, digits);
      update.others.insert(update.others.begin(), {backup, "", old_tip_});
    }
    update.branch = {"refs/heads/" + series_, local_tip_, parent};
    return update;
  }

  std::string write_tree(const Place& place) {
    const Document& document = place.incoming->document;
    const std::string source = place.incoming->source();
    if (sha256(source) != document.sha256) {
      throw Error(ErrorCode::unreadable, document.source + ": changed while it was added; try again");
    }
    EditionRecord record;
    record.edition = place.edition.id;
    record.revision = place.edition.revision;
    record.facts = place.edition.facts;
    record.facts.series = series_;
    record.file = place.edition.file;
    record.format = place.edition.format;
    record.sha256 = place.edition.sha256;
    record.importer = place.edition.importer;
    const std::string name(source_file(place.edition.file));
    return repository_.write_tree(
        {{name, repository_.write_blob(source, name)},
         {std::string(facts_file),
          repository_.write_blob(canonical_facts(record, document), std::string(facts_file))},
         {std::string(text_file), repository_.write_blob(canonical_text(document), std::string(text_file))}});
  }

  // A tag that someone removed comes back with the edition it names.
  void put_tags_back() {
    for (const std::size_t index : wanted_) {
      AddedEdition& result = results_[index];
      for (const Place& place : places_) {
        if (place.edition.name() != result.name || place.edition.revision != result.revision) continue;
        const std::string reference = "refs/tags/" + place.edition.tag();
        if (repository_.target(reference)) continue;
        const std::string tag =
            repository_.write_tag(place.edition.tag(), place.edition.commit, tag_message(place.edition),
                                  repository_.commit(place.edition.commit).time, identity_);
        repository_.flush();
        repository_.change({reference, "", tag}, "stet add: tag put back");
        result.outcome = Added::tag_put_back;
      }
    }
  }

  git::Repository& repository_;
  Store::State& state_;
  const Store& store_;
  const AddOptions& options_;
  std::string series_;
  std::vector<std::size_t> wanted_;  // indices into editions_, in the order to place them
  std::span<const NewEdition> editions_;
  std::vector<AddedEdition>& results_;
  git::Identity identity_;
  std::vector<Place> places_;
  std::string local_tip_;  // of the branch here; empty where only a remote has it
  std::string old_tip_;
  std::size_t first_changed_ = 0;
  bool nothing_to_do_ = true;
};

}  // namespace

std::vector<AddedEdition> Store::add(std::span<const NewEdition> editions, const AddOptions& options) {
  std::map<std::string, std::vector<std::size_t>> by_series;
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const Facts& facts = editions[i].document.facts;
    if (facts.series.empty() || edition_id(facts).empty()) {
      throw Error(ErrorCode::usage,
                  editions[i].document.source + ": needs a series, and an ordinal or a date");
    }
    if (series_name(facts.series) != facts.series) {
      throw Error(ErrorCode::usage,
                  facts.series + ": is no name for a series; use " + series_name(facts.series));
    }
    by_series[facts.series].push_back(i);
  }
  std::vector<AddedEdition> results(editions.size());
  const WriterLock lock(folder());
  settle(state_->repository);
  for (auto& [series, wanted] : by_series) {
    // Oldest first, so that most are placed at the end.
    std::ranges::stable_sort(wanted, [&editions](std::size_t a, std::size_t b) {
      const Document& first = editions[a].document;
      const Document& second = editions[b].document;
      return comes_before(first.facts, second.facts, first.source, second.source);
    });
    SeriesWriter(*state_, *this, options, series, std::move(wanted), editions, results).write();
  }
  return results;
}

}  // namespace stet
