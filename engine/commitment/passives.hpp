// What shall be done, and who does it: "A fund will be set up by the Council".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/commitment/subjects.hpp"

namespace stet {

// Whether a subject with an enacted predicate says what somebody promises to do: not in another's words
// ("Critics say tariffs will be imposed"), and not what comes about ("Prices will be held down by weak
// demand").
[[nodiscard]] bool is_promised(const Stretch& in, const SubjectWithPredicate& found);

// Who does what is told in the passive whose participle is given: "by the Commission"; empty if it is not
// told. Only what stands right behind the verb, or behind one short complement, belongs to it, not "provided
// to states attacked by Norland". `text`: what the stretch was read from.
[[nodiscard]] std::string agent_behind(const Stretch& in, std::string_view text, std::size_t participle);

}  // namespace stet
