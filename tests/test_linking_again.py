"""Whatever the batches that articles come in, a ledger has the links and figures of a whole linking."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from saksi.flow import read_paths
from saksi.kinds import Finding, Link, Measure, Page
from saksi.ledger.ledger import Ledger
from saksi.linking import link_added, settle_links

ARTICLES = 600
PLACES = ("Wera", "Sape", "Lambu", "Donggo", "Sanggar", "Tambora", "Langgudu", "Monta", "Parado", "Bolo", "Woha")
NAMES = ("Rahma", "Sari", "Yusuf", "Nur", "Budi", "Maria", "Tono", "Ina")
OUTLETS = ("Kabar Muara", "Lentera Bukit", "Ombak", "Warta Teluk", "Suara Karang")
EVENTS = (
    ("Banjir merendam desa {place}", "mengungsi ke balai desa"),
    ("Gempa mengguncang {place}", "tewas tertimpa dinding rumah"),
    ("Kebakaran melanda pasar {place}", "kehilangan kios"),
)
# Each event has hamlets of its own, so that its texts are no story with those of others.
MORE = (
    "Warga {0} membawa kasur dan kompor ke halaman sekolah {1} yang letaknya lebih tinggi daripada jalan ke {2}.",
    "Petugas {1} menyalakan lampu sorot supaya anak-anak {2} tidak terperosok ke parit {0} yang tertutup lumpur tebal.",
    "Pedagang {2} memindahkan karung cabai ke lantai dua masjid {0} sebelum air sampai ke lutut orang dewasa di {1}.",
    "Jembatan bambu {0} di ujung {2} hanyut, sehingga murid {1} harus memutar lewat kebun karet milik koperasi.",
)
SYLLABLES = ("ba", "ngo", "ri", "lu", "te", "mpa", "du", "sa", "wi", "ko")
Outcome = tuple[set[Link], dict[str, Measure]]


def write(number: int, chance: random.Random) -> str:
    """One of some 200 events, told anew by an outlet with a few sentences that others have too."""
    event = random.Random(number % 200)
    hamlets = ["".join(event.choices(SYLLABLES, k=4)).capitalize() for _ in range(3)]
    place, name = event.choice(PLACES), event.choice(NAMES)
    opening, fate = event.choice(EVENTS)
    day, count = event.randrange(1, 28), event.randrange(12, 400)
    lead = f"{opening.format(place=f'{place} {number % 200}')}, {day} Maret 2025."
    said = f"Sedikitnya {count + number // 200 % 2} orang {fate}, kata Bupati {name} {hamlets[0]}."
    cited = f"Begitu ditulis {OUTLETS[number % 5]} pada malam yang sama."
    common = event.sample(MORE, 3) if number % 3 else chance.sample(MORE, chance.randrange(4))
    told = (sentence.format(*hamlets) for sentence in common)
    return " ".join((lead, said, *told, *([cited] if number % 4 == 0 else [])))


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    chance = random.Random(0)
    path = tmp_path_factory.mktemp("pages") / "all.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for number in range(ARTICLES):
            day = random.Random(number % 200).randrange(1, 28)
            stamp = f"2025-03-{day:02}T{chance.randrange(24):02}:{chance.randrange(60):02}:00+07:00"
            record = {"id": f"a{number}", "text": write(number, chance), "published": stamp}
            lines.write(json.dumps(record | {"outlet": chance.choice(OUTLETS)}) + "\n")
    return [each for each in read_paths([str(path)]) if isinstance(each, Finding)]


def grow(path: Path, findings: Sequence[Finding], sizes: Sequence[int], *, provisional: int = 0) -> Outcome:
    """Bring articles into a ledger in batches, and link it behind each; so many stay to be settled at the end."""
    with Ledger.open_to_write(str(path), writer="the test") as ledger:
        at = 0
        for size in sizes:
            with ledger.batch():
                for finding in findings[at : at + size]:
                    article = finding.article
                    data = article.text.encode()
                    ledger.add(
                        Page(data, article.sha256, article.key, "text/plain", article.address, article.id), finding
                    )
            at += size
            link_added(ledger)
        assert ledger.provisional() == provisional
        settle_links(ledger)
        assert at == len(findings) == ledger.wholly_linked()
        return set(ledger.links()), {measure.id: measure for measure in ledger.measures()}


@pytest.fixture(scope="module")
def whole(findings: list[Finding], tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return grow(tmp_path_factory.mktemp("whole") / "ledger", findings, [ARTICLES])


def test_articles_in_any_order_and_batches_are_linked_as_all_together(
    findings: list[Finding], whole: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among the batches are some so small that their articles are put to stories one by one, until the next."""
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 100)
    monkeypatch.setattr("saksi.linking.ADDED_SHARE", 0.6)
    monkeypatch.setattr("saksi.linking.AGAIN_LIMIT", 0)
    assert len(findings) == ARTICLES
    assert {link.kind for link in whole[0]} == {"alters", "cites", "copy-of", "reuses-passage", "same-story"}
    for number, sizes in enumerate(((300, 160, 140), (250, 4, 146, 1, 2, 197))):
        shuffled = random.Random(number).sample(findings, ARTICLES)
        links, measures = grow(tmp_path / f"parts{number}", shuffled, sizes)
        assert links == whole[0]
        assert measures == whole[1]


def test_a_settled_ledger_is_that_of_all_together_whatever_came_last_one_by_one(
    findings: list[Finding], whole: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saksi.linking.AGAIN_LIMIT", 0)
    for number, last in enumerate(((1,) * 8, (3, 1, 4))):
        shuffled = random.Random(number).sample(findings, ARTICLES)
        assert grow(tmp_path / f"{number}", shuffled, (ARTICLES - 8, *last), provisional=8) == whole


def test_in_a_small_ledger_the_last_articles_are_linked_as_all_together_too(
    findings: list[Finding], whole: Outcome, tmp_path: Path
) -> None:
    shuffled = random.Random(3).sample(findings, ARTICLES)
    assert grow(tmp_path / "ledger", shuffled, (594, 5, 1)) == whole
