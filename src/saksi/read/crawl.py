"""Addresses made pages: robots.txt honoured (RFC 9309), one request at a time, a pause between two to one host."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from saksi.errors import InputError
from saksi.kinds import Page, Provenance, Reject, Settings
from saksi.read.feed import is_feed, read_feed
from saksi.read.fetch import Answer, Gate, fetch
from saksi.read.media import charset_of, page_type
from saksi.read.page import SNIFFED_BYTES, Place, page_or_reject, reject
from saksi.read.public import Target

AGENT = "saksi"
# Between two requests to one host when its robots.txt asks for nothing. One that asks for more than the longest pause
# does not want to be read by programs.
PAUSE_S, LONGEST_PAUSE_S = 1.0, 30.0
ROBOTS_BYTES = 512_000
SCHEMES = ("http://", "https://")
_DONE = 200
_GONE = range(400, 500)
_FEEDS = ("xml", "rss", "atom")


class Rules(Protocol):
    """What a host's robots.txt says."""

    def can_fetch(self, url: str, user_agent: str) -> bool:
        """Say whether an address may be gone to."""

    def crawl_delay(self, user_agent: str) -> float | None:
        """Give the seconds between two requests."""


@dataclass(slots=True)
class _Memory:
    """What is known of hosts during one run."""

    rules: dict[str, Rules | str] = field(default_factory=dict)
    last_s: dict[str, float] = field(default_factory=dict)


class Crawler:
    """Goes to addresses, one after the other. Remembers each host's rules and when it was asked last."""

    def __init__(
        self, settings: Settings, gate: Gate | None = None, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.settings = settings
        self._gate = gate or Gate()
        self._sleep = sleep
        self._memory = _Memory()

    def read(self, address: str, place: Place) -> Iterator[Page | Reject]:
        """Yield the page at an address, or each entry of the feed there. `place.stated` goes with the page."""
        at = place._replace(address=address, id=address)
        if not self.settings.may_fetch:
            yield reject(at, "not fetched: an address is gone to only with --fetch")
            return
        try:
            answer = self._get(address)
        except InputError as error:
            yield reject(at, str(error).removeprefix(f"{address}: "))
            return
        yield from self._pages(answer, at)

    def _pages(self, answer: Answer, at: Place) -> Iterator[Page | Reject]:
        stated_type = answer.headers.get("content-type")
        is_xml = any(name in (stated_type or "").lower() for name in _FEEDS)
        if answer.status != _DONE:
            yield reject(at, f"the server answered {answer.status}")
        elif (is_xml or not stated_type) and is_feed(answer.data[:SNIFFED_BYTES]) and not at.stated:
            yield from read_feed(answer.data, at, self.settings, self.read)
        elif (kind := page_type(stated_type)) is None:
            yield reject(at, f"the server sent {stated_type}, which is no page")
        else:
            stated = at.stated
            if answer.address != at.address:
                stated = (*stated, Provenance("url", answer.address, "http"))
            found = at._replace(charset=charset_of(stated_type), fetched=answer.date, stated=stated)
            yield page_or_reject(answer.data, found, self.settings, media_type=kind or None)

    def _get(self, address: str) -> Answer:
        limit_bytes = self.settings.page_limit_bytes
        return fetch(address, agent=AGENT, limit_bytes=limit_bytes, gate=self._gate, check=self._check)

    def _check(self, target: Target) -> None:
        """Ask the host's robots.txt, then wait for its turn. Raises InputError when it does not want to be read."""
        site = f"{target.scheme}://{target.host}:{target.port}"
        if site not in self._memory.rules:
            self._memory.rules[site] = self._rules(target)
        rules = self._memory.rules[site]
        if isinstance(rules, str):
            raise InputError(f"{target.address}: not fetched: {rules}")
        pause_s = rules.crawl_delay(AGENT) or PAUSE_S
        if not rules.can_fetch(target.address, AGENT) or pause_s > LONGEST_PAUSE_S:
            raise InputError(f"{target.address}: not fetched: robots.txt of {target.host} does not allow it")
        self._wait(target.host, pause_s)

    def _wait(self, host: str, pause_s: float) -> None:
        now_s = time.monotonic()
        wait_s = self._memory.last_s.get(host, now_s - pause_s) + pause_s - now_s
        if wait_s > 0:
            self._sleep(wait_s)
        self._memory.last_s[host] = time.monotonic()

    def _rules(self, target: Target) -> Rules | str:
        """Give what a host's robots.txt says, or why nothing may be read there (RFC 9309, 2.3.1)."""
        from protego import Protego

        where = f"{target.scheme}://{target.host}:{target.port}/robots.txt"
        if ":" in target.host:
            where = f"{target.scheme}://[{target.host}]:{target.port}/robots.txt"
        try:
            answer = fetch(where, agent=AGENT, limit_bytes=ROBOTS_BYTES, gate=self._gate)
        except InputError as error:
            reason = str(error).removeprefix(f"{where}: ").removeprefix("not fetched: ")
            return f"robots.txt cannot be read: {reason}"
        if answer.status != _DONE and answer.status not in _GONE:
            return f"robots.txt cannot be read: the server answered {answer.status}"
        text = answer.data.decode("utf-8", "replace") if answer.status == _DONE else ""
        rules: Any = Protego.parse(text)
        return rules  # type: ignore[no-any-return]


def is_address(path: str) -> bool:
    """Say whether a path is an address of the web.

    >>> is_address("https://kabaruji.example/1"), is_address("news/page.html")
    (True, False)
    """
    return path.lower().startswith(SCHEMES)


def addresses_in(start: bytes, *, is_list: bool = False) -> list[str]:
    """Give the addresses of a text that holds nothing else, one a line; lines that open with `#` are notes.

    In a list every line counts for one.

    >>> addresses_in(b"# banjir\\nhttps://kabaruji.example/1\\n"), addresses_in(b"Hujan. https://kabaruji.example")
    (['https://kabaruji.example/1'], [])
    """
    lines = [line.strip() for line in start.decode("utf-8", "replace").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    return lines if is_list or all(is_address(line) and " " not in line for line in lines) else []
