#!/usr/bin/env bash
# Installs a build below a folder of its own and uses it as strangers would: the program, its man pages and completions,
# and the library through find_package, from the example of docs/.
#   check_install.sh BUILD-FOLDER
set -euo pipefail
build=$(realpath "$1")
source=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "check_install: $*" >&2; exit 1; }

cmake --install "$build" --prefix "$work/usr" >"$work/log" || { cat "$work/log" >&2; fail "cmake --install"; }
stet=$work/usr/bin/stet
"$stet" --version | grep -q '^stet [0-9]' || fail "the installed program does not run"
"$stet" --help | sed -n 's/^  stet \([a-z-]*\) .*/\1/p' | grep -v '^compare$' | sort -u | while read -r command; do
  [ -s "$work/usr/share/man/man1/stet-$command.1.gz" ] || fail "no man page for stet $command"
done
[ -s "$work/usr/share/man/man1/stet-compare.1.gz" ] || fail "no man page for stet compare"
if command -v man >/dev/null; then
  for page in "$work"/usr/share/man/man1/*.gz; do
    warnings=$(LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -E UTF-8 -l "$page" 2>&1 >/dev/null)
    [ -z "$warnings" ] || fail "$(basename "$page"): $warnings"
  done
else
  echo "check_install: man is not installed: the pages were not rendered"
fi

completions=$work/usr/share
bash -n "$completions/bash-completion/completions/stet" || fail "the bash completion"
bash -c 'source "$1"; COMP_WORDS=(stet compare --only dr); COMP_CWORD=3; _stet; [ "${COMPREPLY[*]}" = dropped ]
         COMP_WORDS=(stet com); COMP_CWORD=1; _stet; [ "${COMPREPLY[0]}" = compare ]' \
  bash "$completions/bash-completion/completions/stet" || fail "the bash completion completes nothing"
for shell in zsh fish; do
  command -v "$shell" >/dev/null || { echo "check_install: $shell is not installed: its completion was not read"; continue; }
  case $shell in
    zsh) zsh -n "$completions/zsh/vendor-completions/_stet" || fail "the zsh completion" ;;
    fish) fish --no-execute "$completions/fish/vendor_completions.d/stet.fish" || fail "the fish completion" ;;
  esac
done

cmake -S "$source/docs/examples/compare_strings" -B "$work/example" -DCMAKE_PREFIX_PATH="$work/usr" >"$work/log" 2>&1 &&
  cmake --build "$work/example" >>"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the example does not build"; }
told=$("$work/example/compare_strings")
[[ $told == weakened:*resolved* ]] || fail "the example says: $told"
echo "check_install: the program, its pages and completions, and the library work where they were installed"
