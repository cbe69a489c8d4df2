"""Decoded specs in the cache: the spec on disk is what the last run wrote, and decoding it takes as long as a stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.cache import Cache
from generator.packing import NotPackedError, Packer, dataclasses_in
from generator.spec import model, types
from generator.spec.model import Api
from generator.spec.samples import is_samples_file, without_samples

PACKER = Packer(dataclasses_in(model, types))
"""For an `Api`."""


def remember_decoded(files: Mapping[str, str], api: Api, cache: Cache) -> None:
    """Keep what `decode` makes of the files of a spec without samples. A spec with findings is not to be kept."""
    groups = tuple(without_samples(group) for group in api.groups)
    cache.keep(_key(files, cache), PACKER.pack(replace(api, groups=groups)))


def remembered(files: Mapping[str, str], cache: Cache) -> Api | None:
    """What `decode` makes of these files without samples, if an earlier run has kept it."""
    content = cache.find(_key(files, cache))
    if content is None:
        return None
    try:
        found = PACKER.unpack(content)
    except NotPackedError:
        return None
    return found if isinstance(found, Api) else None


def _key(files: Mapping[str, str], cache: Cache) -> str:
    shown = sorted((path, text) for path, text in files.items() if not is_samples_file(path))
    return cache.key("spec", *(part for pair in shown for part in pair))
