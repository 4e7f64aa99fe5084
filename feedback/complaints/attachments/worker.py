"""The process of ``apart``: a file comes in by standard input, and goes out with its type before it."""

import resource
import sys
from contextlib import suppress

from .cleaning import clean
from .refusing import NotAccepted

# A JPEG of eighty megapixels takes one and a half gigabytes. WebP and AVIF of that size take more, and are refused.
MEMORY = 2 * 1024**3  # bytes
SECONDS = 40
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: SECONDS,
    # Nothing is written to any file, also when it dies.
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
}


def confine():
    """Sets the limits of this process, for good."""
    for limit, most in LIMITS.items():
        # Not every system has each of them.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def main():
    confine()
    try:
        content_type, result = clean(sys.stdin.buffer.read())
    except NotAccepted:
        sys.exit(NotAccepted.exit_code)
    sys.stdout.buffer.write(content_type.encode() + b"\n")
    sys.stdout.buffer.write(result)


if __name__ == "__main__":
    main()
