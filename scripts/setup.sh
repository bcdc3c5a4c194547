#!/usr/bin/env bash
# Installs the Debian packages that are missing; at once done when none is.
#   scripts/setup.sh [build|fuzz|check]    what building needs, with fuzz what fuzzing needs too, or (without a word)
#                                          what the checks need
set -euo pipefail

build=(g++ cmake ninja-build ccache pkg-config git
  libfmt-dev libicu-dev libstemmer-dev libtomlplusplus-dev nlohmann-json3-dev libcli11-dev libdtl-dev
  libgumbo-dev libpugixml-dev libzip-dev libgit2-dev libxlsxwriter-dev catch2 librapidcheck-dev python3 poppler-utils)
check=(clang-format hyperfine dwdiff wdiff docdiff php-cli php-wikidiff2 libbenchmark-dev dpkg-dev mmdebstrap pandoc python3-openpyxl)
# Browser and Node, wherever they come from, for the web pages.
command -v chromium >/dev/null || check+=(chromium)
command -v node >/dev/null || check+=(nodejs)
command -v npm >/dev/null || check+=(npm)

case "${1:-check}" in
  build) wanted=("${build[@]}") ;;
  fuzz) wanted=("${build[@]}" clang-19 libclang-rt-19-dev) ;;
  check) wanted=("${build[@]}" "${check[@]}") ;;
  *) echo "setup: $1: say build, fuzz or check" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null; then
  echo "setup: not a Debian system; stet needs what these packages hold: ${wanted[*]}" >&2
  exit 0
fi

# One query for all: a package that dpkg has never heard of is missing too.
installed=$(dpkg-query --show --showformat='${binary:Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null |
  sed -n 's/\(:[a-z0-9]*\)\{0,1\} installed$//p' || true)
missing=()
for package in "${wanted[@]}"; do
  grep -qxF "$package" <<<"$installed" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "setup: as root, run: apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 2
  fi
  as_root=(sudo)
fi

install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "${missing[@]}" </dev/null
}

echo "setup: installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Old package lists, or none, are the usual reason for a first attempt to fail.
if ! install >"$log" 2>&1; then
  echo "setup: refreshing the package lists first"
  if ! { "${as_root[@]}" apt-get update -qq </dev/null && install; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "setup: could not install ${missing[*]}" >&2
    exit 2
  fi
fi
