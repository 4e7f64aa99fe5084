#!/bin/sh
# Makes the virtual environment .venv with the first Python that is new enough, or says what to install.
set -eu
[ -x .venv/bin/python ] && exit 0
for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "${python:-}" ]; then
    echo "Python 3.11 or newer is missing. Install it: apt install python3 python3-venv (Debian, Ubuntu), brew install python (macOS)." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "This Python cannot make environments. Install what is missing: apt install python3-venv (Debian, Ubuntu)." >&2
    exit 1
fi
echo "Making the environment .venv with $("$python" --version) …"
"$python" -m venv .venv
