"""Addresses: only public ones are gone to, whatever they hide behind. Tried on a server of this machine alone."""

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from saksi.errors import InputError
from saksi.kinds import Page, Reject, Settings
from saksi.read.crawl import Crawler
from saksi.read.fetch import Gate, fetch
from saksi.read.page import Place
from saksi.read.public import choose_number, is_public, resolve, take_apart

Given = dict[str, tuple[int, dict[str, str], bytes]]
PAGE = b"<!doctype html><p>Hujan turun di Ende."
HERE = "127.0.0.1"
ROBOTS = b"User-agent: *\nDisallow: /tertutup\nCrawl-delay: 2\n"
FEED = b"<rss><channel><item><title>A</title><link>/satu</link></item></channel></rss>"


class Answers(http.server.BaseHTTPRequestHandler):
    """A server that answers by path, and remembers what it was asked."""

    asked: list[str]
    answers: Given

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, headers, body = self.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html", "Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serve(answers: Given) -> Iterator[tuple[int, list[str]]]:
    """Serve on a free port of this machine; gives the port and what is asked."""
    asked: list[str] = []
    handler = type("Handler", (Answers,), {"answers": answers, "asked": asked})
    server = http.server.ThreadingHTTPServer((HERE, 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def gate(port: int, *numbers: str) -> Gate:
    """A gate that takes 127.0.0.1 for a public address, and gives names the next of these numbers each time."""
    left = list(numbers)
    return Gate(lambda host, _: (left.pop(0) if left else HERE,), lambda number: number == HERE, frozenset({port}))


def get(address: str, gate: Gate, limit_bytes: int = 1000) -> bytes:
    return fetch(address, agent="test", limit_bytes=limit_bytes, gate=gate).data


CLOSED = [
    "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:db8::1", "2002:7f00:1::", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1",
    "ff02::1",
]  # fmt: skip


@pytest.mark.parametrize("number", CLOSED)
def test_what_is_not_of_the_public_internet_is_closed(number: str) -> None:
    assert not is_public(number)
    with pytest.raises(InputError, match="not public"):
        choose_number(take_apart("http://kabaruji.example/"), lambda host, port: ("93.184.215.14", number))


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.215.14", "2606:2800:21f::1", "2a00:1450::1"])
def test_public_addresses_are_open(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "0", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "127.0.0.1.", "\uff11\uff12\uff17.0.0.1"],
)  # fmt: skip
def test_this_machine_is_refused_in_whatever_form_it_is_written(host: str) -> None:
    with pytest.raises(InputError, match="not fetched"):
        choose_number(take_apart(f"http://{host}/"), resolve)


@pytest.mark.parametrize(
    "address",
    ["ftp://kabaruji.example/", "file:///etc/passwd", "gopher://kabaruji.example/", "http:///satu", "//kabaruji",
     "http://ani:kunci@kabaruji.example/", "http://ani@127.0.0.1/", "http://kabaruji.example:99999/", "http://[::1/",
     "http://kabaruji.example/a b", "http://kabaruji.example/\r\nX: y", "http://kabaruji.example/" + "a" * 2000],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(address: str) -> None:
    with pytest.raises(InputError, match="not fetched"):
        take_apart(address)


@pytest.mark.parametrize("port", [22, 25, 3306, 6379, 11211])
def test_other_ports_than_the_webs_are_refused(port: int) -> None:
    with pytest.raises(InputError, match=f"port {port} is none of the web"):
        get(f"http://kabaruji.example:{port}/", Gate())


def test_a_page_is_got_from_the_number_that_was_checked() -> None:
    with serve({"/satu?x=1": (200, {}, PAGE)}) as (port, asked):
        assert get(f"http://kabaruji.example:{port}/satu?x=1", gate(port)) == PAGE
        assert asked == ["/satu?x=1"]


def test_a_name_that_answers_otherwise_the_second_time_gains_nothing() -> None:
    with serve({"/": (302, {"Location": "/dua"}, b""), "/dua": (200, {}, PAGE)}) as (port, asked):
        with pytest.raises(InputError, match=r"is at 10\.0\.0\.1, which is not public"):
            get(f"http://kabaruji.example:{port}/", gate(port, HERE, "10.0.0.1"))
        assert asked == ["/"]


@pytest.mark.parametrize("onward", ["http://lain.example", "//lain.example", "http://169.254.169.254"])
def test_a_redirect_to_a_closed_address_is_refused(onward: str) -> None:
    answers: Given = {}
    with serve(answers) as (port, asked):
        answers["/"] = (302, {"Location": f"{onward}:{port}/"}, b"")
        numbers = {"kabaruji.example": HERE}
        closed = Gate(lambda host, _: (numbers.get(host, "169.254.169.254"),), lambda n: n == HERE, frozenset({port}))
        with pytest.raises(InputError, match="not public"):
            get(f"http://kabaruji.example:{port}/", closed)
        assert asked == ["/"]


def test_redirects_end() -> None:
    with serve({"/": (302, {"Location": "/"}, b"")}) as (port, asked):
        with pytest.raises(InputError, match="more than 5 redirects"):
            get(f"http://kabaruji.example:{port}/", gate(port))
        assert len(asked) == 6


def test_what_is_too_large_or_packed_too_well_is_refused() -> None:
    answers: Given = {
        "/besar": (200, {}, b"a" * 1001),
        "/bom": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 5_000_000)),
        "/padat": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        "/br": (200, {"Content-Encoding": "br"}, b"xx"),
    }
    with serve(answers) as (port, _):
        for path, reason in (("besar", "over the limit"), ("bom", "over the limit"), ("br", "packed as 'br'")):
            with pytest.raises(InputError, match=reason):
                get(f"http://kabaruji.example:{port}/{path}", gate(port), limit_bytes=6000 if path == "bom" else 1000)
        assert get(f"http://kabaruji.example:{port}/padat", gate(port)) == PAGE


def test_an_answer_that_breaks_off_is_told() -> None:
    with (
        serve({"/": (200, {"Content-Length": "500"}, PAGE)}) as (port, _),
        pytest.raises(InputError, match="missing"),
    ):
        get(f"http://kabaruji.example:{port}/", gate(port))


def crawl(port: int, path: str, pauses: list[float], **settings: bool) -> list[Page | Reject]:
    crawler = Crawler(Settings(**({"may_fetch": True} | settings)), gate(port), pauses.append)  # type: ignore[arg-type]
    address = f"http://kabaruji.example:{port}{path}"
    return list(crawler.read(address, Place(address, address)))


def test_robots_txt_is_asked_once_and_obeyed_and_the_pause_it_wants_is_made() -> None:
    answers: Given = {"/robots.txt": (200, {}, ROBOTS), "/satu": (200, {}, PAGE), "/dua": (200, {}, PAGE)}
    with serve(answers) as (port, asked):
        pauses: list[float] = []
        crawler = Crawler(Settings(may_fetch=True), gate(port), pauses.append)
        items: list[Page | Reject] = []
        for path in ("satu", "dua", "tertutup"):
            items += crawler.read(f"http://kabaruji.example:{port}/{path}", Place("", ""))
        assert [type(item) for item in items] == [Page, Page, Reject]
        assert asked == ["/robots.txt", "/satu", "/dua"]
        assert [round(pause) for pause in pauses] == [2]
        assert isinstance(items[2], Reject)
        assert items[2].reason.endswith("robots.txt of kabaruji.example does not allow it")


def test_a_host_whose_robots_txt_is_broken_is_not_read() -> None:
    with serve({"/robots.txt": (503, {}, b""), "/": (200, {}, PAGE)}) as (port, asked):
        (item,) = crawl(port, "/", [])
        assert isinstance(item, Reject)
        assert "robots.txt cannot be read: the server answered 503" in item.reason
        assert asked == ["/robots.txt"]


def test_a_fetched_page_says_when_and_what_the_server_called_it() -> None:
    headers = {"Content-Type": "text/html; charset=windows-1252", "Date": "Sat, 12 Jul 2025 03:15:00 GMT"}
    with serve({"/": (200, headers, "<!doctype html><p>Caf\u00e9".encode("cp1252"))}) as (port, _):
        (page,) = crawl(port, "/", [])
        assert isinstance(page, Page)
        assert page.charset == "windows-1252"
        assert page.fetched


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((404, {}, b""), "the server answered 404"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG"), "the server sent image/png, which is no page"),
        ((200, {}, b""), "empty"),
    ],
)
def test_what_is_no_page_is_told(answer: tuple[int, dict[str, str], bytes], reason: str) -> None:
    with serve({"/": answer}) as (port, _):
        (item,) = crawl(port, "/", [])
        assert isinstance(item, Reject)
        assert item.reason == reason


def test_nothing_is_asked_for_unless_wanted() -> None:
    with serve({"/": (200, {}, PAGE)}) as (port, asked):
        (item,) = crawl(port, "/", [], may_fetch=False)
        assert isinstance(item, Reject)
        assert asked == []


def test_the_entries_of_a_fetched_feed_are_gone_to() -> None:
    answers = {"/": (200, {"Content-Type": "application/rss+xml"}, b""), "/satu": (200, {}, PAGE)}
    with serve(answers) as (port, _):
        feed = FEED.replace(b"/satu", f"http://kabaruji.example:{port}/satu".encode())
        answers["/"] = (200, {"Content-Type": "application/rss+xml"}, feed)
        (page,) = crawl(port, "/", [])
        assert isinstance(page, Page)
        assert (page.data, page.stated[0].value) == (PAGE, "A")
