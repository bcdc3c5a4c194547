// From a format's blocks to a Document: see assemble in blocks.hpp.
#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/import/blocks.hpp"
#include "engine/import/boilerplate.hpp"
#include "engine/import/contents.hpp"
#include "engine/import/footnotes.hpp"
#include "engine/import/front.hpp"
#include "engine/import/labels.hpp"
#include "engine/import/lines.hpp"
#include "engine/import/printed_number.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/sentences.hpp"

namespace stet {
namespace {

// A block whose printed number or bullet is told apart from its words.
struct Item {
  BlockKind kind = BlockKind::body;
  std::string text;
  std::string marker;          // as printed: "(a)", "•"; empty if there is none
  std::optional<Label> label;  // only where it counts as one
  bool sub = false;            // a bullet or an enumeration inside a paragraph
  std::uint32_t level = 0;
  Origin origin;
};

// How a paragraph's text ends, for what may follow in it.
enum class Ending { finished, stem, listing, open };

Ending ending_of(std::string_view text) {
  std::size_t end = text.size();
  char32_t last = 0;
  while (end > 0) {
    last = previous_code_point(text, end);
    if (!is_closing(last) && !is_space(last)) break;
  }
  if (last == ':') return Ending::stem;
  if (last == ';' || last == ',') return Ending::listing;
  for (const std::string_view word : {"; and", "; or", ", and", ", or", "; and/or", ", and/or"}) {
    if (text.size() > word.size() && text.substr(text.size() - word.size()) == word) return Ending::listing;
  }
  return last == '.' || last == '!' || last == '?' || last == 0x2026 ? Ending::finished : Ending::open;
}

class Assembler {
 public:
  explicit Assembler(Document& document) : document_(document) {}

  void run(std::vector<Block>& blocks) {
    read_items(blocks);
    find_labels();
    for (at_ = 0; at_ < items_.size(); ++at_) place(items_[at_]);
    if (!waiting_.empty())
      add_paragraph(ParagraphKind::body, std::exchange(waiting_, {}), {}, waiting_origin_);
    for (Paragraph& paragraph : document_.paragraphs) {
      if (paragraph.kind == ParagraphKind::heading) {
        paragraph.sentences = {{0, paragraph.text.size()}};
      } else {
        paragraph.sentences = split_sentences(paragraph.text);
      }
    }
  }

 private:
  void read_items(std::vector<Block>& blocks) {
    items_.reserve(blocks.size());
    candidates_.reserve(blocks.size());
    for (Block& block : blocks) {
      Item item;
      item.kind = block.kind == BlockKind::title ? BlockKind::heading : block.kind;
      item.text = std::move(block.text);
      make_single_spaced(item.text);
      item.level = block.level;
      item.origin = block.origin;
      if (const std::string_view what = boilerplate_kind(item.text); !what.empty() && block.label.empty()) {
        document_.left_out.push_back({std::string(what), std::move(item.text), item.origin});
        continue;
      }
      LabelCandidate candidate;
      if (!block.label.empty()) {
        item.marker = single_spaced(block.label);
        candidate.label = parse_label(item.marker);
        candidate.certain = true;
        item.sub = !candidate.label;
        if (bullet_length(item.marker + " ") > 0) item.marker = bullet_mark;
      } else if (const std::size_t bullet = bullet_length(item.text);
                 bullet > 0 && item.kind != BlockKind::heading) {
        item.marker = bullet_mark;  // its shape is layout
        item.text.erase(0, bullet);
        item.sub = true;
      } else {
        candidate.label = parse_label(item.text);
        item.sub = item.kind == BlockKind::list_item;
      }
      if (item.text.empty() && item.marker.empty()) continue;
      items_.push_back(std::move(item));
      candidates_.push_back(std::move(candidate));
    }
  }

  void find_labels() {
    const std::vector<bool> taken = number_labels(candidates_);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!taken[i]) continue;
      Item& item = items_[i];
      item.label = std::move(candidates_[i].label);
      if (!candidates_[i].certain) {
        item.marker = trimmed(std::string_view(item.text).substr(0, item.label->length));
        item.text.erase(0, item.label->length);
      }
      if (!main_marks_ && item.label->system == NumberSystem::arabic && item.level == 0)
        main_marks_ = item.label->marks;
      item.sub = is_sub_label(item);
    }
    for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
      if (heads_nested(items_[i], items_[i + 1])) items_[i].kind = BlockKind::heading;
    }
  }

  // "3 Terms and definitions" above "3.1": a short line without a full stop whose number the next one extends
  // by 1.
  static bool heads_nested(const Item& item, const Item& next) {
    constexpr std::size_t kLongestHeading = 120;  // bytes
    if (!item.label || !next.label || item.text.empty() || item.text.size() > kLongestHeading) return false;
    if (ending_of(item.text) != Ending::open || next.label->system != NumberSystem::nested) return false;
    Levels first = item.label->values;
    first.push_back(1);
    return next.label->values == first;
  }

  bool is_sub_label(const Item& item) const {
    if (item.kind == BlockKind::heading) return false;
    switch (item.label->system) {
      case NumberSystem::letter_lower:
      case NumberSystem::roman_lower:
        return true;
      case NumberSystem::arabic:
        return item.level > 0 || item.label->marks != main_marks_;
      case NumberSystem::letter_upper:
      case NumberSystem::roman_upper:
        return item.level > 0 || item.label->marks != NumberMarks::full_stop;
      case NumberSystem::nested:
      case NumberSystem::keyword:
        return false;
    }
    return false;
  }

  void place(Item& item) {
    if (item.kind == BlockKind::heading) {
      place_heading(item);
      return;
    }
    if (item.text.empty()) {
      wait_for_text(item);
      return;
    }
    if (!waiting_.empty() && !item.label) {
      add_paragraph(ParagraphKind::body, std::move(item.text), std::exchange(waiting_label_, {}),
                    item.origin);
      document_.paragraphs.back().origin.first_line = waiting_origin_.first_line;
      document_.paragraphs.back().origin.page = waiting_origin_.page;
      waiting_.clear();
      return;
    }
    flush_waiting();
    if (item.sub) {
      place_sub(item);
      return;
    }
    if (item.label && (in_numbered_list_ || begins_fragment_list(item))) {
      in_numbered_list_ = follows_in_list();
      join(item);
      joined_list_ = true;
      return;
    }
    in_list_ = false;
    if (item.label) {
      const bool continues =
          item.label->system == NumberSystem::arabic && begins_lower(item.text) && can_join() &&
          (open_ending() == Ending::stem || (joined_list_ && open_ending() == Ending::listing));
      if (continues) {
        join(item);
        joined_list_ = true;
        return;
      }
      main_label_ = item.label->name;
      sub_labels_.clear();
      joined_list_ = false;
      add_paragraph(ParagraphKind::body, std::move(item.text), main_label_, item.origin);
      return;
    }
    // An item without any mark goes on with an unfinished list by its small letter.
    const bool listed = can_join() && begins_lower(item.text) &&
                        (open_ending() == Ending::stem || (joined_list_ && open_ending() == Ending::listing));
    if (listed) {
      join(item);
      joined_list_ = true;
      return;
    }
    joined_list_ = false;
    add_paragraph(ParagraphKind::body, std::move(item.text), {}, item.origin);
  }

  // Whether the numbers from here on count the parts of the open sentence, not paragraphs: behind a colon,
  // parts that mostly end in no full stop, and behind the last of them text without a number.
  bool begins_fragment_list(const Item& item) const {
    constexpr std::size_t kMostParts = 12;
    if (item.label->system != NumberSystem::arabic || item.label->values.front() != 1) return false;
    if (!can_join() || open_ending() != Ending::stem || !document_.paragraphs.back().label.empty())
      return false;
    std::size_t parts = 1;
    std::size_t unfinished = 0;
    std::size_t i = at_;
    for (; i + 1 < items_.size() && numbers_on(i); ++i, ++parts)
      unfinished += ending_of(items_[i].text) != Ending::finished;
    const bool text_behind =
        i + 1 < items_.size() && items_[i + 1].kind == BlockKind::body && !items_[i + 1].label;
    return text_behind && parts > 1 && parts <= kMostParts && unfinished * 2 > parts - 1;
  }

  bool follows_in_list() const { return at_ + 1 < items_.size() && numbers_on(at_); }

  // Item `i + 1` has the number that follows on that of item `i`.
  bool numbers_on(std::size_t i) const {
    const Item& here = items_[i];
    const Item& next = items_[i + 1];
    return next.label && next.kind != BlockKind::heading && next.label->system == here.label->system &&
           next.label->marks == here.label->marks &&
           next.label->values.front() == here.label->values.front() + 1;
  }

  void place_heading(Item& item) {
    flush_waiting();
    in_list_ = false;
    joined_list_ = false;
    sub_labels_.clear();
    std::string label = item.label ? item.label->name : std::string{};
    if (item.text.empty()) std::swap(item.text, item.marker), label.clear();
    add_paragraph(ParagraphKind::heading, std::move(item.text), std::move(label), item.origin);
  }

  // A number or bullet that stands alone: it belongs to what follows.
  void wait_for_text(Item& item) {
    flush_waiting();
    waiting_ = std::move(item.marker);
    waiting_origin_ = item.origin;
    waiting_label_.clear();
    if (!item.label) return;
    waiting_label_ = item.label->name;
    if (!item.sub) main_label_ = waiting_label_;
    sub_labels_.clear();
    in_list_ = false;
    joined_list_ = false;
  }

  void flush_waiting() {
    if (waiting_.empty()) return;
    add_paragraph(ParagraphKind::body, std::exchange(waiting_, {}), {}, waiting_origin_);
    waiting_label_.clear();
  }

  void place_sub(Item& item) {
    if (!in_list_) {
      in_list_ = true;
      items_stand_alone_ = stand_alone();
      joined_list_ = false;
    }
    const std::string label = composite_label(item);
    const bool goes_on =
        joined_list_ || begins_lower(item.text) || (can_join() && open_ending() != Ending::finished);
    if (can_join() && !items_stand_alone_ && goes_on) {
      join(item);
      joined_list_ = true;
      return;
    }
    joined_list_ = false;
    add_paragraph(ParagraphKind::body, std::move(item.text), label, item.origin);
  }

  // Items of two and more sentences each are paragraphs of their own, whatever their stem ends with.
  bool stand_alone() const {
    std::size_t items = 0;
    std::size_t long_items = 0;
    for (std::size_t i = at_; i < items_.size() && items_[i].sub && items_[i].kind != BlockKind::heading;
         ++i) {
      ++items;
      long_items += split_sentences(items_[i].text).size() > 1;
    }
    return items > 0 && long_items * 2 > items;
  }

  bool can_join() const {
    return !document_.paragraphs.empty() && document_.paragraphs.back().kind == ParagraphKind::body;
  }

  Ending open_ending() const { return ending_of(document_.paragraphs.back().text); }

  void join(Item& item) {
    Paragraph& paragraph = document_.paragraphs.back();
    paragraph.text += ' ';
    if (!item.marker.empty()) paragraph.text += item.marker + ' ';
    paragraph.text += item.text;
    if (item.origin.last_line != 0) paragraph.origin.last_line = item.origin.last_line;
  }

  // "3(a)", "3(a)(ii)": the paragraph's number with those of the enumerations that are open.
  std::string composite_label(const Item& item) {
    if (!item.label) return {};
    const auto same = std::find_if(sub_labels_.begin(), sub_labels_.end(), [&](const Label& open) {
      return open.system == item.label->system && open.marks == item.label->marks;
    });
    sub_labels_.erase(same, sub_labels_.end());
    constexpr std::size_t kDeepest = 6;
    if (sub_labels_.size() < kDeepest) sub_labels_.push_back(*item.label);
    if (main_label_.empty() && sub_labels_.size() == 1) return item.label->name;
    std::string out = main_label_;
    for (const Label& label : sub_labels_) out += "(" + label.name + ")";
    return out;
  }

  void add_paragraph(ParagraphKind kind, std::string text, std::string label, Origin origin) {
    Paragraph paragraph;
    paragraph.kind = kind;
    paragraph.label = std::move(label);
    paragraph.text = std::move(text);
    paragraph.origin = origin;
    document_.paragraphs.push_back(std::move(paragraph));
  }

  Document& document_;
  std::vector<Item> items_;
  std::vector<LabelCandidate> candidates_;
  std::size_t at_ = 0;
  std::optional<NumberMarks>
      main_marks_;          // of the numbers of paragraphs, "7." or "7)" or "(7)": the first met
  std::string main_label_;  // the last such number
  std::vector<Label> sub_labels_;
  bool in_list_ = false;
  bool items_stand_alone_ = false;
  bool in_numbered_list_ = false;  // the next item, too, is a numbered part of the open sentence
  bool joined_list_ = false;       // the open paragraph holds the items of a list
  std::string waiting_;            // a number printed alone, as printed
  std::string waiting_label_;
  Origin waiting_origin_;
};

}  // namespace

Document assemble(std::vector<Block> blocks, const Facts& metadata, std::vector<LeftOut> left_out) {
  Document document;
  document.left_out = std::move(left_out);
  take_linked_notes(blocks, document.left_out);
  take_contents(blocks, document.left_out);
  document.facts = take_front(blocks, metadata, document.left_out);
  Assembler(document).run(blocks);
  if (document.paragraphs.empty()) throw Error(ErrorCode::empty, "no statement text in it");
  complete_facts(document.facts, document.paragraphs);
  return document;
}

}  // namespace stet
