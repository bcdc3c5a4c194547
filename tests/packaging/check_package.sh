#!/usr/bin/env bash
# Installs the Debian package in a bare root of its own, compares two statements there, and removes it again.
#   check_package.sh PACKAGES-FOLDER
# Needs mmdebstrap, root and a Debian mirror; says so and ends with 77 (skipped) where one is missing.
set -euo pipefail
package=$(realpath "$1"/stet_*.deb)
skip() { echo "check_package: skipped: $*"; exit 77; }
command -v mmdebstrap >/dev/null || skip "mmdebstrap is not installed"
[ "$(id -u)" = 0 ] || skip "not root"
sources=/etc/apt/sources.list.d/debian.sources
[ -f "$sources" ] || sources=/etc/apt/sources.list
[ -f "$sources" ] || skip "no list of Debian sources"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$package" "$work/stet.deb"
cat >"$work/inside" <<'INSIDE'
set -eu
apt-get install -y -qq --no-install-recommends /tmp/stet.deb >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
stet --version
cd /usr/share/doc/stet/examples/asean-japan
stet compare --no-pager 22-constructed.txt 23.txt --only strengthened | grep '^STRONGER'
stet show 23.txt | head -1
dpkg -r stet >/dev/null
[ ! -e /usr/bin/stet ]
left=$(find / -xdev -name '*stet*' ! -path '/proc/*' ! -path '/sys/*' ! -path '/tmp/*' ! -path '/var/cache/*' ! -path '/var/log/*')
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
INSIDE
if ! mmdebstrap --quiet --variant=apt --format=null \
  --customize-hook="copy-in $work/stet.deb $work/inside /tmp" \
  --customize-hook='chroot "$1" sh /tmp/inside >&2' bookworm - "$sources" >"$work/out" 2>&1; then
  cat "$work/out"
  grep -qE 'Temporary failure|Could not resolve|Unable to fetch|Failed to fetch' "$work/out" && skip "no Debian mirror"
  exit 1
fi
cat "$work/out"
grep -q '^STRONGER' "$work/out"
echo "check_package: installed, used and removed in a bare Debian 12"
