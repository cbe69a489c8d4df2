"""The names of models that are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import count

from generator.diff.matching import match_models
from generator.spec.model import Api


def kept_models(pages: Api, committed: Api, released: Collection[str]) -> dict[str, str]:
    """Name that the pages give a model -> the name that it has, for each model where these differ.

    A model keeps the name that it has in the committed spec, unless that name, or the one that the pages give, is
    `released`. Where two models would have one name, a released one has it before one that keeps its name, and that one
    before one that is new; what remains without a name gets a number behind it.
    """
    keeps, freed = {}, set()
    for name, before in match_models(committed, pages).items():
        if name != before and {name, before}.isdisjoint(released):
            keeps[name] = before
        elif name != before:
            freed.add(name)
    while losers := {name for name, kept in keeps.items() if kept in freed}:
        freed |= losers
        keeps = {name: kept for name, kept in keeps.items() if name not in losers}
    used = {*keeps.values(), *(model.name for model in pages.models)}
    numbered: dict[str, str] = {}
    for name in sorted({*keeps.values()} & {model.name for model in pages.models} - keeps.keys()):
        numbered[name] = next(free for number in count(2) if (free := f"{name}{number}") not in used)
        used.add(numbered[name])
    return keeps | numbered


def without_overrides(committed: Api, given: Mapping[str, str]) -> dict[str, str]:
    """Name in the committed spec -> the name that it had before an override. `given` is new name -> name before."""
    return {
        new: before
        for new, before in given.items()
        if new in committed.models_by_name and before not in committed.models_by_name
    }
