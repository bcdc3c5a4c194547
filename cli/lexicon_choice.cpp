#include "cli/lexicon_choice.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/statements.hpp"
#include "engine/base/error.hpp"

namespace stet::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view plain = "built-in";

const ShippedLexicon* shipped(const std::string& name) {
  const auto found = std::ranges::find(shipped_lexicons(), name, &ShippedLexicon::name);
  return found == shipped_lexicons().end() ? nullptr : &*found;
}

}  // namespace

std::string lexicon_text(const std::string& name) {
  if (const ShippedLexicon* found = shipped(name)) return std::string(found->text);
  try {
    return read_text_file(name);
  } catch (const Error& error) {
    const bool may_be_name = name.find_first_of("./") == std::string::npos;
    if (error.code() != ErrorCode::not_found || !may_be_name) throw;
    std::string names;
    for (const ShippedLexicon& lexicon : shipped_lexicons())
      names += (names.empty() ? "" : ", ") + std::string(lexicon.name);
    throw Error(ErrorCode::not_found,
                name + ": no such file, and no lexicon of that name; there are " + names);
  }
}

Lexicon read_lexicon(const std::string& name) {
  return name == plain ? Lexicon::built_in() : Lexicon::parse(lexicon_text(name), name);
}

std::string lexicon_of(const Store& store) {
  const std::string set = store.lexicon();
  if (set.empty()) return std::string(plain);
  if (shipped(set) != nullptr) return set;
  const fs::path file = (store.folder() / set).lexically_normal();
  const fs::path near = file.lexically_relative(fs::current_path());
  return near.empty() || *near.begin() == ".." ? file.string() : near.string();
}

void set_lexicon(Store& store, const std::string& name) {
  static_cast<void>(read_lexicon(name));
  if (name == plain) return store.set_lexicon({});
  if (shipped(name) != nullptr) return store.set_lexicon(name);
  const fs::path file = fs::weakly_canonical(name);
  const fs::path folder = fs::weakly_canonical(store.folder() / "");
  const fs::path home = folder.has_filename() ? folder.parent_path() : folder.parent_path().parent_path();
  const fs::path near = file.lexically_relative(home);
  const bool inside = !near.empty() && *near.begin() != "..";
  store.set_lexicon(inside ? file.lexically_relative(folder).string() : file.string());
}

Lexicon chosen_lexicon(const std::string& asked, const std::string& folder, bool of_store) {
  if (!asked.empty()) return read_lexicon(asked);
  // Reading the statement tells where there is no store.
  if (!of_store || (folder.empty() && !Store::find("."))) return Lexicon::built_in();
  const std::string name = lexicon_of(open_store(folder));
  try {
    return read_lexicon(name);
  } catch (const Error& error) {
    throw Error(error.code(), std::string(error.what()) +
                                  "; it is the lexicon set for the store: mend it, or set another with stet "
                                  "lexicon use");
  }
}

}  // namespace stet::cli
