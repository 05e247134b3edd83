"""A glance passes over what there is nothing to look for in, and over nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.clean import spam
from saksi.clean.glance import Glance, glance_at
from saksi.pack import load_packs

PACK = load_packs()["und"]
WORDS = [
    *(
        "UJITOGEL88",
        "Detusoko",
        "rajahoki138",
        "slot",
        "gacor",
        "Ende",
        "2025",
        "12",
        "a",
        "I",
        "U",
        "J",
        "8",
        "-",
        "·",
    ),
    *(
        "u.j.i.8.8",
        "(U",
        "8)",
        "T.O.G.E.L",
        "it's",
        "di",
        "daftar sekarang",
        "\n\n",
        "İstanbul",
        "U.S.",
        "kata.",
        "Judi,",
    ),
]


def find(text: str) -> list[str]:
    return [f"{removal.reason} {text[slice(*removal.span)]!r}" for removal in spam.find_spam(text, PACK, [])]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_a_glance_loses_nothing_that_a_full_look_finds(text: str) -> None:
    found = find(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spam, "glance_at", lambda text, *_: Glance(True, True, frozenset(text.split())))
        assert find(text) == found


def test_what_is_told_of_a_text_hangs_on_no_text_before() -> None:
    texts = [
        "Warga Ende di situs UJITOGEL88.",
        "Daftar di U J I 8 8 sekarang.",
        "Slot İstanbul",
        "Hujan turun di Ende.",
    ]
    first = [glance_at(text, PACK, spam.LEAST) for text in texts]
    assert [glance_at(text, PACK, spam.LEAST) for text in reversed(texts)] == first[::-1]
    assert not any(first[-1])
