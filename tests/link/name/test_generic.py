"""Bodies told of by a word for any of their kind are the one body of that kind that a measure has."""

from saksi.flow import _read_text
from saksi.kinds import Measure
from saksi.link.find import find_links, find_measures
from saksi.pack import load_packs

PACKS = load_packs()
PLACE = "BITUNG - Bentrokan pecah di Kelurahan Girian, Kota Bitung, dekat Pelabuhan Aertembaga."
POLRES = f"{PLACE}\n\nSebanyak 24 orang tewas, kata Kapolres Bitung AKBP Rahma Dewi."
POLICE = f"{PLACE}\n\nPolisi menyatakan 41 orang tewas."


def killed(*texts: str) -> Measure:
    days = (f"2025-03-0{day}T09:00:00+07:00" for day in range(4, 9))
    findings = [_read_text(text, "id", day) for text, day in zip(texts, days, strict=False)]
    measures = find_measures(findings, find_links(findings, PACKS), PACKS)
    return next(each for each in measures if each.outcome == "killed")


def test_the_police_are_the_one_force_that_speaks() -> None:
    found = killed(POLRES, POLICE)
    assert (len(found.figures), found.lower, found.upper) == (2, 1, 1)


def test_of_two_forces_neither_is_taken() -> None:
    polda = POLRES.replace("Kapolres Bitung", "Kapolda Sulawesi Utara").replace("Rahma Dewi", "Yusuf Amin")
    found = killed(POLRES, polda.replace("24", "33"), POLICE)
    assert (len(found.figures), found.lower) == (3, 3)
