"""Levels, parts, what came on top, what is recalled: which numbers of a story are one count."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Measure, Span, Where
from saksi.link.count.level import set_apart
from saksi.link.count.spot import find_spots
from saksi.link.find import find_links, find_measures
from saksi.link.measure.kin import join_fates
from saksi.link.teller import tell
from saksi.pack import load_packs

PACKS = load_packs()
PLACE = "Banjir melanda Kecamatan Wera, Kabupaten Bima, di dekat Pelabuhan Sape dan Gunung Maria."
AGAIN = "Di Wera dan Sape, Kabupaten Bima, air bah dari Gunung Maria menerjang kampung nelayan."
MORNING, NEXT_DAY = "2025-03-04T08:00:00+07:00", "2025-03-05T09:00:00+07:00"
Report = Callable[..., Finding]


def measure(*findings: Finding) -> list[Measure]:
    return list(find_measures(findings, find_links(findings, PACKS), PACKS))


def texts_with(measures: list[Measure], words: str) -> set[str]:
    [found] = [each for each in measures if any(figure.text == words for figure in each.figures)]
    return {figure.text for figure in found.figures}


def test_what_came_on_top_of_a_total_is_no_toll(report: Report) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, ada 12 orang tewas.", MORNING,
        counted=[("12 orang", 12, "person", "killed", "Rahma Dewi")],
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nKorban menjadi 15 orang setelah tiga jenazah ditemukan, kata Rahma Dewi.",
        NEXT_DAY, counted=[("15 orang", 15, "person", "killed", "Rahma Dewi"),
                           ("tiga jenazah", 3, "person", "killed", "Rahma Dewi")],
    )  # fmt: skip
    assert texts_with(measure(a, b), "15 orang") == {"12 orang", "15 orang"}


def test_numbers_that_add_up_to_one_before_them_are_its_parts(report: Report) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nAda sembilan jenazah, tujuh orang tewas di lokasi dan dua pasien meninggal.",
        MORNING, counted=[("sembilan jenazah", 9, "person", "killed", ""), ("tujuh orang", 7, "person", "killed", ""),
                          ("dua pasien", 2, "person", "killed", "")],
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nKata Rahma Dewi, ada tujuh warga tewas.", MORNING,
        counted=[("tujuh warga", 7, "person", "killed", "Rahma Dewi")],
    )  # fmt: skip
    assert "tujuh orang" not in texts_with(measure(a, b), "tujuh warga")


def test_of_those_told_of_before_a_part_with_a_fate_of_its_own_is_a_count() -> None:
    text = "BIMA - Kata Rahma Dewi, 52 ekor paus terdampar. Dari jumlah itu 38 ekor mati dan 14 ekor dipindahkan."
    told = set_apart(list(tell(_read_text(text, "id", MORNING), MORNING, PACKS)))
    assert [(each.bounds[0], each.kind.fate) for each in told if not each.kind.apart] == [
        (52, None),
        (38, "killed"),
        (14, "displaced"),
    ]


@pytest.mark.parametrize(
    ("behind", "is_part"),
    [("Sisanya masih menunggu.", True), ("Keluarga masih menunggu.", False)],
    ids=["the rest", "others"],
)
def test_of_more_told_of_before_those_with_a_rest_are_some(behind: str, is_part: bool) -> None:
    text = f"BIMA - Delapan jenazah kami terima, kata Rahma Dewi.\nLima jenazah telah dibawa pulang. {behind}"
    told = set_apart(list(tell(_read_text(text, "id", MORNING), MORNING, PACKS)))
    assert [bool(each.kind.apart) for each in told] == [False, is_part]


@pytest.mark.parametrize(
    ("text", "is_planned"),
    [
        ("Pesan itu menyebut 45 orang tewas di Wera dan akan datang ombak kedua.", False),
        ("Pesan itu menyebut 45 kapal akan datang ke Wera.", True),
    ],
    ids=["another thing", "the counted"],
)
def test_what_else_will_happen_is_no_plan_of_what_befell_the_counted(text: str, is_planned: bool) -> None:
    [told] = tell(_read_text(f"BIMA - {text}", "id", MORNING), MORNING, PACKS)
    assert ("planned" in told.kind.aspects) is is_planned


def test_a_part_with_a_fate_of_its_own_is_a_count(report: Report) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nAda 40 pekerja di dalam, termasuk 12 orang tewas, kata Rahma Dewi.", MORNING,
        counted=[("40 pekerja", 40, "person", None, "Rahma Dewi"), ("12 orang", 12, "person", "killed", "Rahma Dewi")],
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nKata Yusuf Amin, ada 15 warga tewas.", MORNING,
        counted=[("15 warga", 15, "person", "killed", "Yusuf Amin")],
    )  # fmt: skip
    assert texts_with(measure(a, b), "15 warga") == {"15 warga", "12 orang"}


@pytest.mark.parametrize(("sought", "joined"), [(52, True), (12, False)])
def test_more_in_hospital_than_were_hurt_is_a_count_of_the_hurt_and_fewer_are_some_of_them(
    report: Report, sought: int, joined: bool
) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nAda 38 warga terluka, kata Rahma Dewi.", MORNING,
        counted=[("38 warga", 38, "person", "injured", "Rahma Dewi")],
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nKata Yusuf Amin, ada {sought} warga dirawat, 8 pasien di antaranya terluka.",
        MORNING,
        counted=[(f"{sought} warga", sought, "person", "in care", "Yusuf Amin"),
                 ("8 pasien", 8, "person", "injured", "Yusuf Amin")],
    )  # fmt: skip
    expected = {"38 warga", f"{sought} warga"} if joined else {f"{sought} warga"}
    assert texts_with(measure(a, b), f"{sought} warga") == expected


def test_a_number_that_is_recalled_stands_at_the_day_it_is_from(report: Report) -> None:
    one = report(
        "a", "Kabar Muara", f"{PLACE}\nKorban tewas menjadi 11 orang, dari tujuh orang sehari sebelumnya, kata Rahma.",
        NEXT_DAY, counted=[("11 orang", 11, "person", "killed", "Rahma"), ("tujuh orang", 7, "person", None, "Rahma")],
        days=[("sehari sebelumnya", "2025-03-04")],
    )  # fmt: skip
    when = replace(one.times[0], start="2025-03-04")
    one = replace(one, times=(when,), quantities=(one.quantities[0], replace(one.quantities[1], as_of=when.id)))
    found = texts_with(measure(one), "11 orang")
    assert found == {"11 orang", "tujuh orang"}


def test_the_dead_of_each_side_of_a_fight_are_counted_apart(report: Report) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, ada empat anggota kelompok bersenjata tewas.", MORNING,
        counted=[("empat anggota", 4, "person", "killed", "Rahma Dewi")],
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nKata Yusuf Amin, ada lima warga sipil tewas.", MORNING,
        counted=[("lima warga sipil", 5, "person", "killed", "Yusuf Amin")],
    )  # fmt: skip
    assert texts_with(measure(a, b), "empat anggota") == {"empat anggota"}


def test_counts_of_two_districts_are_kept_apart(report: Report) -> None:
    text = f"{PLACE}\nKata Rahma, 214 warga Wera mengungsi. Kata Yusuf, 187 warga Sape mengungsi."
    one = report(
        "a", "Kabar Muara", text, MORNING,
        counted=[("214 warga", 214, "person", "displaced", "Rahma"),
                 ("187 warga", 187, "person", "displaced", "Yusuf")],
    )  # fmt: skip
    places, quantities = [], []
    for quantity, (name, code) in zip(one.quantities, (("Wera", "52.06.05"), ("Sape", "52.06.08")), strict=True):
        at = text.index(name, quantity.span.end)
        span = span_at(at, len(name))
        places.append(Where(name, span, name, "ID-NB", "test", level="admin3", ids=(f"kemendagri:{code}",)))
        quantities.append(replace(quantity, whom=span))
    one = replace(one, places=tuple(places), quantities=tuple(quantities))
    assert texts_with(measure(one), "214 warga") == {"214 warga"}


@pytest.mark.parametrize(
    ("language", "opening"),
    [("id", "Di Desa Anyer, Wera, yang sunyi, "), ("en", "In the village of Anyer, Wera, ")],
)
def test_a_place_that_opens_a_sentence_is_where_its_damage_is_counted(
    report: Report, language: str, opening: str
) -> None:
    text = f"{PLACE}\n{opening}300 rumah rata tanah."
    found = report(
        "a", "Kabar Muara", text, counted=[("300 rumah", 300, "house", "damaged", "")], language=language
    )  # fmt: skip
    named = [span_at(text.index(name), len(name)) for name in ("Anyer", "Wera,")]
    places = (
        Where("p1", named[0], "Anyer", "ID-NB", "test"),
        Where("p2", named[1], "Wera", "ID-NB", "test", level="admin3", ids=("kemendagri:52.06.05",)),
    )
    pack = PACKS[language]
    assert find_spots(replace(found, places=places), found.quantities[0], "damaged", pack) == {"anyer"}


def span_at(at: int, length: int) -> Span:
    return Span(at, at + length)


def test_things_of_other_kinds_that_add_up_by_chance_are_no_parts() -> None:
    text = "BIMA - Sebanyak 186 rumah dibongkar enam ekskavator di depan 32 kios dan 148 keluarga, kata Rahma Dewi."
    finding = _read_text(text, "id", "2025-03-04T09:00:00+07:00")
    told = set_apart(list(tell(finding, "2025-03-04T09:00:00+07:00", load_packs())))
    assert [each.kind.apart for each in told if each.bounds[0] == 148] == [""]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ia menerima Rp14,7 miliar. Ia juga meminta Rp11,8 miliar.\nJadi totalnya Rp26,5 miliar.", {14.7e9, 11.8e9}),
        ("Total Rp26,5 miliar, ya Rp26,5 miliar.\nSebanyak Rp14,7 miliar dari A, Rp11,8 miliar dari B.",
         {14.7e9, 11.8e9}),
        ("Ia menerima Rp14,7 miliar. Ia juga meminta Rp11,8 miliar.\nRumahnya bernilai Rp26,9 miliar.", set()),
        ("Ia menerima Rp14,7 miliar. Ia juga meminta US$11,8 miliar.\nJadi totalnya Rp26,5 miliar.", set()),
        ("Ia menerima Rp14,7 miliar.\nIa lalu pulang.\nIa juga meminta Rp11,8 miliar.\nTotalnya Rp26,5 miliar.", set()),
    ],
)  # fmt: skip
def test_sums_of_one_money_that_add_up_to_one_beside_them_are_its_parts(text: str, parts: set[float]) -> None:
    finding = _read_text(f"BIMA - Bupati dipenjara.\n{text}", "id", "2025-03-04T09:00:00+07:00")
    told = set_apart(list(tell(finding, "2025-03-04T09:00:00+07:00", load_packs())))
    assert {float(each.bounds[0]) for each in told if each.kind.apart == "part"} == parts


def test_what_is_said_of_the_counted_in_a_denial_keeps_no_counts_apart(report: Report) -> None:
    both, told = "Ada 40 tenda dan 52 bus.", [("40 tenda", 40, "tent", None, ""), ("52 bus", 52, "vehicle", None, "")]
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nAda 1.126 jemaah gagal berangkat, kata Rahma Dewi. {both}", MORNING,
        counted=[("1.126 jemaah", 1126, "person", None, "Rahma Dewi"), *told],
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nKata Yusuf Amin, 1.870 jemaah gagal berangkat. {both}", NEXT_DAY,
        counted=[("1.870 jemaah", 1870, "person", None, "Yusuf Amin"), *told],
    )  # fmt: skip
    c = report(
        "c", "Warta Sape", f"{AGAIN}\nRahma Dewi menepis kabar 1.870 orang terjebak.", NEXT_DAY,
        counted=[("1.870 orang", 1870, "person", "trapped", "")], denied=["1.870 orang"],
    )  # fmt: skip
    assert texts_with(measure(a, b, c), "1.126 jemaah") == {"1.126 jemaah", "1.870 jemaah", "1.870 orang"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Seven people died, Rahma Dewi said. She said five carriages had derailed and two of them had burned.", {2}),
        ("Seven people died. Five soldiers were killed and two policemen died.", {5, 2}),
        ("The hospital took in six of the dead. In all 23 people were killed.", {6}),
        ("Seven or more people perished.", set()),
    ],
)
def test_what_adds_up_by_chance_or_is_a_bound_is_no_part(text: str, parts: set[float]) -> None:
    told = set_apart(list(tell(_read_text(text, "en", MORNING), MORNING, PACKS)))
    assert {float(each.bounds[0]) for each in told if each.kind.apart == "part"} == parts


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("BIMA - Sebanyak 21 orang tewas. Sebanyak 55 orang lainnya terluka.", ""),
        ("BIMA - Ruang jenazah menampung 12 korban meninggal. Tujuh sudah dijemput keluarga.", "more"),
        ("BIMA - Ruang jenazah menampung 12 korban meninggal. Tujuh perawat berjaga.", ""),
        ("BIMA - Dinas membantah kebun yang hangus mencapai 230 hektare. Kami memetakan 118 hektare terbakar.", ""),
        ("BIMA - Dinas mencatat kebun yang hangus mencapai 230 hektare. Kami memetakan 118 hektare terbakar.", "more"),
    ],
)
def test_the_second_of_two_numbers_is_more_or_some_of_the_first_or_counts_itself(text: str, apart: str) -> None:
    told = set_apart(list(tell(_read_text(text, "id", MORNING), MORNING, PACKS)))
    assert told[1].kind.apart == apart


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("BIMA - Sebanyak 59 traktor hilang. Rahma Dewi menyebut 41 traktor belum tiba.", [None, None]),
        ("BIMA - Sebanyak 59 traktor hilang. Rahma Dewi menyebut 41 karung belum tiba.", ["missing", None]),
        ("BIMA - Sebanyak 59 orang hilang. Rahma Dewi menyebut 41 traktor belum tiba.", ["missing", None]),
    ],
)
def test_things_are_lost_that_never_came_where_they_are_told_of_so(text: str, fates: list[str | None]) -> None:
    told = join_fates(list(tell(_read_text(text, "id", MORNING), MORNING, PACKS)))
    assert [each.kind.fate for each in told] == fates


@pytest.mark.parametrize(
    ("behind", "apart"),
    [
        ("Dua sudah dimakamkan warga.", "more"),
        ("Dua ditemukan di bawah lumpur dan satu sudah dimakamkan warga.", "more"),
        ("Enam sudah dimakamkan warga.", ""),
        ("Dua orang luka berat.", ""),
    ],
    ids=["some of those", "two numbers of some", "more than those", "of a noun of its own"],
)
def test_a_bare_number_behind_what_came_on_top_is_some_of_that(behind: str, apart: str) -> None:
    text = f'BIMA - Korban tewas menjadi tujuh orang. "Ada tambahan empat korban hari ini. {behind}," kata Rahma Dewi.'
    finding = _read_text(text.replace(".,", ","), "id", MORNING)
    *_, last = set_apart(list(tell(finding, MORNING, PACKS)))
    assert last.kind.apart == apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ('BIMA - Tim turun ke sungai. "Sembilan lagi yang kami cari," kata Rahma Dewi.', ""),
        ("BIMA - Sebanyak 12 orang hilang. Sembilan lagi hilang semalam, kata Rahma Dewi.", "more"),
    ],
    ids=["those who are left", "on top"],
)
def test_who_is_still_sought_is_a_level_though_nobody_was_told_of_before(text: str, apart: str) -> None:
    assert set_apart(list(tell(_read_text(text, "id", MORNING), MORNING, PACKS)))[-1].kind.apart == apart
