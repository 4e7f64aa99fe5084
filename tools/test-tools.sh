#!/bin/sh
# Gets what the tests need beside Python: a Chromium, gettext, and the servers of "make test-services". Installs them on
# Debian when it may, else names them.
set -eu
missing=""
has() {
    for name in "$@"; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}
has "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome google-chrome-stable ||
    [ -e "/Applications/Google Chrome.app" ] || missing="chromium"
has xgettext || missing="$missing gettext"
needed=$missing
# Debian keeps the programs of PostgreSQL out of the path.
has initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
for server in redis-server nginx openssl ceph-mon ceph-osd radosgw; do
    has "$server" || missing="$missing $server"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && has apt-get; then
    echo "Installing for the tests: $missing ..."
    # Servers that a package would start are of no use here, and would hold their ports.
    [ -e /usr/sbin/policy-rc.d ] || { printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d && made=1; }
    apt-get -qq update
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $needed >/dev/null
    # Without these the tests that need them are left out, and say so.
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $missing >/dev/null ||
        echo "Not to be had: some of $missing. The tests that need them are left out."
    [ -z "${made:-}" ] || rm -f /usr/sbin/policy-rc.d
else
    echo "Missing for some of the tests: $missing. Install: apt install $missing (Debian, Ubuntu), brew install gettext and Google Chrome (macOS)."
fi
