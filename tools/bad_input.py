"""Build a folder of broken and hostile input, read it, and account for every file.

    python tools/bad_input.py FOLDER [--each N] [--workers N]

Writes N files of each kind into FOLDER, always the same, and reads them. Prints for each kind how many articles and how
many rejects came of it, then the peak memory of the largest process and the time. Exits with 1 when of a file nothing
came, a page was a bug of ours, killed its process, or memory went over the limit.
"""

import argparse
import gzip
import io
import json
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from saksi.flow import read_or_reject
from saksi.kinds import Finding, Page, Reject, Settings
from saksi.read.source import open_pages
from saksi.worker import read_apart

PEAK_BYTES = 1_000_000_000
WORDS = ("hujan", "turun", "di", "desa", "warga", "kata", "kepala", "pada", "Senin", "malam")
PARAGRAPH = (
    "Hujan turun sejak Senin malam dan sedikitnya {} warga pindah ke gedung sekolah, kata Kepala Desa Sari Dewi."
)

Make = Callable[[random.Random], bytes]


def prose(chance: random.Random, paragraphs: int = 4) -> list[str]:
    """Paragraphs of a made-up report."""
    return [PARAGRAPH.format(chance.randint(2, 99)) for _ in range(paragraphs)]


def page(chance: random.Random, head: str = "", body: str | None = None) -> bytes:
    """A sound page."""
    story = body if body is not None else "".join(f"<p>{line}</p>" for line in prose(chance))
    return f"<!doctype html><html lang=id><head><meta charset=utf-8>{head}</head><body>{story}</body></html>".encode()


def noise(chance: random.Random, length: int) -> bytes:
    """Random bytes."""
    return chance.randbytes(length)


def cut(data: bytes, chance: random.Random) -> bytes:
    """A file that ends too early."""
    return data[: chance.randrange(1, len(data))]


def flip(data: bytes, chance: random.Random) -> bytes:
    """A file with some bytes changed."""
    out = bytearray(data)
    for _ in range(1 + len(out) // 50):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def record(chance: random.Random, body: bytes, headers: str = "Content-Type: text/html") -> bytes:
    """A WARC record of a page."""
    http = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kabaruji.example/{chance.random()}\r\n"
        f"WARC-Date: 2025-07-12T03:15:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def archive(chance: random.Random) -> bytes:
    """A WARC of three pages, packed record by record."""
    return b"".join(gzip.compress(record(chance, page(chance)), mtime=0) for _ in range(3))


def bundle(files: dict[str, bytes]) -> bytes:
    """A ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def entities(chance: random.Random) -> bytes:
    """An XML bomb in a feed."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10 + chance.randrange(5)))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{levels}]><rss><channel>&a9;</channel></rss>'.encode()


def outside_entity(chance: random.Random) -> bytes:
    """A feed that asks for a file of this machine."""
    return (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item>'
        b"<title>A</title><description>"
        + b"&x; kata warga " * (90 + chance.randrange(9))
        + b"</description></item></channel></rss>"
    )


def scripted(chance: random.Random) -> bytes:
    """Script in attributes, texts and addresses."""
    story = "".join(
        f"<p onclick='alert({n})'>{line} <img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a></p>"
        for n, line in enumerate(prose(chance))
    )
    return page(
        chance, "<title><script>alert(1)</script></title><link rel=canonical href='javascript:alert(1)'>", story
    )


def json_ld(chance: random.Random) -> bytes:
    """JSON-LD that is broken, endless or of the wrong kinds."""
    broken = (
        '{"@type": "NewsArticle", "author": ',
        "[" * 50_000,
        '{"@type": "NewsArticle", "author": {"@id": "x"},',
        '{"@graph": [{"@type": ["NewsArticle"], "headline": {}, "author": [[[1]]], "datePublished": 7}]}',
    )
    return page(chance, f'<script type="application/ld+json">{chance.choice(broken)}</script>')


def marked(chance: random.Random, marks: str) -> bytes:
    """A text with these signs strewn over it."""
    return "".join(sign + chance.choice(marks) * (chance.random() < 0.2) for sign in "\n\n".join(prose(chance))).encode(
        "utf-8", "surrogatepass"
    )


def words(chance: random.Random, count: int) -> str:
    """Words without an end."""
    return " ".join(chance.choices(WORDS, k=count))


KINDS: dict[str, Make] = {
    "empty.html": lambda c: b" " * c.randrange(9),
    "noise.html": lambda c: noise(c, 2000),
    "noise.txt": lambda c: noise(c, 2000),
    "cut-page.html": lambda c: cut(page(c), c),
    "flipped-page.html": lambda c: flip(page(c), c),
    "nul.html": lambda c: page(c).replace(b" ", b"\x00 ", c.randrange(1, 30)),
    "nul.txt": lambda c: "\n\n".join(prose(c)).replace(" ", "\x00", c.randrange(1, 9)).encode(),
    "surrogate.txt": lambda c: marked(c, "\ud800\udfff"),
    "surrogate.jsonl": lambda c: json.dumps({"text": prose(c)[0] + "\ud83d"}).encode() + b"\n",
    "invisible.txt": lambda c: marked(c, "\u200b\u200d\u2060\u00ad\ufeff"),
    "bidi.txt": lambda c: marked(c, "\u202e\u202d\u2066\u2069"),
    "zalgo.txt": lambda c: marked(c, "\u0336\u0301\u0489\u20dd"),
    "wrong-charset.html": lambda c: page(c, "<meta charset=utf-16>").replace(b"Sari", "S\u00e4ri".encode("latin-1")),
    "charset-none.html": lambda c: page(c, f"<meta charset=x{c.randrange(99)}>").replace(b"utf-8", b"nope\xff"),
    "utf16.html": lambda c: page(c).decode().encode("utf-16"),
    "utf32-cut.txt": lambda c: "\n".join(prose(c)).encode("utf-32")[: -c.randrange(1, 4)],
    "deep.html": lambda c: page(c, body="<div>" * c.randrange(501, 200_000) + prose(c)[0]),
    "deep-unclosed.html": lambda c: page(c, body="<b><i><font>" * c.randrange(200, 30_000) + prose(c)[0]),
    "deep-slashed.html": lambda c: page(c, body="<div/>" * c.randrange(600, 90_000) + prose(c)[0]),
    "deep-named.html": lambda c: page(c, body="<p_x>" * c.randrange(600, 90_000) + prose(c)[0]),
    "deep-unmatched.html": lambda c: page(c, body="<div></span>" * c.randrange(600, 90_000) + prose(c)[0]),
    "deep-fenced.html": lambda c: page(
        c, body="<div><table><td></div></table>" * c.randrange(600, 90_000) + prose(c)[0]
    ),
    "scripts.html": lambda c: page(c, '<script type="application/ld+json"' * c.randrange(2_000, 20_000)),
    "heads.html": lambda c: page(c, "<style </style" * c.randrange(2_000, 20_000), "<p>" + prose(c)[0]),
    "authors.html": lambda c: page(c, body="<div class=author>" * 480 + " ".join(prose(c, 200))),
    "wide.html": lambda c: page(c, body="<p>" + "<span>x</span>" * c.randrange(5_000, 20_000) + prose(c)[0]),
    "attributes.html": lambda c: page(c, body=f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>{prose(c)[0]}"),
    "one-line.txt": lambda c: words(c, c.randrange(5_000, 15_000)).encode(),
    "one-word.txt": lambda c: b"a" * c.randrange(10_000, 200_000),
    "marks.txt": lambda c: "".join(c.choices("\"'\u201c\u201d().,;:- \n", k=5000)).encode(),
    "digits.txt": lambda c: "".join(c.choices("0123456789.,- Rp%", k=5000)).encode(),
    "hidden.html": lambda c: page(c, body="".join(f"<p>{x}<b style='display:none'>x</b>" * 60 for x in prose(c))),
    "style.html": lambda c: page(c, f"<style>{'@media a{' * 3000}{'.x{color:red}' * 3000}</style>"),
    "comment.html": lambda c: page(c, "<!--" + "-" * 100_000, "<p>" + prose(c)[0]),
    "references.html": lambda c: page(c, body="<p>" + "&#0;&#x110000;&#xd800;&amp;amp;&lt;" * 500 + prose(c)[0]),
    "script.html": scripted,
    "json-ld.html": json_ld,
    "broken.jsonl": lambda c: cut(json.dumps({"text": prose(c)[0]}).encode() * 3, c) + b"\n",
    "nested.jsonl": lambda c: b'{"text": "a", "x": ' + b"[" * c.randrange(1000, 90_000) + b"\n",
    "wrong-type.json": lambda c: c.choice([b'{"text": 7}', b'{"text": null}', b"[1, 2]", b'[{"text": ["a"]}]', b"{}"]),
    "cut.warc.gz": lambda c: cut(archive(c), c),
    "flipped.warc.gz": lambda c: flip(archive(c), c),
    "cut.warc": lambda c: cut(gzip.decompress(archive(c)), c),
    "flipped.warc": lambda c: flip(gzip.decompress(archive(c)), c),
    "length.warc": lambda c: record(c, page(c)).replace(b"Content-Length: ", b"Content-Length: 9", 1),
    "bomb.warc": lambda c: record(
        c, gzip.compress(b"0" * 20_000_000), "Content-Type: text/html\r\nContent-Encoding: gzip"
    ),
    "bomb.txt.gz": lambda c: gzip.compress(b"a" * c.randrange(5_000_000, 30_000_000)),
    "cut.html.gz": lambda c: cut(gzip.compress(page(c)), c),
    "twice.html.gz": lambda c: gzip.compress(gzip.compress(page(c))),
    "bomb.zip": lambda c: bundle({"a.txt": b"0" * c.randrange(2_000_000, 20_000_000)}),
    "cut.wacz": lambda c: cut(bundle({"archive/a.warc.gz": archive(c)}), c),
    "flipped.wacz": lambda c: flip(bundle({"archive/a.warc.gz": archive(c)}), c),
    "path.zip": lambda c: bundle({"../../etc/passwd.html": page(c), "/a.html": page(c), "a\\b.html": page(c)}),
    "entities.xml": entities,
    "outside.xml": outside_entity,
    "cut.rss": lambda c: cut(
        b"<rss><channel><item><title>A</title><description>"
        + prose(c)[0].encode() * 9
        + b"</description></item></channel></rss>",
        c,
    ),
    "mail.mhtml": lambda c: flip(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n"
        + b"--X\r\nContent-Type: text/html\r\n\r\n"
        + page(c)
        + b"\r\n--X--\r\n",
        c,
    ),
    "addresses.urls": lambda c: b"http://127.0.0.1/\nfile:///etc/passwd\nhttp://x" + noise(c, 9).hex().encode(),
    "picture.html": lambda c: b"\x89PNG\r\n\x1a\n" + noise(c, 500),
    "markdown.md": lambda c: ("[" * c.randrange(100, 9000) + prose(c)[0] + "*_" * 5000 + "> " * 5000).encode(),
    "feed-teaser.atom": lambda c: b"<feed><entry><title>" + noise(c, 9).hex().encode() + b"</title></entry></feed>",
}


def build(folder: Path, each: int) -> int:
    """Write the files; gives how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in KINDS.items():
        for number in range(each):
            stem, _, suffix = name.partition(".")
            path = folder / f"{stem}.{number:03}.{suffix}"
            path.write_bytes(make(random.Random(f"{name} {number}")))
    (folder / "ten-megabytes.000.txt").write_text(words(random.Random(0), 2_000_000)[:10_000_000])
    return len(KINDS) * each + 1


def kind_of(path: Path) -> str:
    """The kind of a file: its name without the number."""
    stem, _, suffix = path.name.split(".", 2)
    return f"{stem}.{suffix}"


def outcomes(folder: Path, settings: Settings) -> Iterator[tuple[Path, Finding | Reject]]:
    """Read a folder's files one by one in a single run; gives each file with each thing that came of it."""

    def items() -> Iterator[Page | Reject | Path]:
        for path in sorted(folder.iterdir()):
            yield path
            yield from open_pages([str(path)], settings)

    path = folder
    for _, outcome in read_apart(items(), read_or_reject, settings):
        if isinstance(outcome, Path):
            path = outcome
        else:
            yield path, outcome


def peak_bytes() -> int:
    """The most memory that this process or one of those it started ever held."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in who) * 1024


def report(folder: Path, settings: Settings) -> bool:
    """Read a folder and print what came of it; gives whether all is well."""
    start_s = time.monotonic()
    articles: Counter[str] = Counter()
    rejects: Counter[str] = Counter()
    reasons: dict[str, str] = {}
    seen: set[Path] = set()
    bugs = []
    for path, outcome in outcomes(folder, settings):
        seen.add(path)
        if isinstance(outcome, Reject):
            rejects[kind_of(path)] += 1
            reasons[kind_of(path)] = ascii(outcome.reason)[1:90]
            bugs += [f"{path}: {outcome.reason}"] * ("bug:" in outcome.reason or "died" in outcome.reason)
        else:
            articles[kind_of(path)] += 1
    for kind in KINDS:
        print(f"{kind:<24}{articles[kind]:>6} articles{rejects[kind]:>6} rejects  {reasons.get(kind, '')}")
    files = set(folder.iterdir())
    peak = peak_bytes()
    print(f"{len(files):,} files of {len(KINDS)} kinds, {len(files - seen)} not accounted for, {len(bugs)} bugs")
    print(f"peak memory {peak / 1e6:,.0f} MB, {time.monotonic() - start_s:,.0f} s")
    print(*sorted(map(str, files - seen)), *bugs, sep="\n")
    return not (files - seen or bugs or peak > PEAK_BYTES)


def main() -> None:
    """Build, read, tell."""
    parser = argparse.ArgumentParser(description="Build a folder of broken and hostile input and read it.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=20, help="files of each kind (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    build(given.folder, given.each)
    sys.exit(not report(given.folder, Settings(workers=given.workers)))


if __name__ == "__main__":
    main()
