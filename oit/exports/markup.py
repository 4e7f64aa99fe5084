"""The blocks of a document, read from the markup of a public page."""

import re
from urllib.parse import urljoin, urlsplit

from lxml import html

from oit.papers.paper import Heading, List, Paragraph, Picture

from .markup_tables import table_block

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What begins a line of its own; all else runs on in the line it stands in.
BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
    ),
    *("footer", "header", "li", "main", "ol", "p", "pre", "section", "summary", "table", "ul", *HEADINGS),
}
# Controls, and what only the screen, a screen reader or a script can use. The line of the files that are made of the
# page stands on the page alone: the document is one of them.
LEFT_OUT = (
    "//form|//nav|//script|//style|//svg|//button|//template|//comment()|//*[@aria-hidden='true']|//*[@hidden]|"
    "//*[contains(concat(' ', @class, ' '), ' no-print ')]|"
    "//*[contains(concat(' ', @class, ' '), ' made-files ')]|"
    "//*[contains(concat(' ', @class, ' '), ' visually-hidden ')][not(ancestor::th)]"
)
# A list of pictures, each with words of its own.
GALLERY = "gallery"
# A picture of a person, whose name stands beside it.
PORTRAIT = "portrait"
SPACE = re.compile(r"[ \t\r\n\f\u200b]+")
BREAK = "\ue000"  # of the private use area: a <br>, until the space around it is gone
NEW_LINE = re.compile(rf" ?{BREAK} ?")


def parsed(markup):
    """The element tree of ``markup`` without what a document leaves out."""
    tree = html.document_fromstring(markup)
    for element in tree.xpath(LEFT_OUT):
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def classes(element):
    return (element.get("class") or "").split()


class MarkupReader:
    """Reads parts of a page as blocks of a Paper.

    ``address``: the whole address of the page. ``content_of``: gives the bytes of an ``<img>`` element, told whether it
    is a portrait, or None where there are none. ``raised``: by how many levels headings stand higher than on the page.
    """

    def __init__(self, address, content_of, raised=0):
        self.address, self.content_of, self.raised = address, content_of, raised

    def blocks(self, element):
        """The blocks of what is in ``element``, a list."""
        found, line = [], [element.text or ""]
        for child in element:
            if child.tag in BLOCKS or _has_blocks(child):
                self._end_line(line, found)
                found += self._block(child)
                line = [child.tail or ""]
            else:
                line += [self._inline(child), child.tail or ""]
        self._end_line(line, found)
        return found

    def _end_line(self, line, found):
        if text := tidy("".join(line)):
            found.append(Paragraph(text))

    def _block(self, element):
        if element.tag in HEADINGS:
            return self._heading(element)
        if element.tag == "table":
            table = table_block(element, self._in_cell)
            return [table] if table else []
        if element.tag in ("ul", "ol"):
            return self._list(element)
        if element.tag == "dl":
            return self._description_list(element)
        if element.tag == "img" or (element.tag == "figure" and element.xpath(".//img")):
            return self._picture(element)
        if element.tag in ("article", "li"):
            return _heading_first(self.blocks(element))
        return self.blocks(element)

    def _heading(self, element):
        level = max(int(element.tag[1]) - self.raised, 2)
        text = tidy(self._inline(element, with_links=False))
        links = [self._address_of(link) for link in element.iter("a")]
        return [Heading(text, level), *(Paragraph(link) for link in links if link)] if text else []

    # --- Lists -----------------------------------------------------------------------------------

    def _list(self, element):
        found, texts = [], []
        numbered = element.tag == "ol"
        for item in element.iterchildren("li"):
            if GALLERY in classes(element):
                found += self._picture(item)
            elif _is_plain(item):
                texts += ["\n".join(lines)] if (lines := self._lines(item)) else []
            else:
                found += self._ended(texts, numbered) + self._block(item)
                texts = []
        return found + self._ended(texts, numbered)

    def _ended(self, texts, numbered):
        return [List(tuple(texts), numbered)] if texts else []

    def _description_list(self, element):
        found, texts, name = [], [], ""
        for part in element.iter("dt", "dd"):
            if part.tag == "dt":
                name = tidy(self._inline(part))
            elif _is_plain(part):
                texts.append(_named(name, self._lines(part)))
            else:
                found += [*self._ended(texts, False), Paragraph(f"{name}:"), *self.blocks(part)]
                texts = []
        return found + self._ended(texts, False)

    def _lines(self, element):
        """The lines of what holds words only; those of a list inside begin with a dash."""
        lines = []
        for block in self.blocks(element):
            if block.kind == "list":
                lines += [_with_dash(text) for text in block.texts]
            else:
                lines.append(block.text)
        return lines

    # --- Pictures --------------------------------------------------------------------------------

    def _picture(self, element):
        found = []
        for image in [element] if element.tag == "img" else element.xpath(".//img"):
            alt = image.get("alt") or ""
            is_portrait = PORTRAIT in classes(image)
            if is_portrait:
                names = image.xpath("ancestor::li[1]//*[self::h3 or self::h4]")
                alt = tidy(names[0].text_content()) if names else ""
            content = self.content_of(image, is_portrait) if alt else None
            found += [(content, alt)] if content else []
        caption = "" if element.tag == "img" else " · ".join(self._lines(without_images(element)))
        if not found:
            return [Paragraph(caption)] if caption else []
        *first, (content, alt) = found
        return [*(Picture(*each) for each in first), Picture(content, alt, caption)]

    # --- Words -----------------------------------------------------------------------------------

    def _inline(self, element, with_links=True):
        """The text of an element that runs on in its line; not tidy yet."""
        if element.tag == "br":
            return BREAK
        pieces = [element.text or ""]
        for child in element:
            pieces += [self._inline(child, with_links), child.tail or ""]
        text = "".join(pieces)
        address = self._address_of(element) if with_links and element.tag == "a" else ""
        return f"{text.rstrip()} ({address})" if address else text

    def _address_of(self, link):
        """The whole address that the ``<a>`` leads to; "" where it stays on the page, or where its text says it."""
        href = link.get("href") or ""
        whole = urljoin(self.address, href)
        same_page = urlsplit(whole)._replace(fragment="") == urlsplit(self.address)._replace(fragment="")
        if not href or same_page or href.startswith("tel:"):
            return ""
        whole = whole.removeprefix("mailto:")
        return "" if re.sub(r"^https?://|/$", "", whole) in link.text_content() else whole

    def _in_cell(self, element):
        """The text of a cell of a table, with the addresses that lead elsewhere."""
        own = urlsplit(self.address).netloc
        for link in element.iter("a"):
            if urlsplit(urljoin(self.address, link.get("href") or "")).netloc in ("", own):
                link.attrib.pop("href", None)
        return "\n".join(self._lines(element))


def _has_blocks(element):
    return element.tag == "img" or any(each.tag in BLOCKS or each.tag == "img" for each in element.iter())


def _is_plain(element):
    """Whether it holds words only: nothing that a line of a list cannot hold."""
    return not any(each.tag in HEADINGS or each.tag in ("table", "img") for each in element.iter())


def _heading_first(blocks):
    """A heading before what stands beside it on the page."""
    at = next((index for index, block in enumerate(blocks) if block.kind == "heading"), 0)
    return [*blocks[at : at + 1], *blocks[:at], *blocks[at + 1 :]]


def _named(name, lines):
    return f"{name}: {lines[0]}" if len(lines) == 1 else "\n".join([f"{name}:", *lines])


def _with_dash(text):
    """What stands in a list inside a line: a line of its own, and so are those of a list inside that."""
    first, *others = text.split("\n")
    deeper = [line for line in others if line.startswith("–")]
    own = " · ".join([first, *(line for line in others if not line.startswith("–"))])
    return "\n".join([f"– {own}", *(f"– {line}" for line in deeper)])


def without_images(element):
    """A copy of ``element`` with the words beside its pictures only; the link around a picture leads nowhere else."""
    copy = html.fromstring(html.tostring(element, encoding="unicode"))
    for link in copy.iter("a"):
        if link.xpath(".//img"):
            link.attrib.pop("href", None)
    for image in copy.xpath(".//img|.//source"):
        image.drop_tree()
    return copy


def tidy(text):
    """``text`` as it is read: its white space as one space, its line breaks as such."""
    return NEW_LINE.sub("\n", SPACE.sub(" ", text)).strip()
