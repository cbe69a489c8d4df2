"""What an entry says about a changed part: what has changed, and what to write now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.http_message import is_success
from generator.release.model import Entry, Heading
from generator.release.operations import deprecated
from generator.release.parts import Part
from generator.release.wording import listed, methods_subject, rather_than
from generator.spec.types import Type, references
from generator.trusted import markdown_code

_MOST_VALUES = 10


def entry_of(part: Part) -> Entry | None:
    """The entry about one part; None where a caller of the client notices nothing."""
    found = _SENTENCES[part.kind](part)
    if found is None:
        return None
    heading, is_breaking, text = found
    return Entry(heading, part.title, is_breaking, f"{text[0].upper()}{text[1:]}", part.methods)


def field_entry(parts: Sequence[Part]) -> Entry:
    """The entry for properties of one model that were all added, or all removed, and that reach the same operations."""
    first, names = parts[0], parts[0].sides.new
    is_added = first.kind == "property-added"
    side = names if is_added else first.sides.old
    attributes = []
    for part in parts:
        owner = part.place.owner
        type_ = side.type_at(part.place)
        code = markdown_code(side.attribute(owner, part.place.name).rpartition(".")[2])
        attributes.append(f"{code} ({markdown_code(side.type(type_))})" if is_added and type_ is not None else code)
    class_ = markdown_code(side.class_of(first.place.owner))
    noun = "attribute" if len(parts) == 1 else "attributes"
    where = f"in {listed(first.directions)} of {methods_subject(names, first.operations)}"
    is_breaking = any(part.is_breaking for part in parts)
    if is_added and not is_breaking:
        return Entry(
            "Added", first.title, False, f"{class_} has the new {noun} {listed(attributes)}, {where}.", first.methods
        )
    if is_added:
        text = f"{class_} must now have the {noun} {listed(attributes)}, {where}. Set {_it(parts)} in what you send."
        return Entry("Changed", first.title, True, text, first.methods)
    gone = not any(names.has(part.place) for part in parts)
    verb = "is" if len(parts) == 1 else "are"
    advice = f"Remove the code that uses {_it(parts)}." if gone else _no_longer(first.directions, _it(parts))
    text = f"The {noun} {listed(attributes)} of {class_} {verb} no longer {where}. {advice}"
    return Entry("Removed", first.title, is_breaking, text, first.methods)


def _no_longer(directions: Sequence[str], it: str) -> str:
    verbs = [verb for name, verb in (("requests", "set"), ("responses", "read")) if name in directions]
    return f"Do not {' or '.join(verbs)} {it} there."


def _it(parts: Sequence[Part]) -> str:
    return "it" if len(parts) == 1 else "them"


_Sentence = tuple[Heading, bool, str] | None


def _removed(part: Part) -> _Sentence:
    if part.place.kind == "response":
        return "Removed", True, f"{part.who()} no longer returns a value. Do not use the result."
    return "Removed", True, f"{part.name()} is removed. {_write(part)}"


def _added(part: Part) -> _Sentence:
    new = part.types()[1]
    if part.place.kind == "response":
        return "Added", False, f"{part.who()} now returns {markdown_code(_code(part, new, 1))}."
    verb = "take" if len(part.operations) > 1 else "takes"
    argument = part.sides.new.argument(part.place.owner, part.place.kind, part.place.name)
    if argument is None:
        return "Added", part.is_breaking, f"{part.name()} is new."
    what = f"{markdown_code(argument.name)} ({markdown_code(_code(part, new, 1))})"
    if part.is_breaking:
        need = "need" if len(part.operations) > 1 else "needs"
        return "Changed", True, f"{part.who()} now {need} the argument {what}. {_write(part)}"
    return "Added", False, f"{part.who()} {verb} the new argument {what}."


def _need_changed(part: Part) -> _Sentence:
    if part.is_breaking:
        return "Changed", True, f"{part.name()} must now be given. {_write(part)}"
    return "Changed", False, f"{part.name()} may now be left out."


def _type_changed(part: Part) -> _Sentence:
    before, after = part.types()
    was, now = (_code(part, type_, side) for side, type_ in enumerate((before, after)))
    if was == now:
        return _flags_changed(part)
    old_text, new_text = markdown_code(was), markdown_code(now)
    has_record, had_record = _has_record(after), _has_record(before)
    reads = "responses" in part.directions
    is_breaking = part.is_breaking or (reads and has_record != had_record)
    takes = "is now" if part.is_of_model or part.place.kind == "response" else "now takes"
    text = f"{part.name()} {takes} {new_text}, not {old_text}."
    if part.is_documentation:
        text = f"{part.name()} is now known to be {new_text}; it was {old_text}."
        if "Any" in now and "Any" not in was:
            text = f"{part.name()} {takes} {new_text}, not {old_text}: its type is no longer documented in full."
    if part.is_of_model:
        text += f" This concerns {listed(part.directions)} of {methods_subject(part.sides.new, part.operations)}."
    if reads and has_record and not had_record:
        text += " Where it was read as a dictionary, read the attributes of the record."
    elif reads and had_record and not has_record:
        text += " Where attributes of the record were read, read the keys of a dictionary."
    elif is_breaking and part.place.kind == "response":
        text += " Code that uses the result must follow."
    elif is_breaking and not part.is_of_model:
        text += f" {_write(part)}"
    elif is_breaking:
        text += " Code that sets or reads it must follow."
    return "Changed", is_breaking, text


def _flags_changed(part: Part) -> _Sentence:
    """What has changed of a part besides its type, as far as a caller notices it."""
    before, after = part.texts()
    for flag, came, went in (
        (", required", "must now be given", "may now be left out"),
        (", read-only", "is now read-only: what is sent is ignored", "can now be set"),
        (" or null", "may now be `None`", "is never `None` now"),
    ):
        if (flag in before) != (flag in after):
            text = f"{part.name()} {came if flag in after else went}."
            if part.is_breaking:
                text += " Test for it before you use it." if flag == " or null" else _advice(part, flag)
            return "Changed", part.is_breaking, text
    if part.is_documentation:
        return None  # the client is the same
    return "Changed", part.is_breaking, f"{part.name()} is now documented as {markdown_code(after)}."


def _advice(part: Part, flag: str) -> str:
    if flag == ", read-only":
        return " Do not set it."
    return " Set it in what you send." if part.is_of_model else f" {_write(part)}"


def _write(part: Part) -> str:
    old, new = part.calls()
    if old == new:
        return "Pass what the new type asks for." if part.kind.endswith("type-changed") else "Leave it out."
    advice = rather_than(old, new)
    return f"For example: {advice[0].lower()}{advice[1:]}" if len(part.operations) > 1 else advice


def _code(part: Part, type_: Type | None, side: int) -> str:
    names = (part.sides.old, part.sides.new)[side]
    return names.type(type_) if type_ is not None else part.texts()[side].partition(", ")[0] or "Any"


def _has_record(type_: Type | None) -> bool:
    return type_ is not None and any(True for _ in references(type_))


def _status(part: Part) -> _Sentence:
    status = part.place.name
    is_new, many = part.kind == "status-added", len(part.operations) > 1
    if is_success(int(status)):
        if is_new:
            return "Changed", False, f"{part.who()} may now be answered with status {status}."
        verb = "are" if many else "is"
        return "Removed", True, f"{part.who()} {verb} no longer answered with status {status}."
    if is_new:
        return "Changed", False, f"{part.who()} may now fail with status {status}."
    return "Changed", False, f"{part.who()} {'are' if many else 'is'} no longer documented to fail with {status}."


def _media_type(part: Part) -> _Sentence:
    before, after = (markdown_code(text) if text else "" for text in part.texts())
    many = len(part.operations) > 1
    sends = part.place.kind == "request"
    verb = ("take" if sends else "return") + ("" if many else "s")
    if after:
        return "Added", False, f"{part.who()} {verb} {after} too."
    return "Removed", True, f"{part.who()} no longer {verb} {before}."


def _values(part: Part) -> _Sentence:
    is_new = part.kind == "enum-value-added"
    values = sorted({(change.after if is_new else change.before) or "" for change in part.changes})
    shown = listed([markdown_code(value) for value in values[:_MOST_VALUES]], _more(len(values) - _MOST_VALUES))
    noun = "value" if len(values) == 1 else "values"
    if is_new:
        return "Added", False, f"{part.name()} has the new known {noun} {shown}."
    if part.is_breaking:
        return "Removed", True, f"{part.name()} no longer takes the {noun} {shown}. Pass another value."
    return "Changed", False, f"{part.name()} no longer has the known {noun} {shown}."


def _more(number: int) -> str:
    return f"{number:,} more" if number > 0 else ""


def _deprecated(part: Part) -> _Sentence:
    subject = part.who() if part.place.kind == "operation" else part.name()
    entry = deprecated(part.changes[0], subject, part.title)
    return entry.heading, entry.is_breaking, entry.text


_SENTENCES: Mapping[str, Callable[[Part], _Sentence]] = {
    "parameter-removed": _removed,
    "parameter-type-changed": _type_changed,
    "parameter-required-changed": _need_changed,
    "parameter-added": _added,
    "property-removed": _removed,
    "property-type-changed": _type_changed,
    "property-added": _added,
    "status-removed": _status,
    "status-added": _status,
    "media-type-removed": _media_type,
    "media-type-added": _media_type,
    "enum-value-removed": _values,
    "enum-value-added": _values,
    "deprecated": _deprecated,
}
