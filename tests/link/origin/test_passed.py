"""Whose a number is, read off the other articles of its story."""

from saksi.flow import _read_text
from saksi.kinds import Finding
from saksi.link.origin.passed import deny_known, name_pointed, name_tellers
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"
LATER = "2025-03-05T09:00:00+07:00"
PACKS = load_packs()
QUOTED = 'BIMA - "Tambak yang rusak 290 hektare," kata Rahma Dewi.'


def read(text: str, moment: str = MOMENT) -> list[Told]:
    finding: Finding = _read_text(text, "id", moment)
    return list(tell(finding, moment, PACKS))


def test_a_number_is_of_who_is_named_beside_it_and_quoted_with_it_elsewhere() -> None:
    shown = read(
        "BIMA - Dinas Perikanan mencatat 186 hektare. Rahma Dewi membentangkan peta 290 hektare di kantor Kabar Muara."
    )
    named = name_tellers([*read(QUOTED), *shown])[-1]
    assert named.nearby is not None
    assert named.nearby.name == "Rahma Dewi"


def test_a_number_of_nobody_beside_it_stays_nobodys() -> None:
    told = name_tellers([*read(QUOTED), *read("BIMA - Sebanyak 290 hektare tambak rusak.")])[-1]
    assert told.source is told.nearby is None


def read_english(text: str) -> list[Told]:
    return list(tell(_read_text(text, "en", MOMENT), MOMENT, PACKS))


NAMED = "EDEA - 13 people were killed, the gendarmerie in Edea said."
POINTED = "EDEA - 19 people were killed, the gendarmerie said."


def test_a_body_that_is_only_pointed_at_is_the_one_of_the_story_called_so() -> None:
    named = name_pointed([*read_english(NAMED), *read_english(POINTED)], PACKS)[-1]
    assert named.source is not None
    assert named.source.name == "gendarmerie"
    assert {"gendarmerie", "edea"} <= named.source.body


def test_a_body_that_is_only_pointed_at_is_none_of_two() -> None:
    other = read_english("YAOUNDE - 14 people were hurt, the gendarmerie in Yaounde said.")
    assert name_pointed([*read_english(NAMED), *other, *read_english(POINTED)], PACKS)[-1].source is None


def test_he_is_whom_the_sentence_names_and_another_article_quotes_with_the_number() -> None:
    quoted = "SAPE - Forty men are missing, Armin Hale said on Monday."
    turn = "SAPE - Rahma Marr said 12 had died. Divers under Armin Hale seek 40 men, he said."
    told = name_tellers([*read_english(quoted), *read_english(turn)])[-1]
    assert told.source is not None
    assert told.source.name == "Armin Hale"


def test_he_is_whom_the_sentence_before_names_and_another_article_quotes_with_the_number() -> None:
    turn = read(
        "BIMA - Yosef Wora meminta data. Pengelola tambak Rahma Dewi juga hadir. Ia menegaskan 290 hektare rusak."
    )
    told = name_tellers([*read(QUOTED), *turn])[-1]
    assert told.source is not None
    assert told.source.name == "Rahma Dewi"


COUNTED = "BIMA - Ketua Klasis Wera Yosef Wora menyatakan 11 orang meninggal."


def deny(text: str) -> Told:
    return deny_known([*read(COUNTED), *read(text, LATER)], PACKS)[-1]


def test_what_somebody_tells_behind_a_denial_is_whose_it_was_before() -> None:
    rejected = "BIMA - Rahma Dewi menyangkal angka klasis. Menurut dia, 11 korban meninggal itu sakit di rumah."
    doubted = rejected.replace("menyangkal", "mempertanyakan")
    assert (deny(rejected).is_denied, deny(doubted).is_denied) == (True, True)
    assert deny(rejected).source is None


def test_what_nobody_told_before_or_nobody_denies_is_told() -> None:
    other = "BIMA - Rahma Dewi menyangkal angka klasis. Menurut dia, 12 orang meninggal."
    agreed = "BIMA - Rahma Dewi membaca angka klasis. Menurut dia, 11 orang meninggal."
    own = "BIMA - Yosef Wora membantah tuduhan polisi. Menurut dia, 11 orang meninggal."
    assert [deny(text).is_denied for text in (other, agreed, own)] == [False, False, False]


def test_a_number_that_a_quotation_points_at_is_whose_it_was_before() -> None:
    pointed = 'BIMA - "Sebanyak 11 orang itu meninggal karena sakit," kata Rahma Dewi.'
    told, own = deny(pointed), deny(pointed.replace("orang itu", "orang"))
    assert told.source is not None
    assert own.source is not None
    assert (told.source.name, own.source.name) == ("Wera Yosef Wora", "Rahma Dewi")
    assert not told.is_denied
