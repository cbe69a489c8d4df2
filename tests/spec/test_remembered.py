"""A decoded spec in the cache is what decoding gives; anything else is decoded again."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache import Cache
from generator.packing import Packer
from generator.spec import committed, remembered
from generator.spec.committed import read_committed
from generator.spec.decode import Decoded
from generator.spec.encode import encode
from generator.spec.remembered import remember_decoded
from tests.spec.test_codec import API, SAMPLES


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """A cache that has the spec which is in the folder."""
    write(tmp_path, encode(API))
    cache = Cache(tmp_path / ".cache", "this")
    remember_decoded(encode(API), API, cache)
    return cache


def is_decoded(folder: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch, *, samples: bool = False) -> bool:
    """Whether the spec of a folder is decoded; what is read is the same as without a cache."""
    calls: list[object] = []
    expected = read_committed(folder, "specs", samples=samples)

    def counted(*arguments: object, **options: object) -> Decoded:
        calls.append(arguments)
        return Decoded(expected.api, expected.findings)

    with monkeypatch.context() as patch:
        patch.setattr(committed, "decode", counted)
        assert read_committed(folder, "specs", samples=samples, cache=cache) == expected
    return bool(calls)


def test_the_spec_that_is_remembered_is_not_decoded(
    tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_decoded(tmp_path, cache, monkeypatch)
    write(tmp_path, {SAMPLES: "["})
    assert not is_decoded(tmp_path, cache, monkeypatch), "samples are no part of it"
    assert is_decoded(tmp_path, cache, monkeypatch, samples=True)


def test_another_spec_is_decoded(tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    files = encode(API)
    for change in (
        {"api.yaml": f"{files['api.yaml']}more: 1\n"},
        {"models.yaml": files["models.yaml"].replace("Id:", "Nr:", 1)},
        {"more.yaml": "more"},
    ):
        write(tmp_path, {**files, **change})
        assert is_decoded(tmp_path, cache, monkeypatch), change


@pytest.mark.parametrize("content", [b"", b"x", Packer(()).pack("no spec")])
def test_what_is_no_spec_is_not_used(
    tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    cache.keep(remembered._key(encode(API), cache), content)
    assert is_decoded(tmp_path, cache, monkeypatch)
    assert is_decoded(tmp_path, Cache(), monkeypatch)
