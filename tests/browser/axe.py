"""Looks for faults of accessibility with axe-core, which lies in tests/vendor/axe."""

from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "vendor" / "axe" / "axe.min.js"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """
async ([tags, rules]) => {
  const found = await axe.run(document, { runOnly: tags, rules, resultTypes: ["violations"] });
  if (!found.passes.length) throw new Error("axe looked at nothing");
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help} at ${target.join(" ")}: ${html.slice(0, 200)}`));
}
"""


class Axe:
    """Reads the script once. Its methods list what is wrong on a Playwright page, in words."""

    def __init__(self):
        self.script = SCRIPT.read_text(encoding="utf-8")

    def faults(self, page):
        """What breaks WCAG 2.2 AA."""
        return self._run(page, STANDARD, {})

    def public_faults(self, page):
        """The same, what is no good practice, and words below the contrast of AAA: the measure of our own pages."""
        return self._run(page, [*STANDARD, "best-practice"], {"color-contrast-enhanced": {"enabled": True}})

    def _run(self, page, tags, rules):
        # Evaluated, not added as a script element: the site's policy admits no script of others.
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(self.script)
        return page.evaluate(RUN, [tags, rules])
