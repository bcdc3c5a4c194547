// A statement's head: title, date line, place; and the facts about it that its first paragraph tells.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/import/blocks.hpp"

namespace stet {

// What the capitals of a line say.
struct LineCase {
  bool upper = false;     // nearly all in capitals
  bool capitals = false;  // most longer words begin with a capital
};
[[nodiscard]] LineCase case_of(std::string_view line);

// How a short line at the head of a statement looks.
struct LineLook : LineCase {
  bool genre = false;    // names a genre: "Statement", "Communiqué", "Declaration", "Conclusions", …
  bool meeting = false;  // names a meeting: "Summit", "Ministerial", "52nd session", …
  bool open = false;     // ends so that the next line must go on ("… OF THE", "… on")
};
[[nodiscard]] LineLook look_of(std::string_view line);

// True when the line is plainly (part of) a title: by its genre or meeting words and capitals, and no full
// stop.
[[nodiscard]] bool is_title_line(std::string_view line);

// True for a line that holds a date, a place or both, and nothing else ("Bangkok, Thailand, 4 November
// 2019").
[[nodiscard]] bool is_date_line(std::string_view line);

// Takes the title, date, place and status lines out of the blocks' head. Title and place go to the facts, the
// others to `left_out`. What `metadata` holds wins.
[[nodiscard]] Facts take_front(std::vector<Block>& blocks, const Facts& metadata,
                               std::vector<LeftOut>& left_out);

// Fills ordinal, date, place and series where still empty: from the title, then from the first paragraphs
// ("The 23rd … Summit was held in Bangkok, Thailand, on 4 November 2019").
void complete_facts(Facts& facts, const std::vector<Paragraph>& paragraphs);

}  // namespace stet
