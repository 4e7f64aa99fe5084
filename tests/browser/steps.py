"""Steps of people through pages."""


def go_on(locator):
    """Presses what ``locator`` finds, and waits for the page that it leads to.

    Who looked at once would still look at the page before, and who left at once would break off what was sent.
    """
    with locator.page.expect_navigation():
        locator.click()
