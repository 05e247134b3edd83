"""What goes wrong while a page's tree is built is told as what it is."""

import pytest
from lxml import etree

from saksi.clean.body import parse_markup, parse_plainly
from saksi.errors import InputError

NO_MEMORY = etree.XMLSyntaxError("unknown error", etree.ErrorTypes.ERR_NO_MEMORY, 0, 0)  # type: ignore[call-arg]


def test_a_parser_without_memory_found_no_fault_in_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise NO_MEMORY

    monkeypatch.setattr("saksi.clean.body.document_fromstring", fail)
    with pytest.raises(MemoryError):
        parse_markup("<p>Hujan.", "a.html")
    monkeypatch.setattr("saksi.clean.body.etree.fromstring", fail)
    with pytest.raises(MemoryError):
        parse_plainly("<p>Hujan.", "a.html")


def test_a_page_without_elements_is_refused_by_name() -> None:
    for parse in (parse_markup, parse_plainly):
        with pytest.raises(InputError, match=r"a\.html: no HTML"):
            parse("", "a.html")
