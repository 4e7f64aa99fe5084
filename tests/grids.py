"""What a person does in the grid of a dataset, in a browser."""

from playwright.sync_api import expect


def grid_cell(place, row, column):
    """The cell of a grid in ``place`` (a page or a part of one): ``row`` from 0, ``column`` by its key."""
    return (
        place.locator(".tabulator-tableholder .tabulator-row").nth(row).locator(f"[tabulator-field={column}]")
    )


def editor_of(cell):
    return cell.locator("input, select, textarea")


def grid_total(place, column):
    return place.locator(f".tabulator-calcs [tabulator-field={column}]")


def wrong_cells(place):
    return place.locator(".tabulator-cell[aria-invalid=true]")


def press_keys(page, text):
    """Presses a key for each character, Thai ones too, which Playwright's own keyboard does not have."""
    session = page.context.new_cdp_session(page)
    for character in text:
        key = {"key": character, "code": "KeyD", "windowsVirtualKeyCode": 68}
        session.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": character, **key})
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    session.detach()


def write(cell, text, leave="Enter"):
    """Selects the cell, writes ``text`` over what it holds, and goes on with the key ``leave``."""
    cell.click()
    press_keys(cell.page, text)
    cell.page.keyboard.press(leave)


def choose(cell, label):
    """Chooses from the list of a cell."""
    cell.click()
    cell.page.keyboard.press("Enter")
    expect(editor_of(cell)).to_be_focused()
    editor_of(cell).select_option(label=label)
    cell.page.keyboard.press("Enter")


def paste(cell, text, html=""):
    """Selects the cell and pastes into it what was copied elsewhere."""
    cell.click()
    paste_into(cell.page.locator(":focus"), text, html)


def paste_into(locator, text, html=""):
    locator.evaluate(
        """(node, {text, html}) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            clipboardData.setData("text/html", html);
            node.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        }""",
        {"text": text, "html": html},
    )
