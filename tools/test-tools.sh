#!/bin/sh
# Gets what the tests need beside Python: a Chromium and gettext. Installs them on Debian when it may, else names them.
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
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && has apt-get; then
    echo "Installing for the tests: $missing ..."
    apt-get -qq update
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $missing >/dev/null
else
    echo "Missing for some of the tests: $missing. Install: apt install $missing (Debian, Ubuntu), brew install gettext and Google Chrome (macOS)."
fi
