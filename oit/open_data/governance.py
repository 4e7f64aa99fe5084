"""What the Thai standard for describing government datasets asks of each dataset.

The fields and their Thai values are those of the Government Data Catalog and of data.go.th (the CKAN schema
``thai_gdc``, after the data governance framework of the Digital Government Development Agency): type of dataset,
objective, frequency, geographic coverage, source, format, category, licence, contact.
"""

from django.utils import timezone

from .licences import OTHER

STATISTICS, RECORDS = "ข้อมูลสถิติ", "ข้อมูลระเบียน"
MONTH, YEAR = "เดือน", "ปี"
FORMATS = {"csv": "CSV", "xlsx": "XLS", "json": "JSON"}
LANGUAGES = {"th": "ไทย", "en": "อังกฤษ"}


def fields_of(dataset, imprint):
    """``{field of data.go.th: value}`` of a Dataset, in Thai."""
    station, item = imprint.station, dataset.item
    formats = {each.format for each in dataset.files}
    found = {
        "title": f"{dataset.titles['th']} {station.name_th} {imprint.year.label('th')}",
        "name": f"{imprint.host.replace('.', '-')}-{imprint.year.be}-{dataset.name}",
        "notes": notes(dataset, "th"),
        "tag_string": keywords(dataset, imprint)["th"],
        "maintainer": station.name_th,
        "maintainer_email": imprint.mail or None,
        "data_type": STATISTICS if dataset.is_statistical else RECORDS,
        "objective": ["พันธกิจหน่วยงาน", "เพื่อการให้บริการประชาชน"],
        "update_frequency_unit": MONTH if dataset.monthly else YEAR,
        "update_frequency_interval": "1",
        "geo_coverage": "อื่นๆ",
        "geo_coverage_other": area(imprint)["th"],
        "data_source": f"{station.name_th} ({item.code} {item.title.th})",
        "data_format": [name for ending, name in FORMATS.items() if ending in formats],
        "data_category": "ข้อมูลสาธารณะ",
        "license_id": imprint.licence.catalogue_name,
        "license_id_other": imprint.licence.th if imprint.licence.catalogue_name == OTHER else None,
        "accessible_condition": "ไม่มี",
        "data_language": [
            name for code, name in LANGUAGES.items() if code in {each.language for each in dataset.files}
        ],
        "url": dataset.pages["th"],
        "last_updated_date": timezone.localtime(dataset.modified).date().isoformat(),
    }
    return found | (_of_statistics(imprint) if dataset.is_statistical else _of_records(dataset))


def _of_statistics(imprint):
    """What is asked of statistics only; figures stand in single units."""
    year = str(imprint.year.be)
    return {"first_year_of_data": year, "last_year_of_data": year, "unit_of_multiplier": "หน่วย"}


def _of_records(dataset):
    """What is asked of records only."""
    return {"created_date": timezone.localtime(dataset.issued).date().isoformat()}


def notes(dataset, language):
    """What the dataset is, in a sentence or two."""
    title, item = dataset.rule.title.in_language(language), dataset.item
    text = f"{title} ({item.code} {item.title.in_language(language)})"
    nothing = dataset.sheets[language].nothing if not dataset.rows else ""
    return f"{text} – {nothing}" if nothing else text


def keywords(dataset, imprint):
    """``{language: keywords}``: the station, the title and the item."""
    return {
        code: [name, dataset.titles[code], dataset.item.title.in_language(code), "OIT", "ITA"]
        for code, name in imprint.names.items()
    }


def area(imprint):
    """``{language: the area that the data are about}``."""
    return {
        "th": f"เขตพื้นที่รับผิดชอบของ{imprint.names['th']}",
        "en": f"The area of responsibility of {imprint.names['en']}",
    }
