"""One voice gives one number for one thing: what it counts is read off all articles that quote it."""

from collections.abc import Callable, Sequence

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Measure
from saksi.link.find import find_links, find_measures
from saksi.link.measure import guess
from saksi.link.measure.recall import recall_kinds
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

PACKS = load_packs()

# Names that tie the invented articles to one story.
PLACE = "Wabah kolera melanda Kecamatan Wera, Kabupaten Bima, di dekat Pelabuhan Sape dan Gunung Maria."
AGAIN = "Di Wera dan Sape, Kabupaten Bima, kolera menjalar dari Gunung Maria ke kampung nelayan."
Counted = tuple[object, ...]


def told(report: Callable[..., Finding], id: str, words: str, counted: list[Counted], day: int = 4) -> Finding:
    lead, outlet = (PLACE, "Kabar Muara") if id == "a" else (AGAIN, "Lentera Bukit")
    hour = 8 if id == "a" else 9
    return report(id, outlet, f"{lead}\n{words}", f"2025-03-{day:02}T{hour:02}:00:00+07:00", counted=counted)


def measure(*findings: Finding) -> Sequence[Measure]:
    return find_measures(findings, find_links(findings, PACKS), PACKS)


def are_one(measures: Sequence[Measure], *words: str) -> bool:
    return any({figure.text for figure in each.figures} >= set(words) for each in measures)


def test_a_number_that_one_voice_tells_again_counts_what_it_counted_first(report: Callable[..., Finding]) -> None:
    a = told(report, "a", "87 orang luka, kata Rahma Dewi.", [("87 orang", 87, "person", "injured", "Rahma Dewi")])
    b = told(report, "b", "87 warga tewas, kata Rahma Dewi.", [("87 warga", 87, "person", "killed", "Rahma Dewi")])
    assert are_one(measure(a, b), "87 orang", "87 warga")


def test_a_number_that_another_voice_tells_counts_what_its_words_say(report: Callable[..., Finding]) -> None:
    a = told(report, "a", "87 orang luka, kata Rahma Dewi.", [("87 orang", 87, "person", "injured", "Rahma Dewi")])
    b = told(report, "b", "87 warga tewas, kata Yusuf Amin.", [("87 warga", 87, "person", "killed", "Yusuf Amin")])
    assert not are_one(measure(a, b), "87 orang", "87 warga")


def test_as_many_dead_as_were_missing_the_day_before_are_others(report: Callable[..., Finding]) -> None:
    a = told(report, "a", "87 orang hilang, kata Rahma Dewi.", [("87 orang", 87, "person", "missing", "Rahma Dewi")])
    b = told(report, "b", "87 warga tewas, kata Rahma Dewi.", [("87 warga", 87, "person", "killed", "Rahma Dewi")])
    assert not are_one(measure(a, b), "87 orang", "87 warga")


def test_a_few_things_may_be_counted_twice_by_one_voice(report: Callable[..., Finding]) -> None:
    a = told(report, "a", "7 orang luka, kata Rahma Dewi.", [("7 orang", 7, "person", "injured", "Rahma Dewi")])
    b = told(report, "b", "7 warga tewas, kata Rahma Dewi.", [("7 warga", 7, "person", "killed", "Rahma Dewi")])
    assert not are_one(measure(a, b), "7 orang", "7 warga")


def test_days_later_as_many_may_have_died_as_were_hurt(report: Callable[..., Finding]) -> None:
    a = told(report, "a", "14 orang luka, kata Rahma Dewi.", [("14 orang", 14, "person", "injured", "Rahma Dewi")])
    b = told(report, "b", "14 warga tewas, kata Rahma Dewi.", [("14 warga", 14, "person", "killed", "Rahma Dewi")], 8)
    assert not are_one(measure(a, b), "14 orang", "14 warga")


def test_houses_are_no_people_of_whom_one_voice_counts_as_many(report: Callable[..., Finding]) -> None:
    a = told(report, "a", "87 orang luka, kata Rahma Dewi.", [("87 orang", 87, "person", "injured", "Rahma Dewi")])
    b = told(report, "b", "87 rumah rusak, kata Rahma Dewi.", [("87 rumah", 87, "house", "damaged", "Rahma Dewi")])
    assert not are_one(measure(a, b), "87 orang", "87 rumah")


def test_a_large_number_that_nobody_tells_may_be_told_again(report: Callable[..., Finding]) -> None:
    a = told(report, "a", "240 orang merana, kata Rahma Dewi.", [("240 orang", 240, "person", None, "Rahma Dewi")])
    b = told(report, "b", "240 warga mengungsi.", [("240 warga", 240, "person", "displaced", "")])
    assert are_one(measure(a, b), "240 orang", "240 warga")


def test_a_few_things_of_which_one_voice_says_the_same_are_one_whatever_their_noun(
    report: Callable[..., Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of few articles as much is guessed.
    monkeypatch.setattr(guess, "BRIEF_TEXTS", 1)
    a = told(report, "a", "7 kereta disita, kata Rahma Dewi.", [("7 kereta", 7, "train", None, "Rahma Dewi")])
    b = told(report, "b", "7 sepur disita, kata Rahma Dewi.", [("7 sepur", 7, None, None, "Rahma Dewi")])
    c = told(report, "c", "7 sepur disita, kata Yusuf Amin.", [("7 sepur", 7, None, None, "Yusuf Amin")])
    assert are_one(measure(a, b), "7 kereta", "7 sepur")
    assert not are_one(measure(a, c), "7 kereta", "7 sepur")


def test_what_the_others_leave_out_a_figure_says_itself() -> None:
    texts = ("Dari 310 peluit itu, 87 peluit dijual, kata Rahma Dewi.", "Yang dijual ada 87, kata Rahma Dewi.")
    moments = ("2025-03-04T08:00:00+07:00", "2025-03-04T09:00:00+07:00")
    read = ((_read_text(text, "id", moment), moment) for text, moment in zip(texts, moments, strict=True))
    told = [each for finding, moment in read for each in tell(finding, moment, PACKS)]
    kinds = [each.kind for each in recall_kinds(told) if each.bounds[0] == 87]
    assert [(kind.thing, kind.apart) for kind in kinds] == [("peluit", ""), (None, "")]


def recall(*texts: str) -> list[tuple[str | None, str | None, frozenset[str]]]:
    found: list[Told] = []
    for hour, text in enumerate(texts, 10):
        moment = f"2025-03-04T{hour}:00:00+07:00"
        language = "en" if " the " in text else "id"
        found += tell(_read_text(text, language, moment), moment, PACKS)
    return [(each.kind.thing, each.kind.fate, each.kind.aspects) for each in recall_kinds(found)]


def test_what_most_say_of_a_noun_that_no_list_holds_is_kept() -> None:
    most = ["Rahma Dewi menyatakan 420 bubu rusak.", "420 bubu rusak, kata Rahma Dewi."]
    other = "Rahma Dewi put the damage at 420 traps."
    assert recall(*most, other) == [("bubu", "damaged", frozenset())] * 3
    assert recall(most[0], other)[0] == recall(other)[0]
