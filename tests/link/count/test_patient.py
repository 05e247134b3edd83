"""What befell patients and what a number of them counts."""

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.pack import load_packs

PACKS = load_packs()


@pytest.mark.parametrize(
    ("text", "thing", "fate"),
    [
        ("RSUD Melati menampung 41 pasien di bangsal anak, kata direkturnya.", "person", "in care"),
        ("Balai desa menampung 41 warga, kata kepala desa.", "person", "displaced"),
        ("Kalapas menyebut pelarian berjumlah 27 orang.", "person", "escaped"),
        ("Sebanyak 19 pelarian telah diringkus, kata kapolres.", "person", "arrested"),
        ("Sebanyak 740 warga menyingkir ke lapangan bola.", "person", "displaced"),
        ("Nine had been caught by midday, the chief said.", "person", "arrested"),
        ("Nine people were caught in the blast, the chief said.", "person", None),
        ("Livestock losses in the county have risen to 103,000, she said.", "animal", "killed"),
        ("The block had five storeys, the planner said.", "storey", None),
        ("It was seven floors high, the paper said.", "storey", None),
        ("Hunger threatens 214,000 of the county's residents, she said.", "person", None),
        ("Her people have saved twenty-four souls.", "person", "rescued"),
    ],
)
def test_words_for_the_counted_and_what_befell_them(text: str, thing: str, fate: str | None) -> None:
    language = "id" if text.split(maxsplit=1)[0] in ("RSUD", "Balai", "Kalapas", "Sebanyak") else "en"
    finding = _read_text(text, language=language, published="2025-03-19")
    [told] = list(tell(finding, "2025-03-19", PACKS))
    assert (told.kind.thing, told.kind.fate) == (thing, fate)
