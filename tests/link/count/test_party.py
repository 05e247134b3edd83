"""Of which side of a fight the counted are: by the word that says it, or by whose losses they are."""

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.pack import load_packs

PACKS = load_packs()
MOMENT = "2025-03-04T09:00:00+07:00"


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Four members of the armed forces lost their lives, the governor said.", "soldier"),
        ("The army's death toll from the ambush on the road has risen to seven, Rahma Dewi said.", "soldier"),
        ("The rebels put army losses at 19.", "soldier"),
        ("The number of rebel dead stands at 16, the army said.", "fighter"),
        ("The rebels said that 19 people had been killed.", None),
        ("He dismissed the guerrillas' claim that 19 of his men had been killed.", "own"),
        ("The military admits to seven dead among its troops.", "soldier"),
        ("Rebels killed 12 people in the valley.", None),
        ("The army killed at least 12 people in the valley.", None),
        ("The number of soldiers killed rose to 12.", "soldier"),
    ],
)
def test_the_side_is_that_of_the_counted_and_not_of_who_tells(text: str, whom: str | None) -> None:
    told = next(iter(tell(_read_text(f"WERA - {text}", "en", MOMENT), MOMENT, PACKS)))
    assert (told.kind.fate, told.kind.whom) == ("killed", whom)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Tujuh orang tewas di pihak TNI, kata Rahma Dewi.", "soldier"),
        ("Korban tewas dari pihak militer bertambah menjadi tujuh orang, kata Rahma Dewi.", "soldier"),
        ("Pemberontak mengatakan 19 orang tewas.", None),
        ("Warga mengatakan 12 orang tewas.", None),
        ("Ada 12 orang tewas ditembak polisi, kata Rahma Dewi.", None),
        ("Ada 12 orang tewas dari polisi, kata Rahma Dewi.", "police"),
        ("Ia meragukan taksiran 12 orang tewas dari polisi.", None),
    ],
)
def test_the_side_in_indonesian(text: str, whom: str | None) -> None:
    told = next(iter(tell(_read_text(f"WERA - {text}", "id", MOMENT), MOMENT, PACKS)))
    assert (told.kind.fate, told.kind.whom) == ("killed", whom)
