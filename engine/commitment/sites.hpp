// Where the clauses of one sentence start and which verb governs them, before their texts are cut.
#pragma once

#include <string>
#include <vector>

#include "engine/commitment/subjects.hpp"

namespace stet {

// What one sentence leaves to the next.
struct Discourse {
  std::string actor;          // the last party that acted: whom "They" and a verb without subject mean
  bool subject_acts = false;  // the last sentence's subject was such a party
};

struct Site {
  std::size_t begin = 0;  // the subject if it stands beside the verb, else the verb
  std::size_t end = 0;    // of the clause, once cut
  Predicate predicate;
  std::string actor;
  bool binding = true;  // participle openings ("Recalling …") never bind
};

// Which verb forms may open a clause without a subject at the stretch's first word.
enum class Opening : std::uint8_t {
  sentence,  // "Decides to …", "Recalling …"
  item       // also "agreed to …", "reaffirm …" after a stem that names the actor
};

// The sites of `in`, in order, each with its end; updates the discourse. `text` is the paragraph's. Near
// linear.
[[nodiscard]] std::vector<Site> find_sites(const Stretch& in, std::string_view text, Opening opening,
                                           Discourse& discourse);

// The sites with a reaffirmation of its own after each "… and commitment to …" that is the second object of a
// verb.
[[nodiscard]] std::vector<Site> with_second_objects(const Stretch& in, std::vector<Site> sites);

// Each site ends where the next begins, before a relative clause, or where it ends already; marks and words
// that belong to the next are not part of it.
[[nodiscard]] std::vector<Site> with_ends(const Stretch& in, std::vector<Site> sites);

// The first word of "in this regard", "to that end" that ends at `end`; `end` if there is none.
[[nodiscard]] std::size_t connector_begin(const Stretch& in, std::size_t end);

// `end` moved back over marks, "and", "in this regard" and the like.
[[nodiscard]] std::size_t trim_end(const Stretch& in, std::size_t begin, std::size_t end);

}  // namespace stet
