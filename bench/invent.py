"""Write invented news as web pages or web archives, with its truth beside it.

    python bench/invent.py FOLDER --pages N [--seed N] [--form html|warc] [--bad SHARE] [--events N]

Always the same for a seed, and a longer corpus begins with the shorter one. FOLDER gets `pages/` and `truth.jsonl`:
one line a page with its event, kind, source, figures and their origins. Pages bear menus, teasers and, some of them,
smuggled-in gambling words; a part of them (`--bad`) is no article at all: empty, a list of links, an image by a wrong
name.
"""

import argparse
import gzip
import hashlib
import html
import itertools
import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, NamedTuple

from invented import EVENTS_PER_DAY, WORDS, Story, tell_news

PAGES_PER_ARCHIVE = 2_000
PAGES_PER_FOLDER = 1_000
SPAM_SHARE = 0.03
RELATED_SHARE = 0.3
BAD_SHARE = 0.02


class Made(NamedTuple):
    """A page's address and bytes, and the truth of it."""

    address: str
    data: bytes
    truth: dict[str, object]


def make_pages(
    pages: int, *, seed: int = 0, bad: float = BAD_SHARE, events_per_day: int = EVENTS_PER_DAY
) -> Iterator[Made]:
    """Yield so many pages, some of them no articles."""
    teasers: list[str] = []
    for number, story in enumerate(itertools.islice(tell_news(seed=seed, events_per_day=events_per_day), pages)):
        chance = random.Random(f"page {seed} {number}")
        if chance.random() < bad:
            yield _spoil(number, chance)
        else:
            yield _print(story, teasers[-6:], chance)
        teasers = [*teasers[-11:], story.title]


def _print(story: Story, teasers: list[str], chance: random.Random) -> Made:
    address = f"https://{_host(story.outlet)}/{story.published:%Y/%m/%d}/{story.id}"
    data = lay_out(story, address, teasers, chance).encode()
    truth = {
        "id": story.id,
        "address": address,
        "kind": story.kind,
        "event": story.event,
        "copy_of": story.copy_of,
        "outlet": story.outlet,
        "language": story.language,
        "published": story.published.isoformat(),
        "figures": [asdict(count) for count in story.counts],
    }
    return Made(address, data, truth)


def lay_out(story: Story, address: str, teasers: list[str], chance: random.Random) -> str:
    """A page as the outlet's own kind of site shows it. What a site says of its articles differs from site to site."""
    kind = int(hashlib.sha256(story.outlet.encode()).hexdigest(), 16) % 4
    paragraphs = [html.escape(paragraph, quote=False) for paragraph in story.paragraphs]
    if chance.random() < SPAM_SHARE:
        at = chance.randrange(len(paragraphs))
        words = paragraphs[at].split(" ")
        words.insert(chance.randrange(1, len(words)), chance.choice(WORDS["names"]["brands"]))
        paragraphs[at] = " ".join(words)
    if teasers and chance.random() < RELATED_SHARE:
        line = WORDS[story.language]["related"].format(title=html.escape(chance.choice(teasers)))
        paragraphs.insert(chance.randrange(1, len(paragraphs)), f'<a href="/x">{line}</a>')
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    menu = "".join(f'<a href="/{n}">{html.escape(each[:30])}</a>' for n, each in enumerate(teasers))
    title = html.escape(story.title)
    return (
        f'<!doctype html><html lang="{story.language}"><head><meta charset="utf-8"><title>{title} | '
        f"{html.escape(story.outlet)}</title>{_head(story, address, kind)}</head><body>"
        f'<nav class="menu">{menu}</nav><div class="iklan"></div><{_BOXES[kind][0]}><h1>{title}</h1>'
        f'<div class="info">{story.author} - {story.published:%d/%m/%Y %H:%M} WIB</div>{body}</{_BOXES[kind][1]}>'
        f"<aside><h4>{html.escape(story.outlet)}</h4><ul>{''.join(f'<li>{html.escape(t)}</li>' for t in teasers)}</ul>"
        f"</aside><footer>© {story.published:%Y} {html.escape(story.outlet)}</footer></body></html>"
    )


_BOXES = (
    ("article", "article"),
    ('div class="isi-berita"', "div"),
    ('main><div class="entry-content"', "div></main"),
    ('div id="content"', "div"),
)


def _head(story: Story, address: str, kind: int) -> str:
    moment, outlet, title = story.published.isoformat(), html.escape(story.outlet), html.escape(story.title)
    if kind == 0:
        told = {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "datePublished": moment,
            "author": {"@type": "Person", "name": story.author},
            "publisher": {"@type": "Organization", "name": story.outlet}, "url": address,
        }  # fmt: skip
        return f'<script type="application/ld+json">{json.dumps(told)}</script>'
    meta = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}">'
    if kind == 3:
        return f'{meta}<link rel="canonical" href="{address}"><meta itemprop="datePublished" content="{moment}">'
    author = f'<meta name="author" content="{story.author}">'
    return f'{meta}<meta property="article:published_time" content="{moment}">{author}'


def _host(outlet: str) -> str:
    return outlet.lower().replace(" ", "") + ".example"


def _spoil(number: int, chance: random.Random) -> Made:
    links = "".join(f'<li><a href="/{chance.randrange(9999)}">{chance.randrange(9999)}</a></li>' for _ in range(30))
    forms: tuple[Callable[[], bytes], ...] = (
        lambda: b"",
        f"<!doctype html><html><head><title>404</title></head><body><ul>{links}</ul></body></html>".encode,
        lambda: b"\x89PNG\r\n\x1a\n" + chance.randbytes(400),
        lambda: b"<!doctype html><html><body></body></html>",
    )
    address = f"https://rusak.example/{number}"
    return Made(address, chance.choice(forms)(), {"id": f"bad{number}", "address": address, "kind": "bad"})


def write_html(made: Iterator[Made], folder: Path) -> Iterator[Made]:
    """One file a page, a thousand a folder, named by their place in the corpus and their id."""
    for number, each in enumerate(made):
        inner = folder / f"{number // PAGES_PER_FOLDER:05}"
        inner.mkdir(exist_ok=True)
        (inner / f"{each.truth['id']}.html").write_bytes(each.data)
        yield each


def write_warc(made: Iterator[Made], folder: Path) -> Iterator[Made]:
    """Archives of two thousand responses, each record packed for itself, as crawlers write them."""
    out: IO[bytes] | None = None
    try:
        for number, each in enumerate(made):
            if number % PAGES_PER_ARCHIVE == 0:
                if out is not None:
                    out.close()
                out = (folder / f"{number // PAGES_PER_ARCHIVE:05}.warc.gz").open("wb")
            assert out is not None
            out.write(gzip.compress(_record(each), 1, mtime=0))
            yield each
    finally:
        if out is not None:
            out.close()


def _record(made: Made) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + made.data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {made.address}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


FORMS = {"html": write_html, "warc": write_warc}


def write_corpus(folder: Path, made: Iterator[Made], *, form: str = "html") -> int:
    """Write pages and their truth; gives how many."""
    (folder / "pages").mkdir(parents=True)
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        written = 0
        for each in FORMS[form](made, folder / "pages"):
            truth.write(json.dumps(each.truth, ensure_ascii=False) + "\n")
            written += 1
    return written


def main() -> None:
    """Write what is asked for."""
    parser = argparse.ArgumentParser(description="Write invented news with its truth.")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--form", choices=sorted(FORMS), default="html")
    parser.add_argument("--bad", type=float, default=BAD_SHARE, metavar="SHARE", help="default: %(default)s")
    parser.add_argument("--events", type=int, default=EVENTS_PER_DAY, metavar="N", help="a day (default: %(default)s)")
    given = parser.parse_args()
    begun = time.process_time()
    made = make_pages(given.pages, seed=given.seed, bad=given.bad, events_per_day=given.events)
    written = write_corpus(given.folder, made, form=given.form)
    print(f"{written:,} pages in {given.folder}, {time.process_time() - begun:,.1f} s of CPU time")


if __name__ == "__main__":
    main()
