"""A story is told from the page's boxes, and doubt is told too."""

from lxml import etree

from saksi.clean.layout import lay_out
from saksi.clean.story import find_story
from saksi.pack import load_packs

PACK = load_packs()["und"]
LONG = [
    "Hujan turun sejak Senin pagi dan warga tiga desa pindah ke gedung sekolah di tepi kota.",
    "Kepala desa mengatakan air naik dua meter dalam satu malam, lebih tinggi daripada tahun lalu.",
    "Petugas membagikan makanan dan selimut kepada sekitar 200 orang sampai sore hari itu.",
    "Mereka yang sakit dibawa ke puskesmas terdekat, dan dapur umum dibuka sampai air surut lagi.",
]
BODY = "".join(f"<p>{line}</p>" for line in LONG)


def story(markup: str, title: str | None = None) -> tuple[list[str], bool]:
    layout = lay_out(etree.HTML(f"<html><body>{markup}"), PACK)
    found = find_story(layout, title)
    return [layout.lines[number].text for number in found.lines], found.is_sure


def test_menus_related_links_and_comments_stay_out() -> None:
    page = (
        "<nav>Beranda</nav><main><h1>Hujan</h1><div class=meta>Ani Uji, Senin 3 Maret, menulis untuk kami semua.</div>"
        f"<article>{BODY}<div class=related><a href=/>Jembatan lama di Ende ditutup karena air.</a></div></article>"
        "<div class=comments><p>Semoga warga di sana lekas bisa pulang ke rumah masing-masing ya.</p></div></main>"
    )
    assert story(page) == (LONG, True)


def test_a_subhead_and_a_short_line_between_sentences_stay() -> None:
    page = f"<article><p>{LONG[0]}</p><h2>Air naik</h2><p>{LONG[1]}</p><p>Kepala desa:</p><p>{LONG[2]}</p><p>{LONG[3]}"
    assert story(page) == ([LONG[0], "Air naik", LONG[1], "Kepala desa:", LONG[2], LONG[3]], True)


def test_text_between_breaks_is_lines_of_the_story() -> None:
    assert story(f"<div><a href=/>Depan</a></div><div>{'<br><br>'.join(LONG)}</div>") == (LONG, True)


def test_whom_it_was_taken_from_closes_the_story() -> None:
    lines, _ = story(f"<article>{BODY}<p>Sumber : Kabar Uji</p></article><footer>Kontak</footer>")
    assert lines == [*LONG, "Sumber : Kabar Uji"]


def test_the_title_is_no_part_of_the_story_whatever_its_element() -> None:
    title = "Hujan turun tanpa henti dan warga tiga desa di Ende pindah ke gedung sekolah"
    assert story(f"<article><p>{title}</p>{BODY}", title) == (LONG, True)


def test_little_text_is_doubtful() -> None:
    assert not story(f"<p>{LONG[0]}</p>")[1]


def test_a_story_mostly_in_boxes_that_stand_beside_one_is_doubtful() -> None:
    page = f"<article>{BODY}<div class=widget>{BODY}</div></article>"
    assert not story(page)[1]


def test_a_page_without_a_sentence_has_no_story() -> None:
    assert story("<ul><li><a href=/>Depan</a><li><a href=/2>Daerah</a></ul>") == ([], False)


def wrap(lines: list[str]) -> str:
    return "".join(f"<div class=par><p>{line}</p></div>" for line in lines)


def test_a_last_sentence_stays_however_short_and_whoever_signs_it() -> None:
    signed = "Jalan ditutup sampai pagi. (ani/bud)"
    assert story(f"<div>{wrap([*LONG, signed])}<p>Halaman 1 dari 1</p></div>")[0] == [*LONG, signed]
    assert story(f"<div>{wrap([*LONG, 'Jalan ditutup.'])}<p>Halaman 1</p></div>")[0] == [*LONG, "Jalan ditutup."]
    assert story(f"<div>{'<br><br>'.join([*LONG, signed])}<br>Bagikan (3)</div>")[0] == [*LONG, signed]


def test_what_stands_apart_behind_the_last_sentence_is_no_part_of_the_story() -> None:
    menu = "<section class=par><p>Masuk untuk membaca.</p></section>"
    assert story(f"<div>{wrap(LONG)}{menu}<div class=par><p>Halaman 1 dari 1</p></div></div>")[0] == LONG
