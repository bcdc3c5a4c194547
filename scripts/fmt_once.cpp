// The library fmt, compiled once for a program that holds all it can: Debian has no static archive of it, and its
// headers alone would be compiled again in each file that formats text, at more than two seconds each.
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {
template auto thousands_sep_impl<char>(locale_ref) -> thousands_sep_result<char>;
template auto decimal_point_impl(locale_ref) -> char;
}  // namespace detail
FMT_END_NAMESPACE
