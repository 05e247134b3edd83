"""Reading in parts: resumable, steady, the same with every engine, and the same as adding to a ledger."""

import importlib.util
import itertools
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from invent import make_pages, write_corpus
from pyarrow import parquet

from saksi.errors import InputError
from saksi.kinds import Finding, Given, Page, Reject, Settings
from saksi.ledger.ledger import Ledger
from saksi.read.source import open_pages
from saksi.wide.batch import pack_pages
from saksi.wide.load import Wanted, load_wide
from saksi.wide.part import read_part
from saksi.wide.plan import PlanError, list_files
from saksi.wide.run import Engine, read_wide
from saksi.wide.schema import SCHEMAS

SETTINGS = Settings()
PAGES = 60
SMALL = 30_000  # bytes of a part: the corpus is some five of them

Rows = dict[str, list[tuple[object, ...]]]
needs_daft = pytest.mark.skipif(importlib.util.find_spec("daft") is None, reason="Daft is not installed")
needs_ray = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed")


def tables_of(out: Path) -> dict[str, pa.Table]:
    """All rows of all parts."""
    return {
        name: pa.concat_tables([parquet.read_table(path) for path in sorted((out / name).glob("*.parquet"))])
        for name in SCHEMAS
    }


@pytest.fixture(scope="module")
def here(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus read by this process."""
    out = tmp_path_factory.mktemp("wide") / "out"
    done = list(read_wide([str(corpus)], str(out), SETTINGS, part_bytes=SMALL))
    assert len(done) > 3
    assert sum(each.rows["articles"] + each.rows["rejects"] for each in done) == PAGES
    return out


def test_parts_that_are_done_are_not_read_again(here: Path, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = list(itertools.islice(read_wide([str(corpus)], str(out), SETTINGS, part_bytes=SMALL), 2))
    rest = list(read_wide([str(corpus)], str(out), SETTINGS, part_bytes=SMALL))
    assert not {each.name for each in first} & {each.name for each in rest}
    assert list(read_wide([str(corpus)], str(out), SETTINGS, part_bytes=SMALL)) == []
    assert tables_of(out) == tables_of(here)


def test_a_part_that_was_broken_off_leaves_nothing_that_counts(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("saksi.wide.part.make_tables", fail)
    with pytest.raises(KeyboardInterrupt):
        list(read_wide([str(corpus)], str(out), SETTINGS))
    assert not list(out.glob("done/*"))


def test_files_that_come_later_are_parts_of_their_own(corpus: Path, tmp_path: Path) -> None:
    news, out = tmp_path / "news", tmp_path / "out"
    shutil.copytree(corpus, news)
    before = list(read_wide([str(news)], str(out), SETTINGS))
    (news / "00000" / "a-new.html").write_bytes(b"")
    [after] = read_wide([str(news)], str(out), SETTINGS)
    assert after.name not in {each.name for each in before}
    assert after.rows["rejects"] == 1


def test_results_of_other_settings_are_not_mixed(here: Path, corpus: Path) -> None:
    with pytest.raises(PlanError, match="choose another folder"):
        list(read_wide([str(corpus)], str(here), Settings(given=Given("Warta"))))


def test_what_is_not_there_is_a_reject(tmp_path: Path) -> None:
    [done] = read_wide([str(tmp_path / "none.html")], str(tmp_path / "out"), SETTINGS)
    assert done.rows["rejects"] == 1


def test_archives_and_parquet_give_what_web_pages_give(here: Path, corpus: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "packed", make_pages(PAGES, bad=0.1), form="warc")
    list(read_wide([str(tmp_path / "packed" / "pages")], str(tmp_path / "archives"), SETTINGS))
    pages = [page for page in open_pages([str(corpus)], SETTINGS) if isinstance(page, Page)]
    (tmp_path / "held").mkdir()
    parquet.write_table(pack_pages(pages), tmp_path / "held" / "pages.parquet")
    list(read_wide([str(tmp_path / "held")], str(tmp_path / "parquet"), SETTINGS))
    columns = ["article", "words", "speaker", "stance"]
    claims = [tables_of(out)["claims"].select(columns).sort_by([(each, "ascending") for each in columns])
              for out in (here, tmp_path / "archives", tmp_path / "parquet")]  # fmt: skip
    assert claims[0] == claims[2]
    assert claims[0].num_rows == claims[1].num_rows


def test_an_object_store_is_a_folder_too(here: Path, corpus: Path, tmp_path: Path) -> None:
    """The same door as for S3: an address with a scheme."""
    source, out = corpus.as_uri(), (tmp_path / "out").as_uri()
    assert {file for file, _ in list_files([source])} == {f"file://{file}" for file, _ in list_files([str(corpus)])}
    assert sum(done.rows["articles"] for done in read_wide([source], out, SETTINGS)) > 0
    assert tables_of(tmp_path / "out")["claims"] == tables_of(here)["claims"]


def test_loading_gives_the_rows_that_adding_gives(
    here: Path, added: Rows, rows_of: Callable[[Path], Rows], tmp_path: Path
) -> None:
    from saksi.flow import add_paths

    path = tmp_path / "loaded.ledger"
    with Ledger.open_to_write(str(path), writer="the test") as ledger:
        outcomes = list(load_wide(str(here), ledger))
        assert {type(each) for each in outcomes} == {Finding, Reject}
        assert {type(each) for each in load_wide(str(here), ledger)} == {Page, Reject}
        list(add_paths([], ledger))
    loaded = rows_of(path)
    assert {table: rows == loaded[table] for table, rows in added.items()} == dict.fromkeys(added, True)


def test_a_part_and_a_span_of_days_can_be_loaded_alone(here: Path, tmp_path: Path) -> None:
    part = sorted((here / "articles").glob("*.parquet"))[0]
    with Ledger.open_to_write(str(tmp_path / "part.ledger"), writer="the test") as ledger:
        taken = [each for each in load_wide(str(part), ledger) if isinstance(each, Finding)]
        assert len(taken) == parquet.read_table(part).num_rows
    rows = tables_of(here)["articles"].to_pylist()
    day = sorted(row["published"] for row in rows if row["published"])[len(rows) // 2][:10]
    with Ledger.open_to_write(str(tmp_path / "days.ledger"), writer="the test") as ledger:
        some = list(load_wide(str(here), ledger, Wanted(since=day, language="id")))
        wanted = [row for row in rows if (row["published"] or "") >= day and row["language"] == "id"]
        assert 0 < len(some) == len(wanted) < len(rows)
        assert ledger.rejects() == ()


def test_a_folder_without_results_is_told(tmp_path: Path) -> None:
    with Ledger.open_to_write(str(tmp_path / "a.ledger"), writer="the test") as ledger, pytest.raises(InputError):
        list(load_wide(str(tmp_path), ledger))


@pytest.mark.slow
@needs_daft
def test_daft_on_this_machine_gives_the_same(here: Path, corpus: Path, tmp_path: Path) -> None:
    check_engine("daft", here, corpus, tmp_path / "out")


CLUSTER = """
import sys
import ray
from ray.cluster_utils import Cluster

cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 2})
cluster.add_node(num_cpus=2)
ray.init(address=cluster.address)
assert len(ray.nodes()) == 2
from saksi.kinds import Settings
from saksi.wide.run import read_wide

for done in read_wide([sys.argv[1]], sys.argv[2], Settings(workers=2), engine="ray", part_bytes=int(sys.argv[3])):
    print(done.name)
"""


@pytest.mark.slow
@needs_daft
@needs_ray
def test_a_cluster_of_two_machines_gives_the_same(here: Path, corpus: Path, tmp_path: Path) -> None:
    check_engine("ray", here, corpus, tmp_path / "out")


def check_engine(engine: Engine, here: Path, corpus: Path, out: Path) -> None:
    """Row by row the same tables, parts in any order. In a process of its own: Daft has one runner all its life."""
    told = CLUSTER
    if engine == "daft":
        told = told[told.index("from saksi.kinds") :].replace('"ray"', '"daft"')
        told = f"import sys\n{told}"
    # A process that an engine starts reads the script again, so it is a file, with a guard.
    script = out.parent / "script.py"
    script.write_text("if __name__ == '__main__':\n" + textwrap.indent(told, "    "))
    ran = subprocess.run(
        [sys.executable, script, corpus, out, str(SMALL)], capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert len(list((out / "done").iterdir())) > 3
    expected, found = tables_of(here), tables_of(out)
    assert {name: expected[name] == found[name] for name in SCHEMAS} == dict.fromkeys(SCHEMAS, True)


def test_reading_a_part_twice_gives_the_same_files(corpus: Path, tmp_path: Path) -> None:
    from saksi.wide.plan import Part
    from saksi.wide.store import Store

    part = Part("000001", tuple(file for file, _ in list_files([str(corpus)]))[:8])
    held = []
    for _ in range(2):
        read_part(part, Store(str(tmp_path)), SETTINGS)
        held.append({name: (tmp_path / name / "000001.parquet").read_bytes() for name in SCHEMAS})
    assert held[0] == held[1]
