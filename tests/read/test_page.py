"""What may come in as a page, and what it is called."""

import hashlib

import pytest

from saksi.errors import InputError
from saksi.kinds import Given, Page, Settings
from saksi.read.page import make_page


def page(data: bytes, settings: Settings | None = None, media_type: str | None = None) -> Page:
    return make_page(data, address="hujan", id="hujan", media_type=media_type, settings=settings or Settings())


def test_the_key_of_a_page_is_the_hash_of_its_bytes() -> None:
    assert page(b"Hujan turun.").key == hashlib.sha256(b"Hujan turun.").hexdigest()


def test_what_is_given_with_a_bare_page_is_part_of_its_key() -> None:
    keys = {
        page(b"Hujan turun.", Settings(given=given)).key
        for given in (Given(), Given(outlet="A"), Given(published="2025-07-12"), Given("A", "2025-07-12"))
    }
    assert len(keys) == 4


def test_what_a_json_article_states_itself_is_not_taken_from_what_is_given() -> None:
    line = b'{"text": "Hujan.", "outlet": "Kabar Uji", "published": "2025-07-12"}'
    read = page(line, Settings(given=Given("Kabar Lain", "2024-01-01")))
    assert read.given == Given()
    assert read.key == read.sha256


def test_a_json_article_brings_its_own_id() -> None:
    assert page(b'{"id": 17, "text": "Hujan."}').id == "17"
    assert page(b'{"text": "Hujan."}').id == "hujan"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xef\xbb\xbf  <!doctype html><p>Hujan.", "text/html"),
        (b"<!-- built --><html><p>Hujan.", "text/html"),
        (b'\n{"text": "Hujan."}', "application/json"),
        (b"{Hujan} turun.", "text/plain"),
        (b"<3 hujan", "text/plain"),
    ],
)
def test_the_media_type_is_told_from_the_first_bytes(data: bytes, kind: str) -> None:
    assert page(data).media_type == kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n ", "empty"),
        (b"%PDF-1.7 hujan", "PDF"),
        (b"\x00\x01\x02\x03" * 500, "binary"),
        (b"kata " * 10, "over the limit of 40 bytes"),
        (b'{"text": 5}', r"Expected `str`, got `int` - at `\$.text`"),
        (b'{"text": "\xff"}', "utf-8"),
        (b'{"text": "a", "x": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", "recursion"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    limit = 40 if data.startswith(b"kata") else 200_000
    with pytest.raises(InputError, match=reason) as refused:
        page(data, Settings(page_limit_bytes=limit))
    assert str(refused.value).startswith("hujan: ")


def test_text_in_two_byte_characters_is_not_binary() -> None:
    assert page("Hujan turun di kota.".encode("utf-16")).media_type == "text/plain"
