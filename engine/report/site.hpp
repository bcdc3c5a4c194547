// A series as a static web site: pages with relative links that need no server, no network and, but for the
// search, no scripts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/history/follow.hpp"
#include "engine/history/lineage.hpp"
#include "engine/history/timeline.hpp"

namespace stet {

// What stands in one sentence of an edition.
struct Standing {
  SentenceRef place;
  LineageKind kind = LineageKind::clause;
  std::uint32_t lineage = 0;  // index into History::of(kind)
};

// Where the pages of a series are, relative to its folder, and what stands in which edition. Names are made
// of editions and first places alone: they stay when later editions come. Clauses have a page each, and so
// have the sentences in which no clause was ever found, headings apart. Linear in the history.
class SiteIndex {
 public:
  explicit SiteIndex(const History& history);

  [[nodiscard]] std::string edition_page(std::uint32_t edition) const;  // "editions/2011-08-09.html"
  [[nodiscard]] std::string changes_page(std::uint32_t edition) const;  // against the one before it
  [[nodiscard]] const std::string& lineage_page(LineageKind kind, std::uint32_t lineage) const {
    return kind == LineageKind::clause ? clauses_[lineage] : sentences_[lineage];  // empty: it has none
  }
  // In reading order.
  [[nodiscard]] std::span<const Standing> standing_in(std::uint32_t edition) const {
    return standing_[edition];
  }

 private:
  std::vector<std::string> editions_;  // file names without ending
  std::vector<std::string> clauses_;
  std::vector<std::string> sentences_;
  std::vector<std::vector<Standing>> standing_;
};

struct SiteSeries {
  std::string name;  // "asean-japan"
  std::span<const SeriesEdition> editions;
  const History& history;
  const Timeline& timeline;
  const SiteIndex& index;
  std::vector<std::string> changes;  // [edition] in a few words, against the one before; of the first, empty
};

// The pages of a series' folder, but for those on two consecutive editions, which render_html writes with
// site_crumbs() in front. All are linear in what they show.
[[nodiscard]] std::string render_site_series(const SiteSeries& series);  // index.html
[[nodiscard]] std::string render_site_search(const SiteSeries& series);  // search.html
[[nodiscard]] std::string render_site_edition(const SiteSeries& series, std::uint32_t edition);
[[nodiscard]] std::string render_site_lineage(const SiteSeries& series, LineageKind kind,
                                              std::uint32_t lineage);

// The way back from the page that tells of `edition` against the one before, and to its neighbours.
[[nodiscard]] std::string site_crumbs(const SiteSeries& series, std::uint32_t edition);

// The page above the series' folders: index.html.
struct SiteHomeLine {
  std::string folder;  // a name made by file_slug
  std::string name;
  std::string extent;  // "105 editions, 2006-01-31 to 2018-12-19"
};
[[nodiscard]] std::string render_site_home(const std::vector<SiteHomeLine>& series);

// Letters and digits of ASCII, dots inside and hyphens for the rest: a file's name on any system, never
// empty.
[[nodiscard]] std::string file_slug(std::string_view name);

}  // namespace stet
