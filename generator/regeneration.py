"""What a run finds beside the run before it, whose spec and lock are in the folder of specs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from generator.config import Settings, display_page, display_path, overrides_file
from generator.findings import Finding, Span
from generator.inference.infer import Inference
from generator.inference.outvoted import Outvoted, outvoted
from generator.listing import shortened
from generator.lock.changes import retyped, since
from generator.lock.model import LOCK_FILE, Input, Lock, read_lock
from generator.lock.rules import LOST, NO_EFFECT, UNREADABLE_LOCK
from generator.loss import Loss, losses
from generator.spec.committed import read_committed
from generator.spec.encode import group_paths
from generator.spec.model import Api
from generator.spec.samples import SampleCount, count_samples, counts_in_file, samples_path

OnLoss = Literal["refuse", "accept", "ignore"]
"""What to do where more of the spec on disk would be lost than the budget allows; "ignore": do not look for it."""

_MOST_NAMES = 10
"""How many names of what is lost a message has; the others are counted."""


def findings_beside(
    settings: Settings,
    inference: Inference,
    api: Api,
    specs: Mapping[str, str],
    inputs: Lock,
    *,
    committed: Api | None,
    on_loss: OnLoss,
) -> Iterator[Finding]:
    """The findings about this run, which makes a spec from these inputs, and the one before it.

    `committed` is the spec on disk, if it has been read.
    """
    lock = read_lock(Path(settings.specs))
    edited: Collection[str] = ()
    if isinstance(lock, Mapping):
        edited = since(lock, inputs).pages.keys()
        yield from _without_effect(inference, retyped(lock, inputs))
    elif lock == "unreadable":
        message = "the lock is damaged or of another version: `sdkgen generate` writes it anew"
        yield Finding(UNREADABLE_LOCK, message, Span(display_path(f"{settings.specs}/{LOCK_FILE}")))
    for loss in _losses(settings, api, specs, committed):
        if loss.exceeds(settings.max_loss, settings.max_lost):
            finding = _lost(settings, loss, edited, inputs)
            yield finding if on_loss == "refuse" else replace(finding, level="info")


def _without_effect(inference: Inference, pages: Collection[str]) -> Iterator[Finding]:
    """A finding for each of these pages that names types in vain."""
    found: dict[str, list[Outvoted]] = defaultdict(list)
    for one in outvoted(inference, pages) if pages else ():
        found[one.span.path].append(one)
    for each in found.values():
        first, *more = sorted(each, key=lambda one: one.span)
        others = f"; the same holds for {len(more):,} more on the page" if more else ""
        message = (
            f"the page was edited, and `{first.stated}` for `{first.name}` has no effect: "
            f"`{first.used}` is used, as {_places(first)}{others}"
        )
        related = [(place, f"`{first.used}` for `{first.name}`") for place in first.places]
        related += [(one.span, f"`{one.used}` is used for `{one.name}`, as {_places(one)}") for one in more]
        yield Finding(NO_EFFECT, message, first.span, tuple(related))


def _places(one: Outvoted) -> str:
    match one.others:
        case 0:
            return "properties of this name have elsewhere"
        case 1:
            return "one other place says"
        case count:
            return f"{count:,} other places say"


def _losses(settings: Settings, api: Api, specs: Mapping[str, str], committed: Api | None) -> Iterable[Loss]:
    """What is lost of the spec on disk; nothing where there is none, or none that can be read."""
    folder = Path(settings.specs)
    if all(_text(folder / path) == text for path, text in specs.items()):
        return ()
    if committed is None:
        display, without = display_path(settings.specs), [overrides_file(settings)]
        committed = read_committed(folder, display, without, cache=settings.cache).api
    return losses(committed, api, _samples(folder, committed, api, specs)) if committed else ()


def _samples(folder: Path, committed: Api, api: Api, specs: Mapping[str, str]) -> Mapping[str, SampleCount]:
    """How many samples each operation has on disk. A file that stays as it is need not be read for that."""
    counts = {operation.id: count_samples(operation) for _, operation in api.operations()}
    found: dict[str, SampleCount] = {}
    for group, path in zip(committed.groups, map(samples_path, group_paths(committed.groups)), strict=True):
        text = _text(folder / path)
        if text == specs.get(path):
            found |= {o.id: counts[o.id] for o in group.operations if o.id in counts}
        else:
            found |= counts_in_file(text or "")
    return found


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return None


def _lost(settings: Settings, loss: Loss, edited: Collection[str], inputs: Lock) -> Finding:
    """The finding about a loss: with what is lost, and the pages, those first that were edited or are gone."""
    names = sorted(loss.pages)
    by_page: dict[str, list[str]] = defaultdict(list)
    for name in names:
        shown = sorted(loss.pages[name])
        for page in [page for page in shown if page in edited] or shown[:1]:
            by_page[page].append(name)
    pages = sorted(by_page, key=lambda page: (page not in edited, page))
    message = (
        f"{loss.lost:,} of {loss.total:,} {loss.kind} of the spec on disk would be lost, {loss.lost / loss.total:.1%}: "
        f"{shortened([f'`{name}`' for name in names], _MOST_NAMES)}; correct the pages, or give `--accept-loss`"
    )
    places = []
    for page in pages:
        state = "" if Input("page", page) in inputs else "no operation is read from this page: "
        places.append((Span(display_page(settings, page)), f"{state}{shortened(by_page[page], 3)}"))
    return Finding(LOST, message, Span(display_path(settings.specs)), tuple(places), places=max(2, loss.lost))
