"""Enumerations that samples show: a string whose values are always written like the names of constants.

Such a value is one or more words without blanks between them, with a capital letter (`Active`, `NotStarted`, `IN_USE`).
Names of people and places are written like that too, so something must speak for a choice from a list, and nothing in
the description against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import naming
from generator.inference.evidence import EvidenceNode
from generator.inference.sentences import Sentences
from generator.spec.types import STRING, OpenEnum, Scalar, Type

_CONSTANT = re.compile(r"(?=.{2,60}\Z)(?=[^A-Z]*[A-Z])[A-Za-z]{2,}\d{0,2}(?:_?[A-Za-z]{2,}\d{0,2})*\Z")
"""Words of two or more letters; a number may follow each. An id or a token has single letters between its digits."""
_COMPOUND = re.compile(r"(?:[A-Z][a-z]{2,}){2,}\Z|[A-Z]{2,}(?:_[A-Z]{2,})+\Z")
"""Two or more words in one: an identifier of a program, and no word of a text."""


def known_values(nodes: Sequence[EvidenceNode], sentences: Sentences) -> Type:
    """The open enumeration that a string property of these nodes is; a plain string where it is none.

    Any of three things speaks for a choice from a list: a word for one in the name or the description of the property
    (`status`), a value that is a compound, or values that recur on other pages, where texts would differ.
    """
    shown = {(node.page.id, value) for node in nodes for value in node.strings}
    values = {value for _, value in shown}
    if not values or not all(map(_CONSTANT.match, values)):
        return STRING
    descriptions = {_description(node) for node in nodes}
    if any(sentences.denies("enumeration", text) for text in descriptions):
        return STRING
    stated = any(sentences.states("enumeration", text) for text in descriptions)
    pages = len({page for page, _ in shown})
    recurring = 2 * len(values) <= pages
    if stated or recurring or any(map(_COMPOUND.match, values)):
        return OpenEnum(tuple(sorted(values)))
    return STRING


def without_values(type_: Type) -> Type:
    """The type without the values that one property was seen with: they are not those of other properties."""
    return Scalar("string") if isinstance(type_, OpenEnum) else type_


def _description(node: EvidenceNode) -> str:
    """The words of the name, then what the page says: `sale status: The state of the sale`."""
    text = node.texts[0][0] if node.texts else ""
    return f"{' '.join(naming.words(node.property_name()))}: {text}"
