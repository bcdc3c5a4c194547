// Lines of a statement's publisher that are no part of the statement.
#pragma once

#include <string_view>

namespace stet {

// What the whole text of a block is, as LeftOut::what says it; empty when it belongs to the statement.
// "end mark": "* * *", "###", "-END-", "ENDS"; "layout": a rule of dashes; "boilerplate": "For media
// inquiries, …", "[Download PDF]", "Share this page", "© 2025 …"; "job number": see is_job_number.
[[nodiscard]] std::string_view boilerplate_kind(std::string_view text);

// True for a printer's job number or its bar code, alone or together: "25-10318 (E) 300625", "*2510318*".
[[nodiscard]] bool is_job_number(std::string_view text);

// True for a line at a statement's head that says how it was published: "Final", "DRAFT", "For immediate
// release", "For release at 2:00 p.m. EST", "Press release", "Embargoed until …", "Check against delivery".
[[nodiscard]] bool is_status_line(std::string_view text);

}  // namespace stet
