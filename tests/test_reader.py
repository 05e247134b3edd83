"""What travels to a process that reads, and back, arrives as it was sent."""

import multiprocessing

import pytest

from saksi.kinds import Article, Coverage, Finding, Given, Page, Provenance, Reject, Settings
from saksi.reader import pack, serve, unpack

PAGE = Page(
    b"\x00<p>Hujan", "sha", "key", "text/html", "https://kabar.example/1", "1", Given("Kabar Muara", "2025-03-04"),
    "utf-8", "2025-03-05T09:00:00+07:00", (Provenance("title", "Hujan", "feed"),),
)  # fmt: skip
FINDING = Finding(Article("1", "key", "Hujan.", "sha", "a.txt"), "id", (), (), (), (), (), (), Coverage(6, 1, 1), "0")


@pytest.mark.parametrize(
    "value",
    [
        PAGE,
        Page(b"Hujan.", "sha", "key", "text/plain", "half a letter \ud800.txt", "1"),
        FINDING,
        Reject("a.txt", "a", "read", "no article"),
        b"a sheet",
    ],
)
def test_what_is_packed_comes_out_the_same(value: object) -> None:
    assert unpack(pack(value)) == value
    assert type(unpack(pack(value))) is type(value)


def test_a_process_reads_on_while_nobody_takes_its_answers() -> None:
    """So many that a batch can be written meanwhile; what they hold is as large as that of a usual page."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    seen, tell = context.Pipe(duplex=False)

    def read(page: Page, settings: Settings) -> object:
        tell.send_bytes(page.id.encode())
        return bytes(10_000)

    process = context.Process(target=serve, args=((ours, theirs), read, Settings()), daemon=True)
    process.start()
    theirs.close()
    try:
        for number in range(8):
            ours.send_bytes(pack(Page(b"", "sha", "key", "text/plain", "a", f"{number}")))
        assert [seen.recv_bytes() for _ in range(8) if seen.poll(60)] == [b"%d" % number for number in range(8)]
    finally:
        process.kill()
        process.join()
