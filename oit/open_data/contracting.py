"""The procurements of form สขร. 1 as releases of the Open Contracting Data Standard, OCDS 1.1.5.

One release a row says what the row says now. Identifiers are made of the row's own, which it keeps for life. Without a
registered prefix they begin with "unregistered": they are unique on this site and promise nothing beyond it.
"""

import hashlib
import json
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import override

SCHEMA = "procurement"
UNREGISTERED = "unregistered"
CURRENCY = "THB"
# Methods of the Public Procurement Act B.E. 2560, section 55, under the closed codelist "method" of OCDS: by the
# specific method one supplier, or one of a few, is asked directly; by selection at least three are invited.
METHODS = {"specific": "direct", "selection": "limited", "e-bidding": "open", "e-market": "open"}


def contracts_among(datasets):
    """The Dataset of procurements that has rows, or None."""
    return next((each for each in datasets if each.schema.key == SCHEMA and each.rows), None)


def release_package(dataset, imprint):
    """The ``ocds.json`` of the Dataset of procurements, as JSON can hold it."""
    with override("th"):
        releases = [_release(row, dataset, imprint) for row in dataset.rows]
    return {
        "uri": f"{imprint.address}ocds.json",
        "version": "1.1",
        "publishedDate": _moment(dataset.modified),
        "publisher": {"name": imprint.names["th"], "uri": imprint.home},
        "license": imprint.licence.address,
        "publicationPolicy": imprint.address,
        "releases": releases,
    }


def _release(row, dataset, imprint):
    column = dataset.schema.by_key
    prefix = imprint.settings.ocid_prefix or UNREGISTERED
    ocid = "-".join(
        [
            prefix,
            imprint.host.replace(".", "-"),
            row.get("month") or str(dataset.page.fiscal_year),
            row["id"],
        ]
    )
    station = {"id": imprint.host, "name": imprint.names["th"]}
    planning, tender = _planning(row), _tender(row, ocid, column, station)
    award, contract = _award(row), _contract(row)
    winner = award.get("suppliers", []) if award else []
    said = {
        "planning": planning,
        "tender": tender,
        "awards": [award] if award else None,
        "contracts": [contract] if award and contract else None,
    }
    tags = {"planning": "planning", "tender": "tender", "awards": "award", "contracts": "contract"}
    release = {
        "ocid": ocid,
        "date": _moment(dataset.modified),
        "tag": [tag for part, tag in tags.items() if said[part]],
        "initiationType": "tender",
        "language": "th",
        "parties": [
            _station_party(station, imprint),
            *({**each, "roles": ["supplier"]} for each in winner),
        ],
        "buyer": station,
        **{part: value for part, value in said.items() if value},
    }
    return {"id": f"{ocid}-{_digest(release)}", **release}


def _planning(row):
    """What was planned to be spent."""
    amount = _amount(row.get("budget"))
    return {"budget": {"amount": amount}} if amount else None


def _tender(row, ocid, column, station):
    found = {
        "id": f"{ocid}-tender",
        "title": row.get("work"),
        "procuringEntity": station,
    }
    if row.get("winner"):
        found["status"] = "complete"
    if value := _amount(row.get("reference_price")):
        found["value"] = value
    if method := row.get("method"):
        found["procurementMethodDetails"] = column["method"].choice_label(method)
        if method in METHODS:
            found["procurementMethod"] = METHODS[method]
    if bidders := row.get("bidders"):
        # Names and prices in one text: not taken apart, which would be guessing.
        found["description"] = f"{column['bidders'].label}: {bidders}"
    return {key: value for key, value in found.items() if value is not None}


def _award(row):
    """Who was chosen, for how much and why; None where nobody was."""
    value, winner = _amount(row.get("agreed_price")), row.get("winner")
    if not (value or winner):
        return None
    found = {
        "id": f"{row['id']}-award",
        "title": row.get("work"),
        "description": row.get("reason"),
        "status": "active",
    }
    if value:
        found["value"] = value
    if winner:
        name = " ".join(winner.split())
        found["suppliers"] = [{"id": f"supplier-{_digest(name)}", "name": name}]
    return {key: each for key, each in found.items() if each is not None}


def _contract(row):
    number, day = row.get("contract_number"), row.get("contract_date")
    if not (number or day):
        return None
    found = {
        "id": number or f"{row['id']}-contract",
        "awardID": f"{row['id']}-award",
        "title": row.get("work"),
    }
    if value := _amount(row.get("agreed_price")):
        found["value"] = value
    if day:
        found["dateSigned"] = _day(day)
    return {key: each for key, each in found.items() if each is not None}


def _station_party(station, imprint):
    contact = {"name": station["name"], "email": imprint.mail, "telephone": imprint.station.telephone}
    return {
        **station,
        "roles": ["buyer", "procuringEntity"],
        "identifier": {"legalName": station["name"], "uri": imprint.home},
        "address": {"countryName": "Thailand", **_street(imprint.station)},
        "contactPoint": {key: value for key, value in contact.items() if value},
    }


def _street(station):
    return {"streetAddress": " ".join(station.address_th.split())} if station.address_th else {}


def _amount(text):
    """``{amount, currency}`` of a stored amount, or None."""
    if text is None:
        return None
    value = Decimal(text)
    return {
        "amount": int(value) if value == value.to_integral_value() else float(value),
        "currency": CURRENCY,
    }


def _day(iso):
    """A day as OCDS asks for it: its beginning in Thailand, which has no summer time."""
    return f"{iso}T00:00:00+07:00"


def _moment(moment):
    return timezone.localtime(moment).isoformat(timespec="seconds")


def _digest(content):
    told = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:12]
