"""Who is called the head of a body that was told of before."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from saksi.flow import _read_text
from saksi.kinds import Actor, Finding, Mention, Span
from saksi.link.voice.owner import find_owner
from saksi.pack import load_packs

PACKS = load_packs()


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Posko Lereng mencatat 40 nama. Ketuanya, Rahma Dewi, membawa daftar itu.", "Posko Lereng"),
        ("Posko Lereng mencatat 40 nama. Koordinatornya, Ny Rahma Dewi, membawa daftar itu.", "Posko Lereng"),
        ("Posko Lereng mencatat 40 nama. Tetangganya, Rahma Dewi, membawa daftar itu.", ""),
        ("Posko Lereng mencatat 40 nama. Hujan turun lagi. Ketuanya, Rahma Dewi, membawa daftar itu.", ""),
        ("Posko Lereng tidak percaya pemerintah. Koordinatornya, Rahma Dewi, membawa daftar itu.", "Posko Lereng"),
        ("Posko Lereng mencatat 40 nama. Ketuanya pulang, dan Rahma Dewi membawa daftar itu.", ""),
    ],
)
def test_a_head_is_of_the_body_told_of_last(report: Callable[..., Finding], text: str, owner: str) -> None:
    body = Actor("a1", "Posko Lereng", "organisation", (Mention(Span(0, 12), "test"),))
    finding = replace(report("a", "Kabar Muara", text), actors=(body,))
    assert find_owner(finding, "Rahma Dewi", PACKS["id"]) == owner


def test_a_body_that_opens_the_sentence_before_has_the_head_though_it_says_nothing(
    report: Callable[..., Finding],
) -> None:
    text = "Jejaring Relawan Lereng punya catatan lain. Banyak yang diam, ucap koordinatornya, Rahma Dewi."
    assert find_owner(report("a", "Kabar Muara", text), "Rahma Dewi", PACKS["id"]) == "Jejaring Relawan Lereng"


@pytest.mark.parametrize(
    ("text", "language", "owner"),
    [
        ("Serikat Nelayan Lontar menolak. Ketua serikat itu, Rahma Dewi, pulang.", "id", "Serikat Nelayan Lontar"),
        (
            "Serikat Nelayan Lontar menolak. Hujan turun. Ketua serikat itu, Hj Rahma Dewi, pulang.",
            "id",
            "Serikat Nelayan Lontar",
        ),
        ("Dinas Air Lontar menolak. Ketua serikat itu, Rahma Dewi, pulang.", "id", ""),
        ("Ketua Serikat Nelayan Lontar, Rahma Dewi, pulang.", "id", "Serikat Nelayan Lontar"),
        ("Di lobi, Direktur RSUD Lontar Hj Rahma Dewi menunggu.", "id", "RSUD Lontar"),
        ("Bentrok dengan Serikat Nelayan Lontar, Rahma Dewi pulang.", "id", ""),
        ("The chair of the Lontar Fishers Union, Rahma Dewi, left.", "en", "Lontar Fishers Union"),
        (
            "Nine fell ill, the provincial health department said. The department's head, Rahma Dewi, left.",
            "en",
            "provincial health department",
        ),
        ("Nine fell ill, a department said. The department's head, Rahma Dewi, left.", "en", ""),
        ("Serikat Nelayan Lontar menolak. Tetangga kampung itu, Rahma Dewi, pulang.", "id", ""),
        (
            "The Lontar Fishers Union refused. The union\u2019s deputy chair, Rahma Dewi, left.",
            "en",
            "Lontar Fishers Union",
        ),
        ("The Lontar Fishers Union refused. The village\u2019s deputy chair, Rahma Dewi, left.", "en", ""),
    ],
)
def test_a_head_is_of_the_body_that_the_office_points_at(
    report: Callable[..., Finding], text: str, language: str, owner: str
) -> None:
    assert (
        find_owner(replace(report("a", "Kabar Muara", text), language=language), "Rahma Dewi", PACKS[language]) == owner
    )


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Eight died, the Wera fire service said. Rahma Dewi, who heads it, was there.", "Wera fire service"),
        ("Eight died, the Wera fire service said. Rahma Dewi, its head, was there.", "Wera fire service"),
        ("Lontar Latex said that 40 people were inside. Its director, Rahma Dewi, was there.", "Lontar Latex"),
        ("Budi Santoso said that 40 people were inside. Their lawyer, Rahma Dewi, was there.", ""),
    ],
)
def test_its_head_is_of_a_thing_whatever_its_name_says(text: str, owner: str) -> None:
    assert (
        find_owner(_read_text(f"WERA - {text}", "en", "2025-03-04T09:00:00+07:00"), "Rahma Dewi", PACKS["en"]) == owner
    )


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        ("id", "Perusahaan menyebut 40 hektare, kata manajer humasnya, Rahma Dewi.", "PT Lontar Jaya Abadi"),
        ("id", "Perusahaan lewat manajer humas Rahma Dewi menyebut 40 hektare.", "PT Lontar Jaya Abadi"),
        ("id", "Manajer humas perusahaan itu, Rahma Dewi, menyebut 40 hektare.", "PT Lontar Jaya Abadi"),
        ("id", "Juru bicara perusahaan Rahma Dewi menyebut 40 hektare.", "PT Lontar Jaya Abadi"),
        ("id", "Mantan pekerja perusahaan Rahma Dewi menyebut 40 hektare.", ""),
        ("id", "Di depan perusahaan itu Rahma Dewi menyebut 40 hektare.", ""),
        ("id", "PT Sape Makmur ikut. Juru bicara perusahaan Rahma Dewi menyebut 40 hektare.", ""),
        ("en", "The company's public relations manager, Rahma Dewi, spoke of 40 hectares.", "PT Lontar Jaya Abadi"),
        ("en", "Company spokeswoman Rahma Dewi spoke of 40 hectares.", "PT Lontar Jaya Abadi"),
        ("en", "Rahma Dewi, a spokeswoman for the company, spoke of 40 hectares.", "PT Lontar Jaya Abadi"),
        ("en", "The company says 40 hectares, its manager, Rahma Dewi, said.", "PT Lontar Jaya Abadi"),
        ("en", "Rahma Dewi, who sued the company, spoke of 40 hectares.", ""),
        ("en", "Outside the company Rahma Dewi spoke of 40 hectares.", ""),
    ],
)
def test_who_speaks_for_the_company_is_of_the_only_one_named(language: str, text: str, owner: str) -> None:
    opening = {"id": "Petani menuntut PT Lontar Jaya Abadi.", "en": "Farmers have sued PT Lontar Jaya Abadi."}
    finding = _read_text(f"{opening[language]} {text}", language, "2025-03-04T09:00:00+07:00")
    assert find_owner(finding, "Rahma Dewi", PACKS[language]) == owner
