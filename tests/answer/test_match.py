"""Which claims of a ledger are like a text."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from saksi import Ledger, add_paths, find_quantities
from saksi.answer.match import compare_figures, find_matches, telling_words

PAGES = {
    "dermaga": ("Dermaga Lahewa ditutup", "Kapal belum boleh berlabuh hari ini, kata Bupati Nias Utara, Sona Zebua."),
    "pasar": ("Harga beras naik", "Pedagang belum boleh berjualan hari ini, kata Bupati Alor, Yoram Lapuimaking."),
    "kapal": ("Kapal Maumere berlayar", "Kapal sudah boleh berlabuh hari ini, kata Kepala KSOP Maumere, Tarsi Djogo."),
    "gelombang": ("Gelombang mereda", "Kapal dan pedagang boleh pulang hari ini, kata Camat Lahewa, Yuni Harefa."),
}


COUNTS = {
    "tabrakan": ("Truk dan minibus bertabrakan", "Tujuh orang tewas dalam tabrakan itu, kata polisi."),
    "gempa": ("Gempa mengguncang Alor", "Sembilan orang tewas dalam gempa di Alor, kata Bupati Yoram Lapuimaking."),
}


@contextlib.contextmanager
def open_told(folder: Path, pages: Mapping[str, tuple[str, str]]) -> Iterator[Ledger]:
    lines = (json.dumps({"id": id, "title": title, "text": text}) for id, (title, text) in pages.items())
    (folder / "pages.jsonl").write_text("\n".join(lines))
    with Ledger.open_to_write(str(folder / "told.ledger"), writer="the test") as opened:
        assert len(list(add_paths([str(folder / "pages.jsonl")], opened))) == len(pages)
        yield opened


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of four short pages."""
    with open_told(tmp_path_factory.mktemp("told"), PAGES) as opened:
        yield opened


def first_match(ledger: Ledger, text: str) -> str:
    return find_matches(ledger, text, find_quantities(text))[0].hit.article.id


@pytest.mark.parametrize(
    ("asked", "likest"),
    [
        ("KSOP: hari ini boleh", "kapal"),
        ("Bupati bilang kapal belum boleh berlabuh di dermaga", "dermaga"),
        ("Yoram: belum boleh", "pasar"),
        ("Camat: pedagang boleh pulang", "gelombang"),
    ],
    ids=["an abbreviation", "a word of its head", "its speaker", "rare words before frequent ones"],
)
def test_a_word_tells_as_much_as_it_is_rare(told: Ledger, asked: str, likest: str) -> None:
    assert first_match(told, asked) == likest


def test_what_stands_elsewhere_in_the_article_is_told_apart_and_counts_less(told: Ledger) -> None:
    [match, *_] = find_matches(told, "kapal belum boleh berlabuh di dermaga", ())
    assert match.hit.article.id == "dermaga"
    assert match.share < 100 == match.share + match.nearby
    assert match.likeness < 100


@pytest.mark.parametrize(
    ("asked", "likest"),
    [("tujuh orang tewas", "tabrakan"), ("tujuh orang tewas dalam gempa di Alor", "gempa")],
    ids=["all that is asked", "of another event"],
)
def test_the_same_number_goes_first_unless_others_hold_far_more_of_the_rest(
    tmp_path: Path, asked: str, likest: str
) -> None:
    with open_told(tmp_path, COUNTS) as ledger:
        assert first_match(ledger, asked) == likest
        assert {match.figure for match in find_matches(ledger, asked, find_quantities(asked))} == {"same", "other"}


def test_short_words_tell_nothing_but_in_capitals() -> None:
    assert telling_words("yang di KPK dan DPR itu") == ["yang", "KPK", "DPR"]


def test_a_bound_and_a_number_within_it_do_not_exclude_each_other() -> None:
    [seven, eleven, thirteen] = [
        find_quantities(text) for text in ("Sedikitnya tujuh orang tewas", "11 orang tewas", "13 orang tewas")
    ]
    assert compare_figures(seven, eleven) == compare_figures(eleven, seven) == "fits"
    assert compare_figures(eleven, thirteen) == "other"
    assert compare_figures(eleven, (*thirteen, *eleven)) == "same"
    assert compare_figures(eleven, find_quantities("11 rumah rusak")) == ""
