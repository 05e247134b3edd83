"""Whose figure it is where the document that tells it has no name."""

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


@pytest.mark.parametrize(
    ("document", "voice"),
    [
        ("a draft by the regional audit office", "draft by regional audit office"),
        # Of a document that nobody made the speaker of the paragraph is the owner.
        ("the draft", "Rahma Dewi"),
    ],
)
def test_a_document_that_says_who_made_it_is_of_nobody_else(document: str, voice: str) -> None:
    text = f"Rahma Dewi said that farmers lost 7,400 dollars; {document} says 6,130 dollars."
    told = {each.bounds[0]: each for each in tell(_read_text(text, "en", MOMENT), MOMENT, load_packs())}
    assert told[7400].teller[1] == "Rahma Dewi"
    assert told[6130].teller[1] == voice
