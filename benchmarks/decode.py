"""Decode speed: the client's models against plain pydantic models of the same shape, alternating in one process.

Two documents are decoded: one record, and a list of such records (25 MB), in which one row has one value of a wrong
type or none has.

Run `python -m benchmarks.decode [PAGE]`. PAGE is an endpoint page with a response sample (default: a record of 57
properties from `../shared/corpus/seeds`). The models of both sides are made from that sample: same classes, fields
and aliases; the plain side has `BaseModel`, `datetime` and `float`. Prints medians in microseconds and the ratio.
"""

from __future__ import annotations

import importlib
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, create_model

from generator.naming import pascal, snake
from generator.runtime import _model as runtime
from generator.runtime._model import wire_name

DEFAULT = Path(__file__).parents[2] / "shared/corpus/seeds/v1AppointmentAgent_AcceptRejected.md"
ROUNDS, CALLS = 80, 100
LIST_BYTES, LIST_ROUNDS = 25_000_000, 5

OURS = """from typing import Annotated, Any
from pydantic import Field
from generator.runtime._model import Model as Base, Number
from generator.runtime._timestamp import Timestamp
"""
PLAIN = """from datetime import datetime as Timestamp
from typing import Annotated, Any
from pydantic import BaseModel as Base, Field
Number = float
"""


def sample(page: Path) -> str:
    """The JSON body of the response sample of a page."""
    fence = re.search(r"```http_\n.*?\n\n(.*?)```", page.read_text(encoding="utf-8-sig"), re.DOTALL)
    if fence is None:
        raise SystemExit(f"{page} has no response sample")
    return fence[1]


class Classes:
    """Model classes for a JSON value: objects are records, unless their keys say that they are maps."""

    def __init__(self) -> None:
        self.bodies: dict[str, list[tuple[str, str]]] = {}

    def annotation(self, name: str, value: Any) -> str:
        match value:
            case bool() | int():
                return type(value).__name__
            case float():
                return "Number"
            case str():
                return "Timestamp" if re.match(r"\d{4}-\d\d-\d\dT", value) else "str"
            case [first, *_]:
                return f"list[{self.annotation(name + 'Item', first)}]"
            case dict() if value and all(re.match(rf"(?!{name}\d)[A-Z]\w*\Z", key) for key in value):
                return self.record(name, value)
            case {**items} if items:
                return f"dict[str, {self.annotation(name + 'Value', next(iter(items.values())))}]"
        return "Any"

    def record(self, name: str, value: dict[str, Any]) -> str:
        fields = [(key, self.annotation(key, item)) for key, item in value.items()]
        for known, body in self.bodies.items():
            if body == fields:
                return known
        class_name = pascal(name)
        while class_name in self.bodies:
            class_name += "_"
        self.bodies[class_name] = fields
        return class_name

    def source(self, head: str, aliased: Callable[[str], bool]) -> str:
        lines = [head]
        for name, fields in self.bodies.items():
            lines.append(f"class {name}(Base):")
            for key, annotation in fields:
                optional = f"{annotation} | None"
                spelt = f'Annotated[{optional}, Field(alias="{key}")]' if aliased(key) else optional
                lines.append(f"    {snake(key)}: {spelt} = None")
        return "\n".join(lines) + "\n"


def load(folder: Path, classes: Classes) -> tuple[Any, Any, float, float]:
    """Import both sides, freshly written; gives the modules and how many seconds each took to import."""
    package = folder / "decode_bench"
    package.mkdir()
    sys.path.insert(0, str(folder))
    (package / "ours.py").write_text(classes.source(OURS, lambda key: wire_name(snake(key)) != key))
    (package / "plain.py").write_text(classes.source(PLAIN, lambda key: True))
    create_model("Warm", field=(int, 0))  # so that neither side pays for what pydantic imports at its first class
    start = time.perf_counter()
    ours_module = importlib.import_module("decode_bench.ours")
    between = time.perf_counter()
    plain_module = importlib.import_module("decode_bench.plain")
    return ours_module, plain_module, between - start, time.perf_counter() - between


def medians(calls: dict[str, Callable[[], object]], rounds: int = ROUNDS, repeats: int = CALLS) -> dict[str, float]:
    """Microseconds a call: the median of many rounds, each of which runs every contestant."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            start = time.perf_counter()
            for _ in range(repeats):
                call()
            taken[name].append((time.perf_counter() - start) / repeats)
    return {name: statistics.median(times) * 1e6 for name, times in taken.items()}


def list_medians(ours: Any, plain: Any, value: dict[str, Any]) -> dict[str, float]:
    """Microseconds to decode a list of records: plain, ours, and ours with one value of a wrong type in the middle."""
    row = json.dumps(value)
    rows = [row] * (LIST_BYTES // len(row))
    good = f"[{','.join(rows)}]".encode()
    name = next(iter(value))
    rows[len(rows) // 2] = json.dumps({**value, name: 0 if isinstance(value[name], str) else "wrong"})
    bad = f"[{','.join(rows)}]".encode()
    adapter, list_type = TypeAdapter(list[plain]), list[ours]
    if runtime.decode(list_type, good)[1] or len(runtime.decode(list_type, bad)[1]) != 1:
        raise SystemExit("the list does not have one problem")
    calls: dict[str, Callable[[], object]] = {
        "plain decode": lambda: adapter.validate_json(good),
        "our decode": lambda: runtime.decode(list_type, good),
        "one wrong value": lambda: runtime.decode(list_type, bad),
    }
    return medians(calls, LIST_ROUNDS, 1)


def main() -> None:
    text = sample(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
    value, data = json.loads(text), text.encode()
    classes = Classes()
    root = classes.record("Root", value)
    with tempfile.TemporaryDirectory() as folder:
        ours, plain, ours_import, plain_import = load(Path(folder), classes)
        ours_root, plain_root = getattr(ours, root), getattr(plain, root)
        wrong = json.dumps({**value, next(iter(value)): 0, "Unknown": {"a": 1}}).encode()

        start = time.perf_counter()
        record, problems = runtime.decode(ours_root, data)
        first = time.perf_counter() - start
        if problems or runtime.encode(record) != value:
            raise SystemExit(f"the sample does not come back whole: {problems}")
        runtime.decode(ours_root, wrong)

        plain_record = plain_root.model_validate_json(data)
        result = medians(
            {
                "plain decode": lambda: plain_root.model_validate_json(data),
                "our decode": lambda: runtime.decode(ours_root, data),
                "json.loads": lambda: json.loads(data),
                "our decode, one wrong type": lambda: runtime.decode(ours_root, wrong),
                "plain encode": lambda: plain_record.model_dump_json(by_alias=True, exclude_unset=True),
                "our encode": lambda: runtime.encode_json(record),
            }
        )
        rows = list_medians(ours_root, plain_root, value)
    fields = sum(map(len, classes.bodies.values()))
    print(f"{len(classes.bodies)} classes, {fields} fields, {len(data):,} bytes of JSON")
    print(f"import of the classes: plain {plain_import * 1e3:.1f} ms")
    print(f"import of the classes: ours  {ours_import * 1e3:.1f} ms, and {first * 1e3:.1f} ms at first use")
    for name, microseconds in result.items():
        print(f"{name:28}{microseconds:9.1f} us")
    print(f"decode, ours / plain: {result['our decode'] / result['plain decode']:.2f}")
    print(f"encode, ours / plain: {result['our encode'] / result['plain encode']:.2f}")
    print(f"a list of {LIST_BYTES / 1e6:.0f} MB")
    for name, microseconds in rows.items():
        print(f"{name:28}{microseconds / 1e3:9.1f} ms")
    print(f"list, ours / plain: {rows['our decode'] / rows['plain decode']:.2f}")
    print(f"list, one wrong value / none: {rows['one wrong value'] / rows['our decode']:.2f}")


if __name__ == "__main__":
    main()
