"""Looks for faults of accessibility with axe-core, which lies in tests/vendor/axe."""

from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "vendor" / "axe" / "axe.min.js"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Beyond it: words that people with little sight can read, as WCAG asks for at AAA.
FURTHER = {"color-contrast-enhanced": {"enabled": True}}
RUN = """
async ([tags, rules]) => {
  const found = await axe.run(document, { runOnly: tags, rules, resultTypes: ["violations"] });
  if (!found.passes.length) throw new Error("axe looked at nothing");
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help} at ${target.join(" ")}: ${html.slice(0, 200)}`));
}
"""


class Axe:
    """Reads the script once. ``faults(page)`` lists what is wrong on a Playwright page, in words.

    The measure is WCAG 2.2 AA, with the contrast of AAA."""

    def __init__(self):
        self.script = SCRIPT.read_text(encoding="utf-8")

    def faults(self, page):
        # Evaluated, not added as a script element: the site's policy admits no script of others.
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(self.script)
        return page.evaluate(RUN, [STANDARD, FURTHER])
