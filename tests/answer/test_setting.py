"""What figures are said for: of whom, where, as of when; the same by a claim, by a measure, and corrected."""

from pathlib import Path

import pytest

from saksi import Ledger, add_paths
from saksi.answer.setting import Setting, figure_settings, settings_of
from saksi.ledger.correct import Correction, content_words
from saksi.ledger.search.query import ClaimQuery

TEXT = (
    "MAUMERE - Sebanyak 12 warga Desa Oelet tewas di Kupang hingga Jumat (11/7/2025), kata Kepala BPBD Sari Dewi.\n\n"
    "Sari mengatakan 40 rumah rusak."
)


@pytest.fixture
def own_path(tmp_path: Path) -> Path:
    """A ledger of one invented article."""
    page = tmp_path / "oelet.txt"
    page.write_text(TEXT, encoding="utf-8")
    path = tmp_path / "own.ledger"
    with Ledger.open_to_write(str(path), writer="test") as ledger:
        assert len(list(add_paths([str(page)], ledger))) == 1
    return path


def told(setting: Setting) -> tuple[str, str, str]:
    place, as_of = setting.place, setting.as_of
    return setting.whom, place.name if place else "", as_of.value if as_of else ""


def test_a_figure_is_said_of_somebody_somewhere_as_of_a_day(own_path: Path) -> None:
    with Ledger.open(str(own_path)) as ledger:
        settings = [told(each) for hit in ledger.search(ClaimQuery()) for each in settings_of(hit)]
        assert settings == [("Desa Oelet", "Kupang", "2025-07-11"), ("", "", "")]
        figures = [figure for measure in ledger.measures() for figure in measure.figures]
        by_figure = figure_settings(ledger, figures)
    assert sorted(told(by_figure[(f.article_key, f.quantity.id)]) for f in figures) == sorted(settings)


def test_a_corrected_claim_keeps_what_its_figures_are_said_for(own_path: Path) -> None:
    with Ledger.open(str(own_path)) as ledger:
        hit = next(ledger.search(ClaimQuery()))
        before = [told(each) for each in settings_of(hit)]
    content = hit.claim.content
    words = content_words(hit.article.text, content)
    made = Correction("speaker", "2025-07-12T00:00:00+00:00", "Ani", "0", "", hit.article.key, hit.claim.id, content,
                      words, hit.claim.speaker, "Budi Rante")  # fmt: skip
    with Ledger.open_to_write(str(own_path), writer="test") as ledger, ledger.batch():
        ledger.correct(made)
    with Ledger.open(str(own_path)) as ledger:
        again = next(ledger.search(ClaimQuery(speaker_is="Budi Rante")))
        assert [told(each) for each in settings_of(again)] == before


def test_a_claim_found_and_its_whole_article_tell_the_same_settings(ledger: Ledger) -> None:
    seen = 0
    for hit in ledger.search(ClaimQuery()):
        finding = ledger.corrected(hit.article.key).finding
        places, days = {each.id: each for each in finding.places}, {each.id: each for each in finding.times}
        for quantity, setting in zip(hit.quantities, settings_of(hit), strict=True):
            assert setting.place == places.get(quantity.place or "")
            assert setting.as_of == days.get(quantity.as_of or "")
            seen += setting != Setting()
    assert seen > 5
