// A repository that somebody else made. The input is a list of parts between lines of "====", each with a
// first line that says what it is:
//   edition BRANCH      statement.toml, a line "----", statement.txt: a commit on the branch, with its tag
//   blob|tree|commit|tag   an object's bytes; @a is the id of the first object in hexadecimal, %a its twenty
//   bytes ref NAME            the bytes of a file under refs/
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

#include <git2.h>
#include <unistd.h>

#include "engine/report/json.hpp"
#include "engine/store/canonical.hpp"
#include "engine/store/store.hpp"
#include "tests/fuzz/borders.hpp"
#include "tests/fuzz/fuzzing.hpp"
#include "tests/fuzz/reports.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view scratch_prefix = "stet-fuzz-";

// In memory where the system has such a folder.
fs::path scratch_top() {
  const fs::path shared = "/dev/shm";
  std::error_code ignored;
  return fs::is_directory(shared, ignored) ? shared : fs::temp_directory_path();
}

// What processes left there that a crash or a limit of the fuzzer ended.
void sweep_scratch() {
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(scratch_top(), ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(scratch_prefix)) continue;
    const int owner = std::atoi(name.c_str() + scratch_prefix.size());
    if (owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), ignored);
  }
}

// The folder of one input, gone when the input is done: a fuzzer ends without running destructors of statics.
struct Scratch {
  fs::path folder = scratch_top() / (std::string(scratch_prefix) + std::to_string(::getpid()));
  Scratch() { clear(); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { clear(); }

 private:
  void clear() const {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
};

void write(const fs::path& file, std::string_view bytes) {
  std::error_code ignored;
  fs::create_directories(file.parent_path(), ignored);
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

class Forger {
 public:
  explicit Forger(const fs::path& folder) : folder_(folder) {
    write(folder / "HEAD", "ref: refs/heads/main\n");
    write(folder / "config", "[core]\n\tbare = true\n");
    fs::create_directories(folder / "objects");
    fs::create_directories(folder / "refs" / "heads");
    git_odb_open(&objects_, (folder / "objects").c_str());
  }
  Forger(const Forger&) = delete;
  Forger& operator=(const Forger&) = delete;
  ~Forger() { git_odb_free(objects_); }

  void take(std::string_view part) {
    const std::size_t end = std::min(part.find('\n'), part.size());
    const std::string_view head = part.substr(0, end);
    const std::string_view body = part.substr(std::min(end + 1, part.size()));
    const std::size_t space = std::min(head.find(' '), head.size());
    const std::string_view kind = head.substr(0, space);
    const std::string name(head.substr(std::min(space + 1, head.size())));
    if (kind == "edition") {
      edition(name, body);
    } else if (kind == "blob") {
      add(filled(body), GIT_OBJECT_BLOB);
    } else if (kind == "tree") {
      add(filled(body), GIT_OBJECT_TREE);
    } else if (kind == "commit") {
      add(filled(body), GIT_OBJECT_COMMIT);
    } else if (kind == "tag") {
      add(filled(body), GIT_OBJECT_TAG);
    } else if (kind == "ref") {
      reference(name, filled(body));
    }
  }

 private:
  struct Id {
    std::string hex;
    std::string raw;
  };

  const Id& add(std::string_view bytes, git_object_t type) {
    git_oid oid{};
    git_odb_write(&oid, objects_, bytes.data(), bytes.size(), type);
    std::string hex(GIT_OID_HEXSZ, '0');
    git_oid_fmt(hex.data(), &oid);
    ids_.push_back({hex, std::string(std::begin(oid.id), std::end(oid.id))});
    return ids_.back();
  }

  void edition(const std::string& branch, std::string_view body) {
    constexpr std::string_view mark = "\n----\n";
    const std::size_t at = body.find(mark);
    const std::string_view toml = body.substr(0, at);
    const std::string_view text = at == std::string_view::npos ? "" : body.substr(at + mark.size());
    std::string tree;
    tree += "100644 source.txt" + std::string(1, '\0') + add("source", GIT_OBJECT_BLOB).raw;
    tree += "100644 statement.toml" + std::string(1, '\0') + add(toml, GIT_OBJECT_BLOB).raw;
    tree += "100644 statement.txt" + std::string(1, '\0') + add(text, GIT_OBJECT_BLOB).raw;
    std::string commit = "tree " + add(tree, GIT_OBJECT_TREE).hex + "\n";
    std::string& tip = tips_[branch];
    if (!tip.empty()) commit += "parent " + tip + "\n";
    commit += "author a <a> 0 +0000\ncommitter a <a> 0 +0000\n\nan edition\n\nSince 1: one thing\n";
    tip = add(commit, GIT_OBJECT_COMMIT).hex;
    reference("heads/" + branch, tip);
    reference("tags/" + branch + "/" + std::to_string(++editions_), tip);
  }

  void reference(const std::string& name, std::string_view bytes) const {
    // Inside the folder; git's own rules for names are libgit2's to keep.
    if (name.empty() || name.size() > 200 || name.find("..") != std::string::npos ||
        name.find('\0') != std::string::npos || name.front() == '/')
      return;
    write(folder_ / "refs" / name, bytes);
  }

  [[nodiscard]] std::string filled(std::string_view body) const {
    std::string out;
    for (std::size_t i = 0; i < body.size(); ++i) {
      const bool mark = (body[i] == '@' || body[i] == '%') && i + 1 < body.size();
      const std::size_t which =
          mark ? static_cast<unsigned char>(body[i + 1]) - std::size_t{'a'} : ids_.size();
      if (which >= ids_.size()) {
        out += body[i];
        continue;
      }
      out += body[i] == '@' ? ids_[which].hex : ids_[which].raw;
      ++i;
    }
    return out;
  }

  fs::path folder_;
  git_odb* objects_ = nullptr;
  std::vector<Id> ids_;
  std::map<std::string, std::string> tips_;
  int editions_ = 0;
};

template <typename Ask>
void ask(Ask question) {
  try {
    question();
  } catch (const stet::Error&) {
  }
}

// What stet wrote of a document it reads back the same.
void check_round_trip(const stet::Document& document, const stet::StoredEdition& edition) {
  const stet::EditionRecord record{edition.id,     edition.revision, edition.facts,   edition.file,
                                   edition.format, edition.sha256,   edition.importer};
  std::string text;
  std::string toml;
  try {
    text = stet::canonical_text(document);
    toml = stet::canonical_facts(record, document);
  } catch (const stet::Error&) {
    return;  // line ends inside a sentence
  }
  const stet::Document again = stet::read_canonical(text, toml, "again");
  fuzzing::require(stet::canonical_text(again) == text, "the text of an edition reads back");
  fuzzing::require(stet::canonical_facts(record, again) == toml, "the facts of an edition read back");
}

void read_all(const fs::path& folder) {
  const stet::Store store = stet::Store::open(folder);
  std::optional<stet::Document> before;
  ask([&] {
    for (const std::string& series : store.series()) {
      ask([&] {
        for (const stet::StoredEdition& edition : store.editions(series)) {
          ask([&] { static_cast<void>(store.source(edition)); });
          ask([&] { static_cast<void>(store.text(edition)); });
          ask([&] { static_cast<void>(store.find_edition(edition.name())); });
          ask([&] {
            stet::Document document = store.read(edition);
            fuzzing::check(document);
            check_round_trip(document, edition);
            if (before) fuzzing::check_data_reports(*before, document);
            before = std::move(document);
          });
        }
      });
    }
  });
  for (const char* word : {"1", "2", "HEAD", "main~1", "x/1", "1.r2"})
    ask([&] { static_cast<void>(store.find_edition(word)); });
  const stet::Verified verified = store.verify({});
  fuzzing::require(verified.series <= 1000, "no more series than branches");
}

void add_one(const fs::path& folder) {
  stet::Store store = stet::Store::open(folder);
  const std::vector<std::string> series = store.series();
  stet::NewEdition edition;
  edition.document.facts = {"A title", series.empty() ? "x" : series.front(), 1000, "2030-01-01", "Here"};
  edition.document.paragraphs.push_back({"1", stet::ParagraphKind::body, "We agreed.", {{0, 10}}, {}});
  edition.file = "new.txt";
  edition.source = [] { return std::string("We agreed."); };
  static_cast<void>(store.add(std::vector<stet::NewEdition>{edition}, {}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const int once = [] {
    sweep_scratch();
    return git_libgit2_init();
  }();
  static_cast<void>(once);
  const Scratch place;
  {
    Forger forger(place.folder);
    std::string_view rest = fuzzing::text_of(data, size);
    for (int parts = 0; parts < 40 && !rest.empty(); ++parts) forger.take(fuzzing::take_part(rest));
  }
  ask([&] { read_all(place.folder); });
  ask([&] { add_one(place.folder); });
  return 0;
}
