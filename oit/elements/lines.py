"""What is needed of every line of work."""

from django.utils.translation import gettext as _

from cms.lines_of_work import LineOfWork

from .base import DeclaredElement
from .simple import has_words
from .streams import merged
from .taking import Part, add_block, block_for, leave_out, put_into_block


def lines_shown(page, entries):
    """The lines of work that the year asks for, then others that there are ``entries`` of, each with its entries.

    ``entries``: ``(block id, value)``. Returns a list of ``{key, label, entries: [{id, value}]}``; the entries of a
    line that nothing was given of are empty.
    """
    given = {}
    for number, value in entries:
        given.setdefault(value["line_of_work"], []).append({"id": number, "value": value})
    keys = [*page.edition.lines_of_work, *(key for key in LineOfWork.values if key in given)]
    return [
        {"key": key, "label": LineOfWork(key).label, "entries": given.get(key, [])}
        for key in dict.fromkeys(keys)
    ]


def label_of(line):
    return LineOfWork(line).label


class LinesElement(DeclaredElement):
    """A text about each line of work: fields ``(stream of LineTextBlock,)``."""

    template = "oit/elements/lines.html"
    lasting = True

    def data(self, page):
        entries = [
            (number, value) for number, value in merged(page, self.fields[0]) if has_words(value["text"])
        ]
        return {"lines": lines_shown(page, entries)} if entries else None

    def todo(self, page, rule, on):
        described = {
            value["line_of_work"] for _id, value in merged(page, self.fields[0]) if has_words(value["text"])
        }
        for line in page.edition.lines_of_work:
            if line not in described:
                yield _("Write about the line of work “%(line)s”.") % {"line": label_of(line)}

    def errors(self, page, cleaned):
        seen = set()
        for child in cleaned.get(self.fields[0]) or ():
            line = child.value["line_of_work"]
            if line and line in seen:
                yield (
                    self.fields[0],
                    _("“%(line)s” is there twice. Put both texts together into one.")
                    % {"line": label_of(line)},
                )
            seen.add(line)

    def parts(self, page):
        return (Part.TEXT,)

    def take(self, page, given):
        block = block_for(page, self.fields[0], "line", line_of_work=given.line)
        put_into_block(block, "text", given)


class ManualsElement(DeclaredElement):
    """A manual of each line of work: fields ``(stream of ManualBlock,)``."""

    template = "oit/elements/manuals.html"
    lasting = True
    by_line = True

    def data(self, page):
        entries = merged(page, self.fields[0])
        return {"lines": lines_shown(page, entries)} if entries else None

    def todo(self, page, rule, on):
        manuals = [value for _id, value in merged(page, self.fields[0])]
        lines = {manual["line_of_work"] for manual in manuals if manual["document"]}
        for line in page.edition.lines_of_work:
            if line not in lines:
                yield _("Add a manual of the line of work “%(line)s”, with its file.") % {
                    "line": label_of(line)
                }
        for manual in manuals:
            if not has_words(manual["summary"]):
                yield _("“%(manual)s”: write what it covers.") % {"manual": manual["title"]}

    def parts(self, page):
        return (Part.TEXT, Part.FILES)

    def take(self, page, given):
        """Each file is a manual. A text alone says what the manual that the line of work has already covers."""
        manuals = getattr(page, self.fields[0])
        if given.files and given.replace:
            leave_out(manuals, lambda child: child.value["line_of_work"] == given.line)
        for document in given.files:
            block = add_block(page, self.fields[0], "manual", line_of_work=given.line, title=document.title)
            block["document"] = document
            put_into_block(block, "summary", given)
        if not given.files:
            block = block_for(page, self.fields[0], "manual", line_of_work=given.line)
            put_into_block(block, "summary", given)


class ServicesElement(DeclaredElement):
    """Services with type, steps, flowchart and time: fields ``(stream of ServiceBlock,)``."""

    template = "oit/elements/services.html"
    lasting = True

    def data(self, page):
        entries = merged(page, self.fields[0])
        if not entries:
            return None
        lines = [line for line in lines_shown(page, entries) if line["entries"]]
        return {"lines": lines}

    def todo(self, page, rule, on):
        services = [value for _id, value in merged(page, self.fields[0])]
        if not services:
            yield _("Add the services to the public, each with its type of work, steps and time.")
        for service in services:
            yield from self.todo_for(service)

    def todo_for(self, service):
        if not service["kind"]:
            yield _("“%(service)s”: give the type of work.") % {"service": service["name"]}
        if not any(step["text"] for step in service["steps"]):
            yield _("“%(service)s”: add its steps; the flowchart is drawn from them.") % {
                "service": service["name"]
            }
        if not service["time_taken"]:
            yield _("“%(service)s”: give the time it takes in all.") % {"service": service["name"]}


class DosAndDontsElement(DeclaredElement):
    """Pairs of what is right and what is not: fields ``(stream of DoDontBlock,)``."""

    template = "oit/elements/dos_and_donts.html"
    lasting = True

    def data(self, page):
        pairs = [
            {"id": number, "line": label_of(value["line_of_work"]) if value["line_of_work"] else "", **value}
            for number, value in merged(page, self.fields[0])
        ]
        return {"pairs": pairs} if pairs else None

    def todo(self, page, rule, on):
        pairs = [value for _id, value in merged(page, self.fields[0])]
        if not any(pair["do"] and pair["dont"] for pair in pairs):
            yield _("Add at least one pair from the station's own work: what to do, and what not to do.")
