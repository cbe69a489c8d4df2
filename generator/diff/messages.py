"""The bodies of two operations: what is sent, and what comes back under each status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generator.diff.model import Comparison, Difference, Direction, RecordPair, need, together
from generator.diff.properties import ADDED, CHANGED, REMOVED, Property, compare_properties, values_changed
from generator.diff.records import Records, properties
from generator.diff.text import text_changed
from generator.diff.types import Relation, TypeDifference, combined, compare_types
from generator.http_message import is_success
from generator.overrides.places import Place
from generator.spec.model import Api, Operation, RequestBody, Response
from generator.spec.types import UNKNOWN, Ref, to_text


def compare_requests(old: Operation, new: Operation, records: Records) -> Comparison:
    """The differences of what is sent in the body."""
    before, after, place = old.body, new.body, str(Place("request", new.id))
    if before is None or after is None:
        if before is not None:
            gone = str(Place("request", old.id))
            return Comparison((Difference(REMOVED["request"], gone, _text(before), below="request"),))
        if after is not None:
            case = need(after.required)
            return Comparison((Difference(ADDED["request"], place, None, _text(after), case, below="request"),))
        return Comparison()
    around = (
        *_media_types(before.media_types, after.media_types, place, "request"),
        *text_changed(before.description, after.description, place, below="request"),
    )
    return together([Comparison(around), _bodies(old.id, before, new.id, after, records)])


def _bodies(old_id: str, before: RequestBody, new_id: str, after: RequestBody, records: Records) -> Comparison:
    """The differences between two bodies: by argument, where one side has arguments and the other has properties."""
    place = str(Place("request", new_id))
    needed: Relation = "same" if before.required == after.required else "narrower" if after.required else "wider"
    texts = _text(before), _text(after)
    sides = _arguments(records.old, old_id, before), _arguments(records.new, new_id, after)
    if "arguments" not in (before.form, after.form) or sides[0] is None or sides[1] is None:
        types = before.type or UNKNOWN, after.type or UNKNOWN
        found = compare_types(*types, records.same)
        return _whole("request", found, needed, place, "request", texts=texts)
    whole = _whole("request", TypeDifference(), needed, place, "request", texts=texts)
    return together([whole, _under("request", compare_properties("request", sides[0], sides[1], records.same))])


def _arguments(api: Api, operation: str, body: RequestBody) -> list[Property] | None:
    """The arguments of a body, or the properties of the record that it is; None for any other body."""
    if body.form == "arguments":
        return [Property(field, str(Place("argument", operation, field.name))) for field in body.fields]
    return properties(api, body.type.model) if isinstance(body.type, Ref) else None


def _text(body: RequestBody) -> str:
    text = to_text(body.type) if body.type is not None else "arguments" if body.fields else "unknown"
    return text + ", required" * body.required


def compare_responses(old: Operation, new: Operation, records: Records) -> Comparison:
    """The differences of what comes back, by status."""
    before, after = ({response.status: response for response in side.responses} for side in (old, new))
    found = [_only(old.id, gone, "status-removed") for status, gone in before.items() if status not in after]
    for status, response in after.items():
        if status in before:
            found.append(_response(before[status], response, str(Place("response", new.id, str(status))), records))
        else:
            found.append(_only(new.id, response, "status-added"))
    return together(found)


def _only(operation: str, response: Response, kind: Literal["status-removed", "status-added"]) -> Comparison:
    """A status that one side has."""
    place, at, text = str(Place("response", operation, str(response.status))), _at(response), _answer(response)
    if kind == "status-added":
        return Comparison((Difference(kind, place, None, text, below=at),))
    return Comparison(
        (Difference(kind, place, text, None, "success" if is_success(response.status) else "error", below=at),)
    )


def _at(response: Response) -> str:
    return f"response.{response.status}"


def _response(old: Response, new: Response, place: str, records: Records) -> Comparison:
    at = _at(new)
    around = (
        *_media_types(old.media_types, new.media_types, place, at),
        *text_changed(old.description, new.description, place, below=at),
    )
    texts = _answer(old), _answer(new)
    if old.type is not None and new.type is not None:
        null: Relation = "same" if old.nullable == new.nullable else "wider" if new.nullable else "narrower"
        body = _whole("response", compare_types(old.type, new.type, records.same), null, place, at, texts=texts)
    elif old.type is not None:
        body = Comparison((Difference(REMOVED["response"], place, texts[0], None, below=at),))
    elif new.type is not None:
        body = Comparison((Difference(ADDED["response"], place, None, texts[1], below=at),))
    else:
        body = Comparison()
    return together([Comparison(around), body])


def _answer(response: Response) -> str:
    text = "no body" if response.type is None else to_text(response.type)
    return text + " or null" * response.nullable


def _whole(
    direction: Direction, found: TypeDifference, flag: Relation, place: str, at: str, *, texts: tuple[str, str]
) -> Comparison:
    """The differences of a whole body. `flag` is what has become of it besides its type."""
    relation = combined([found.relation, flag])
    changed = [] if relation == "same" else [Difference(CHANGED[direction], place, *texts, relation, below=at)]
    values = values_changed(found, direction, place, below=at)
    pairs = tuple((at + mark, RecordPair(direction, old, new)) for mark, old, new in found.records)
    return Comparison((*changed, *values), pairs)


def _under(at: str, found: Comparison) -> Comparison:
    """The same with longer ways."""
    return Comparison(
        tuple(difference._replace(below=at + difference.below) for difference in found.differences),
        tuple((at + way, pair) for way, pair in found.pairs),
    )


def _media_types(old: tuple[str, ...], new: tuple[str, ...], place: str, at: str) -> Iterator[Difference]:
    """Media types ignore case (RFC 9110, section 8.3.1). Where a page names none, nothing is known to have changed."""
    before, after = ({"".join(text.lower().split()): text for text in side} for side in (old, new))
    if before and after:
        for key in before.keys() - after.keys():
            yield Difference("media-type-removed", place, before[key], below=at)
        for key in after.keys() - before.keys():
            yield Difference("media-type-added", place, None, after[key], below=at)
