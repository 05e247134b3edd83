"""Pages saved by a browser or a copier: where they say they were saved from, and when."""

import re
from email.utils import parsedate_to_datetime

from saksi.kinds import Provenance
from saksi.read.page import SNIFFED_BYTES, Place

# What browsers, SingleFile and HTTrack write into the first lines of a page they save.
_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(?P<url>\S+)\s*-->")
_SINGLE_FILE = re.compile(rb"SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^\n]*?)\s*(?:\n|-->)")
_MIRROR = re.compile(rb"<!-- Mirrored from (?P<url>\S+) by HTTrack[^>]*?, (?P<date>\w{3}, \d[^>]*? GMT) -->")
# What stands in brackets behind the time that SingleFile writes: the zone's name.
_ZONE_NAME = re.compile(r"\s*\([^)]*\)\s*$")
_JS_DATE = re.compile(r"\w{3} (\w{3}) (\d{2}) (\d{4}) ([\d:]{8}) GMT([+-]\d{4})")


def saved_place(data: bytes, place: Place) -> Place:
    """Give a page's place with what a saved page says of where it was saved from.

    >>> place = saved_place(b"<!-- saved from url=(0028)https://kabaruji.example/1 -->", Place("a.html", "a"))
    >>> place.stated[0].value, place.stated[0].source
    ('https://kabaruji.example/1', 'saved')
    """
    start = data[:SNIFFED_BYTES]
    for form in (_FROM, _SINGLE_FILE, _MIRROR):
        if found := form.search(start):
            parts = {name: value.decode("utf-8", "replace") for name, value in found.groupdict().items()}
            url = parts["url"] if "://" in parts["url"] else f"http://{parts['url']}"
            fetched = place.fetched or _date(parts.get("date", ""))
            return place._replace(fetched=fetched, stated=(*place.stated, Provenance("url", url, "saved")))
    return place


def _date(value: str) -> str | None:
    """The time in ISO 8601, of a mail's form or of a script's ("Sat Jul 12 2025 10:15:00 GMT+0700")."""
    bare = _ZONE_NAME.sub("", value)
    if form := _JS_DATE.fullmatch(bare):
        month, day, year, clock, zone = form.groups()
        bare = f"{day} {month} {year} {clock} {zone}"
    try:
        return parsedate_to_datetime(bare).isoformat()
    except (TypeError, ValueError, IndexError):
        return None
