"""The spec that stands in a folder is read, with or without samples; what is damaged says why."""

from __future__ import annotations

from pathlib import Path

from generator.spec.committed import Committed, read_committed
from generator.spec.encode import encode
from tests.spec.test_codec import API, SAMPLES


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def test_a_folder_without_a_spec(tmp_path: Path) -> None:
    assert read_committed(tmp_path / "none", "specs") == Committed()
    write(tmp_path, {"overrides.yaml": "overrides: []"})
    assert read_committed(tmp_path, "specs") == Committed()


def test_samples_are_read_if_they_are_wanted(tmp_path: Path) -> None:
    write(tmp_path, encode(API))
    assert read_committed(tmp_path, "specs", samples=True) == Committed(API)
    without = read_committed(tmp_path, "specs").api
    assert without is not None
    assert without.groups[0].operations[0].samples == ()
    write(tmp_path, {SAMPLES: "["})
    assert read_committed(tmp_path, "specs").api == without
    assert [str(f)[:52] for f in read_committed(tmp_path, "specs", samples=True).findings] == [
        "specs/samples/entities/contact.yaml:2:1: error[S101]"
    ]


def test_files_of_people_are_no_part_of_it(tmp_path: Path) -> None:
    write(tmp_path, {**encode(API), "overrides.yaml": "overrides: []"})
    assert read_committed(tmp_path, "specs").api is not None
    write(tmp_path, {"entities/notes.yaml": "[", "samples/notes.yaml": "["})
    for samples in (False, True):
        assert read_committed(tmp_path, "specs", samples=samples).api is not None


def test_what_is_damaged_says_why(tmp_path: Path) -> None:
    files = encode(API)
    write(tmp_path, {**files, "models.yaml": f"<<<<<<< ours\n{files['models.yaml']}"})
    read = read_committed(tmp_path, "specs")
    assert read.api is None
    assert [str(finding)[:34] for finding in read.findings] == ["specs/models.yaml:1:1: error[P007]"]
    (tmp_path / "api.yaml").unlink()
    assert [str(f)[:60] for f in read_committed(tmp_path, "specs").findings] == [
        "specs:1:1: error[S114] there is no `api.yaml` in the folder"
    ]
