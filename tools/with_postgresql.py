"""Runs a command with a real, empty PostgreSQL in DATABASE_URL, which goes away afterwards.

Usage: python -m tools.with_postgresql COMMAND [ARGUMENT ...]. Does nothing, and says so, where it is missing.
"""

import os
import subprocess
import sys

import pytest

from tests import postgresql


def main():
    try:
        with postgresql.running(durable=False) as server:
            return subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": server.url}).returncode
    except pytest.skip.Exception as missing:
        sys.stdout.write(f"Left out: {missing}\n")
        return 0


if __name__ == "__main__":
    sys.exit(main())
