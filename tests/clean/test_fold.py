"""Tricks with Unicode are folded, scripts that need such signs keep them, and what stood there is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.clean.cut import apply_removals, lift_removals, restore_cuts
from saksi.clean.fold import find_tricks
from saksi.clean.mend import find_misreads
from saksi.pack import load_packs

UND = load_packs()["und"]
SIGNS = "aB1 .\n\u200b\u200d\u0336\u0301\u00e9\u0430\u041c\uff33\U0001d5e6\u24c8\u2460" + (
    "\u00e2\u20ac\u0153\u201a\u00c4\u00fa\u0644\u2764"
)


def folded(text: str) -> str:
    return apply_removals(text, find_tricks(text, UND))[0]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("UJI\u200bTO\u2060GEL", "UJITOGEL"),
        ("S\u0336L\u0336O\u0336T", "SLOT"),
        ("\U0001d5e6\U0001d5df\U0001d5e2\U0001d5e7 \U0001d7f4\U0001d7f4", "SLOT 88"),
        ("\uff33\uff2c\uff2f\uff34\uff18\uff18", "SLOT88"),
        ("\u24c8\u24c1\u24c4\u24c9", "SLOT"),
        ("\U0001f182\U0001f17b\U0001f17e\U0001f183", "SLOT"),
        ("SLOT\u2467\u2467\u2467", "SLOT888"),
        ("K\u0456m J\u043eng Un", "Kim Jong Un"),
        ("\u202eABC", "ABC"),
    ],
)
def test_a_disguised_word_is_read_as_it_is_seen(text: str, seen: str) -> None:
    assert folded(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "caf\u00e9, na\u00efve, \u00d1o\u00f1o, Ky\u014dto",
        "cafe\u0301",
        "luas 5 m\u00b2, \u00bd kg, \u211d, \u2122, 25 \u2103",
        "\u2460 satu \u2461 dua \u2462 tiga",
        "\u041f\u0443\u0442\u0438\u043d dan \u039c\u03b7\u03c4\u03c3\u03bf\u03c4\u03ac\u03ba\u03b7\u03c2",
        "\u0633\u0644\u0627\u0645\u200c\u062f\u0646\u06cc\u0627",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 dan \u2764\ufe0f",
    ],
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert folded(text) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("\u201a\u00c4\u00fakata\u201a\u00c4\u00f9 warga \u2014 lalu", "\u201ckata\u201d warga \u2014 lalu"),
        ("\u00e2\u20ac\u0153kata\u00e2\u20ac\u009d", "\u201ckata\u201d"),
        ("1.000\u00e2\u20ac\u201c2.000", "1.000\u20132.000"),
        ("\u00e9lan dan \u201ccaf\u00e9\u201d", "\u00e9lan dan \u201ccaf\u00e9\u201d"),
    ],
)
def test_misread_marks_are_mended_and_good_ones_stay(text: str, meant: str) -> None:
    mended, cuts = apply_removals(text, find_misreads(text))
    assert mended == meant
    assert restore_cuts(mended, cuts) == text


@given(st.text(alphabet=SIGNS, max_size=30))
def test_one_step_after_the_other_comes_apart_into_the_text(text: str) -> None:
    removals = list(find_misreads(text))
    first, cuts = apply_removals(text, removals)
    removals += lift_removals(find_tricks(first, UND), cuts)
    last, cuts = apply_removals(text, removals)
    assert restore_cuts(last, cuts) == text


def test_a_brand_around_a_disguised_letter_comes_out_whole() -> None:
    from saksi.clean.cut import Removal
    from saksi.kinds import Span

    text = "Korea UJIT\u041eGEL Utara"
    folds = list(find_tricks(text, UND))
    shown, cuts = apply_removals(text, folds)
    start = shown.index("UJI")
    brand = Removal(Span(start, start + 9), "brand", 1.0, "form")
    last, cuts = apply_removals(text, [*folds, *lift_removals([brand], cuts)])
    assert (last, [(cut.text, cut.reason) for cut in cuts]) == ("Korea Utara", [("UJIT\u041eGEL ", "brand")])
