"""Bytes become the text that was meant."""

import pytest

from saksi.clean.charset import decode
from saksi.errors import InputError

TEXT = "Café di Nîmes – “hujan”"


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_unmarked_unicode_is_read_without_its_mark(name: str) -> None:
    assert decode(TEXT.encode(name), "a.txt") == TEXT


def test_the_declared_character_set_is_believed() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>{TEXT}'
    assert decode(page.encode("cp1252"), "a.html") == page


def test_utf_8_is_believed_over_a_wrong_declaration() -> None:
    page = f"<meta charset=iso-8859-1><p>{TEXT}"
    assert decode(page.encode(), "a.html") == page


def test_a_few_broken_bytes_do_not_cost_the_page() -> None:
    page = b"<meta charset=utf-8><p>" + TEXT.encode() * 20
    assert decode(page + b"\xff", "a.html") == page.decode() + "\ufffd"


def test_an_undeclared_character_set_is_guessed() -> None:
    page = "Le théâtre rouvrira à la fin de l'été, a déclaré le maire, malgré les dégâts causés par la tempête."
    assert decode(page.encode("cp1252"), "a.txt") == page


def test_what_breaks_its_own_mark_is_refused_with_the_place() -> None:
    with pytest.raises(InputError, match=r"a\.txt: not utf-8-sig at byte 1"):
        decode(b"\xef\xbb\xbfa\xff\xff", "a.txt")
