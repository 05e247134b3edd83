"""What actors are and whom they speak for."""

from collections.abc import Callable

import pytest

from saksi.kinds import Actor, Finding
from saksi.pack import load_packs
from saksi.resolve.who.standing import find_affiliation


def the_actor(finding: Finding) -> Actor:
    [actor] = finding.actors
    return actor


def test_a_short_form_and_its_full_form_are_one_actor(read_text: Callable[..., Finding]) -> None:
    text = (
        "Badan Nasional Penanggulangan Bencana (BNPB) mengatakan, air sudah surut. "
        "BNPB menambahkan, jalan terbuka. Badan Nasional Penanggulangan Bencana mengatakan, warga aman."
    )
    actor = the_actor(read_text(text, language="id"))
    assert len(actor.mentions) == 3
    assert "BNPB" in actor.name


@pytest.mark.parametrize(
    ("text", "language", "kind", "country"),
    [
        ("Pemerintah Rusia mengatakan, kapal itu tiba.", "id", "government", "RU"),
        ("The Russian government said that the ship had arrived.", "en", "government", "RU"),
        ("Menteri Luar Negeri Turki Selim Ozan mengatakan, kapal itu tiba.", "id", "person", "TR"),
        ("Bupati Sikka Regina Parera mengatakan, air sudah surut.", "id", "person", "ID"),
        ("Warga mengatakan, air sudah surut.", "id", "group", None),
    ],
)
def test_kind_and_country(
    text: str, language: str, kind: str, country: str | None, read_text: Callable[..., Finding]
) -> None:
    actor = the_actor(read_text(text, language=language))
    assert (actor.kind, actor.country) == (kind, country)


def test_a_title_that_names_two_countries_says_none(read_text: Callable[..., Finding]) -> None:
    text = "Duta Besar Rusia untuk Jepang Selim Ozan mengatakan, kapal itu tiba."
    assert the_actor(read_text(text, language="id")).country is None


@pytest.mark.parametrize(
    ("language", "title", "body"),
    [
        ("id", "Kepala Dinas Sosial Ende", "Dinas Sosial Ende"),
        ("id", "Ketua Harian Pengurus", None),
        ("id", "Bupati Sikka", None),
        ("en", "spokesman for Norrel Bank", "Norrel Bank"),
        ("en", "Mayor", None),
    ],
)
def test_the_body_in_a_title(language: str, title: str, body: str | None) -> None:
    assert find_affiliation(title, load_packs()[language]) == body
