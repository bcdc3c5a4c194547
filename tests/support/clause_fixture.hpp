// Short statements for the tests of clauses: paragraphs written as strings, sentences cut at ". " before a
// capital.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/commitment/clause.hpp"
#include "engine/commitment/comparison.hpp"
#include "engine/document/document.hpp"

namespace stet_test {

// A paragraph that starts with "1. " or "(a) " gets that label.
[[nodiscard]] stet::Document statement(const std::vector<std::string>& paragraphs);

// The clauses of one paragraph, each as "class | actor | text"; commitments are marked with a leading "* ".
[[nodiscard]] std::vector<std::string> clauses_of(const std::vector<std::string>& paragraphs);

// Links paragraph n with paragraph n and sentence m with sentence m as far as both sides have them.
[[nodiscard]] stet::Alignment side_by_side(const stet::Document& old_document,
                                           const stet::Document& new_document);

// The rows of two one-paragraph statements.
[[nodiscard]] std::vector<stet::ClauseRow> rows_of(const std::string& old_text, const std::string& new_text);

// "status shift facet,facet" of each row, joined by "; ".
[[nodiscard]] std::string verdict(const std::string& old_text, const std::string& new_text);

}  // namespace stet_test
