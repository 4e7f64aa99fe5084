"""What the README says of the demonstration stations."""

import json
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.browser


def test_kamala_lacks_the_three_things_that_the_readme_names(site):
    with urlopen(f"{site.url}/oit/2567.json") as answer:
        items = json.load(answer)["items"]
    assert all(item["published"] for item in items)
    lacking = {
        (item["code"], element["key"])
        for item in items
        for element in item["elements"]
        if element["state"] in ("missing", "stale") and not element["advisory"]
    }
    assert lacking == {("O11", "checkpoints"), ("O15", "columns"), ("O17", "as-of")}
