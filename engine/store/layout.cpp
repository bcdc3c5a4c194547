#include "engine/store/layout.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/core.h>

#include "engine/base/error.hpp"
#include "engine/text/characters.hpp"

namespace stet {

namespace {

constexpr std::size_t longest_subject = 160;
constexpr std::string_view since_lead = "Since ";

// One line without what a terminal would obey or a reader could not see.
std::string one_line(std::string_view text, std::size_t most_bytes) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (out.size() + (at - begin) > most_bytes) {
      out += "…";
      break;
    }
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    const bool bidi =
        (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    if (control) {
      out += ' ';
    } else if (!bidi) {
      append_code_point(out, c);
    }
  }
  return single_spaced(out);
}

}  // namespace

std::string source_file(const std::string& file) {
  constexpr std::size_t longest_ending = 8;
  const std::size_t dot = file.rfind('.');
  std::string ending = dot == std::string::npos ? "" : lower_case(file.substr(dot + 1));
  const bool plain =
      !ending.empty() && ending.size() <= longest_ending &&
      std::ranges::all_of(ending, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
  return std::string(source_stem) + (plain ? ending : "bin");
}

EditionFiles files_of(const git::Repository& repository, const git::Commit& commit) {
  EditionFiles files;
  for (const git::TreeEntry& entry : repository.tree(commit.tree)) {
    if (entry.name == text_file) files.text = entry.id;
    if (entry.name == facts_file) files.facts = entry.id;
    if (std::string_view(entry.name).starts_with(source_stem)) files.source = entry.id;
  }
  return files;
}

std::optional<StoredEdition> read_edition(const git::Repository& repository, const git::Commit& commit) {
  const EditionFiles files = files_of(repository, commit);
  if (files.facts.empty()) return std::nullopt;
  const std::string name = "commit " + commit.id.substr(0, 12);
  EditionRecord record = read_record(repository.blob(files.facts), name);
  StoredEdition edition;
  edition.series = record.facts.series;
  edition.id = std::move(record.edition);
  edition.revision = record.revision;
  edition.facts = std::move(record.facts);
  edition.commit = commit.id;
  edition.change = change_of(commit.message);
  edition.file = std::move(record.file);
  edition.format = std::move(record.format);
  edition.sha256 = std::move(record.sha256);
  edition.importer = std::move(record.importer);
  return edition;
}

std::string commit_message(const StoredEdition& edition, const std::string& since) {
  std::string subject = edition.tag() + ": ";
  subject += edition.facts.title.empty() ? edition.file : edition.facts.title;
  std::string out = one_line(subject, longest_subject) + "\n";
  if (!edition.change.empty()) {
    out += fmt::format("\n{}{}: {}\n", since_lead, since, one_line(edition.change, std::string::npos));
  }
  out += "\nEdition: " + edition.name() + "\n";
  if (edition.revision > 1) out += fmt::format("Revision: {}\n", edition.revision);
  const auto trailer = [&out](std::string_view key, const std::string& value) {
    if (!value.empty()) out += fmt::format("{}: {}\n", key, one_line(value, longest_subject));
  };
  trailer("Date", edition.facts.date);
  trailer("Place", edition.facts.place);
  trailer("Source", edition.file);
  trailer("Source-SHA256", edition.sha256);
  trailer("Importer", edition.importer);
  return out;
}

std::string change_of(std::string_view message) {
  const std::string lead = "\n\n" + std::string(since_lead);
  const std::size_t found = message.find(lead);
  if (found == std::string_view::npos) return {};
  std::string_view line = message.substr(found + lead.size());
  line = line.substr(0, line.find('\n'));
  const std::size_t colon = line.find(": ");
  return colon == std::string_view::npos ? std::string() : std::string(line.substr(colon + 2));
}

std::string tag_message(const StoredEdition& edition) {
  std::string subject = edition.tag() + ": ";
  subject += edition.facts.title.empty() ? edition.file : edition.facts.title;
  return one_line(subject, longest_subject) + "\n";
}

std::int64_t noon_of(const std::string& date) {
  constexpr std::size_t length = 10;  // "2020-11-12"
  if (date.size() != length) return 0;
  const auto number = [&date](std::size_t at, std::size_t digits) {
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) value = value * 10 + (date[i] - '0');
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  if (!day.ok()) return 0;
  constexpr std::int64_t noon = 12 * 60 * 60;
  const std::int64_t seconds =
      std::chrono::sys_seconds(std::chrono::sys_days(day)).time_since_epoch().count() + noon;
  return std::max<std::int64_t>(seconds, 0);
}

}  // namespace stet
