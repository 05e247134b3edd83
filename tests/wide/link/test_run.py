"""Linking by Daft: the links and measures of one process, resumable, on one machine and on a cluster."""

import importlib.util
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from pyarrow import parquet

from saksi.errors import InputError
from saksi.kinds import Link, Measure
from saksi.ledger.ledger import Ledger
from saksi.wide.link.run import link_wide
from saksi.wide.link.schema import LINKED, row_link
from saksi.wide.load import load_links, load_wide

OneRun = tuple[tuple[Link, ...], list[Measure]]
needs_daft = pytest.mark.skipif(importlib.util.find_spec("daft") is None, reason="Daft is not installed")
needs_ray = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed")

DAFT = """
import sys
from saksi.wide.link.run import link_wide

for step in link_wide(sys.argv[1], runner=sys.argv[2], workers=2):
    print(step.name)
"""
CLUSTER = """
import ray
from ray.cluster_utils import Cluster

cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 2})
cluster.add_node(num_cpus=2)
ray.init(address=cluster.address)
assert len(ray.nodes()) == 2
"""


def test_a_folder_without_results_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no results"):
        list(link_wide(str(tmp_path)))


def test_links_of_other_articles_are_not_taken(results: Path, tmp_path: Path) -> None:
    with Ledger.open_to_write(str(tmp_path / "a.ledger"), writer="the test") as ledger:
        list(load_wide(str(results), ledger))
        assert not load_links(str(results), ledger)
        assert not ledger.is_linked()


@pytest.mark.slow
@needs_daft
def test_daft_finds_what_one_process_finds_and_goes_on_where_it_stopped(
    results: Path, linked_in_one: OneRun, tmp_path: Path
) -> None:
    out = tmp_path / "results"
    shutil.copytree(results, out)
    steps = run_link(out, DAFT, "daft")
    check(out, linked_in_one)
    (out / "linking" / f"{steps[-2]}.done").unlink()
    assert run_link(out, DAFT, "daft") == [steps[-2]]
    assert run_link(out, DAFT, "daft") == []
    check(out, linked_in_one)
    with Ledger.open_to_write(str(tmp_path / "a.ledger"), writer="the test") as ledger:
        list(load_wide(str(out), ledger))
        assert load_links(str(out), ledger)
        assert ledger.is_linked()
        assert sorted(map(strip, ledger.links())) == sorted(map(strip, linked_in_one[0]))
        assert list(ledger.measures()) == linked_in_one[1]
    shutil.copy(next((out / "done").iterdir()), out / "done" / "999999.json")
    assert run_link(out, DAFT, "daft") == steps


@pytest.mark.slow
@needs_daft
@needs_ray
def test_a_cluster_of_two_machines_finds_the_same(results: Path, linked_in_one: OneRun, tmp_path: Path) -> None:
    out = tmp_path / "results"
    shutil.copytree(results, out)
    run_link(out, CLUSTER + DAFT, "ray")
    check(out, linked_in_one)


def run_link(out: Path, told: str, runner: str) -> list[str]:
    """Link in a process of its own, since Daft has one runner all its life; gives the steps that were done."""
    script = out.parent / "script.py"
    # A process that an engine starts reads the script again, so it is a file, with a guard.
    script.write_text("if __name__ == '__main__':\n" + textwrap.indent(told, "    "))
    command = [sys.executable, str(script), str(out), runner]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return [line for line in ran.stdout.splitlines() if line.isalpha()]


def check(out: Path, linked_in_one: OneRun) -> None:
    """The same links, but for how much two articles of a story share, which leans on the names of the block."""
    links, measures = linked_in_one
    found = {name: parquet.read_table(out / name) for name in LINKED}
    told = [row_link(row) for row in found["links"].to_pylist()]
    assert sorted(map(strip, told)) == sorted(map(strip, links))
    ordered = found["measures"].sort_by([("first", "ascending"), ("at", "ascending")])
    assert ordered["measure"].to_pylist() == [measure.id for measure in measures]
    assert ordered["lower"].to_pylist() == [measure.lower for measure in measures]
    assert found["origins"].num_rows == sum(len(measure.origins) for measure in measures)
    assert found["counted"].num_rows == sum(len(measure.figures) for measure in measures)


def strip(link: Link) -> tuple[str, ...]:
    is_story = link.kind == "same-story"
    return (link.kind, link.a, link.b, *(() if is_story else (link.reason, str(link.a_span), str(link.b_span))))
