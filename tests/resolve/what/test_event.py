"""Events: where they stand, whose they are, and the lexicon's own rules."""

from collections.abc import Callable

import pytest

from saksi.errors import PackError
from saksi.kinds import Finding
from saksi.pack import Pack, inflect, load_packs, read_habits, read_table
from saksi.resolve.what.trigger import load_triggers

HABITS = read_habits("xx/pack.toml", 'name = "Test"')
HEAD = "form\tkind\ttype\tmode\twith\twithout\n"


def lexicon(*rows: str) -> Pack:
    return Pack("xx", HABITS, {"event": read_table("xx/event.tsv", HEAD + "\n".join(rows) + "\n")})


def test_the_span_of_an_event_is_its_trigger(read_text: Callable[..., Finding]) -> None:
    finding = read_text("Ratna Dewi mengatakan, polisi menangkap tiga orang.", language="id")
    [event] = finding.claims[0].events
    assert finding.article.text[slice(*event.span)] == "menangkap"
    assert event.precision is not None


def test_an_event_belongs_to_the_innermost_claim(read_text: Callable[..., Finding]) -> None:
    text = "Ratna Dewi mengatakan, Kiev menuduh Moskow bahwa pasukan itu menyerang rumah sakit."
    held = [event.span for claim in read_text(text, language="id").claims for event in claim.events]
    assert len(held) == len(set(held))


def test_an_unknown_type_names_its_line() -> None:
    with pytest.raises(PackError, match=r"xx/event.tsv:2: unknown type 'FIGHT'"):
        load_triggers(lexicon("koe\tword\tFIGHT"))


def test_an_unknown_class_names_its_line() -> None:
    with pytest.raises(PackError, match=r"xx/event.tsv:2: no class '@arms'"):
        load_triggers(lexicon("koe\tword\tASSAULT\t\t@arms"))


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("serang", {"menyerang", "diserang"}),
        ("kirim", {"mengirim", "dikirim"}),
        ("protes", {"memprotes", "memrotes", "diprotes"}),
        ("lepaskan", {"melepaskan", "dilepaskan"}),
    ],
)
def test_a_root_takes_the_prefix_its_first_letters_ask_for(word: str, wanted: set[str]) -> None:
    assert set(inflect(word, "me", load_packs()["id"])) == wanted


def test_every_lexicon_loads() -> None:
    for code in ("id", "en"):
        assert load_triggers(load_packs()[code]).by_word
