"""A region that speaks is its government, and not every body that has the region in its name."""

from collections.abc import Callable

from saksi.kinds import Finding
from saksi.link.name.identity import Identity, read_identity
from saksi.link.name.who import is_one
from saksi.link.origin.draft import why_one
from saksi.pack import load_packs

PACK = load_packs()["id"]
TEXT = (
    "Kota Ambon menyatakan 40 rumah rusak. Wali Kota Ambon Rahma Dewi mengatakan 41 rumah rusak. "
    "Kepala Balai Karantina Ikan Ambon Agus Wibowo mengatakan 42 kolam rusak. "
    "Juru bicara Balai Karantina Ikan Ambon Tirta Sari mengatakan 43 kolam rusak."
)


def speakers(read_text: Callable[..., Finding]) -> dict[str, Identity]:
    finding = read_text(TEXT, language="id")
    found = (read_identity(finding, claim, PACK) for claim in finding.claims)
    return {identity.name: identity for identity in found if identity is not None}


def test_a_region_that_speaks_is_its_government(read_text: Callable[..., Finding]) -> None:
    city, mayor, fish, _ = speakers(read_text).values()
    assert is_one(city, mayor)
    assert not is_one(city, fish)
    assert not is_one(mayor, fish)


def test_two_who_speak_for_one_body_are_not_said_to_be_one_person(read_text: Callable[..., Finding]) -> None:
    _, mayor, fish, other = speakers(read_text).values()
    assert is_one(fish, other)
    assert why_one(other, fish) == "Tirta Sari and Agus Wibowo speak for one body"
    assert why_one(mayor, mayor) == "Rahma Dewi and Rahma Dewi are the same person or body"
