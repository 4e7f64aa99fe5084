"""In which sections of which items a record of the supervision log can be shown."""

from wagtail.models import get_page_models

from cms.thai.years import FiscalYear
from oit.editions import edition_for, editions
from oit.elements.meetings import ShowsMeetings
from oit.models import ItemPage


def places(day=None):
    """``[(key, label)]`` of the elements that show such records, in the order of the checklist.

    ``day``: a date whose fiscal year's checklist is meant; the newest one without it, or where there is none. The key
    names page type and element, so that it outlives a renumbered item.
    """
    edition = edition_for(FiscalYear.of(day)) if day else None
    edition = edition or editions()[max(editions())]
    types = {model.__name__: model for model in get_page_models() if issubclass(model, ItemPage)}
    found = []
    for item in edition.items:
        model = types.get(item.page_type)
        for rule in item.elements if model else ():
            declared = model.declared(rule.key)
            if isinstance(declared, ShowsMeetings):
                found.append((declared.meeting_key(model), f"{item.code} {rule.title}"))
    return found
