// Documents made in a test from plain texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/text/sentences.hpp"

namespace stet::test {

inline Paragraph paragraph_of(std::string text, std::string label = {},
                              ParagraphKind kind = ParagraphKind::body) {
  Paragraph paragraph;
  paragraph.label = std::move(label);
  paragraph.kind = kind;
  paragraph.text = std::move(text);
  paragraph.sentences = kind == ParagraphKind::heading ? std::vector<Span>{{0, paragraph.text.size()}}
                                                       : split_sentences(paragraph.text);
  return paragraph;
}

inline Document document_of(const std::vector<std::string>& paragraphs) {
  Document document;
  for (const std::string& text : paragraphs) document.paragraphs.push_back(paragraph_of(text));
  return document;
}

}  // namespace stet::test
