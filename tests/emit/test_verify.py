"""Nothing is written when an operation was dropped, or when the package does not import."""

from __future__ import annotations

import pytest

from generator.emit.verify import DroppedOperationError, VerifyError, check_operations, verify_package
from generator.spec.model import Api, Group, Operation
from tests.sections import SECTIONS

OPERATIONS = tuple(Operation(id_, "GET", "/x", "x.md") for id_ in ("v1A", "v1A_b"))
API = Api("t", "1", (Group(("entities", "Task"), OPERATIONS),), sections=SECTIONS)
DOCUMENT = "operationId: v1A\noperationId: v1A_b\n"
IN_JSON = '[{"operationId":"v1A"},{"operationId":"v1A_b"}]'
MODULE = '"""Operations v1A and v1A_b."""\n'


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("tests/task.py", "", None),
        ("openapi.yaml", "operationId: v1A_b\n", "openapi.yaml has no v1A"),
        ("openapi.yaml", "", "openapi.yaml has no v1A, v1A_b"),
        ("openapi.json", '{"operationId":"v1A"}', "openapi.json has no v1A_b"),
        ("pkg/task.py", "v1A", "pkg/ has no v1A_b"),
        ("pkg/task.py", "", "pkg/ has no v1A, v1A_b"),
    ],
)
def test_an_operation_that_an_output_lacks(path: str, text: str, expected: str | None) -> None:
    tree = {"openapi.yaml": DOCUMENT, "openapi.json": IN_JSON, "pkg/task.py": MODULE, "tests/task.py": MODULE}
    tree[path] = text
    if expected is None:
        check_operations(API, tree, "pkg")
        return
    with pytest.raises(DroppedOperationError) as raised:
        check_operations(API, tree, "pkg")
    assert str(raised.value) == expected


GOOD = "from __future__ import annotations\nclass A:\n    x: int\n    def f(self, b: A) -> list[A]: ...\n"


def test_a_good_package_passes() -> None:
    verify_package(
        {"pkg/__init__.py": "from pkg.sub import a as a", "pkg/sub/__init__.py": "", "pkg/sub/a.py": GOOD}, "pkg"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "import no_such_module",
            "import pkg.a: ModuleNotFoundError: No module named 'no_such_module'\n"
            "To verify a client, what it depends on must be installed: pip install 'sdkgen[verify]'",
        ),
        ("raise SystemError('x')", "import pkg.a: SystemError: x"),
        (GOOD.replace("x: int", "x: Nope"), "annotations of pkg.a.A: NameError: name 'Nope' is not defined"),
        (GOOD.replace("list[A]", "Nope"), "annotations of pkg.a.A.f: NameError: name 'Nope' is not defined"),
        (GOOD.replace("def f", "@property\n    def f"), None),
        (
            GOOD.replace("def f", "@property\n    def f").replace("list[A]", "Nope"),
            "annotations of pkg.a.A.f: NameError: name 'Nope' is not defined",
        ),
        (
            "from __future__ import annotations\ndef f(x: Nope): ...",
            "annotations of pkg.a.f: NameError: name 'Nope' is not defined",
        ),
    ],
)
def test_a_package_that_does_not_hold_together(text: str, expected: str | None) -> None:
    tree = {"pkg/__init__.py": "", "pkg/a.py": text, "tests/test_a.py": "import nothing"}
    if expected is None:
        verify_package(tree, "pkg")
        return
    with pytest.raises(VerifyError) as raised:
        verify_package(tree, "pkg")
    assert str(raised.value) == expected
