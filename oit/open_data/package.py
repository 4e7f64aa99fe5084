"""The tables of a year as a Data Package (Frictionless Data, Data Package v1; v2 reads it too).

Each table is there as CSV with its Table Schema, and as JSON, at the addresses where they are downloaded.
"""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.bilingual import active_language
from oit.papers.formats import CONTENT_TYPES

from .governance import fields_of, keywords, notes
from .table_schema import both, table_schema

DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True}


def data_package(datasets, imprint):
    """The ``datapackage.json`` of the Datasets, as JSON can hold it, in the active language."""
    titles = both(lambda: title_of(imprint))
    language = active_language()
    licence = imprint.licence
    return {
        "profile": "data-package",
        "name": f"{imprint.host}-oit-{imprint.year.be}",
        "id": f"{imprint.address}datapackage.json",
        "title": titles[language],
        "titles": titles,
        "description": description(),
        "homepage": imprint.address,
        "created": timezone.localtime(max(each.modified for each in datasets)).isoformat(),
        "licenses": [
            {"path": licence.address, "title": licence.title}
            | ({"name": licence.name} if licence.name else {})
        ],
        "sources": [{"title": imprint.names[language], "path": imprint.home}],
        "contributors": [
            {"title": imprint.names[language], "role": "publisher", "path": imprint.home}
            | ({"email": imprint.mail} if imprint.mail else {})
        ],
        "keywords": ["OIT", "ITA", imprint.names["th"], imprint.names["en"]],
        "resources": [resource for each in datasets for resource in _resources(each, imprint)],
    }


def title_of(imprint):
    """What the data of the year are called, in the active language."""
    return _("Open data of %(station)s, %(year)s") % {
        "station": imprint.names[active_language()],
        "year": imprint.year.label(),
    }


def description():
    """What is in them, in the active language."""
    return _(
        "The tables that the station publishes under the Integrity and Transparency Assessment (ITA), as they stand "
        "on its website. In CSV files an apostrophe stands before a text that a spreadsheet would take for a formula."
    )


def _resources(dataset, imprint):
    """One resource for each CSV and JSON file of the Dataset in the language that suits the reader."""
    files = {each.format: each for each in dataset.own_files}
    for ending in ("csv", "json"):
        if ending in files:
            yield _resource(dataset, files[ending], imprint)


def _resource(dataset, file, imprint):
    made, language = file.made, file.language
    media_type, _separator, _parameters = CONTENT_TYPES[made.format].partition(";")
    described = {
        "name": dataset.name if made.format == "csv" else f"{dataset.name}-{made.format}",
        "title": dataset.titles[language],
        "titles": dataset.titles,
        "description": notes(dataset, language),
        "path": file.address,
        "format": made.format,
        "mediatype": media_type,
        "encoding": "utf-8",
        "language": language,
        "bytes": made.size,
        "hash": f"sha256:{made.sha256}",
        "created": timezone.localtime(made.first_made_at).isoformat(),
        "modified": timezone.localtime(made.made_at).isoformat(),
        "keywords": keywords(dataset, imprint)[language],
        "homepage": dataset.pages.get(language, dataset.pages["th"]),
        "governance": fields_of(dataset, imprint),
    }
    if made.format != "csv":
        return {"profile": "data-resource", **described}
    with override(language):
        schema = table_schema(dataset.schema, dataset.rows, language)
    return {"profile": "tabular-data-resource", **described, "dialect": DIALECT, "schema": schema}
