#include "engine/report/workbook.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

#include <fmt/core.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "engine/base/error.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/xml_writer.hpp"
#include "engine/text/characters.hpp"

namespace stet {

namespace {

constexpr std::size_t cell_styles = static_cast<std::size_t>(CellStyle::reworded) + 1;
constexpr std::size_t room_for_note = 80;  // of max_cell_characters, for what a cut text says at its end

// libxlsxwriter 1.1.4 counts a rich text's parts in a byte, and never ends with more. Beyond this many the
// rest is one part, with brackets around the changes.
constexpr std::size_t max_fragments = 200;

// As Excel counts: a character beyond the basic plane is two.
std::size_t width_in_utf16(unsigned char first_byte) noexcept {
  if ((first_byte & 0xC0U) == 0x80U) return 0;
  return first_byte >= 0xF0U ? 2 : 1;
}

std::size_t utf16_length(std::string_view text) noexcept {
  std::size_t length = 0;
  for (const char c : text) length += width_in_utf16(static_cast<unsigned char>(c));
  return length;
}

// The longest beginning of `text` with at most `length` characters.
std::string_view first_characters(std::string_view text, std::size_t length) noexcept {
  std::size_t at = 0;
  std::size_t used = 0;
  for (; at < text.size(); ++at) {
    const std::size_t width = width_in_utf16(static_cast<unsigned char>(text[at]));
    if (used + width > length) break;
    used += width;
  }
  return text.substr(0, at);
}

std::string cut_note(std::size_t left) {
  return fmt::format(" … [{} characters more than a cell holds]", left);
}

// Visible, of characters that XML holds, and with "_x000A_", which Excel would read as a character's number,
// as it stands.
std::string cell_safe(std::string_view text) {
  const std::string visible = escape_for_terminal(text);
  std::string out;
  out.reserve(visible.size());
  for (std::size_t at = 0; at < visible.size();)
    append_code_point(out, allowed_in_xml(next_code_point(visible, at)));
  const auto hexadecimal = [&](std::size_t at) {
    for (std::size_t i = at; i < at + 4; ++i) {
      const char c = out[i];
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) return false;
    }
    return true;
  };
  std::string escaped;
  std::size_t copied = 0;
  for (std::size_t at = out.find("_x"); at != std::string::npos; at = out.find("_x", at + 1)) {
    if (at + 7 > out.size() || out[at + 6] != '_' || !hexadecimal(at + 2)) continue;
    escaped.append(out, copied, at - copied).append("_x005F");
    copied = at;
  }
  return escaped.append(out, copied);
}

std::time_t time_of(const std::string& date) {
  std::tm day{};
  const auto number = [&](std::size_t begin, std::size_t length) {
    int value = 0;
    std::from_chars(date.data() + begin, date.data() + begin + length, value);
    return value;
  };
  if (date.size() >= 10) {
    day.tm_year = number(0, 4) - 1900;
    day.tm_mon = number(5, 2) - 1;
    day.tm_mday = number(8, 2);
  }
  return ::timegm(&day);
}

std::string bracketed(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces) {
    out += piece.mark == Mark::erased     ? fmt::format("[-{}-]", piece.text)
           : piece.mark == Mark::inserted ? fmt::format("{{+{}+}}", piece.text)
                                          : piece.text;
  }
  return out;
}

// libxlsxwriter writes to a named file: this one is in memory.
struct MemoryFile {
  int descriptor = ::memfd_create("stet", MFD_CLOEXEC);
  MemoryFile() {
    if (descriptor < 0) throw Error(ErrorCode::unwritable, "the spreadsheet needs more memory than there is");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor); }
  [[nodiscard]] std::string name() const { return fmt::format("/proc/self/fd/{}", descriptor); }
  [[nodiscard]] std::string content() const {
    std::string bytes;
    std::array<char, 65536> buffer{};
    off_t at = 0;
    for (ssize_t got = 0; (got = ::pread(descriptor, buffer.data(), buffer.size(), at)) > 0; at += got)
      bytes.append(buffer.data(), static_cast<std::size_t>(got));
    return bytes;
  }
};

}  // namespace

struct Workbook::Book {
  MemoryFile file;
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::array<lxw_format*, cell_styles> styles{};
  lxw_format* erased = nullptr;
  lxw_format* inserted = nullptr;
  lxw_format* plain = nullptr;
  lxw_format* hint = nullptr;
  std::vector<double> widths;  // of the sheet's columns
  std::uint32_t row = 0;       // the last one written to, and the lines that its longest text takes
  std::size_t lines = 1;

  // Rows are as high as their longest text, for not every program finds that out when it opens the file.
  void note_length(std::uint32_t at, std::uint16_t column, std::size_t length, bool wrapped) {
    if (at != row) {
      row = at;
      lines = 1;
    }
    if (!wrapped || column >= widths.size()) return;
    const auto needed = static_cast<std::size_t>(static_cast<double>(length) / widths[column]) + 1;
    if (needed <= lines) return;
    lines = needed;
    constexpr double points_a_line = 13.5;
    constexpr double highest = 409;  // Excel's limit
    worksheet_set_row(sheet, row, std::min(highest, points_a_line * static_cast<double>(lines)), nullptr);
  }

  [[nodiscard]] lxw_format* style(CellStyle wanted) const { return styles[static_cast<std::size_t>(wanted)]; }

  lxw_format* make(lxw_color_t font, lxw_color_t fill, bool bold) const {
    lxw_format* format = workbook_add_format(workbook);
    format_set_font_name(format, "Calibri");
    format_set_font_size(format, 10);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (font != LXW_COLOR_UNSET) format_set_font_color(format, font);
    if (fill != LXW_COLOR_UNSET) {
      format_set_pattern(format, LXW_PATTERN_SOLID);
      format_set_bg_color(format, fill);
    }
    if (bold) format_set_bold(format);
    return format;
  }

  void make_styles() {
    const auto set = [this](CellStyle which, lxw_color_t font, lxw_color_t fill, bool bold) {
      styles[static_cast<std::size_t>(which)] = make(font, fill, bold);
    };
    constexpr lxw_color_t none = LXW_COLOR_UNSET;
    set(CellStyle::text, none, none, false);
    set(CellStyle::strong, none, none, true);
    set(CellStyle::title, 0x1F2A44, none, true);
    set(CellStyle::note, 0x595959, none, false);
    set(CellStyle::heading, 0xFFFFFF, 0x1F2A44, true);
    set(CellStyle::stronger, 0x0B4F2A, 0xD5EFDF, true);
    set(CellStyle::weaker, 0x7A3E00, 0xFCE8CF, true);
    set(CellStyle::dropped, 0x8C1D18, 0xF9DEDC, true);
    set(CellStyle::added, 0x124A8C, 0xDCE9FA, true);
    set(CellStyle::reworded, 0x4A4458, 0xECE6F0, true);
    format_set_font_size(style(CellStyle::title), 16);
    for (const CellStyle unwrapped : {CellStyle::title, CellStyle::note}) style(unwrapped)->text_wrap = 0;
    plain = make(none, none, false);
    erased = make(0xA5271E, none, false);
    format_set_font_strikeout(erased);
    inserted = make(0x176B37, none, false);
    format_set_underline(inserted, LXW_UNDERLINE_SINGLE);
    hint = make(0x595959, none, false);
  }
};

Workbook::Workbook(const std::string& title, const std::string& date) : book_(std::make_unique<Book>()) {
  lxw_workbook_options options{};
  book_->workbook = workbook_new_opt(book_->file.name().c_str(), &options);
  if (book_->workbook == nullptr) throw Error(ErrorCode::internal, "the spreadsheet could not be begun");
  const std::string safe_title = cell_safe(first_characters(title, 255));
  std::string author = "stet";
  std::string company = "stet " STET_VERSION;
  lxw_doc_properties properties{};
  std::string mutable_title = safe_title;
  properties.title = mutable_title.data();
  properties.author = author.data();
  properties.company = company.data();
  properties.created = time_of(date);
  workbook_set_properties(book_->workbook, &properties);
  book_->make_styles();
}

Workbook::~Workbook() {
  if (book_->workbook != nullptr) lxw_workbook_free(book_->workbook);
}

void Workbook::add_sheet(const std::string& name, const std::vector<double>& widths) {
  book_->sheet = workbook_add_worksheet(book_->workbook, name.c_str());
  if (book_->sheet == nullptr) throw Error(ErrorCode::internal, "the sheet " + name + " could not be added");
  book_->widths = widths;
  book_->row = 0;
  book_->lines = 1;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(book_->sheet, column, column, widths[i], nullptr);
  }
  constexpr std::uint8_t a4 = 9;
  worksheet_set_paper(book_->sheet, a4);
  worksheet_set_landscape(book_->sheet);
  worksheet_fit_to_pages(book_->sheet, 1, 0);
}

void Workbook::head(std::uint32_t row, const std::vector<std::string>& names, std::uint32_t last_row) {
  for (std::size_t i = 0; i < names.size(); ++i)
    put(row, static_cast<std::uint16_t>(i), names[i], CellStyle::heading);
  worksheet_freeze_panes(book_->sheet, row + 1, 0);
  worksheet_repeat_rows(book_->sheet, row, row);
  worksheet_autofilter(book_->sheet, row, 0, std::max(row, last_row),
                       static_cast<lxw_col_t>(names.size() - 1));
}

void Workbook::print(std::uint16_t columns, std::uint32_t last_row) {
  worksheet_print_area(book_->sheet, 0, 0, last_row, static_cast<lxw_col_t>(columns - 1));
}

void Workbook::put(std::uint32_t row, std::uint16_t column, std::string_view text, CellStyle style) {
  std::string safe = cell_safe(text);
  const std::size_t length = utf16_length(safe);
  if (length > max_cell_characters) {
    safe = first_characters(safe, max_cell_characters - room_for_note);
    safe += cut_note(length - utf16_length(safe));
  }
  book_->note_length(row, column, length, book_->style(style)->text_wrap != 0);
  if (safe.empty()) {
    worksheet_write_blank(book_->sheet, row, column, book_->style(style));
  } else {
    worksheet_write_string(book_->sheet, row, column, safe.c_str(), book_->style(style));
  }
}

void Workbook::put(std::uint32_t row, std::uint16_t column, std::size_t number, CellStyle style) {
  worksheet_write_number(book_->sheet, row, column, static_cast<double>(number), book_->style(style));
}

void Workbook::put(std::uint32_t row, std::uint16_t column, const std::vector<Piece>& redline) {
  struct Fragment {
    lxw_format* format;
    std::string text;
  };
  std::vector<Fragment> fragments;
  std::size_t length = 0;
  const auto add = [&](lxw_format* format, const std::string& text) {
    if (text.empty()) return;
    length += utf16_length(text);
    if (!fragments.empty() && fragments.back().format == format) {
      fragments.back().text += text;
    } else {
      fragments.push_back({format, text});
    }
  };
  for (std::size_t i = 0; i < redline.size(); ++i) {
    const Piece& piece = redline[i];
    const bool parted = piece.mark == Mark::inserted && i > 0 && redline[i - 1].mark == Mark::erased &&
                        parted_by_mark_alone(redline[i - 1].text, piece.text);
    if (parted) add(book_->plain, " ");
    add(piece.mark == Mark::erased      ? book_->erased
        : piece.mark == Mark::inserted  ? book_->inserted
        : piece.mark == Mark::elsewhere ? book_->hint
                                        : book_->plain,
        cell_safe(piece.text));
  }
  book_->note_length(row, column, length, true);
  if (length > max_cell_characters) {
    std::size_t room = max_cell_characters - room_for_note;
    std::vector<Fragment> kept;
    for (const Fragment& fragment : fragments) {
      const std::string_view part = first_characters(fragment.text, room);
      if (part.empty()) break;
      room -= utf16_length(part);
      kept.push_back({fragment.format, std::string(part)});
    }
    kept.push_back({book_->hint, cut_note(length - (max_cell_characters - room_for_note - room))});
    fragments = std::move(kept);
  }
  // A rich text has two parts or more.
  if (fragments.size() == 1) fragments.push_back({fragments.front().format, "\u2060"});
  if (fragments.empty()) {
    worksheet_write_blank(book_->sheet, row, column, book_->plain);
    return;
  }
  std::vector<lxw_rich_string_tuple> tuples(fragments.size());
  std::vector<lxw_rich_string_tuple*> pointers;
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    tuples[i] = {fragments[i].format, fragments[i].text.data()};
    pointers.push_back(&tuples[i]);
  }
  pointers.push_back(nullptr);
  // It also counts the markup of a rich text as its length.
  if (fragments.size() > max_fragments ||
      worksheet_write_rich_string(book_->sheet, row, column, pointers.data(), book_->plain) != LXW_NO_ERROR) {
    put(row, column, bracketed(redline), CellStyle::text);
  }
}

std::string Workbook::finish() {
  const lxw_error error = workbook_close(book_->workbook);
  book_->workbook = nullptr;  // closed and freed, whatever came of it
  if (error != LXW_NO_ERROR) {
    throw Error(ErrorCode::unwritable,
                "the spreadsheet could not be put together: " + std::string(lxw_strerror(error)) +
                    "; see that the folder for temporary files has room");
  }
  return book_->file.content();
}

}  // namespace stet
