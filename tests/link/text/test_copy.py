"""Copies and reused passages: found whatever was changed, with direction and reason."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.flow import _read_text
from saksi.kinds import Finding, Link
from saksi.link.article.word import GRAM_WORDS, Words
from saksi.link.find import find_links
from saksi.link.text.overlap import compare
from saksi.pack import load_packs

PACKS = load_packs()

LEAD = "Air sungai meluap di tiga desa pada Selasa malam setelah hujan turun sejak siang tanpa jeda."
BODY = (
    "Warga membawa kasur, kompor dan kambing ke halaman balai desa yang letaknya lebih tinggi. Petugas menyalakan "
    "lampu sorot supaya anak-anak tidak terperosok ke parit yang tertutup lumpur. Jembatan bambu di ujung kampung "
    "hanyut dibawa arus, sehingga murid sekolah harus memutar lewat kebun karet milik koperasi. Pedagang sayur menutup "
    "kiosnya dan memindahkan karung cabai ke lantai dua masjid sebelum air sampai ke lutut."
)
# Of more than fifteen words each.
PARAGRAPHS = (
    "Petugas menyalakan lampu sorot di halaman balai desa supaya anak-anak tidak terperosok ke parit yang tertutup.",
    "Jembatan bambu di ujung kampung hanyut dibawa arus, sehingga murid sekolah memutar lewat kebun karet koperasi.",
    "Pedagang sayur menutup kiosnya lebih awal dan memindahkan karung cabai ke lantai dua masjid di bukit.",
    "Dua perahu karet milik dinas baru tiba menjelang subuh karena jalan dari kota tertutup batang pohon asam.",
)
OTHER = (
    "Panitia festival layang-layang menambah dua panggung di tepi pantai karena peserta dari luar pulau berdatangan. "
    "Juri memakai teropong tua peninggalan pelabuhan untuk menilai gerak ekor yang paling panjang."
)


def copies(*findings: Finding) -> list[Link]:
    return [link for link in find_links(findings, PACKS) if link.kind == "copy-of"]


def test_a_text_run_whole_is_a_copy_of_the_earlier_one(report: Callable[..., Finding]) -> None:
    first = report("a", "Kabar Muara", f"{LEAD}\n{BODY}", "2025-03-04T08:00:00+07:00")
    later = report("b", "Lentera Bukit", f"{LEAD}\n{BODY}", "2025-03-04T09:00:00+07:00")
    [link] = copies(later, first)
    assert (link.a, link.b) == (later.article.key, first.article.key)
    assert link.share == 1.0


def test_a_credit_outweighs_the_clock(report: Callable[..., Finding]) -> None:
    early = report("a", "Lentera Bukit", f"{LEAD}\n{BODY}", "2025-03-04T08:00:00+07:00", republished_from="Ombak")
    late = report("b", "Kantor Berita Ombak", f"{LEAD}\n{BODY}", "2025-03-04T09:00:00+07:00")
    [link] = copies(early, late)
    assert link.b == late.article.key
    assert "credits Kantor Berita Ombak" in link.reason


def test_a_copy_without_a_credit_is_tied_to_what_the_first_copy_credits(report: Callable[..., Finding]) -> None:
    early = report("a", "Lentera Bukit", f"{LEAD}\n{BODY}", "2025-03-04T08:00:00+07:00", republished_from="Ombak")
    next_one = report("c", "Suara Teluk", f"{LEAD} {BODY}", "2025-03-04T08:30:00+07:00")
    late = report("b", "Kantor Berita Ombak", f"{LEAD}\n{BODY}", "2025-03-04T09:00:00+07:00")
    assert {link.b for link in copies(early, late, next_one)} == {late.article.key}


def test_a_dateline_credit_is_read(report: Callable[..., Finding]) -> None:
    early = report("a", "Lentera Bukit", f"PALU (Ombak) - {LEAD}\n{BODY}", "2025-03-04T08:00:00+07:00")
    late = report("b", "Kantor Berita Ombak", f"{LEAD}\n{BODY}", "2025-03-04T09:00:00+07:00")
    assert copies(early, late)[0].b == late.article.key


@pytest.mark.parametrize(
    ("sign", "own", "is_credit"),
    [("Ombra", "OMBRA", True), ("Raya", "Raya", False), ("Lentera", "Lentera", False), ("Ombra", "Palu", False)],
)
def test_an_outlet_signs_with_the_beginnings_of_its_words(
    report: Callable[..., Finding], sign: str, own: str, is_credit: bool
) -> None:
    early = report("a", "Lentera Bukit", f"PALU, {sign} - {LEAD}\n{BODY}", "2025-03-04T08:00:00+07:00")
    late = report("b", "Kantor Berita Ombak Raya", f"PALU ({own}) - {LEAD}\n{BODY}", "2025-03-04T09:00:00+07:00")
    assert (copies(early, late)[0].b == late.article.key) is is_credit


def test_the_town_of_a_dateline_is_no_credit_to_the_paper_called_after_it() -> None:
    text = f"KETAPANG (Ombak) - {LEAD}\n{BODY}"
    first = _read_text(text, "id", "2025-03-04T08:00:00+07:00")
    later = _read_text(text, "id", "2025-03-04T09:00:00+07:00")
    first, later = (
        replace(each, article=replace(each.article, key=outlet, outlet=outlet))
        for each, outlet in ((first, "Kantor Berita Ombak"), (later, "Ketapang Harian"))
    )
    [link] = copies(first, later)
    assert (link.a, link.b) == ("Ketapang Harian", "Kantor Berita Ombak")


def test_a_copy_cut_short_under_a_new_lead_is_found(report: Callable[..., Finding]) -> None:
    whole = report("a", "Kabar Muara", f"{LEAD}\n{BODY}\n{OTHER}", "2025-03-04T08:00:00+07:00")
    trimmed = report("b", "Lentera Bukit", f"Malam itu tidak ada yang tidur.\n{BODY}", "2025-03-04T09:00:00+07:00")
    [link] = copies(whole, trimmed)
    assert link.a == trimmed.article.key


def test_a_whole_copy_is_tied_to_the_whole_text_and_not_to_another_ones_trimmed_copy(
    report: Callable[..., Finding],
) -> None:
    text = "\n".join((LEAD, *PARAGRAPHS, BODY))
    whole = report("a", "Kabar Muara", text, "2025-03-04T08:00:00+07:00")
    # The trimmed copy has larger a share of the changed one than the source of both has, and fewer words of it.
    end = " ".join("lalu" if number % 6 == 5 else word for number, word in enumerate(BODY.split()))
    changed = report("b", "Lentera Bukit", text.replace(BODY, end), "2025-03-04T09:00:00+07:00")
    trimmed = report("c", "Suara Teluk", "\n".join((LEAD, *PARAGRAPHS[:2])), "2025-03-04T08:30:00+07:00")
    tied = {link.a: link.b for link in copies(whole, trimmed, changed)}
    assert tied == {changed.article.key: whole.article.key, trimmed.article.key: whole.article.key}


def test_one_shared_sentence_is_a_passage_with_both_spans(report: Callable[..., Finding]) -> None:
    passage = OTHER.split(". ", maxsplit=1)[0]
    a = report("a", "Kabar Muara", f"{LEAD}\n{passage}.\n{BODY}", "2025-03-04T08:00:00+07:00")
    b = report("b", "Lentera Bukit", f"{OTHER}\n" + "Angin " + "kencang sekali. " * 20, "2025-03-04T09:00:00+07:00")
    [link] = [link for link in find_links([a, b], PACKS) if link.kind == "reuses-passage"]
    assert link.a_span is not None
    assert link.b_span is not None
    assert b.article.text[slice(*link.a_span)] == a.article.text[slice(*link.b_span)] == passage


def test_a_title_and_a_law_in_common_are_neither(report: Callable[..., Finding]) -> None:
    stock = "Undang-Undang Nomor 9 Tahun 2021 tentang Sungai"
    a = report("a", "Kabar Muara", f"{BODY} Hal itu diatur dalam {stock}.")
    b = report("b", "Lentera Bukit", f"{OTHER} Hakim mengutip {stock} sekali saja.")
    assert [link for link in find_links([a, b], PACKS) if link.kind != "same-story"] == []


def test_misread_quotation_marks_do_not_hide_a_copy(report: Callable[..., Finding]) -> None:
    clean = BODY.replace("Warga", "“Warga”").replace("hanyut", "“hanyut”")
    broken = clean.replace("“", "‚Äú").replace("”", "‚Äù")
    a = report("a", "Kabar Muara", f"{LEAD}\n{clean}", "2025-03-04T08:00:00+07:00")
    b = report("b", "Lentera Bukit", f"{LEAD}\n{broken}", "2025-03-04T09:00:00+07:00")
    assert copies(a, b)[0].share == 1.0


def test_a_text_that_many_outlets_run_is_not_taken_for_stock(report: Callable[..., Finding]) -> None:
    many = [report(f"a{n}", f"Outlet {n}", f"{LEAD}\n{BODY}", f"2025-03-04T08:{n:02}:00+07:00") for n in range(45)]
    links = copies(*many)
    assert {link.b for link in links} == {many[0].article.key}
    assert len(links) == 44


@pytest.mark.parametrize("part", [0.02, 0.1, 0.2])
def test_a_copy_with_words_changed_is_found(report: Callable[..., Finding], part: float) -> None:
    rng = random.Random(7)
    words = f"{LEAD}\n{BODY} {OTHER}".split(" ")
    changed = [f"ganti{n}" if rng.random() < part else word for n, word in enumerate(words)]
    a = report("a", "Kabar Muara", " ".join(words), "2025-03-04T08:00:00+07:00")
    b = report("b", "Lentera Bukit", " ".join(changed), "2025-03-04T09:00:00+07:00")
    assert [link.a for link in copies(a, b)] == [b.article.key]


def _words(numbers: list[int]) -> Words:
    grams = [hash(tuple(numbers[at : at + GRAM_WORDS])) for at in range(len(numbers) - GRAM_WORDS + 1)]
    return Words(len(numbers), grams)


@given(st.lists(st.integers(0, 9), max_size=40), st.lists(st.integers(0, 9), max_size=40))
def test_runs_lie_in_both_texts_and_shares_are_parts(a: list[int], b: list[int]) -> None:
    overlap = compare(_words(a), _words(b))
    assert 0 <= overlap.a_share <= 1
    assert 0 <= overlap.b_share <= 1
    for run in overlap.runs:
        assert 0 <= run.a < run.a + run.a_words <= len(a)
        assert 0 <= run.b < run.b + run.b_words <= len(b)
        assert a[run.a : run.a + GRAM_WORDS] == b[run.b : run.b + GRAM_WORDS]


@given(st.lists(st.integers(0, 99), min_size=GRAM_WORDS, max_size=40, unique=True))
def test_a_text_covers_itself_whole(words: list[int]) -> None:
    assert compare(_words(words), _words(words)).share == 1.0


def test_the_next_day_s_prices_in_the_same_form_are_no_copy(report: Callable[..., Finding]) -> None:
    form = " ".join(
        f"Emas seberat {n} gram di gerai Pasar Lama dijual seharga Rp{{}} per batang." for n in (5, 10, 25, 50)
    )

    def day(id: str, published: str, prices: list[int]) -> Finding:
        text = f"{LEAD}\n{form.format(*prices)}"
        counted = [(f"Rp{price}", price, None, None, "") for price in prices]
        return report(id, "Kabar Muara", text, published, counted=counted)

    first = day("a", "2025-03-04T08:00:00+07:00", [4710, 9370, 23300, 46500])
    later = day("b", "2025-03-05T08:00:00+07:00", [4725, 9390, 23350, 46600])
    again = day("c", "2025-03-04T09:00:00+07:00", [4710, 9370, 23300, 46500])
    assert copies(first, later) == []
    assert len(copies(first, again)) == 1


def test_a_law_cited_in_full_is_nobody_s_passage(report: Callable[..., Finding]) -> None:
    law = "Pasal 12 Peraturan Daerah Nomor 31 Tahun 2009 juncto Peraturan Daerah Nomor 20 Tahun 2011 Kota Bima Baru"
    a = report("a", "Kabar Muara", f"{LEAD}\nIa dijerat {law}.", "2025-03-04T08:00:00+07:00")
    b = report("b", "Lentera Bukit", f"{OTHER}\nDua orang melanggar {law}.", "2025-03-04T09:00:00+07:00")
    assert [link for link in find_links([a, b], load_packs()) if link.kind == "reuses-passage"] == []


def test_names_in_two_sentences_are_a_passage_and_the_end_of_one_before_a_name_is_not(
    report: Callable[..., Finding],
) -> None:
    two = "di Balai Desa Lontar Timur. Camat Bima Utara Sorai dan Lurah Wera Tengah Bestari Aru membuka Pasar Sapi"
    end = "di Balai Desa Lontar Timur, Kecamatan Bima Utara, Kota Sorong, Selasa (4/3/2025). Camat Sorai"
    for passage, kinds in ((two, ["reuses-passage"]), (end, [])):
        a = report(
            "a", "Kabar Muara", f"{LEAD}\nKata Dewi, rapat diadakan {passage} kemudian.", "2025-03-04T08:00:00+07:00"
        )
        b = report("b", "Lentera Bukit", f"{OTHER}\nWarga berkumpul {passage} tadi.", "2025-03-04T09:00:00+07:00")
        assert [link.kind for link in find_links([a, b], PACKS) if link.kind == "reuses-passage"] == kinds


def test_a_law_in_full_is_nobody_s_passage_where_either_text_writes_it_with_capitals(
    report: Callable[..., Finding],
) -> None:
    law = "Pasal 12 Huruf a atau Pasal 14 Huruf b Peraturan Daerah Nomor 31 Tahun 2009 sebagaimana telah diubah dengan"
    a = report("a", "Kabar Muara", f"{LEAD}\nIa dijerat {law.casefold()}.", "2025-03-04T08:00:00+07:00")
    b = report("b", "Lentera Bukit", f"{OTHER}\nDua orang melanggar {law}.", "2025-03-04T09:00:00+07:00")
    assert [link for link in find_links([a, b], load_packs()) if link.kind == "reuses-passage"] == []
    tale = "ia berjalan ke bukit pada malam hari sambil membawa lampu minyak dan seekor kambing milik bibinya di Wera"
    a = report("a", "Kabar Muara", f"{LEAD}\nKata Dewi, {tale}.", "2025-03-04T08:00:00+07:00")
    b = report("b", "Lentera Bukit", f"{OTHER}\nKata Rahma, {tale}.", "2025-03-04T09:00:00+07:00")
    assert [link.kind for link in find_links([a, b], load_packs()) if link.kind == "reuses-passage"] != []


def test_what_an_outlet_prints_in_many_of_its_texts_is_no_passage(report: Callable[..., Finding]) -> None:
    appeal = (
        "Kirimkan cerita warga dari kampung halaman kepada redaksi kami lewat surat atau telepon setiap hari kerja."
    )
    subjects = ("jembatan", "pasar", "sekolah", "kebun", "pelabuhan", "taman", "balai", "lapangan", "sumur")
    texts = [
        " ".join(f"{subject} {word}" for word in OTHER.split()[at * 2 : at * 2 + 14]) + f"\n{appeal}"
        for at, subject in enumerate(subjects)
    ]
    many = [report(f"a{at}", "Kabar Muara", text) for at, text in enumerate(texts)]
    assert not [link for link in find_links(many, PACKS) if link.kind == "reuses-passage"]
    assert [link for link in find_links(many[:3], PACKS) if link.kind == "reuses-passage"]


SET_ANEW = (
    "Sebanyak empat ratus bibit mangrove ditanam pelajar di muara sebelum air laut naik menjelang petang.",
    "Kepala kantor pelabuhan berharap akar pohon itu menahan lumpur yang selama ini menutup alur kapal nelayan.",
    "Setiap murid memberi nama pada bibitnya dan akan mencatat tingginya di buku sekolah pada akhir bulan.",
    "Kelompok ibu pengolah ikan menyediakan nasi jagung dan sambal kenari bagi semua yang ikut menanam.",
    "Panitia menunggu surut berikutnya untuk memasang pagar bambu supaya kambing tidak memakan pucuk muda.",
)


@pytest.mark.parametrize(("outlet", "count"), [("Okezone", 1), ("Lentera Bukit", 0)])
def test_sentences_set_anew_are_a_copy_within_a_newsroom_and_a_release_between_two(
    report: Callable[..., Finding], outlet: str, count: int
) -> None:
    one, two, three, four, five = SET_ANEW
    first = report("a", "sindonews.com", " ".join((one, two, three, four, five)), "2025-03-04T08:00:00+07:00")
    anew = report("b", outlet, " ".join((three, one, five, two, four)), "2025-03-04T09:00:00+07:00")
    assert len(copies(first, anew)) == count


def test_sentences_set_anew_with_a_credit_are_a_copy(report: Callable[..., Finding]) -> None:
    one, two, three, four, five = SET_ANEW
    first = report("a", "Kabar Muara", " ".join((one, two, three, four, five)), "2025-03-04T08:00:00+07:00")
    text = " ".join((three, one, five, two, four, "Sumber: Kabar Muara"))
    assert len(copies(first, report("b", "Lentera Bukit", text, "2025-03-04T09:00:00+07:00"))) == 1


def test_a_phrase_that_the_other_text_has_elsewhere_too_does_not_cut_a_run_in_two() -> None:
    phrase, head, tail = list(range(5)), list(range(100, 130)), list(range(200, 230))
    twice = [*phrase, *head, *phrase, *tail]
    once = [*range(300, 340), *head, *phrase, *tail]
    overlap = compare(_words(once), _words(twice))
    assert max(run.a_words for run in overlap.runs) == len(head) + len(phrase) + len(tail)


def test_a_text_with_parts_left_out_is_a_copy_between_newsrooms_too(report: Callable[..., Finding]) -> None:
    one, _, three, _, five = SET_ANEW
    first = report("a", "Kabar Muara", " ".join(SET_ANEW), "2025-03-04T08:00:00+07:00")
    cut = report("b", "Lentera Bukit", f"Pagi di muara. {one} {three} {five}", "2025-03-04T09:00:00+07:00")
    assert len(copies(first, cut)) == 1


def test_an_outlets_form_with_other_numbers_is_no_passage(report: Callable[..., Finding]) -> None:
    rows = (
        "Papan bursa petang itu memuat saham yang naik sebanyak {} dan saham yang turun sebanyak {} serta saham yang "
        "diam sebanyak {} dengan nilai jual beli yang tercatat sampai sore {} miliar rupiah dari juta lembar."
    )
    one = f"{OTHER} {rows.format(12, 19, 204, 351)} {LEAD}"
    two = f"{BODY} {rows.format(87, 31, 466, 902)}"
    first = report("a", "Kabar Muara", one, "2025-03-04T08:00:00+07:00")
    later = report("b", "Kabar Muara", two, "2025-03-05T08:00:00+07:00")
    assert [link for link in find_links([first, later], PACKS) if link.kind == "reuses-passage"] == []


def test_initials_in_a_dateline_credit_an_outlet(report: Callable[..., Finding]) -> None:
    early = report("a", "Lentera Bukit", f"WERA (OPS) - {LEAD}\n{BODY}", "2025-03-04T08:00:00+07:00")
    late = report("b", "Ombak Press Service", f"{LEAD}\n{BODY}", "2025-03-04T09:00:00+07:00")
    assert copies(early, late)[0].b == late.article.key


def test_a_sentence_that_names_a_town_credits_no_outlet_of_that_name(report: Callable[..., Finding]) -> None:
    early = report("a", "Kabar Muara", f"{LEAD}\n{BODY} Guncangan terasa sampai ke Wera.", "2025-03-04T08:00:00+07:00")
    late = report("b", "Wera Online", f"{LEAD}\n{BODY} Guncangan terasa sampai ke Wera.", "2025-03-04T09:00:00+07:00")
    assert copies(early, late)[0].b == early.article.key


def test_clocks_are_read_as_they_stand_where_one_page_prints_no_zone(report: Callable[..., Finding]) -> None:
    first = report("a", "Kabar Muara", f"{LEAD}\n{BODY}", "2025-03-04T08:00:00")
    later = report("b", "Lentera Bukit", f"{LEAD}\n{BODY}", "2025-03-04T09:00:00+09:00")
    [link] = copies(first, later)
    assert link.b == first.article.key
    assert link.reason.endswith("Kabar Muara was earlier")


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("2025-03-04", "2025-03-05", True),
        ("2025-03-04T08:00:00+07:00", "2025-03-04T09:00:00+07:00", True),
        ("2025-03-04", "2025-03-04", False),
        ("2025-03-04", "2025-03-04T09:00:00+07:00", False),
        ("2025-03-04", "2025-03-04T05:00:00+07:00", False),
        ("2025-03-04T08:00:00+07:00", "2025-03-04T08:00:00+07:00", False),
        (None, "2025-03-04", False),
    ],
    ids=["two days", "two clocks", "one day", "a clock and its day", "a night before in UTC", "one minute", "no date"],
)
def test_of_two_texts_of_one_day_without_clocks_neither_is_said_to_be_earlier(
    report: Callable[..., Finding], first: str | None, second: str, is_told: bool
) -> None:
    one, other = report("a", "Kabar Muara", f"{LEAD}\n{BODY}", first), report("b", "Lentera", f"{LEAD}\n{BODY}", second)
    [link] = copies(one, other)
    assert link.is_order_told is is_told
    assert ("was earlier" in link.reason) is is_told


def test_a_credit_tells_what_two_days_do_not(report: Callable[..., Finding]) -> None:
    one = report("a", "Kabar Muara", f"{LEAD}\n{BODY}", "2025-03-04")
    other = report("b", "Lentera Bukit", f"{LEAD}\n{BODY} (Kabar Muara)", "2025-03-04")
    [link] = copies(one, other)
    assert (link.a, link.is_order_told) == (other.article.key, True)


def test_a_passage_says_how_many_of_its_words_are_the_same(report: Callable[..., Finding]) -> None:
    passage = OTHER.split(". ", maxsplit=1)[0]
    a = report("a", "Kabar Muara", f"{LEAD}\n{passage}.\n{BODY}", "2025-03-04T08:00:00+07:00")
    calm = "Angin " + "kencang sekali. " * 20
    same, other = (
        report("b", "Lentera Bukit", f"{words}.\n{calm}", "2025-03-04T09:00:00+07:00")
        for words in (passage, passage.replace("dua panggung", "tiga panggung"))
    )
    reasons = [link.reason for each in (same, other) for link in find_links([a, each], PACKS) if link.a_span]
    assert reasons == ["16 words in a row in both", "15 of 16 words in both"]


@pytest.mark.parametrize(
    ("outlet", "mark", "is_copy"),
    [
        ("Kantor Berita Walungan", "WLN", True),
        ("Kantor Berita Tanah Tabi", "Tabi", True),
        ("Kantor Berita Ombak", "WLN", False),
    ],
    ids=["some of its letters", "a word of its name", "of another"],
)
def test_paragraphs_in_another_order_behind_a_new_lead_are_a_copy_of_whom_both_sign(
    report: Callable[..., Finding], outlet: str, mark: str, is_copy: bool
) -> None:
    one, two, three, four = PARAGRAPHS
    new = (
        "Hujan belum berhenti sampai pagi dan warga di hilir mulai memindahkan ternak mereka ke bukit di belakang desa."
    )
    text = f"BIMA ({mark}) - {LEAD}\n{one}\n{two}\n{three}\n{four}"
    early = report("a", outlet, text, "2025-03-04T08:00:00+07:00")
    text = f"BIMA ({mark}) - {new}\n{three}\n{one}\n{four}\n{two}"
    late = report("b", "Lentera Bukit", text, "2025-03-04T12:00:00+07:00")
    assert [(link.a, link.b) for link in copies(early, late)] == ([(late.article.key, early.article.key)] * is_copy)


@pytest.mark.parametrize(
    ("outlet", "is_copy"),
    [("Kantor Berita Ombak", True), ("Ombak Pagi", False)],
    ids=["an agency", "a paper, as both may run one release"],
)
def test_paragraphs_in_another_order_without_a_credit_are_a_copy_of_an_agency(
    report: Callable[..., Finding], outlet: str, is_copy: bool
) -> None:
    one, two, three, four = PARAGRAPHS
    new = (
        "Hujan belum berhenti sampai pagi dan warga di hilir mulai memindahkan ternak mereka ke bukit di belakang desa."
    )
    early = report("a", outlet, f"{LEAD}\n{one}\n{two}\n{three}\n{four}", "2025-03-04T08:00:00+07:00")
    late = report("b", "Lentera Bukit", f"{new}\n{three}\n{one}\n{four}\n{two}", "2025-03-04T12:00:00+07:00")
    assert [(link.a, link.b) for link in copies(early, late)] == ([(late.article.key, early.article.key)] * is_copy)


@pytest.mark.parametrize(("mark", "is_copy"), [("WLN", True), ("ombak", False)], ids=["credited", "of another"])
def test_half_of_the_paragraphs_between_a_lead_and_an_end_of_its_own_are_a_copy_of_who_is_credited(
    report: Callable[..., Finding], mark: str, is_copy: bool
) -> None:
    one, two, three, four = PARAGRAPHS
    new = "Hujan belum berhenti sampai pagi dan warga di hilir mulai memindahkan ternak mereka ke bukit."
    end = "Lentera Bukit masih menunggu jawaban dari dinas yang mengurus bendung itu."
    early = report("a", "Kantor Berita Walungan", f"BIMA (WLN) - {LEAD}\n{one}\n{two}\n{three}\n{four}", "2025-03-04")
    late = report("b", "Lentera Bukit", f"BIMA ({mark}) - {new}\n{four}\n{two}\n{one}\n{end}", "2025-03-05")
    assert [(link.a, link.b) for link in copies(early, late)] == ([(late.article.key, early.article.key)] * is_copy)
