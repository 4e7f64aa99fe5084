"""What files a page has, before any is made."""

from .documents import page_unit


def tables_of(page):
    """Yields the Units that the elements of the item ``page`` give, in the edition's order.

    Months are among them where the elements are told month by month.
    """
    for rule in page.item.elements:
        declared = page.element_for(rule)
        if declared is not None:
            yield from declared.exports(page)


def units_of(page):
    """Yields every Unit of the item ``page``: those of its elements, and last the page as a whole.

    In the language of the page, which must be the active one.
    """
    yield from tables_of(page)
    yield page_unit(page)
