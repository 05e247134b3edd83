"""The pages in a real browser, over the bundled pages and over a page that attacks its readers."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
HOSTILE = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
ARTICLE = {
    "id": "hostile",
    "outlet": f"Koran {HOSTILE}",
    "title": f"Banjir {HOSTILE}",
    "published": "2025-03-03",
    "url": "javascript:document.title='run'",
    "text": f"Sedikitnya 12 orang tewas di Sigi, kata Bupati Sari Dewi.\n\n“Air {HOSTILE} naik,” ujar Sari Dewi.",
}


def serve(path: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "saksi", "serve", "--ledger", str(path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            yield server.stderr.readline().split(" is shown at ")[1].strip().rstrip("/")
        finally:
            server.terminate()
            server.wait(20)


def saksi(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "saksi", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the bundled pages."""
    path = tmp_path_factory.mktemp("demo") / "demo.ledger"
    saksi("demo", "--ledger", str(path))
    yield from serve(path)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an article that attacks."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "page.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    saksi("add", str(folder / "page.jsonl"), "--ledger", str(folder / "x.ledger"))
    yield from serve(folder / "x.ledger")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    if not CHROMIUM:
        pytest.exit("no chromium found; install it (on Debian: apt-get install chromium) or set CHROMIUM", 2)
    with sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test when it logs an error, throws, or asks another machine for anything."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: None if "//localhost:" in asked.url else faults.append(f"asks for {asked.url}"))
    yield page
    context.close()
    assert faults == []
