"""The tables of a year as a catalogue: DCAT-AP 3 in JSON-LD, for portals that collect datasets.

What DCAT has no word for and data.go.th asks for stands in ``schema:additionalProperty`` under data.go.th's own name.
Controlled values are those of the EU Publications Office, as DCAT-AP says.
"""

from django.utils import timezone

from cms.bilingual import active_language
from oit.papers.formats import CONTENT_TYPES

from .governance import area, fields_of, keywords, notes
from .package import description, title_of
from .table_schema import both

AUTHORITY = "http://publications.europa.eu/resource/authority"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGES = {"th": "THA", "en": "ENG"}
FREQUENCIES = {True: "MONTHLY", False: "ANNUAL"}
OCDS = "https://standard.open-contracting.org/1.1/en/"


def catalogue(datasets, imprint, contracts=None):
    """The ``catalog.jsonld`` of the Datasets. ``contracts``: the Dataset that is also there as OCDS, or None."""
    modified = {"dct:modified": _moment(max(each.modified for each in datasets))} if datasets else {}
    return {
        "@context": CONTEXT,
        "@id": f"{imprint.address}#catalog",
        "@type": "dcat:Catalog",
        "dct:title": _words(both(lambda: title_of(imprint))),
        "dct:description": _words(both(description)),
        "dct:publisher": _publisher(imprint),
        "dct:license": _licence(imprint),
        "dct:language": [_term("language", LANGUAGES[code], "dct:LinguisticSystem") for code in LANGUAGES],
        "dct:spatial": _spatial(imprint),
        "foaf:homepage": {"@id": imprint.address, "@type": "foaf:Document"},
        **modified,
        "dcat:themeTaxonomy": {
            "@id": f"{AUTHORITY}/data-theme",
            "@type": "skos:ConceptScheme",
            "dct:title": {"@value": "Data theme", "@language": "en"},
        },
        "dcat:dataset": [_dataset(each, imprint, each is contracts) for each in datasets],
    }


def _dataset(dataset, imprint, is_contracts):
    year, name = imprint.year, f"{imprint.address}#{dataset.name}"
    languages = dict.fromkeys(each.language for each in dataset.files)
    return {
        "@id": name,
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": _words(dataset.titles),
        "dct:description": _words({code: notes(dataset, code) for code in LANGUAGES}),
        "dcat:keyword": [
            {"@value": word, "@language": code}
            for code, words in keywords(dataset, imprint).items()
            for word in words
        ],
        "dcat:theme": {
            **_term("data-theme", "GOVE", "skos:Concept"),
            "skos:prefLabel": {"@value": "Government and public sector", "@language": "en"},
        },
        "dct:publisher": _publisher(imprint),
        "dcat:contactPoint": _contact(imprint),
        "dct:language": [_term("language", LANGUAGES[code], "dct:LinguisticSystem") for code in languages],
        "dct:accrualPeriodicity": _term("frequency", FREQUENCIES[dataset.monthly], "dct:Frequency"),
        "dct:accessRights": _term("access-right", "PUBLIC", "dct:RightsStatement"),
        "dct:spatial": _spatial(imprint),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(year.first_day),
            "dcat:endDate": _day(year.last_day),
        },
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "skos:prefLabel": _words(imprint.names),
        },
        "dct:issued": _moment(dataset.issued),
        "dct:modified": _moment(dataset.modified),
        "dcat:landingPage": {"@id": dataset.pages["th"], "@type": "foaf:Document"},
        "schema:additionalProperty": [
            {"@type": "schema:PropertyValue", "schema:propertyID": key, "schema:value": value}
            for key, value in fields_of(dataset, imprint).items()
            if value
        ],
        "dcat:distribution": [
            *(_distribution(dataset, file, imprint) for file in dataset.files),
            *([_contracts(dataset, imprint)] if is_contracts else []),
        ],
    }


def _distribution(dataset, file, imprint):
    made = file.made
    return {
        "@id": f"{file.address}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": {"@value": dataset.titles[file.language], "@language": file.language},
        "dcat:accessURL": {"@id": file.address},
        "dcat:downloadURL": {"@id": file.address},
        "dct:format": _term("file-type", made.format.upper(), "dct:MediaTypeOrExtent"),
        "dcat:mediaType": _media_type(CONTENT_TYPES[made.format].partition(";")[0]),
        "dct:language": _term("language", LANGUAGES[file.language], "dct:LinguisticSystem"),
        "dcat:byteSize": {"@value": str(made.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {
                "@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
                "@type": "spdx:ChecksumAlgorithm",
            },
            "spdx:checksumValue": {"@value": made.sha256, "@type": "xsd:hexBinary"},
        },
        "dct:license": _licence(imprint),
        "dct:issued": _moment(made.first_made_at),
        "dct:modified": _moment(made.made_at),
    }


def _contracts(dataset, imprint):
    """The distribution of procurements as OCDS releases."""
    address = f"{imprint.address}ocds.json"
    return {
        "@id": f"{address}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": {"@value": f"{dataset.titles['en']} (OCDS 1.1)", "@language": "en"},
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dct:format": _term("file-type", "JSON", "dct:MediaTypeOrExtent"),
        "dcat:mediaType": _media_type("application/json"),
        "dct:conformsTo": {"@id": OCDS, "@type": "dct:Standard"},
        "dct:license": _licence(imprint),
    }


def _publisher(imprint):
    return {
        "@id": f"{imprint.home}#station",
        "@type": "foaf:Agent",
        "foaf:name": _words(imprint.names),
        "foaf:homepage": {"@id": imprint.home, "@type": "foaf:Document"},
    }


def _contact(imprint):
    station = imprint.station
    found = {
        "@type": "vcard:Organization",
        "vcard:fn": imprint.names[active_language()],
        "vcard:hasURL": {"@id": imprint.home},
    }
    if imprint.mail:
        found["vcard:hasEmail"] = {"@id": f"mailto:{imprint.mail}"}
    if station.telephone:
        found["vcard:tel"] = station.telephone
    return found


def _spatial(imprint):
    station = imprint.station
    place = {"@type": "dct:Location", "skos:prefLabel": _words(area(imprint))}
    if station.latitude is not None and station.longitude is not None:
        place["dcat:centroid"] = {
            "@value": f"POINT({station.longitude} {station.latitude})",
            "@type": "http://www.opengis.net/ont/geosparql#wktLiteral",
        }
    return place


def _licence(imprint):
    return {"@id": imprint.licence.address, "@type": "dct:LicenseDocument"}


def _media_type(name):
    return {"@id": f"http://www.iana.org/assignments/media-types/{name}", "@type": "dct:MediaType"}


def _term(vocabulary, term, kind):
    return {"@id": f"{AUTHORITY}/{vocabulary}/{term}", "@type": kind}


def _words(words):
    return [{"@value": text, "@language": code} for code, text in words.items() if text]


def _moment(moment):
    return {"@value": timezone.localtime(moment).isoformat(timespec="seconds"), "@type": "xsd:dateTime"}


def _day(day):
    return {"@value": day.isoformat(), "@type": "xsd:date"}
