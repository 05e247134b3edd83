"""The web application over small ledgers."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from saksi import Ledger, add_paths
from saksi.show.web.app import make_app
from saksi.show.web.guard import Door

HERE = "http://localhost"
# What a page of a stranger may hold. Each is text and must stay text.
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'>{{7*7}} &amp; \u202ekebalik\x07"
HOSTILE_ARTICLE = {
    "id": f"h1 {HOSTILE}",
    "outlet": f"Koran {HOSTILE}",
    "published": "2025-03-03T10:00:00+08:00",
    "title": f"Banjir {HOSTILE}",
    "url": "javascript:alert(3)",
    "text": (
        f"Sedikitnya 12 orang tewas akibat banjir di Kabupaten Sigi, kata Kepala BPBD Sari Dewi, Senin (3/3/2025).\n\n"
        f"“Air naik cepat sekali {HOSTILE} malam itu,” ujar Sari. Warga {HOSTILE} mengungsi.\n\n"
        "=HYPERLINK(1) dibantah. “=1+1 hasilnya dua,” kata Budi Rante kepada wartawan di Palu."
    ),
}


@pytest.fixture(scope="session")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one article that attacks its readers, three times over so that it is linked."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [{**HOSTILE_ARTICLE, "id": f"h{i} {HOSTILE}", "outlet": f"Koran {i} {HOSTILE}"} for i in range(3)]
    pages = folder / "pages.jsonl"
    pages.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    path = folder / "hostile.ledger"
    with Ledger.open_to_write(str(path), writer="test") as ledger:
        assert len(list(add_paths([str(pages)], ledger))) == 3
    return path


@pytest.fixture
def site(demo_path: Path) -> Iterator[TestClient]:
    """A browser on the bundled pages."""
    with TestClient(make_app(str(demo_path), Door()), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def hostile(hostile_path: Path) -> Iterator[TestClient]:
    """A browser on the pages that attack."""
    with TestClient(make_app(str(hostile_path), Door()), base_url=HERE, follow_redirects=False) as client:
        yield client
