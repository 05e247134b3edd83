"""The body that is named behind a person, by who somebody is told to be."""

import pytest

from saksi.link.voice.behind import find_behind
from saksi.pack import load_packs

PACKS = load_packs()


@pytest.mark.parametrize(
    ("behind", "language", "body"),
    [
        (", who leads the aid group Hulu Sungai, on Monday.", "en", "Hulu Sungai"),
        (", who heads the Wera health office, said so.", "en", "Wera health office"),
        (", founder of the charity Hulu Sungai, said so.", "en", "Hulu Sungai"),
        (", deputy head of the Harbour Authority, said so.", "en", "Harbour Authority"),
        (", yang memimpin Yayasan Hulu Sungai, mengatakan demikian.", "id", "Yayasan Hulu Sungai"),
        (", secretary of the textile workers' union, said so.", "en", "textile workers union"),
        (", head of the provincial disaster office, said so.", "en", "provincial disaster office"),
        (", who heads the nurses' association, said so.", "en", "nurses' association"),
        (" of the port company said so.", "en", "port company"),
        (" at the police station said so.", "en", ""),
        (", head of the union, said so.", "en", ""),
        (", who leads the choir of Wera, said so.", "en", ""),
        (", mother of Hasan Lonto, said so.", "en", ""),
        (", who was in Wera, said so.", "en", ""),
    ],
)
def test_a_body_behind_a_name_is_the_one_that_somebody_heads(behind: str, language: str, body: str) -> None:
    assert find_behind(f"Rahma Dewi{behind}", len("Rahma Dewi"), PACKS[language]) == body
