"""Fills in the screen as an officer would: by the Thai that stands beside each field."""

from django.urls import reverse

from tests.cms.pages import form_values, soup

PREFIX = "text-"


class Screen:
    """The screen of ``page`` as the person of ``client`` opened it."""

    def __init__(self, client, page):
        self.client, self.address = client, reverse("side_by_side:sheet", args=[page.pk])
        self.take(client.get(self.address))

    def take(self, response):
        self.response = response
        self.shown = soup(response) if response.status_code in (200, 409, 422) else None
        self.values = {}
        if self.shown and self.shown.select_one("form.beside-form"):
            self.values = form_values(response, "form.beside-form")

    def row(self, thai):
        return next(
            row for row in self.shown.select(".beside-row") if thai in row.select_one(".beside-thai").text
        )

    def name(self, thai):
        return self.row(thai).select_one("textarea")["name"]

    def write(self, thai, english):
        self.values[self.name(thai)] = [english]

    def confirm(self, thai):
        self.values[self.name(thai).replace(PREFIX, "confirmed-")] = ["on"]

    def write_all(self, english="In English"):
        """Something in English in every field that is empty, with the marks that its Thai has."""
        for row in self.shown.select(".beside-row"):
            name = row.select_one("textarea")["name"]
            if not self.values[name][0]:
                marks = [mark.text for mark in row.select(".beside-mark")]
                words = [mark if mark.startswith("[/") else f"{mark}words" for mark in marks]
                self.values[name] = [" ".join([english, *words])]

    def english(self, thai):
        """What stands in the field."""
        return self.row(thai).select_one("textarea").text.removeprefix("\n")

    def state(self, thai):
        return next(
            each.removeprefix("beside-row--")
            for each in self.row(thai)["class"]
            if each.startswith("beside-row--")
        )

    def error(self, thai):
        found = self.row(thai).select_one(".beside-error")
        return found.text if found else ""

    def press(self, do):
        """Presses a button, and shows what comes of it. Returns the messages."""
        response = self.client.post(self.address, {**self.values, "do": do}, follow=True)
        self.take(response)
        return " ".join(message.text for message in self.shown.select(".messages li"))

    @property
    def buttons(self):
        return [button["value"] for button in self.shown.select("button[name=do]")]
