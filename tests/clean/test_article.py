"""Pages of every kind become articles, and say where each thing was read."""

import dataclasses
import json

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from saksi.clean.article import clean_page
from saksi.clean.cut import restore_cuts
from saksi.errors import InputError
from saksi.kinds import Article, Given, Page, Provenance, Settings
from saksi.pack import load_packs

PACKS = load_packs()
NOTHING = Given()
STORY = [
    "ENDE - Hujan turun sejak Senin pagi dan warga tiga desa pindah ke gedung sekolah di tepi kota.",
    "Kepala desa mengatakan air naik dua meter dalam satu malam, lebih tinggi daripada tahun lalu.",
    "Petugas membagikan makanan dan selimut kepada sekitar 200 orang sampai sore hari.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
TEXT = "\n\n".join(STORY)


def clean(data: bytes, media_type: str, given: Given = NOTHING, address: str = "a") -> Article:
    return clean_page(Page(data, "s", "k", media_type, address, "a", given), PACKS, Settings())


def html(head: str = "", body: str = BODY, given: Given = NOTHING, address: str = "a.html") -> Article:
    page = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return clean(page.encode(), "text/html", given, address)


def sources(article: Article) -> dict[str, str]:
    return {item.field: item.source for item in article.provenance}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_plain_text_and_json_keep_their_text(text: str) -> None:
    try:
        plain = clean(text.encode(), "text/plain")
    except InputError:  # the name of a gambling site alone is no article
        reject()
    record = clean(json.dumps({"text": text}).encode(), "application/json")
    assert restore_cuts(plain.text, plain.cuts) == text.removeprefix("\ufeff")
    assert restore_cuts(record.text, record.cuts) == text


def test_paragraphs_are_separated_by_one_blank_line() -> None:
    assert html().text == TEXT


def test_subheads_stay_and_furniture_goes() -> None:
    body = (
        f"<nav><a href=/>Beranda</a></nav><article><h1>Hujan</h1><p>{STORY[0]}</p><h3>Air naik</h3><p>{STORY[1]}</p>"
        f"<p>{STORY[2]}</p></article><footer>Tentang kami</footer>"
    )
    assert html("<title>Hujan - Kabar Uji</title>", body).text.split("\n\n") == [STORY[0], "Air naik", *STORY[1:]]


def test_text_between_breaks_in_a_layout_table_becomes_paragraphs() -> None:
    cell = "<br><br>\n".join(STORY)
    body = f"<table><tr><td><a href=/>Depan</a></td></tr><tr><td><h2>Hujan</h2><div>{cell}</div></td></tr></table>"
    assert html("<title>Hujan</title>", body).text == TEXT


def test_json_ld_comes_before_meta_and_meta_before_lines() -> None:
    node = {
        "@type": "NewsArticle",
        "headline": "Hujan &amp; angin",
        "datePublished": "2025-07-12T10:15:00+08:00",
        "author": {"@type": "Person", "name": "Ani Uji"},
        "publisher": {"@id": "#o"},
    }
    graph = json.dumps({"@graph": [{"@id": "#o", "@type": "Organization", "name": "Kabar Uji"}, node]})
    head = (
        f'<script type="application/ld+json">{graph}</script><meta property="og:site_name" content="Lain">'
        '<meta property="article:published_time" content="2020-01-01"><link rel=canonical href="/hujan">'
    )
    article = html(head, address="https://kabaruji.example/x")
    assert (article.title, article.outlet, article.authors) == ("Hujan & angin", "Kabar Uji", ("Ani Uji",))
    assert article.published == "2025-07-12T10:15:00+08:00"
    assert article.url == "https://kabaruji.example/hujan"
    assert sources(article)["published"] == "json-ld"
    assert sources(article)["url"] == "meta"


def test_a_byline_is_believed_over_the_account_that_json_ld_names() -> None:
    node = json.dumps({"@type": "Article", "author": {"name": "Editor Meja"}})
    article = html(f'<script type="application/ld+json">{node}</script>', BODY + "<p>Penulis: Ani Uji</p>")
    assert article.authors == ("Ani Uji",)


def test_a_page_without_markup_is_dated_by_its_line_and_named_by_its_title() -> None:
    body = f"<h1>Hujan Turun</h1><div>Sabtu, 12 Juli 2025 | 10:15 WITA</div><div>{BODY}</div>"
    article = html("<title>Hujan Turun - Kabar Uji</title>", body)
    assert (article.title, article.outlet, article.published) == (
        "Hujan Turun",
        "Kabar Uji",
        "2025-07-12T10:15:00+08:00",
    )
    assert sources(article)["published"] == "line"


def test_what_is_given_fills_gaps_and_overrides_nothing() -> None:
    given_ = Given(outlet="Kabar Lain", published="2024-01-01")
    assert html(given=given_).outlet == "Kabar Lain"
    assert sources(html(given=given_)) == {"outlet": "given", "published": "given"}
    assert html('<meta property="og:site_name" content="Kabar Uji">', given=given_).outlet == "Kabar Uji"


def test_the_address_is_the_last_resort() -> None:
    article = html(address="https://www.kabaruji.example/2025/07/12/hujan")
    assert (article.outlet, article.published) == ("kabaruji.example", "2025-07-12")
    assert set(sources(article).values()) == {"address"}


def test_an_outlet_is_not_its_own_source() -> None:
    body = BODY.replace("ENDE -", "ENDE (Uji) -")
    assert html('<meta property="og:site_name" content="Kantor Berita Uji">', body).republished_from is None
    assert html('<meta property="og:site_name" content="Kabar Lain">', body).republished_from == "Uji"


def test_a_script_address_is_no_canonical_address() -> None:
    assert html('<link rel=canonical href="javascript:alert(1)">').url is None


def test_hidden_text_in_the_story_is_a_cut_where_it_stood() -> None:
    first, second, *rest = STORY
    body = f"<p>{first} <b style='font-size:0'>judi</b></p><div hidden>slot gacor</div><p>{second}</p><p>{rest[0]}</p>"
    article = html(body=body)
    assert article.text.split() == TEXT.split()
    assert [(cut.text, cut.reason) for cut in article.cuts] == [("judi", "hidden"), ("\n\nslot gacor", "hidden")]
    assert restore_cuts(article.text, article.cuts).split("\n\n")[1] == "slot gacor"


def test_hidden_text_outside_the_story_is_kept_when_it_is_spam() -> None:
    body = f"<a style='left:-999px' href=#s>Lewati</a>{BODY}<footer><i hidden>slot gacor UJITOGEL88</i></footer>"
    article = html(body=body)
    assert article.text == TEXT
    assert [cut.text.strip() for cut in article.cuts] == ["slot gacor UJITOGEL88"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div id=root></div><noscript>Aktifkan JavaScript untuk membuka halaman ini.</noscript>", "0 words of story"),
        ("<p>Hujan turun.</p>", "2 words of story"),
    ],
)
def test_a_page_without_a_story_is_refused_with_what_was_found(body: str, reason: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.html: no article: {reason}"):
        html(body=body)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"text": " "}, "'text' is empty"),
        ({"text": "Hujan.", "published": "entah"}, "published 'entah' is no date"),
        ({"text": "Hujan.", "title": 5}, r"\$\.title"),
    ],
)
def test_a_broken_record_is_refused_with_the_key(record: dict[str, object], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        clean(json.dumps(record).encode(), "application/json")


OTHER_TOOLS = [
    {
        "text": "Hujan.",
        "date": "2025-07-12",
        "sitename": "Kabar Uji",
        "author": "Rahma Dewi; Yusuf Lontar",
        "tags": "banjir",
    },
    {"maintext": "Hujan.", "date_publish": "2025-07-12 00:00:00", "source_domain": "kabaruji.example", "authors": []},
    {"isi": "Hujan.", "tanggal": "12 Juli 2025", "media": "Kabar Uji", "judul": "Hujan di Ende"},
    {"content": "Hujan.", "publishedAt": "2025-07-12T03:15:00Z", "source": {"name": "Kabar Uji"}},
]


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ({"date": "2025-07-12", "time": "21:48 WIB"}, "2025-07-12T21:48:00+07:00"),
        ({"date": "2025-07-12 00:00:00", "time": "21:48:15"}, "2025-07-12T21:48:15"),
        ({"tanggal": "12 Juli 2025", "jam": "8.30 WITA"}, "2025-07-12T08:30:00+08:00"),
        ({"published": "2025-07-12", "time": "7:05 pm"}, "2025-07-12T19:05:00"),
        ({"date": "2025-07-12T03:15:00Z", "time": "21:48 WIB"}, "2025-07-12T03:15:00+00:00"),
        ({"date": "2025-07-12", "time": "-"}, "2025-07-12"),
        ({"date": "2025-07-12", "time": "dua jam lalu"}, "2025-07-12"),
        ({"date": "2025-07-12", "time": "29:48"}, "2025-07-12"),
    ],
    ids=str,
)
def test_a_clock_that_stands_apart_goes_with_a_day_that_has_none(fields: dict[str, str], published: str) -> None:
    article = clean(json.dumps({"text": "Hujan.", **fields}).encode(), "application/json")
    assert article.published == published


@pytest.mark.parametrize("record", OTHER_TOOLS, ids=lambda record: next(iter(record)))
def test_the_fields_of_other_tools_are_read(record: dict[str, object]) -> None:
    article = clean(json.dumps(record).encode(), "application/json")
    assert article.text == "Hujan."
    assert (article.published or "")[:10] == "2025-07-12"


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ("Kabar Uji", "Kabar Uji"),
        ({"id": None, "name": "Kabar Uji"}, "Kabar Uji"),
        ("https://kabaruji.example/1", None),
    ],
)
def test_an_outlet_may_be_told_as_the_source_by_its_name_and_not_its_address(
    source: object, outlet: str | None
) -> None:
    assert clean(json.dumps({"text": "Hujan.", "source": source}).encode(), "application/json").outlet == outlet


def test_our_own_fields_come_before_those_of_other_tools_and_only_text_is_taken_from_these() -> None:
    record = {
        "text": "Hujan.",
        "content": "Iklan.",
        "published": "",
        "date": 20250712,
        "headline": "Banjir",
        "title": "Air",
    }
    article = clean(json.dumps(record).encode(), "application/json")
    assert (article.text, article.title, article.published) == ("Hujan.", "Air", None)
    assert sources(article)["title"] == "record"


@pytest.mark.parametrize(
    ("text", "published"),
    [("Hujan turun di desa itu dan air naik.", "2025-07-12"), ("It rained in the village and the river rose.", None)],
)
def test_a_date_in_figures_has_the_day_first_where_the_language_of_the_text_has(
    text: str, published: str | None
) -> None:
    said = json.dumps({"text": text, "date": "12/07/2025"}).encode()
    assert clean(said, "application/json").published == published


def test_a_wrong_date_under_another_name_costs_no_article() -> None:
    article = clean(json.dumps({"text": "Hujan.", "date": "kapan-kapan"}).encode(), "application/json")
    assert article.published is None


@pytest.mark.parametrize(
    "markup", ["&#1;&#x1f;<p hidden>x\x01</p>", "<b hidden>\ud800</b>".encode("utf-8", "replace").decode()]
)
def test_characters_that_xml_does_not_know_do_no_harm(markup: str) -> None:
    assert html(body=f"<p>{markup}</p>" + BODY).text.endswith(STORY[2])


def also(article: Article, field: str) -> list[tuple[str, str]]:
    return [(item.value, item.source) for item in article.also if item.field == field]


def test_what_else_a_page_claims_of_itself_is_kept() -> None:
    head = (
        '<meta name=author content="Ani Uji"><meta property=article:published_time content=2025-07-12T10:15:00+07:00>'
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Budi Contoh"},'
        '"datePublished": "2025-07-12T03:15:00Z", "dateModified": "2025-07-13"}</script>'
        "<meta property=og:updated_time content=2025-07-14>"
    )
    article = html(head)
    assert article.authors == ("Budi Contoh",)
    assert also(article, "authors") == [("Ani Uji", "meta")]
    assert also(article, "published") == []
    assert also(article, "modified") == [("2025-07-14", "meta")]


def test_section_tags_editors_and_other_addresses_are_read() -> None:
    head = (
        "<link rel=amphtml href=https://kabaruji.example/amp/1><meta property=article:section content=Daerah>"
        "<meta name=keywords content='banjir, Ende'><link rel=next href=https://kabaruji.example/1?page=2>"
    )
    article = html(head, f"{BODY}<p>Penulis: Ani Uji | Editor: Budi Contoh</p>")
    assert (article.section, article.tags) == ("Daerah", ("banjir", "Ende"))
    assert (article.authors, article.editors) == (("Ani Uji",), ("Budi Contoh",))
    fields = {item.field: item.value for item in article.provenance}
    assert (fields["amp"], fields["next"]) == ("https://kabaruji.example/amp/1", "https://kabaruji.example/1?page=2")


def test_initials_behind_the_story_stand_for_writer_and_editor_where_no_name_does() -> None:
    article = html("", BODY.replace("sore hari.", "sore hari. (ani/bud)"))
    assert (article.authors, article.editors) == (("ani",), ("bud",))
    named = html("", f"<p>Penulis: Ani Uji</p>{BODY.replace('sore hari.', 'sore hari. (ani/bud)')}")
    assert named.authors == ("Ani Uji",)


def test_a_date_with_day_and_month_swapped_is_mended_and_both_are_kept() -> None:
    head = "<meta property=article:published_time content=2025-08-07T10:15:00+07:00>"
    article = html(
        head, BODY.replace("Senin pagi", "Senin (7/7/2025)").replace("satu malam", "semalam, Selasa (8/7/2025)")
    )
    assert article.published == "2025-07-08T10:15:00+07:00"
    assert sources(article)["published"] == "mended"
    [stated] = [item for item in article.also if item.field == "published"]
    assert (stated.value, stated.source) == ("2025-08-07T10:15:00+07:00", "meta")
    assert "day and month swapped" in stated.note


@pytest.mark.parametrize("told", ["Selasa (5/8/2025)", "Senin pagi", "Selasa (8/7/2025) dan Kamis (7/8/2025)"])
def test_a_date_that_the_text_does_not_contradict_stays(told: str) -> None:
    head = "<meta property=article:published_time content=2025-08-07T10:15:00+07:00>"
    assert html(head, BODY.replace("Senin pagi", told)).published == "2025-08-07T10:15:00+07:00"


def test_the_article_of_a_feed_is_all_story_and_the_feed_names_it() -> None:
    stated = (
        Provenance("title", "Air naik", "feed"),
        Provenance("published", "Sat, 12 Jul 2025 10:15:00 +0700", "feed"),
        Provenance("outlet", "Kabar Uji", "feed"),
    )
    page = Page(b"<p>Air naik.</p><p>Warga pindah.</p>", "s", "k", "text/html; fragment", "f", "f", stated=stated)
    article = clean_page(page, PACKS, Settings())
    assert article.text == "Air naik.\n\nWarga pindah."
    assert (article.title, article.outlet) == ("Air naik", "Kabar Uji")
    assert article.published == "2025-07-12T10:15:00+07:00"


def test_markdown_gives_its_prose_and_what_its_head_states() -> None:
    text = (
        b"---\ntitle: Air naik\ndate: 2025-07-12\n---\n# Air naik\n\nAir *naik* di [Ende](https://kabaruji.example).\n"
    )
    article = clean(text, "text/markdown")
    assert article.text == "Air naik di Ende."
    assert (article.title, article.published) == ("Air naik", "2025-07-12")


def test_where_and_when_a_page_was_taken_is_part_of_the_article() -> None:
    stated = (Provenance("url", "https://kabaruji.example/1", "saved"),)
    page = Page(
        f"<html>{BODY}".encode(),
        "s",
        "k",
        "text/html",
        "a.html",
        "a",
        fetched="2025-07-12T03:15:00+00:00",
        stated=stated,
    )
    article = clean_page(page, PACKS, Settings())
    assert (article.url, article.outlet) == ("https://kabaruji.example/1", "kabaruji.example")
    assert article.fetched == "2025-07-12T03:15:00+00:00"


def test_the_character_set_a_server_names_comes_before_what_the_page_declares() -> None:
    page = Page(
        "<meta charset=koi8-r><p>Caf\u00e9 Ende tutup.".encode("cp1252") + BODY.encode(),
        "s",
        "k",
        "text/html",
        "a",
        "a",
    )
    assert "Caf\u00e9" in clean_page(dataclasses.replace(page, charset="windows-1252"), PACKS, Settings()).text


@pytest.mark.parametrize(
    ("stated", "line", "published", "source"),
    [
        ("2025-07-12 10:15:20", "Sabtu, 12 Juli 2025 | 10:15 WIB", "2025-07-12T10:15:00+07:00", "line"),
        ("2025-07-12T03:15:00", "Sabtu, 12 Juli 2025 | 10:15 WIB", "2025-07-12T10:15:00+07:00", "line"),
        ("2025-07-12", "Sabtu, 12 Juli 2025 | 10:15 WIB", "2025-07-12T10:15:00+07:00", "line"),
        ("2025-07-12T10:15:20+08:00", "Sabtu, 12 Juli 2025 | 10:15 WIB", "2025-07-12T10:15:20+08:00", "meta"),
        ("2025-07-12T09:00:00", "Sabtu, 12 Juli 2025 | 10:15 WIB", "2025-07-12T09:00:00", "meta"),
    ],
)
def test_a_date_takes_its_time_and_zone_from_where_they_are_told(
    stated: str, line: str, published: str, source: str
) -> None:
    article = html(f'<meta property="article:published_time" content="{stated}">', f"<h1>Hujan</h1><p>{line}</p>{BODY}")
    assert (article.published, sources(article)["published"]) == (published, source)


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        ("<title>{} - Kabar Uji</title><meta property=og:title content='{} - Kabar Uji'>", "<h1>{}</h1>"),
        ("<title>{} | Kabar Uji</title>", ""),
        ("<title>Kabar Uji - {}</title>", ""),
        ("<meta property=og:title content='{} Halaman all - Kabaruji.example'>", "<h1>{}</h1>"),
    ],
)
def test_a_title_goes_without_the_outlets_name_and_the_pages_part(head: str, heading: str) -> None:
    title = "Banjir Rendam Tiga Desa di Ende - Kota Sepi"
    article = html(head.replace("{}", title), heading.replace("{}", title) + BODY, address="https://kabaruji.example/x")
    assert article.title == title


def test_changed_and_published_in_one_line_are_told_apart() -> None:
    line = "Diperbarui 12 Juli 2025, 11:20 WIB Diterbitkan 12 Juli 2025, 10:15 WIB"
    article = html("", f"<h1>Hujan</h1><p>{line}</p>{BODY}")
    assert (article.published, article.modified) == ("2025-07-12T10:15:00+07:00", "2025-07-12T11:20:00+07:00")
