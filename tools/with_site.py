"""Runs a command with the address of a served site in SITE_URL: of the demonstration, or the one that SITE_URL names.

The demonstration is loaded anew into a folder that goes away, and served as ``make run`` serves it.
Usage: python -m tools.with_site COMMAND [ARGUMENT ...]
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.server import served_site

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def run(command, site_url):
    """Returns the exit status of ``command``. CHROME_PATH names the browser, unless it is set already."""
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), "")
    environment = {"CHROME_PATH": browser} | os.environ | {"SITE_URL": site_url}
    return subprocess.run(command, env=environment).returncode


def main():
    command = sys.argv[1:]
    if named := os.environ.get("SITE_URL"):
        return run(command, named)
    sys.stdout.write("Loading the demonstration (some minutes); SITE_URL=http://… uses a site that runs.\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="served-site-") as folder, served_site(Path(folder)) as site:
        return run(command, site.url)


if __name__ == "__main__":
    sys.exit(main())
