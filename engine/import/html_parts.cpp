#include "engine/import/html_parts.hpp"

#include <array>
#include <string>

#include "engine/text/listed_words.hpp"

namespace stet {
namespace {

// Words of class names and ids by which sites name what stands around an article, whatever system made the
// page.
constexpr ListedWords furniture_words(std::to_array<std::string_view>({"nav",
                                                                       "navbar",
                                                                       "navigation",
                                                                       "menu",
                                                                       "submenu",
                                                                       "breadcrumb",
                                                                       "breadcrumbs",
                                                                       "sidebar",
                                                                       "widget",
                                                                       "widgets",
                                                                       "share",
                                                                       "sharing",
                                                                       "social",
                                                                       "addthis",
                                                                       "addtoany",
                                                                       "sharethis",
                                                                       "cookie",
                                                                       "cookies",
                                                                       "consent",
                                                                       "gdpr",
                                                                       "related",
                                                                       "newsletter",
                                                                       "subscribe",
                                                                       "subscription",
                                                                       "advert",
                                                                       "advertisement",
                                                                       "ad",
                                                                       "ads",
                                                                       "changelog",
                                                                       "promo",
                                                                       "popup",
                                                                       "modal",
                                                                       "overlay",
                                                                       "toolbar",
                                                                       "pagination",
                                                                       "pager",
                                                                       "search",
                                                                       "login",
                                                                       "skip",
                                                                       "skiplink",
                                                                       "comments",
                                                                       "disqus",
                                                                       "feedback",
                                                                       "masthead",
                                                                       "banner",
                                                                       "footer",
                                                                       "copyright",
                                                                       "languages",
                                                                       "language",
                                                                       "lang",
                                                                       "translate",
                                                                       "tags",
                                                                       "metadata",
                                                                       "byline",
                                                                       "hidden",
                                                                       "sr",
                                                                       "visuallyhidden",
                                                                       "noprint",
                                                                       "relatedposts",
                                                                       "sharedaddy",
                                                                       "relatedcontent"}));
// What boxes are called whose text unfolds at a click.
constexpr ListedWords folded_words(std::to_array<std::string_view>(
    {"collapse", "collapsible", "collapsed", "accordion", "tabpanel", "expandable", "expander"}));
constexpr ListedWords note_words(std::to_array<std::string_view>({"footnote", "footnotes", "endnote",
                                                                  "endnotes", "fn", "reflist"}));
constexpr ListedWords contents_words(std::to_array<std::string_view>({"toc", "tableofcontents"}));
constexpr ListedWords furniture_roles(
    std::to_array<std::string_view>({"navigation", "banner", "contentinfo", "complementary", "search",
                                     "dialog", "alertdialog", "menu", "menubar", "toolbar"}));

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Looks for the words of a class list or id: split at all that is no letter or digit, and at capitals
// ("shareBar").
template <std::size_t N>
bool holds(std::string_view names, const ListedWords<N>& words) {
  std::string word;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool capital = c >= 'A' && c <= 'Z';
    const bool after_small = i > 0 && names[i - 1] >= 'a' && names[i - 1] <= 'z';
    if (!is_word(c) || (capital && after_small)) {
      if (words.holds(word)) return true;
      word.clear();
    }
    if (is_word(c)) word += capital ? static_cast<char>(c + 32) : c;
  }
  return false;
}

}  // namespace

bool names_folded_text(std::string_view class_names) {
  return holds(class_names, folded_words);
}

HtmlPart part_of(const HtmlHints& hints) {
  if (hints.role == "doc-endnotes" || hints.role == "doc-footnote" || hints.epub_type == "footnotes" ||
      hints.epub_type == "footnote" || holds(hints.class_names, note_words) || holds(hints.id, note_words)) {
    return HtmlPart::footnotes;
  }
  if (hints.role == "doc-toc" || holds(hints.class_names, contents_words) ||
      holds(hints.id, contents_words)) {
    return HtmlPart::contents;
  }
  if (hints.role == "main" || hints.tag == "main" || hints.tag == "article") return HtmlPart::content;
  if (hints.tag == "nav" || hints.tag == "aside" || hints.tag == "footer" || hints.tag == "dialog" ||
      hints.tag == "menu" || hints.tag == "button" || furniture_roles.holds(hints.role)) {
    return HtmlPart::furniture;
  }
  if (hints.tag == "header") return HtmlPart::page_header;
  if (hints.tag == "figcaption") return HtmlPart::caption;
  // A paragraph, item or heading is what it is, however its style is called.
  const bool is_box = hints.tag == "div" || hints.tag == "section" || hints.tag == "ul" ||
                      hints.tag == "ol" || hints.tag == "span" || hints.tag == "table" ||
                      hints.tag == "details" || hints.tag == "fieldset" || hints.tag == "p";
  if (is_box && (holds(hints.class_names, furniture_words) || holds(hints.id, furniture_words)))
    return HtmlPart::likely;
  return HtmlPart::content;
}

}  // namespace stet
