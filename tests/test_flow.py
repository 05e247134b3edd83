"""The road as a whole: nothing stops a batch, nothing is refused in silence, nothing is read twice."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.clean.article import clean_page
from saksi.errors import InputError, PackError
from saksi.flow import (
    Added,
    Present,
    add_paths,
    find_claims,
    find_quantities,
    find_times,
    read_page,
    read_paths,
)
from saksi.kinds import Article, Finding, Given, Page, Reject, Settings
from saksi.ledger.ledger import Ledger
from saksi.linking import link_ledger

TEXT = (
    "Banjir merendam tiga desa di Kabupaten Sigi pada Senin (3/3/2025). Sedikitnya 12 orang mengungsi, kata Kepala "
    "Pelaksana BPBD Sari Dewi.\n\nMenurut Sari, air mulai surut dan warga dapat pulang pada Selasa."
)
FOREIGN = "Veden pinta nousi nopeasti ja tiet katkesivat useassa kylässä, vaikka sade oli jo lakannut maanantaina. " * 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three short articles."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"a{number}.txt").write_text(f"{TEXT}\n\nLaporan ke-{number} dari Palu.", encoding="utf-8")
    return folder


@pytest.fixture
def writer(tmp_path: Path) -> Ledger:
    """A ledger, open for writing."""
    return Ledger.open_to_write(str(tmp_path / "test.ledger"), writer="the test")


def ids(outcomes: object) -> list[tuple[str, str]]:
    """What came of each page, and its id."""
    assert isinstance(outcomes, list)
    return [(type(each).__name__, each.article.id if isinstance(each, Finding) else each.id) for each in outcomes]


def test_a_text_is_read_to_the_end_of_the_road() -> None:
    finding = read_page(TEXT.encode(), settings=Settings(given=Given(outlet="Harian Contoh", published="2025-03-04")))
    assert finding.article.text == TEXT
    assert (finding.article.outlet, finding.language) == ("Harian Contoh", "id")
    assert finding.claims
    assert finding.quantities
    assert finding.times
    assert finding.coverage.sentences_read == finding.coverage.sentences > 0


def test_a_page_of_no_known_language_is_kept_and_told() -> None:
    finding = read_page(FOREIGN.encode())
    assert finding.language is None
    assert finding.article.text.startswith("Veden pinta")
    assert (finding.claims, finding.quantities, finding.times) == ((), (), ())
    assert finding.coverage.sentences_read == 0
    assert finding.coverage.unread[0].reason


def test_several_articles_are_not_one_page(tmp_path: Path) -> None:
    lines = tmp_path / "two.jsonl"
    lines.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n" + json.dumps({"id": "b", "text": TEXT}) + "\n")
    with pytest.raises(InputError, match="several articles"):
        read_page(lines)
    assert ids(list(read_paths([str(lines)]))) == [("Finding", "a"), ("Finding", "b")]


def test_a_missing_page_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_page(tmp_path / "none.txt")


def test_a_bug_in_one_page_does_not_stop_the_batch(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_on_second(page: Page, *rest: object) -> Article:
        if page.id == "a2":
            raise ZeroDivisionError("by nothing")
        return clean_page(page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("saksi.flow.clean_page", break_on_second)
    outcomes = list(read_paths([str(folder)]))
    assert ids(outcomes) == [("Finding", "a1"), ("Reject", "a2"), ("Finding", "a3")]
    reject = outcomes[1]
    assert isinstance(reject, Reject)
    assert reject.address == str(folder / "a2.txt")
    assert reject.reason == "bug: ZeroDivisionError: by nothing"
    assert reject.sha256


def test_the_room_that_refused_a_page_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a2.txt").write_bytes(b"")
    monkeypatch.setattr("saksi.parse.reading.split_words", lambda text: 1 // 0)
    outcomes = list(read_paths([str(folder)]))
    assert [(each.room, each.reason[:9]) for each in outcomes if isinstance(each, Reject)] == [
        ("parse", "bug: Zero"),
        ("read", "empty"),
        ("parse", "bug: Zero"),
    ]


def test_a_broken_pack_stops_everything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PackError("id/say.tsv:41: unknown stance 'x'")

    monkeypatch.setattr("saksi.flow.clean_page", fail)
    with pytest.raises(PackError):
        list(read_paths([str(folder)]))


def test_half_a_character_is_a_reject(tmp_path: Path) -> None:
    lines = tmp_path / "half.jsonl"
    lines.write_text('{"id": "a", "title": "\\ud83d", "text": ' + json.dumps(TEXT) + "}\n", encoding="utf-8")
    [outcome] = read_paths([str(lines)])
    assert isinstance(outcome, Reject)


def test_adding_twice_adds_nothing(folder: Path, writer: Ledger) -> None:
    with writer:
        first = list(add_paths([str(folder), str(folder / "a1.txt")], writer))
        counts = writer.counts()
        second = list(add_paths([str(folder)], writer))
        assert writer.counts() == counts
    assert ids([each.finding if isinstance(each, Added) else each for each in first]) == [
        *(("Finding", "a1"), ("Finding", "a2"), ("Finding", "a3"), ("Present", "a1"))
    ]
    assert [type(each) for each in second] == [Present] * 3


def test_what_is_yielded_is_on_the_disk(folder: Path, writer: Ledger) -> None:
    with writer, Ledger.open(writer.path) as reader:
        for outcome in add_paths([str(folder)], writer):
            assert isinstance(outcome, Added)
            assert reader.finding(outcome.finding.article.key) == outcome.finding


def test_the_order_of_adding_does_not_matter(folder: Path, tmp_path: Path) -> None:
    paths = [str(path) for path in sorted(folder.iterdir())]
    held = []
    for name, order in (("forth", paths), ("back", paths[::-1])):
        with Ledger.open_to_write(str(tmp_path / name), writer="the test") as ledger:
            assert len(list(add_paths(order, ledger))) == 3
            held.append((list(ledger.findings()), ledger.links(), ledger.measures()))
    assert held[0] == held[1]
    assert held[0][1]


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations([1, 2, 3]), st.integers(0, 2))
def test_a_ledger_that_grows_in_any_order_holds_the_same(folder: Path, order: list[int], cut: int) -> None:
    def grow(batches: list[list[int]]) -> tuple[object, ...]:
        with tempfile.TemporaryDirectory() as place, Ledger.open_to_write(f"{place}/l", writer="the test") as ledger:
            for batch in batches:
                list(add_paths([str(folder / f"a{number}.txt") for number in batch], ledger, Settings(workers=0)))
            return ledger.links(), ledger.measures()

    assert grow([order[:cut], order[cut:]]) == grow([[1], [2], [3]])


def test_articles_left_unlinked_are_linked_next_time(folder: Path, writer: Ledger) -> None:
    with writer:
        assert isinstance(next(add_paths([str(folder)], writer)), Added)
        assert not writer.is_linked()
        assert list(add_paths([], writer)) == []
        assert writer.is_linked()
        links = writer.links()
        link_ledger(writer)
        assert writer.links() == links


def test_a_few_new_articles_are_linked_to_those_that_are(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saksi.linking.WHOLE_LIMIT", 1)
    monkeypatch.setattr("saksi.linking.ADDED_SHARE", 1.0)
    monkeypatch.setattr("saksi.linking.AGAIN_LIMIT", 0)
    monkeypatch.setattr("saksi.linking.SETTLED_SHARE", 1.0)
    paths = [str(path) for path in sorted(folder.iterdir())]
    held = []
    for name, steps in (("at once", [paths]), ("one by one", [paths[:2], paths[2:]])):
        with Ledger.open_to_write(str(tmp_path / name), writer="the test") as ledger:
            for step in steps:
                list(add_paths(step, ledger))
                assert ledger.is_linked()
            pairs = {(link.kind, frozenset((link.a, link.b))) for link in ledger.links()}
            held.append((pairs, {measure.id: measure for measure in ledger.measures()}, ledger.wholly_linked()))
    assert held[0][:2] == held[1][:2]
    assert [whole for *_, whole in held] == [3, 2]


def test_a_reject_is_kept(folder: Path, writer: Ledger) -> None:
    (folder / "a2.txt").write_bytes(b"")
    with writer:
        list(add_paths([str(folder)], writer))
        assert [reject.reason for reject in writer.rejects()] == ["empty"]
        assert writer.counts().articles == 2


def test_a_bare_text_is_searched_as_it_is() -> None:
    text = "  “Air surut,”  kata Sari Dewi di Palu, Senin (3/3/2025).\n\n\n"
    [claim] = find_claims(text, language="id")
    assert [text[slice(*span)] for span in claim.content] == ["Air surut"]
    assert [text[slice(*when.span)] for when in find_times(text, language="id")] == ["Senin (3/3/2025)"]
    assert find_quantities(text, language="id") == ()


@pytest.mark.parametrize("language", ["xx", "und", ""])
def test_a_language_without_a_pack_is_refused(language: str) -> None:
    with pytest.raises(InputError, match=r"no pack for language .* en, id"):
        find_claims(TEXT, language=language)
