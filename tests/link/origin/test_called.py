"""One body stands behind a figure however two articles call it; two bodies of like name stay two."""

import pytest

from saksi.flow import _read_text
from saksi.kinds import Link
from saksi.link.find import find_measures
from saksi.pack import load_packs

PACKS = load_packs()


def count(one: str, other: str, language: str) -> int:
    """Count the named origins of two articles' numbers of the dead."""
    moments = ("2025-03-04T09:00:00+07:00", "2025-03-05T09:00:00+07:00")
    findings = [_read_text(f"SAPE - {text}", language, at) for text, at in zip((one, other), moments, strict=True)]
    first, second = (finding.article.key for finding in findings)
    measures = find_measures(findings, [Link("same-story", second, first, 1.0, "", "")], PACKS)
    return next(each.lower for each in measures if len(each.figures) > 1)


ID = "BPBD Konawe Utara mengirim perahu.\n\n24 orang tewas, kata BPBD Konawe Utara."


@pytest.mark.parametrize(
    "source",
    [
        "Andi Salim, Kepala Pelaksana BPBD Konawe Utara",
        "Kepala BPBD Konawe Utara",
        "badan itu",
        "kepala badan itu",
        "kepala badan itu, Andi Salim",
    ],
)
def test_a_body_and_its_head_are_one_in_indonesian(source: str) -> None:
    other = f"BPBD Konawe Utara mengirim perahu.\n\n31 orang tewas, kata {source}."
    assert count(ID, other, "id") == 1


@pytest.mark.parametrize(
    "source",
    [
        "the agency",
        "the head of the agency",
        "the agency's head, Andi Salim,",
        "agency spokeswoman Rahma Dewi",
        "a spokesman for the North Konawe disaster agency",
    ],
)
def test_a_body_and_its_head_are_one_in_english(source: str) -> None:
    one = "Boats came.\n\n24 people were killed, the North Konawe disaster agency said."
    assert (
        count(one, f"The North Konawe disaster agency sent boats.\n\n31 people were killed, {source} said.", "en") == 1
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cianjur police", "the Cianjur police chief"),
        ("the Malian army", "Mali's army"),
        ("the Health Ministry", "Health Minister Grace Chuma"),
        ("the Bima health office", "the Bima Health Agency"),
        ("police", "police chief Agung Budi"),
    ],
)
def test_what_a_body_is_called_tells_no_two_apart(one: str, other: str) -> None:
    assert count(f"24 people were killed, {one} said.", f"31 people were killed, {other} said.", "en") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Malian army", "the Nigerien army"),
        ("the Health Ministry", "Interior Minister Peter Nhari"),
        ("the Bima disaster agency", "Baiq Sumarni, head of the Bima social office,"),
        ("Cianjur police", "Sukabumi police chief Agung Budi"),
        ("Samiun Hospital", "Batara Hospital director Yoga Arsana"),
    ],
)
def test_bodies_of_like_name_are_two(one: str, other: str) -> None:
    assert count(f"24 people were killed, {one} said.", f"31 people were killed, {other} said.", "en") == 2
