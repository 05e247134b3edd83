"""Who is called by an office and its place is the person whom another article of the story names in it."""

from saksi.flow import _read_text
from saksi.link.origin.holder import name_holders
from saksi.link.teller import tell
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"
PACKS = load_packs()
NAMED = "SAPE - Mayor Rahma Hale said on Tuesday that 31 people were killed."
CALLED = "BIMA - The mayor of Bima said that 31 people were killed."


def voices(*texts: str) -> list[str]:
    findings = [_read_text(text, "en", MOMENT) for text in texts]
    told = name_holders([each for finding in findings for each in tell(finding, MOMENT, PACKS)], PACKS)
    return [each.source.name for each in told if each.source is not None]


def test_the_mayor_of_a_town_is_the_mayor_whom_the_story_names() -> None:
    assert voices(NAMED, CALLED) == ["Rahma Hale", "Rahma Hale"]


def test_of_two_mayors_neither_is_taken() -> None:
    assert voices(NAMED, NAMED.replace("Rahma Hale", "Dan Cook"), CALLED)[-1] == "mayor of Bima"


def test_who_was_mayor_is_not_who_is() -> None:
    assert voices(NAMED, CALLED.replace("The mayor", "The former mayor"))[-1] == "former mayor of Bima"


def test_another_office_is_another_person() -> None:
    assert voices(NAMED, CALLED.replace("mayor", "governor"))[-1] == "governor of Bima"


def test_the_head_of_a_village_that_is_listed_nowhere_is_who_bears_that_title_elsewhere() -> None:
    texts = (
        "WERA - Kepala Desa Lewo Mata, Yosef Wora, mengatakan 31 orang tewas.",
        "WERA - Kepala Desa Lewo Mata menyebut 31 orang tewas.",
        "WERA - Kepala Desa Lewo Tuak menyebut 31 orang tewas.",
    )
    told = [each for text in texts for each in tell(_read_text(text, "id", MOMENT), MOMENT, PACKS)]
    named = [each.source.name for each in name_holders(told, PACKS) if each.source is not None]
    assert named == ["Yosef Wora", "Yosef Wora", "Lewo Tuak"]
