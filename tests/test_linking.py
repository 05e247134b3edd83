"""Linking a whole ledger gives the same by any number of processes, and after any break."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from saksi.flow import add_pages
from saksi.kinds import Finding, Link, Measure, Settings
from saksi.ledger.correct import Correction
from saksi.ledger.ledger import Ledger
from saksi.link.extend import MARKS
from saksi.link.measure import measure
from saksi.link.retell import LABEL, Retold
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.linking import link_added, link_ledger
from saksi.pack import Pack
from saksi.read.source import open_pages
from saksi.recent import _LAST
from saksi.record import unpack_finding
from saksi.spread import Pieces

REPORT = (
    "Banjir merendam {village} di Kabupaten Sigi, {day} Maret 2025. Sedikitnya {number} orang mengungsi ke balai desa "
    "dekat Pelabuhan Muara, kata Kepala Pelaksana BPBD Sari Dewi. Warga membawa kasur dan kompor, sedangkan petugas "
    "menyalakan lampu sorot supaya anak-anak tidak terperosok ke parit yang tertutup lumpur tebal."
)
HOUSES = " Banjir merusak 41 rumah di Desa Wera A, kata Camat Rahma Dewi."
Ties = tuple[tuple[Link, ...], tuple[Measure, ...]]


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A ledger of articles that are not linked, whose linking is cut into many tasks."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for at in range(12):
        text = REPORT.format(village=f"Desa Wera {'ABC'[at % 3]}", day=1 + at, number=12 + at % 4)
        (folder / f"a{at}.txt").write_text(text, encoding="utf-8")
    path = str(tmp_path / "ledger")
    with Ledger.open_to_write(path, writer="the test") as ledger:
        list(add_pages(open_pages([str(folder)], Settings()), ledger))
    monkeypatch.setattr("saksi.linking.PIECES_FLOOR", 2)
    monkeypatch.setattr("saksi.link.find.ARTICLES_PER_TASK", 1)
    for name in ("PAIRS_PER_TASK", "TEXTS_PER_TASK"):
        monkeypatch.setattr(f"saksi.link.text.copy.{name}", 3)
    return path


@pytest.fixture
def told_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of articles that are told from here on, each time they are."""
    keys = list[str]()

    def note(finding: Finding, moment: str, packs: Mapping[str, Pack]) -> Iterator[Told]:
        keys.append(finding.article.key)
        yield from tell(finding, moment, packs)

    monkeypatch.setattr("saksi.link.retell.tell", note)
    return keys


def forget_told(path: str) -> None:
    """Make a ledger one of an older version, which kept nothing of what it read."""
    with Ledger.open_to_write(path, writer="the test") as ledger, ledger.batch():
        ledger.stock.forget_states(f"{LABEL}:")


def link(path: str, workers: int) -> Ties:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        link_ledger(ledger, workers=workers)
        return ledger.links(), ledger.measures()


@pytest.mark.parametrize("order", [range(11, -1, -1), (7, 2, 11, 0, 9, 4, 1, 10, 3, 8, 5, 6)])
@pytest.mark.parametrize("size", [1, 5])
def test_a_whole_linking_gives_the_same_however_the_articles_came(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: Sequence[int], size: int
) -> None:
    """Also behind additions that were linked one by one, whose stories are those of what was there when they came."""
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 4)
    monkeypatch.setattr("saksi.linking.ADDED_SHARE", 9)
    monkeypatch.setattr("saksi.linking.AGAIN_LIMIT", 0)
    monkeypatch.setattr("saksi.linking.SETTLED_SHARE", 9)
    paths = [str(tmp_path / "pages" / f"a{at}.txt") for at in order]
    grown = str(tmp_path / "grown")
    with Ledger.open_to_write(grown, writer="the test") as ledger:
        for at in range(0, len(paths), size):
            list(add_pages(open_pages(paths[at : at + size], Settings()), ledger))
            link_added(ledger)
        assert 0 < ledger.wholly_linked() < len(paths)
    assert link(grown, 0) == link(filled, 0)


@pytest.mark.parametrize("order", [range(6, 12), range(11, 5, -1), (9, 6, 11, 8, 10, 7)])
def test_what_comes_together_is_linked_alike_in_any_order(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: Sequence[int]
) -> None:
    """Behind a whole linking, by comparing what is new with what was kept; a second addition finds it as the first."""
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 4)
    monkeypatch.setattr("saksi.linking.ADDED_SHARE", 9)
    monkeypatch.setattr("saksi.linking.AGAIN_LIMIT", 0)
    monkeypatch.setattr("saksi.linking.SETTLED_SHARE", 9)

    def grow(name: str, *parts: Sequence[int]) -> Ties:
        with Ledger.open_to_write(str(tmp_path / name), writer="the test") as ledger:
            for part in parts:
                paths = [str(tmp_path / "pages" / f"a{at}.txt") for at in part]
                list(add_pages(open_pages(paths, Settings()), ledger))
                link_added(ledger)
            assert ledger.wholly_linked() == len(parts[0])
            return ledger.links(), tuple(sorted(ledger.measures(), key=lambda measure: measure.id))

    last = [each for each in order if each > 8]
    first = [each for each in order if each <= 8]
    assert grow("one", range(6), order) == grow("other", range(6), sorted(order))
    assert grow("two", range(6), first, last) == grow("three", range(5, -1, -1), sorted(first), sorted(last))


def test_any_number_of_processes_finds_the_same(filled: str) -> None:
    alone = link(filled, 0)
    assert {each.kind for each in alone[0]} >= {"copy-of", "same-story"}
    assert link(filled, 2) == alone
    assert not Path(f"{filled}-linking").exists()


def test_a_number_is_told_at_the_moment_that_its_story_gives_it(
    filled: str, told_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One page prints no zone, and is taken to be of the zone of the others once its story is known."""
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 2)
    folder = Path(filled).parent / "zones"
    folder.mkdir()
    for at, zone in enumerate(("+09:00", "+09:00", "")):
        report = REPORT.format(village="Desa Wera A", day=9, number="9 dari 7 pada 8 Maret 2025 menjadi 12")
        (folder / f"z{at}.txt").write_text(f"2025-03-09T0{at}:30:00{zone}\n\n{report}", encoding="utf-8")
    path = str(folder / "ledger")
    with Ledger.open_to_write(path, writer="the test") as ledger:
        list(add_pages(open_pages([str(folder)], Settings()), ledger))
    assert len(told_anew) == 3
    kept = link(path, 0)
    assert len(told_anew) == 3
    moments = list[str]()

    def tell_here(_: Retold, finding: Finding, moment: str, packs: Mapping[str, Pack]) -> Iterator[Told]:
        moments.append(moment)
        yield from tell(finding, moment, packs)

    monkeypatch.setattr(Retold, "tell", tell_here)
    assert link(path, 0) == kept
    assert "2025-03-08T17:30:00" in moments


@pytest.mark.parametrize("workers", [0, 2])
def test_what_was_not_told_when_it_was_read_is_told_by_the_first_linking(
    filled: str, told_anew: list[str], monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 4)
    monkeypatch.setattr("saksi.spread._do_apart", lambda tasks, work, workers: map(work, tasks))
    told = link(filled, workers)
    assert not told_anew
    forget_told(filled)
    assert link(filled, workers) == told
    assert len(set(told_anew)) == 12
    told_anew.clear()
    assert link(filled, workers) == told
    assert not told_anew


def test_an_article_that_somebody_corrects_is_told_anew(filled: str, told_anew: list[str]) -> None:
    before = link(filled, 0)
    with Ledger.open_to_write(filled, writer="the test") as ledger, ledger.batch():
        first = next(ledger.findings())
        claim, key = first.claims[0], first.article.key
        at, words = claim.content, first.article.text[slice(*claim.content[0])]
        made = Correction("speaker", "2025-03-20", "W", "1", "", key, claim.id, at, words, claim.speaker, "Rahma Dewi")
        ledger.correct(made)
    after = link(filled, 0)
    assert set(told_anew) == {key}
    assert after != before


def test_any_number_of_processes_keeps_the_same_for_the_next_linking(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 4)
    monkeypatch.setattr("saksi.linking.AGAIN_LIMIT", 0)
    kept = []
    for workers in (0, 2):
        link(filled, workers)
        with Ledger.open_to_write(filled, writer="the test") as ledger, ledger.batch():
            names = [f"{label}:{at}" for label in ("article", "story", "name", MARKS) for at in range(4096)]
            kept.append(ledger.stock.states(names))
            for name in names:
                ledger.keep_state(name, b"")
    assert {name.partition(":")[0] for name in kept[0]} == {"article", "story", "name", MARKS}
    assert kept[1] == kept[0] | dict.fromkeys(kept[1].keys() - kept[0].keys(), b"")


@pytest.mark.parametrize("settled", [9, 0])
def test_what_was_told_is_not_told_again_when_an_article_comes(
    filled: str, tmp_path: Path, told_anew: list[str], monkeypatch: pytest.MonkeyPatch, settled: float
) -> None:
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 4)
    monkeypatch.setattr("saksi.linking.AGAIN_LIMIT", 0)
    monkeypatch.setattr("saksi.linking.SETTLED_SHARE", settled)
    link(filled, 0)
    page = tmp_path / "late.txt"
    page.write_text(REPORT.format(village="Desa Wera A", day=13, number=13), encoding="utf-8")
    with Ledger.open_to_write(filled, writer="the test") as ledger:
        list(add_pages(open_pages([str(page)], Settings()), ledger))
        link_added(ledger)
        (key,) = set(told_anew)
        told_of = [{figure.article_key for figure in measure.figures} for measure in ledger.measures()]
    assert told_anew == [key]
    assert any(key in keys and len(keys) > 1 for keys in told_of)


def test_what_two_articles_were_compared_with_is_held_until_another_story_is_told(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 4)
    monkeypatch.setattr("saksi.linking.AGAIN_LIMIT", 0)
    monkeypatch.setattr("saksi.linking.SETTLED_SHARE", 9)
    link(filled, 0)
    read = list[str]()

    def note(packed: bytes) -> Finding:
        found = unpack_finding(packed)
        read.append(found.article.id)
        return found

    monkeypatch.setattr("saksi.recent.unpack_finding", note)
    counts = []
    texts = [REPORT.format(village="Desa Wera A", day=9, number=77 + at) for at in range(3)]
    for at, text in enumerate((*texts, "Harga cabai turun di Pasar Manonda, kata Kepala Dinas Pasar Bima Sakti.")):
        page = tmp_path / f"b{at}.txt"
        page.write_text(text, encoding="utf-8")
        with Ledger.open_to_write(filled, writer="the test") as ledger:
            list(add_pages(open_pages([str(page)], Settings()), ledger))
            link_added(ledger)
        counts.append((len(read), len(_LAST)))
        read.clear()
    (first, none), (second, held), (third, more), (fourth, last) = counts
    assert (first, none) == (second - 1, 0)
    assert second == held > 10
    assert (third, more) == (1, held + 1)
    assert (fourth, last) == (1, 0)


@pytest.mark.parametrize("settled", [9, 0])
def test_measures_that_stay_are_not_made_again_when_an_article_comes(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settled: float
) -> None:
    """By one that comes by itself, and where all links are found again. What another program made is made anew."""
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 4)
    monkeypatch.setattr("saksi.linking.AGAIN_LIMIT", 0)
    monkeypatch.setattr("saksi.linking.SETTLED_SHARE", settled)
    houses = tmp_path / "houses.txt"
    houses.write_text(REPORT.format(village="Desa Wera A", day=9, number=12) + HOUSES, encoding="utf-8")
    late = tmp_path / "late.txt"
    late.write_text(REPORT.format(village="Desa Wera A", day=12, number=13), encoding="utf-8")
    make, found = measure._make, list[str]()

    def note(id: str, *rest: Any) -> Measure:
        found.append(id)
        return make(id, *rest)

    def come(page: Path, path: str) -> dict[str, Measure]:
        found.clear()
        with Ledger.open_to_write(path, writer="the test") as ledger:
            list(add_pages(open_pages([str(page)], Settings()), ledger))
            link_added(ledger)
            return {each.id: each for each in ledger.measures()}

    before, again = come(houses, filled), str(tmp_path / "again")
    shutil.copy(filled, again)
    monkeypatch.setattr("saksi.link.measure.measure._make", note)
    now = come(late, filled)
    changed = {id for id in before if before[id] != now.get(id)}
    assert 0 < len(changed) < len(before)
    assert set(found) == changed | (now.keys() - before.keys())
    monkeypatch.setattr("saksi.link.made.mark_program", lambda: b"another")
    assert come(late, again) == now
    assert set(found) == now.keys()


@pytest.mark.parametrize(("workers", "done"), [(0, 1), (0, 3), (0, 6), (2, 3), (2, 17)])
def test_a_linking_that_is_broken_off_goes_on(
    filled: str, monkeypatch: pytest.MonkeyPatch, workers: int, done: int
) -> None:
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 4)
    put, kept = Pieces.put, list[tuple[str, int]]()

    def stop(pieces: Pieces, step: str, task: int, answer: bytes) -> None:
        put(pieces, step, task, answer)
        if step:
            kept.append((step, task))
            if len(kept) == done:
                raise KeyboardInterrupt

    monkeypatch.setattr(Pieces, "put", stop)
    with pytest.raises(KeyboardInterrupt):
        link(filled, workers)
    before = list(kept)
    after = link(filled, 0)
    assert len(before) == done
    assert not set(before) & set(kept[done:])
    assert after == link(filled, 0)


def test_what_was_kept_of_other_articles_is_not_taken(filled: str) -> None:
    Path(f"{filled}-linking").write_bytes(b"not pieces at all")
    assert link(filled, 0) == link(filled, 0)


QUAKE = (
    "BNPB mencatat 4.816 jiwa di empat desa di Kecamatan Gane Timur terdampak gempa yang mengguncang Halmahera "
    "Selatan, Minggu (2/11). Data itu masih akan bergerak, kata juru bicara BNPB di Jakarta. Kepala Kantor "
    "SAR Ternate Iwan Pattiasina mengatakan, dua nelayan hilang kontak."
)
SLIDE = (
    "Jumlah korban tewas akibat longsor di Kecamatan Cigombong, Kabupaten Bogor, menjadi 14 orang, Minggu (9/11). "
    "Kepala Pelaksana BPBD Kabupaten Bogor Asep Sutardi menyampaikan, tiga jenazah ditemukan. Kepala Kantor SAR "
    "Jakarta Yudi Prakosa mengatakan, enam orang hilang."
)


def test_offices_that_speak_of_both_make_no_story_of_a_quake_and_a_landslide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text, day in (("a", QUAKE, "2025-11-03"), ("b", SLIDE, "2025-11-09")):
        (tmp_path / f"{name}.txt").write_text(f"{day}\n\n{text}", encoding="utf-8")

    def tie(path: str) -> set[str]:
        with Ledger.open_to_write(path, writer="the test") as ledger:
            list(add_pages(open_pages([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], Settings()), ledger))
            link_ledger(ledger)
            return {each.kind for each in ledger.links()}

    assert tie(str(tmp_path / "one.ledger")) == set()
    monkeypatch.setattr("saksi.link.article.scene.OTHER_EVENT", 1.0)
    assert tie(str(tmp_path / "two.ledger")) == {"same-story"}
