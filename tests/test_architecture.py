"""Which app may import which, as docs/architecture.md draws it."""

import ast

import pytest
from django.conf import settings

MAY_IMPORT = {
    "cms": {"cms"},
    "home": {"cms", "home"},
    "feedback": {"cms", "feedback"},
    "oit": {"cms", "home", "feedback", "oit"},
}


def imported(path):
    """``(line, app)`` of every import of one of our apps in the module at ``path``, also inside of functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module]
        else:
            continue
        yield from ((node.lineno, app) for name in names if (app := name.split(".")[0]) in MAY_IMPORT)


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_no_app_imports_one_that_stands_above_or_beside_it(app):
    modules = sorted((settings.BASE_DIR / app).rglob("*.py"))
    assert modules
    found = [
        f"{path.relative_to(settings.BASE_DIR)}:{line} imports {other}"
        for path in modules
        for line, other in imported(path)
        if other not in MAY_IMPORT[app]
    ]
    assert found == []
