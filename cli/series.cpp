#include "cli/series.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

#include "cli/statement_files.hpp"
#include "cli/statements.hpp"
#include "cli/terminal.hpp"
#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"
#include "engine/store/store.hpp"
#include "engine/text/characters.hpp"

namespace stet::cli {

namespace {

namespace fs = std::filesystem;

template <typename Key>
bool each_has_its_own(const std::vector<Document>& documents, Key key) {
  std::set<std::string> seen;
  return std::ranges::all_of(documents, [&](const Document& document) {
    const std::string value = key(document);
    return !value.empty() && seen.insert(value).second;
  });
}

std::string ordinal_of(const Document& document) {
  return document.facts.ordinal ? std::to_string(*document.facts.ordinal) : std::string();
}

std::string stem_of(const Document& document) {
  return fs::path(document.source).stem().string();
}

std::vector<SeriesEdition> in_order(const std::string& folder, std::vector<Document> documents) {
  const auto date_of = [](const Document& document) { return document.facts.date; };
  std::string (*name_of)(const Document&) = stem_of;
  if (each_has_its_own(documents, ordinal_of)) {
    std::ranges::sort(documents, {}, [](const Document& document) { return *document.facts.ordinal; });
    name_of = ordinal_of;
  } else if (each_has_its_own(documents, date_of)) {
    std::ranges::sort(documents, {}, date_of);
    name_of = date_of;
  } else {
    std::ranges::sort(documents, [](const Document& a, const Document& b) {
      return before_by_name(stem_of(a), stem_of(b));
    });
    if (!each_has_its_own(documents, stem_of))
      name_of = [](const Document& document) { return fs::path(document.source).filename().string(); };
    if (documents.size() > 1) {
      const auto lacking = std::ranges::find_if(documents, [&](const Document& document) {
        return !document.facts.ordinal && document.facts.date.empty();
      });
      complain("note: " + folder + ": ordered by file name; " +
               (lacking == documents.end() ? "two statements have the same number or date"
                                           : lacking->source + " tells neither number nor date"));
    }
  }
  std::vector<SeriesEdition> editions;
  // What titles say of the series differs from one statement to the next in some folders; then the folder's
  // name it is.
  const bool agreed = std::ranges::all_of(documents, [&](const Document& document) {
    return document.facts.series == documents.front().facts.series;
  });
  const std::string called =
      agreed ? documents.front().facts.series
             : (fs::absolute(folder) / "").lexically_normal().parent_path().filename().string();
  for (Document& document : documents) {
    document.facts.series = called;
    std::string name = name_of(document);
    editions.push_back({std::move(name), std::move(document)});
  }
  return editions;
}

Series read_folder(const std::string& name, const ImportOptions& options) {
  const std::vector<fs::path> paths = statement_files(name);
  Series series;
  series.name = name;
  std::vector<Document> documents(paths.size());
  for_each_index(paths.size(), [&](std::size_t i) { documents[i] = read_statement_file(paths[i], options); });
  for (const fs::path& path : paths) series.files.push_back(path.string());
  series.editions = in_order(name, std::move(documents));
  return series;
}

Series from_store(const Store& store, const std::string& name, const SeriesPlace& place) {
  Series series;
  series.name = chosen_series(store, name);
  for (NamedDocument& edition : read_series(series.name, place.store))
    series.editions.push_back({std::move(edition.name), std::move(edition.document)});
  return series;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 9 && std::ranges::all_of(text, is_ascii_digit);
}

}  // namespace

bool is_series(const std::string& name, const SeriesPlace& place) {
  if (is_folder(name)) return true;
  try {
    const std::vector<std::string> names = open_store(place.store).series();
    return std::ranges::find(names, name) != names.end();
  } catch (const Error&) {
    return false;
  }
}

Series read_series(const std::string& name, const SeriesPlace& place) {
  if (is_folder(name)) return read_folder(name, place.import);
  std::error_code ignored;
  if (fs::exists(name, ignored))
    throw Error(ErrorCode::usage,
                name + ": is a file; name the folder of the statements that belong together");
  return from_store(open_store(place.store), name, place);
}

EditionOfSeries read_edition(const std::string& name, const SeriesPlace& place) {
  EditionOfSeries out;
  std::string folder = fs::path(name).parent_path().string();
  if (folder.empty()) folder = ".";
  std::error_code ignored;
  const bool file = fs::is_regular_file(name, ignored);
  if (is_folder(name)) {
    out.series = read_folder(name, place.import);
    out.edition = static_cast<std::uint32_t>(out.series.editions.size() - 1);
  } else if (file || (folder != "." && is_folder(folder))) {
    out.series = read_folder(folder, place.import);
    out.edition = find_edition(out.series, fs::path(name).filename().string());
    if (out.edition == no_such_edition)
      throw Error(ErrorCode::not_found, name + ": there is no such edition; " + folder + " holds " +
                                            out.series.editions.front().name + " to " +
                                            out.series.editions.back().name);
  } else {
    const Store store = open_store(place.store);
    const std::vector<std::string> names = store.series();
    if (name.empty() || std::ranges::find(names, name) != names.end()) {
      out.series = from_store(store, name, place);
      out.edition = static_cast<std::uint32_t>(out.series.editions.size() - 1);
      return out;
    }
    const std::optional<StoredEdition> edition = store.find_edition(name);
    if (!edition)
      throw Error(ErrorCode::not_found,
                  name + ": no such file, folder or edition in the store; stet list names them");
    if (!edition->latest)
      throw Error(ErrorCode::usage,
                  name + ": is an older revision; history follows the latest one, " + edition->name());
    out.series = from_store(store, edition->series, place);
    out.edition = find_edition(out.series, edition->id);
  }
  return out;
}

std::uint32_t find_edition(const Series& series, const std::string& name) {
  const auto where = [&](auto matches) {
    const auto it = std::ranges::find_if(series.editions, matches);
    return it == series.editions.end() ? no_such_edition
                                       : static_cast<std::uint32_t>(it - series.editions.begin());
  };
  std::uint32_t found = where([&](const SeriesEdition& edition) { return edition.name == name; });
  if (found == no_such_edition)
    found = where([&](const SeriesEdition& edition) {
      return fs::path(edition.document.source).filename() == name || stem_of(edition.document) == name ||
             edition.document.facts.date == name;
    });
  return found;
}

namespace {

// What does not begin with a digit is no number, year or date.
void refuse_no_edition(const std::string& option, const std::string& text) {
  if (is_ascii_digit(text[0])) return;
  throw Error(
      ErrorCode::usage,
      option + " " + text + ": no such edition; use one of the series, a year or a date as 2011-08-09");
}

}  // namespace

std::uint32_t since_edition(const Series& series, const std::string& text) {
  if (text.empty()) return 0;
  if (const std::uint32_t named = find_edition(series, text); named != no_such_edition) return named;
  for (std::uint32_t e = 0; e < series.editions.size(); ++e) {
    const Facts& facts = series.editions[e].document.facts;
    const bool by_ordinal = facts.ordinal && is_number(text) && text.size() < 4;
    if (by_ordinal ? *facts.ordinal >= std::stoul(text) : !facts.date.empty() && facts.date >= text) return e;
  }
  refuse_no_edition("--since", text);
  throw Error(ErrorCode::usage,
              "--since " + text + ": no edition is so late; the last is " + series.editions.back().name);
}

std::uint32_t until_edition(const Series& series, const std::string& text) {
  const auto count = static_cast<std::uint32_t>(series.editions.size());
  if (text.empty()) return count - 1;
  if (const std::uint32_t named = find_edition(series, text); named != no_such_edition) return named;
  for (std::uint32_t e = count; e-- > 0;) {
    const Facts& facts = series.editions[e].document.facts;
    const bool by_ordinal = facts.ordinal && is_number(text) && text.size() < 4;
    const bool by_date = !facts.date.empty() && (facts.date <= text || facts.date.starts_with(text));
    if (by_ordinal ? *facts.ordinal <= std::stoul(text) : by_date) return e;
  }
  refuse_no_edition("--until", text);
  throw Error(ErrorCode::usage,
              "--until " + text + ": no edition is so early; the first is " + series.editions.front().name);
}

}  // namespace stet::cli
