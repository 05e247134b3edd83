"""Figures that count the same thing, where they come from, which are rivals, and the traps that must stay apart."""

from collections.abc import Callable

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Link, Measure
from saksi.link.count.ending import find_ends
from saksi.link.find import find_links, find_measures
from saksi.pack import load_packs

PACKS = load_packs()

# Names that tie the invented articles to one story.
PLACE = "Banjir melanda Kecamatan Wera, Kabupaten Bima, di dekat Pelabuhan Sape dan Gunung Maria."
AGAIN = "Di Wera dan Sape, Kabupaten Bima, air bah dari Gunung Maria menerjang kampung nelayan."
DINAS = {"Rahma Dewi": "Kepala BPBD Kabupaten Bima"}


def measure(*findings: Finding) -> list[Measure]:
    return list(find_measures(findings, find_links(findings, PACKS), PACKS))


def holding(measures: list[Measure], words: str) -> Measure:
    [found] = [each for each in measures if any(figure.text == words for figure in each.figures)]
    return found


def texts(found: Measure) -> set[str]:
    return {figure.text for figure in found.figures}


def test_two_bodies_with_two_numbers_are_two_origins_and_rivals(report: Callable[..., Finding]) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, ada 12 orang tewas.",
        "2025-03-04T08:00:00+07:00", counted=[("12 orang", 12, "person", "killed", "Rahma Dewi")], titles=DINAS,
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nKata Yusuf Amin, ada 19 warga tewas.",
        "2025-03-04T10:00:00+07:00", counted=[("19 warga", 19, "person", "killed", "Yusuf Amin")],
        titles={"Yusuf Amin": "Direktur RSUD Bima"},
    )  # fmt: skip
    found = holding(measure(a, b), "12 orang")
    assert texts(found) == {"12 orang", "19 warga"}
    assert (found.lower, found.upper) == (2, 2)
    assert found.contradictions == (("a", "b"),)
    assert found.revisions == ()


def test_a_person_and_the_body_behind_are_one_origin_that_revised(report: Callable[..., Finding]) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, ada 12 orang tewas.",
        "2025-03-04T08:00:00+07:00", counted=[("12 orang", 12, "person", "killed", "Rahma Dewi")], titles=DINAS,
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nPagi ini BPBD Kabupaten Bima mencatat 15 orang tewas.",
        "2025-03-05T08:00:00+07:00", counted=[("15 orang", 15, "person", "killed", "BPBD Kabupaten Bima")],
    )  # fmt: skip
    found = holding(measure(a, b), "15 orang")
    assert (found.lower, found.upper) == (1, 1)
    assert found.revisions == (("a", "b"),)
    assert found.contradictions == ()
    assert any("BPBD" in reason for origin in found.origins for reason in origin.reasons)


def test_two_who_are_told_of_beside_each_other_with_nothing_but_a_number_are_rivals() -> None:
    text = (
        "BIMA - Polisi menaksir 700 truk terlibat, seperti diwartakan Ombak. "
        "Paguyuban sopir mengklaim 2.500 truk, kata ketuanya, Rahma Dewi.\n"
    )
    found = holding(measure(_read_text(text, "id", "2025-03-04T08:00:00+07:00")), "2.500 truk")
    assert len(found.figures) == 2


@pytest.mark.parametrize(
    ("third", "times"),
    [
        # Who only says between which numbers it lies tells of what was told before.
        ("Dari citra kami kelihatannya antara 600 sampai 640 hektare", 2),
        ("Dari citra kami hutan di sebelahnya 640 hektare", 1),
        ("Dari citra kami kelihatannya antara 60 sampai 64 hektare", 1),
    ],
)
def test_a_third_who_reckons_in_a_paragraph_of_his_own_is_a_rival(third: str, times: int) -> None:
    text = (
        "BIMA - Petani mengukur lahan di Wera.\n\nKoperasi Wera bersikeras yang puso 710 hektare, kata Yusuf Amin.\n\n"
        f'Tim pemeta menerbangkan pesawat. "{third}," kata ketuanya, Rahma Dewi.\n'
    )
    found = holding(measure(_read_text(text, "id", "2025-03-04T08:00:00+07:00")), "710 hektare")
    assert len(found.figures) == times


def test_a_copy_has_the_origin_of_its_source(report: Callable[..., Finding]) -> None:
    body = (
        f"{PLACE}\nKata Rahma Dewi, ada 12 orang tewas. Warga membawa kasur dan kompor ke balai desa yang lebih tinggi."
        " Petugas menyalakan lampu sorot supaya anak-anak tidak terperosok ke parit yang tertutup lumpur."
    )
    counted = [("12 orang", 12, "person", "killed", "Rahma Dewi")]
    a = report("a", "Kabar Muara", body, "2025-03-04T08:00:00+07:00", counted=counted)
    b = report(
        "b", "Lentera Bukit", body, "2025-03-04T09:00:00+07:00", counted=[("12 orang", 12, "person", "killed", "")]
    )
    [found] = measure(a, b)
    assert len(found.figures) == 2
    assert (found.lower, found.upper) == (1, 1)


def test_a_sentence_that_a_copy_moves_behind_another_speaker_is_still_its_sources(
    report: Callable[..., Finding],
) -> None:
    body = (
        f"{PLACE}\nLalu Rahma Dewi datang, juga Yoris Lado. Ada 12 orang tewas, imbuhnya."
        " Warga membawa kasur dan kompor ke balai desa yang lebih tinggi."
        " Petugas menyalakan lampu sorot supaya anak-anak tidak terperosok ke parit yang tertutup lumpur."
    )
    a, b = (
        report(name, outlet, body, when, counted=[("12 orang", 12, "person", "killed", speaker)])
        for name, outlet, when, speaker in (
            ("a", "Kabar Muara", "2025-03-04T08:00:00+07:00", "Rahma Dewi"),
            ("b", "Lentera Bukit", "2025-03-04T09:00:00+07:00", "Yoris Lado"),
        )
    )
    [found] = measure(a, b)
    assert [(origin.name, len(found.figures)) for origin in found.origins] == [("Rahma Dewi", 2)]


def test_an_unsourced_number_of_its_own_raises_only_the_upper_bound(report: Callable[..., Finding]) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, ada 12 orang tewas.",
        "2025-03-04T08:00:00+07:00", counted=[("12 orang", 12, "person", "killed", "Rahma Dewi")],
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nSudah 31 warga tewas sampai sore.",
        "2025-03-04T10:00:00+07:00", counted=[("31 warga", 31, "person", "killed", "")],
    )  # fmt: skip
    found = holding(measure(a, b), "31 warga")
    assert (found.lower, found.upper) == (1, 2)


def test_an_unsourced_number_that_is_known_may_be_from_there(report: Callable[..., Finding]) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, ada 12 orang tewas.",
        "2025-03-04T08:00:00+07:00", counted=[("12 orang", 12, "person", "killed", "Rahma Dewi")],
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nSudah 12 warga tewas sampai sore.",
        "2025-03-04T10:00:00+07:00", counted=[("12 warga", 12, "person", "killed", "")],
    )  # fmt: skip
    found = holding(measure(a, b), "12 warga")
    assert (found.lower, found.upper) == (1, 1)
    assert "b gives the same number without a source: it may be from Rahma Dewi" in found.origins[0].reasons


def test_who_denies_a_number_is_not_its_origin(report: Callable[..., Finding]) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, ada 12 orang tewas.",
        "2025-03-04T08:00:00+07:00", counted=[("12 orang", 12, "person", "killed", "Rahma Dewi")],
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nYusuf Amin membantah kabar bahwa 50 orang tewas.",
        "2025-03-04T10:00:00+07:00", counted=[("50 orang", 50, "person", "killed", "Yusuf Amin")], denied=["50 orang"],
    )  # fmt: skip
    found = holding(measure(a, b), "50 orang")
    assert texts(found) == {"12 orang", "50 orang"}
    assert (found.lower, found.upper) == (1, 2)
    assert [origin.name for origin in found.origins] == ["Rahma Dewi", ""]


DEAD = ("12 orang", 12, "person", "killed")
TRAPS = {
    "killed and injured": (DEAD, ("13 orang", 13, "person", "injured")),
    "killed and killed or injured": (DEAD, ("13 orang", 13, "person", "killed-or-injured")),
    "people and houses": (("120 orang", 120, "person", "missing"), ("120 rumah", 120, "house", "damaged")),
}


@pytest.mark.parametrize(("first", "second"), TRAPS.values(), ids=TRAPS.keys())
def test_what_befell_others_is_another_measure(
    report: Callable[..., Finding], first: tuple[str, int, str, str], second: tuple[str, int, str, str]
) -> None:
    a = report("a", "Kabar Muara", f"{PLACE}\nAda {first[0]} di sana.", counted=[(*first, "")])
    b = report("b", "Lentera Bukit", f"{AGAIN}\nAda {second[0]} di sana.", counted=[(*second, "")])
    assert {len(each.figures) for each in measure(a, b)} == {1}


def test_one_voice_gives_one_number_for_one_thing(report: Callable[..., Finding]) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, 418 rumah rusak di tepi sungai dan 62 rumah rusak di bukit.",
        counted=[
            ("418 rumah", 418, "house", "damaged", "Rahma Dewi"), ("62 rumah", 62, "house", "damaged", "Rahma Dewi"),
        ],
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nSudah 430 rumah rusak di tepi sungai.",
        "2025-03-04T10:00:00+07:00", counted=[("430 rumah", 430, "house", "damaged", "")],
    )  # fmt: skip
    measures = measure(a, b)
    assert texts(holding(measures, "430 rumah")) == {"418 rumah", "430 rumah"}
    assert texts(holding(measures, "62 rumah")) == {"62 rumah"}


def test_an_addition_is_no_level(report: Callable[..., Finding]) -> None:
    a = report("a", "Kabar Muara", f"{PLACE}\nAda 12 orang tewas.", counted=[("12 orang", 12, "person", "killed", "")])
    b = report(
        "b",
        "Lentera Bukit",
        f"{AGAIN}\nAda tambahan 15 orang tewas.",
        counted=[("15 orang", 15, "person", "killed", "")],
    )
    assert {len(each.figures) for each in measure(a, b)} == {1}


def test_a_number_of_the_sentence_before_is_not_of_the_year_that_opens_the_next(report: Callable[..., Finding]) -> None:
    text = "More than 100 houses burned in Wera. In April 2023 a raid on Sape killed 160 people."
    counted = [("100 houses", 100, "house", "damaged", ""), ("160 people", 160, "person", "killed", "")]
    finding = report("a", "Kabar Muara", text, counted=counted, days=[("April 2023", "2023-05-01")], language="en")
    ends = [find_ends(finding, finding.sentences[1], PACKS["en"], each) for each in finding.quantities]
    assert ends[1] == {"2023-05-01"}


@pytest.mark.parametrize(
    ("behind", "ends"), [(", ketika 14 orang tewas", {"2023-05-01"}), (", yakni 14 orang tewas", set())]
)
def test_what_happened_at_a_time_is_not_counted_from_it(
    report: Callable[..., Finding], behind: str, ends: set[str]
) -> None:
    text = f"Gambar itu berasal dari April 2023{behind}."
    finding = report("a", "Kabar Muara", text, days=[("April 2023", "2023-05-01")])
    assert find_ends(finding, finding.sentences[0], PACKS["id"]) == ends


def test_an_earlier_disaster_that_one_article_brings_up_stays_apart(report: Callable[..., Finding]) -> None:
    a = report("a", "Kabar Muara", f"{PLACE}\nAda 12 orang tewas.", counted=[("12 orang", 12, "person", "killed", "")])
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nPada 3 Januari 2019 ada 14 orang tewas di sana.",
        counted=[("14 orang", 14, "person", "killed", "")], days=[("3 Januari 2019", "2019-01-03")],
    )  # fmt: skip
    assert {len(each.figures) for each in measure(a, b)} == {1}


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("Dokumen dinas untuk rapat anggaran Februari, yang dilihat Kabar Muara, menulis kekurangan 188 bangku.", True),
        ("Dokumen dinas untuk rapat anggaran 2023, yang dilihat Kabar Muara, menulis kekurangan 188 bangku.", False),
        ("Dokumen dinas untuk rapat anggaran Februari, yang dilihat Kabar Muara, menulis kekurangan 188 bangku."
         " Setahun sebelumnya masih ada 940 bangku.", False),
        ("Pada awal Februari ada kekurangan 188 bangku.", False),
    ],
)  # fmt: skip
def test_how_things_stood_just_before_is_where_a_new_count_starts(said: str, is_one: bool) -> None:
    toll = "Tewas 12 orang dan luka 29 orang."
    now = "Kepala Dinas Pendidikan Bima Rahma Dewi mengatakan ada kekurangan 173 bangku."
    a = _read_text(f"{PLACE} {toll}\n{said}", "id", "2025-03-04")
    b = _read_text(f"{AGAIN} {toll}\n{now}", "id", "2025-03-07")
    told = holding(measure(a, b), "173 bangku")
    assert (len(told.figures), told.lower, told.upper) == (2 if is_one else 1, 1, 1)


def test_figures_of_two_stories_stay_apart(report: Callable[..., Finding]) -> None:
    far = "Kapal terbalik di Selat Bangka, dekat Pelabuhan Muntok dan Tanjung Kalian, Pulau Bangka."
    a = report("a", "Kabar Muara", f"{PLACE}\nAda 12 orang tewas.", counted=[("12 orang", 12, "person", "killed", "")])
    b = report("b", "Lentera Bukit", f"{far}\nAda 12 orang tewas.", counted=[("12 orang", 12, "person", "killed", "")])
    assert {len(each.figures) for each in measure(a, b)} == {1}


def test_a_label_is_in_the_article_s_words(report: Callable[..., Finding]) -> None:
    a = report(
        "a",
        "Kabar Muara",
        f"{PLACE}\nAda 12 orang tewas tertimbun.",
        counted=[("12 orang", 12, "person", "killed", "")],
    )
    assert measure(a)[0].what == "orang tewas tertimbun"


def test_a_label_ends_with_what_is_said_and_holds_no_scale(report: Callable[..., Finding]) -> None:
    a = report("a", "Kabar Muara", f'{PLACE}\n"Ada 12 rumah bagi warga," kata Rahma Dewi.',
               counted=[("12 rumah", 12, "house", None, "Rahma Dewi")])  # fmt: skip
    assert measure(a)[0].what == "rumah bagi warga"
    said = _read_text("Kerugian mencapai Rp14 miliar dan Rp11 miliar.", "id", "2025-03-04T09:00:00+07:00")
    assert {each.what for each in measure(said)} == {"Kerugian mencapai Rp..."}


def test_what_was_found_since_yesterday_is_no_earlier_count() -> None:
    texts = (
        ("Longsor di Sape. Lima orang tewas, kata Kepala BPBD Sape Rahma Dewi.", "2025-03-04"),
        ("Longsor di Sape. Korban tewas bertambah menjadi sembilan orang, kata Rahma Dewi. Empat jenazah ditemukan di"
         " bawah jembatan sejak kemarin.", "2025-03-05"),
    )  # fmt: skip
    told = [each for each in measure(*(_read_text(text, "id", day) for text, day in texts)) if each.outcome == "killed"]
    assert sorted(sorted(figure.quantity.lo or 0 for figure in each.figures) for each in told) == [[4], [5, 9]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Polisi menyita 18 kilogram sabu dari dua rumah.", "Polisi menyita ... kilogram sabu"),
        ("Tebing setinggi 40 meter runtuh di Sape.", "Tebing setinggi ... meter runtuh di Sape"),
        ("Rahma Dewi mengatakan 1.500 meter kubik tanah masih menggantung.",
         "... meter kubik tanah masih menggantung"),
        ("Tarif kapal ke Labuan Bajo Rp85.000 per orang, kata Rahma Dewi.",
         "Tarif kapal ke Labuan Bajo Rp... per orang"),
        ("Di Sape hujan, debit sungai turun 12%, bukan naik.", "debit sungai turun ...%"),
        ("Ada 31 titik di Bima, Dompu 44 titik.", "Dompu ... titik"),
        ("Di tiga desa, 44 titik.", "titik"),
    ],
)  # fmt: skip
def test_a_label_leaves_a_gap_for_the_number(text: str, name: str) -> None:
    assert name in {each.what for each in measure(_read_text(text, "id", "2025-03-04T09:00:00+07:00"))}


def test_a_part_with_a_name_is_what_the_same_number_counts_elsewhere() -> None:
    first, later, other = (
        _read_text(f"Longsor di Sape. {said}", "id", day)
        for said, day in (
            ("Dua pasien meninggal dalam perawatan, kata Direktur RSUD Sape Rahma Dewi.", "2025-03-04"),
            ("RSUD Sape mencatat 13 jenazah, termasuk dua pasien yang meninggal dalam perawatan.", "2025-03-05"),
            ("RSUD Sape mencatat 13 jenazah, termasuk dua pasien dari Desa Wera.", "2025-03-05"),
        )
    )
    assert "pasien meninggal" in {each.what for each in measure(first, later) if len(each.figures) == 2}
    assert "pasien meninggal" not in {each.what for each in measure(first, other) if len(each.figures) == 2}


def test_a_label_is_in_the_words_that_most_articles_share(report: Callable[..., Finding]) -> None:
    said = (
        "12 perahu hilang ditelan gelombang ganas malam itu",
        "12 perahu terdampar di pesisir",
        "12 perahu terdampar",
    )
    texts = [
        report(
            id,
            outlet,
            f"{PLACE}\nAda {words}, kata Rahma Dewi.",
            counted=[("12 perahu", 12, "boat", None, "Rahma Dewi")],
        )
        for id, outlet, words in zip("abc", ("Kabar Muara", "Lentera Bukit", "Suara Wera"), said, strict=True)
    ]
    assert [each.what for each in measure(*texts)] == ["perahu terdampar"]


def test_who_sets_another_count_against_the_own_one_gives_one_number(report: Callable[..., Finding]) -> None:
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nKata Yusuf Amin, ada 84 warga tewas.",
        "2025-03-04T08:00:00+07:00", counted=[("84 warga", 84, "person", "killed", "Yusuf Amin")],
        titles={"Yusuf Amin": "Direktur RSUD Bima"},
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit",
        f"{AGAIN}\nKata Rahma Dewi, ada 64 orang tewas, jauh di bawah hitungan posko yang memuat 84 orang tewas.",
        "2025-03-04T10:00:00+07:00", titles=DINAS,
        counted=[
            ("64 orang", 64, "person", "killed", "Rahma Dewi"), ("84 orang", 84, "person", "killed", "Rahma Dewi"),
        ],
    )  # fmt: skip
    found = holding(measure(a, b), "84 warga")
    assert texts(found) == {"84 warga", "64 orang", "84 orang"}
    assert (found.lower, found.upper) == (2, 2)
    assert found.revisions == ()


def test_two_who_speak_one_after_the_other_of_one_thing_are_rivals() -> None:
    text = (
        "NATUNA - Berapa kapal yang digiring?\n"
        "Kementerian Perikanan menyatakan 15 kapal ditangkap. Lanal Ranai menyebut 14 kapal.\n"
        "Pemerintah lalu membeli 12 kapal, kata Rahma Dewi."
    )
    finding = _read_text(text, "id", "2025-03-04T09:00:00+07:00")
    measures = list(find_measures([finding], [], PACKS))
    together = [{figure.text for figure in each.figures} for each in measures]
    assert {"15 kapal", "14 kapal"} in together


def test_who_denies_a_number_stands_by_the_own_one_and_counts_another_thing_by_a_third() -> None:
    told = {
        "2025-03-04T09:00:00+07:00": (
            "BIMA - Rob merendam pesisir Kecamatan Wera, Kabupaten Bima, di dekat Pelabuhan Sape.\n"
            "Kepala Dinas Perikanan Bima Rahma Dewi menuturkan 1.860 hektare tambak rusak."
        ),
        "2025-03-06T09:00:00+07:00": (
            "BIMA - Kepala Dinas Perikanan Bima itu membantah tambak yang rusak akibat rob di Wera, dekat Pelabuhan"
            ' Sape, mencapai 2.900 hektare.\n"Citra kami jelas. Tetap 1.860 hektare," tegas Rahma Dewi. Seluruh tambak'
            " di Bima, ia menambahkan, seluas 6.900 hektare."
        ),
    }
    found = measure(*(_read_text(text, "id", moment) for moment, text in told.items()))
    assert sorted(map(texts, found), key=len) == [{"6.900 hektare"}, {"1.860 hektare", "2.900 hektare"}]


def test_numbers_that_a_topic_tells_are_no_rivals_but_the_dead_are(report: Callable[..., Finding]) -> None:
    def texts_of(noun: str, concept: str | None, fate: str | None, words: str, day: int = 9) -> list[set[str]]:
        numbers = ((f"{count} {noun}", count) for count in (24, 30))
        (one, first), (other, second) = numbers
        a = report(
            "a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, ada {one} {words}.",
            "2025-03-04T08:00:00+07:00", counted=[(one, first, concept, fate, "Rahma Dewi")],
        )  # fmt: skip
        b = report(
            "b", "Lentera Bukit", f"{AGAIN}\nKata Yusuf Amin, ada {other} {words}.",
            f"2025-03-{day:02}T10:00:00+07:00", counted=[(other, second, concept, fate, "Yusuf Amin")],
        )  # fmt: skip
        return sorted(map(texts, measure(a, b)), key=len)

    assert len(texts_of("lapak", None, None, "dibongkar di tepi pasar ikan")) == 2
    assert len(texts_of("poin", "point", None, "diraih tim itu di liga ini", 4)) == 2
    assert len(texts_of("poin", "point", None, "diraih tim itu di liga ini")) == 2
    assert len(texts_of("orang", "person", "killed", "tewas di tepi pasar ikan")) == 1


def measure_told(texts: tuple[str, str], days: tuple[str, str]) -> list[set[str]]:
    """The figures of two articles that tell of one event, by what they count."""
    findings = [_read_text(text, "id", moment) for text, moment in zip(texts, days, strict=True)]
    links = [Link("same-story", findings[1].article.key, findings[0].article.key, 1.0, "told", "test")]
    return [{figure.text for figure in each.figures} for each in find_measures(findings, links, PACKS)]


@pytest.mark.parametrize(
    ("day", "is_one"), [("Pada Kamis malam dinas itu masih mengumumkan", True), ("Kapal terakhir membawa", False)]
)
def test_what_is_told_of_an_earlier_day_is_what_was_told_then(day: str, is_one: bool) -> None:
    """A number with nobody's name beside another one of nobody: one voice gives one number for one thing."""
    lead = "SAPE - Sebanyak 1.140 karung ditimbang di 37 kios Kecamatan Sape."
    texts = (
        f"{lead}\n\nStok garam di Sape kini kurang 268 ton, kata Rahma Dewi, Kamis (6/3).",
        f"{lead}\n\nKekurangan garam di Sape disahkan sebesar 261 ton, Sabtu (8/3).\n\n{day} 268 ton.",
    )
    told = measure_told(texts, ("2025-03-06T20:00:00+07:00", "2025-03-08T20:00:00+07:00"))
    assert ({"261 ton", "268 ton"} in told) is is_one


@pytest.mark.parametrize(("many", "is_one"), [("46 orang", True), ("26 orang", False)])
def test_who_is_no_longer_inside_got_out_where_no_fewer_did(many: str, is_one: bool) -> None:
    """Prisoners of whom a list says that they are missing; fewer of them are some of those who escaped."""
    lead = "SAPE - Sel di Rutan Sape terbakar. Sebanyak 1.140 kasur dan 37 kios hangus."
    texts = (
        f"{lead}\n\nSebanyak 38 narapidana kabur, kata Kapolres Sape Rahma Dewi.",
        f"{lead}\n\nMenurut daftar LBH Wera {many} tidak ada lagi di dalam.",
    )
    told = measure_told(texts, ("2025-03-06T20:00:00+07:00", "2025-03-06T22:00:00+07:00"))
    assert ({"38 narapidana", many} in told) is is_one


def test_a_number_that_stood_before_beside_the_new_one_is_told_of_the_same() -> None:
    lead = "SAPE - Jembatan gantung di Sape putus. Sebanyak 140 papan dan 37 tiang hanyut."
    texts = (
        f"{lead}\n\nMenurut Kapolres Sape Rahma Dewi, enam penumpang tewas.",
        f"{lead}\n\nDengan itu jumlah korban meninggal menurut Polres Sape naik dari enam menjadi delapan.",
    )
    told = measure_told(texts, ("2025-03-06T20:00:00+07:00", "2025-03-07T09:00:00+07:00"))
    assert any({"enam penumpang", "delapan"} <= each for each in told)


@pytest.mark.parametrize(("number", "is_one"), [("320", True), ("45", False)])
def test_a_large_number_without_a_unit_has_that_of_the_same_number(number: str, is_one: bool) -> None:
    lead = "SAPE - Lahan gambut di Sape terbakar. Sebanyak 140 papan dan 37 tiang hangus."
    texts = (
        f"{lead}\n\nApi melalap {number} hektare, kata Kapolres Sape Rahma Dewi.",
        f"{lead}\n\nYang terbakar, kata Rahma Dewi, {number}.",
    )
    told = measure_told(texts, ("2025-03-06T20:00:00+07:00", "2025-03-07T09:00:00+07:00"))
    assert ({f"{number} hektare", number} in told) is is_one


def test_a_figure_says_who_it_is_from_where_a_claim_farther_out_names_him() -> None:
    page = "Banjir melanda Wera, Bima. Warga yang mengungsi diperkirakan 450 jiwa, kata Camat Wera Sunarto Adi."
    finding = _read_text(page, "id", "2025-03-04")
    [figure] = [each for found in find_measures([finding], (), PACKS) for each in found.figures]
    assert (figure.text, figure.speaker) == ("diperkirakan 450 jiwa", "Sunarto Adi")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Foto itu diambil bulan lalu, ketika 14 orang tewas.", {"2025-03-01"}),
        ("Foto itu diambil bulan lalu.", set()),
        ("Foto itu diambil ketika 14 orang tewas, pertengahan bulan ini.", {"2025-03-21"}),
        ("Foto itu diambil ketika 14 orang tewas, bulan ini.", {"2025-04-01"}),
        ("Foto itu dari tahun 2023 mengenai gunung lain, ketika 14 orang tewas.", {"2023-12-31"}),
        ("Foto itu dibuat tahun 2023 di Pasar Sape, Bima, waktu 14 orang tewas.", {"2023-12-31"}),
        ("Foto itu dibuat tahun 2023 di Pasar Sape, Bima, oleh 14 orang.", set()),
    ],
    ids=[
        *("what happened then", "when it was made", "the middle of a month", "a whole month", "words between"),
        *("a place between", "no clause behind"),
    ],
)
def test_a_picture_of_what_happened_before_is_of_that_time(text: str, ends: set[str]) -> None:
    finding = _read_text(text, "id", "2025-03-28")
    assert find_ends(finding, finding.sentences[0], PACKS["id"]) == ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Video itu direkam pada Mei tahun lalu. Dalam peristiwa itu 14 orang tewas.", {"2024-06-01"}),
        ("Video itu direkam pada Mei tahun lalu. Di Wera 14 orang tewas.", set()),
        ("Video itu direkam pada Mei tahun lalu.\n\nDalam peristiwa itu 14 orang tewas.", set()),
    ],
    ids=["pointed back at", "not pointed at", "in another paragraph"],
)
def test_what_is_told_of_the_event_before_is_of_its_time(text: str, ends: set[str]) -> None:
    finding = _read_text(text, "id", "2025-03-28")
    assert find_ends(finding, finding.sentences[-1], PACKS["id"]) == ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("A map, dated March 2, shows 14 hectares.", set()),
        ("A map was drawn on March 2 of 14 hectares.", {"2025-03-03"}),
    ],
)
def test_the_day_of_a_document_is_not_that_of_what_it_shows(text: str, ends: set[str]) -> None:
    finding = _read_text(text, "en", "2025-03-28")
    assert find_ends(finding, finding.sentences[0], PACKS["en"]) == ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Foto itu dari Kerinci pada 2022. Di sana 510 meter kubik kayu dilelang.", {"2022-12-31"}),
        ("Foto itu dari Kerinci. Di sana 510 meter kubik kayu dilelang.", set()),
        ("Foto itu dari Kerinci pada 2022. Di kantor itu 510 meter kubik kayu dilelang.", set()),
    ],
)
def test_what_happened_there_is_of_the_time_told_of(text: str, ends: set[str]) -> None:
    finding = _read_text(text, "id", "2025-03-04T09:00:00+07:00")
    assert find_ends(finding, finding.sentences[-1], PACKS["id"]) == ends
