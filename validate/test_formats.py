"""Each export, held against the programs that it is made for."""

import json
import subprocess
import sys
from pathlib import Path

from followthemoney import model
from followthemoney.types import registry
from frictionless import Resource
from warcio.archiveiterator import ArchiveIterator


def test_followthemoney_takes_every_entity_and_changes_none(exported: Path) -> None:
    lines = (exported / "all.ftm.json").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    entities = [model.get_proxy(line, cleaned=True) for line in told]
    schemas = {entity.schema.name for entity in entities}
    assert {"Article", "Person", "Mention", "Note", "Event"} <= schemas
    for entity, line in zip(entities, told, strict=True):
        entity.schema.validate(entity.to_dict())
        for prop, value in entity.itervalues():
            assert prop.type.validate(value), f"{entity.schema.name}.{prop.name}: {value!r}"
        assert {name: sorted(values) for name, values in entity.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in line["properties"].items()
        }


def test_no_entity_of_followthemoney_leads_nowhere(exported: Path) -> None:
    told = [json.loads(line) for line in (exported / "all.ftm.json").read_text(encoding="utf-8").splitlines()]
    schema_of = {line["id"]: model.get(line["schema"]) for line in told}
    assert len(schema_of) == len(told)
    for line in told:
        for name, values in line["properties"].items():
            prop = model.get(line["schema"]).get(name)
            if prop.type == registry.entity:
                assert all(schema_of[value].is_a(prop.range) for value in values), (line["schema"], name)


def test_wacz_finds_the_bundle_valid(exported: Path) -> None:
    command = [str(Path(sys.executable).with_name("wacz")), "validate", "-f", str(exported / "all.wacz")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Validation Succeeded" in ran.stdout + ran.stderr or "Valid" in ran.stdout + ran.stderr


def test_warcio_reads_the_pages_and_finds_their_digests_right(exported: Path, tmp_path: Path) -> None:
    import hashlib
    import zipfile

    with zipfile.ZipFile(exported / "all.wacz") as bundle:
        path = bundle.extract("archive/data.warc.gz", tmp_path)
        shas = {json.loads(line)["sha256"] for line in bundle.read("claims/claims.jsonl").splitlines()}
    seen = set()
    with Path(path).open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            data = record.content_stream().read()
            seen.add(hashlib.sha256(data).hexdigest())
            assert record.rec_headers["X-Saksi-SHA256"] == hashlib.sha256(data).hexdigest()
    assert seen == shas


def test_the_list_of_files_is_a_data_package(exported: Path, tmp_path: Path) -> None:
    import zipfile

    from frictionless import Package

    with zipfile.ZipFile(exported / "all.wacz") as bundle:
        bundle.extractall(tmp_path)
    package = Package(str(tmp_path / "datapackage.json"))
    assert package.to_descriptor()["resources"]
    for resource in package.resources:
        assert (tmp_path / str(resource.path)).stat().st_size == resource.bytes


def test_frictionless_finds_the_tables_well_formed(exported: Path) -> None:
    for name in ("all.csv", "all.events.csv"):
        report = Resource(path=name, basepath=str(exported), encoding="utf-8-sig").validate()
        assert report.valid, report.flatten(["type", "note"])
