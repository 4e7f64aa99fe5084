"""Says what pip-audit found in the database of known weaknesses (PyPI’s advisories): its JSON is the standard input.

Exit codes: 0, nothing is known; 1, something is; 2, the database could not be asked about some of them.
"""

import json
import sys


def told(report):
    """``(exit code, sentences)`` of what pip-audit reported, a dict."""
    packages = report["dependencies"]
    weak = [
        f"{package['name']} {package['version']}: {weakness['id']}, mended in "
        f"{', '.join(weakness['fix_versions']) or 'no version yet'}."
        for package in packages
        for weakness in package.get("vulns", [])
    ]
    unasked = [package["name"] for package in packages if "skip_reason" in package]
    if unasked:
        weak.append(
            f"The database of advisories knows nothing of {len(unasked)} of {len(packages)} packages on this machine, "
            f"and they were NOT audited: {', '.join(unasked)}. Try again where https://pypi.org can be reached."
        )
    code = 2 if unasked else 0
    return (
        (1, weak)
        if len(weak) > bool(unasked)
        else (code, weak or [f"Nothing is known of {len(packages)} packages."])
    )


def main():
    try:
        report = json.load(sys.stdin)
    except ValueError:
        sys.stderr.write(
            "The database of advisories does not answer, or pip-audit failed; nothing was audited.\n"
        )
        sys.exit(2)
    code, sentences = told(report)
    sys.stdout.write("\n".join(sentences) + "\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
