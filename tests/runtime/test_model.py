"""The model runtime: nothing is lost between JSON and model, whatever the server sends."""

from __future__ import annotations

import base64
import copy
import importlib.util
import itertools
import json
import pickle
import sys
import threading
from datetime import date, datetime, timedelta, timezone
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.runtime import _model as runtime
from generator.runtime._model import decode, encode, encode_json
from generator.runtime._problem import Problem
from generator.runtime._property_names import json_names
from tests.runtime import sales

models: Any = sales  # tests pass what no annotation allows
_numbers = itertools.count()


def fresh_models() -> Any:
    """The module of the models, imported anew: no validator is built yet."""
    name = f"fresh_sales_{next(_numbers)}"
    spec = importlib.util.spec_from_file_location(name, models.__file__)
    assert spec is not None and spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def text(value: Any) -> str:
    """JSON with sorted keys: unlike ==, it tells 1 from 1.0 and from true."""
    return json.dumps(value, sort_keys=True)


def read(type_: Any, value: Any) -> Any:
    result, problems = decode(type_, json.dumps(value).encode())
    assert problems == ()
    return result


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(2**53, 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["2005-12-09T18:28:47.7818442+01:00", "2005-12-09", "Full", "12", "QUJD", "QUJ", "", "\ud800"])
)
wire_names = st.sampled_from(
    [
        *("SaleId", "Amount", "URL", "VAT", "Done", "SaleDate", "OtherDate", "Day", "Picture", "Right", "Rights"),
        *("ByName", "Numbers", "Status", "Kinds", "Anything", "Either", "Parent", "Left", "Lefts", "Name", "Mask"),
        *("sale_id", "right", "New", "odata.metadata", "", "__class__", "model_dump", "model_extra", "ä"),
    ]
)
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(wire_names, inner, max_size=8),
    max_leaves=25,
)
types = st.sampled_from(
    [
        models.Sale,
        models.Left,
        models.Strict,
        list[models.Sale],
        dict[str, models.Right],
        models.Sale | None,
        int,
        str,
        Any,
        date,
        datetime,
        float,
        list[bytes],
    ]
)


@settings(max_examples=600, deadline=None)
@given(types, documents)
def test_every_json_document_comes_back_whole(type_: Any, document: Any) -> None:
    value, _ = decode(type_, json.dumps(document).encode())
    assert text(encode(value)) == text(document)
    assert text(json.loads(encode_json(value))) == text(document)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(wire_names, documents, max_size=8))
def test_read_change_one_and_save_sends_all_the_rest(document: Any) -> None:
    sale, _ = decode(models.Sale, json.dumps(document).encode())
    sale.vat = "changed"
    assert text(json.loads(encode_json(sale))) == text({**document, "VAT": "changed"})


def test_wire_names() -> None:
    sale = read(models.Sale, {"SaleId": 3, "URL": "u", "VAT": "v", "Right": {"Mask": "Full"}})
    assert (sale.sale_id, sale.url, sale.vat, sale.right.mask) == (3, "u", "v", "Full")
    built = models.Sale(sale_id=3, url="u", vat="v", right=models.Right(mask="Full"))
    assert built == sale
    assert encode(built) == {"SaleId": 3, "URL": "u", "VAT": "v", "Right": {"Mask": "Full"}}
    assert runtime.wire_name("json_") == "Json"


def test_a_wire_property_that_is_spelt_like_an_attribute_is_unknown() -> None:
    sale = read(models.Sale, {"sale_id": 1, "SaleId": 2})
    assert sale.sale_id == 2
    assert sale.model_extra == {"sale_id": 1}


def test_absent_null_and_value_are_three_things() -> None:
    sale = read(models.Sale, {"URL": None, "VAT": "v"})
    assert (sale.url, sale.vat, sale.status) == (None, "v", None)
    assert sale.model_fields_set == {"url", "vat"}
    assert encode(sale) == {"URL": None, "VAT": "v"}
    sale.status = None
    del sale.url
    assert encode(sale) == {"VAT": "v", "Status": None}
    assert sale.url is None
    with pytest.raises(AttributeError):
        del sale.no_such


def test_unknown_values_of_an_enum_are_no_problem() -> None:
    sale = read(models.Sale, {"Status": "Later", "Kinds": ["A", "Q"], "Right": {"Mask": "Half"}})
    assert (sale.status, sale.kinds, sale.right.mask) == ("Later", ["A", "Q"], "Half")


@pytest.mark.parametrize("number", ["15858.039999999999", "9007199254740993", "-0.0", "1e300", "5", "5.0", "1E400"])
def test_a_number_keeps_its_exact_value(number: str) -> None:
    data = f'{{"Amount": {number}}}'.encode()
    sale, problems = decode(models.Sale, data)
    assert problems == ()
    assert text(json.loads(encode_json(sale))) == text(json.loads(data))


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ({"SaleId": "12"}, Problem("$.SaleId", "integer", "string")),
        ({"SaleId": 1.0}, Problem("$.SaleId", "integer", "number")),
        ({"SaleId": True}, Problem("$.SaleId", "integer", "boolean")),
        ({"URL": 5}, Problem("$.URL", "string", "integer")),
        ({"Amount": "5"}, Problem("$.Amount", "number", "string")),
        ({"Done": 0}, Problem("$.Done", "boolean", "integer")),
        ({"SaleDate": "tomorrow"}, Problem("$.SaleDate", "date-time", "string")),
        ({"OtherDate": 5}, Problem("$.OtherDate", "DateTime", "integer")),
        ({"Day": "2005-13-01"}, Problem("$.Day", "date", "string")),
        ({"Picture": "GIF89...."}, Problem("$.Picture", "base64", "string")),
        ({"Picture": "QUJ="}, Problem("$.Picture", "base64", "string")),
        ({"Right": []}, Problem("$.Right", "Right", "array")),
        ({"Right": {"Mask": 5}}, Problem("$.Right.Mask", "string", "integer")),
        ({"Rights": [{}, 5]}, Problem("$.Rights[1]", "Right", "integer")),
        ({"Rights": [{}, None]}, Problem("$.Rights[1]", "Right", "null")),
        ({"Rights": {}}, Problem("$.Rights", "array", "object")),
        ({"ByName": {"it's": {"Reason": 5}}}, Problem("$.ByName['it\\'s'].Reason", "string", "integer")),
        ({"Numbers": [1, 2, "3"]}, Problem("$.Numbers[2]", "integer", "string")),
        ({"Kinds": ["A", 5]}, Problem("$.Kinds[1]", "string", "integer")),
        ({"Status": 5}, Problem("$.Status", "string", "integer")),
        ({"Either": "x"}, Problem("$.Either", "integer or array", "string")),
        ({"Either": [{"Mask": 5}]}, Problem("$.Either[0].Mask", "string", "integer")),
        ({"Parent": {"Parent": {"SaleId": "x"}}}, Problem("$.Parent.Parent.SaleId", "integer", "string")),
        ({"Left": {"Right": {"Name": {}}}}, Problem("$.Left.Right.Name", "string", "object")),
    ],
)
def test_a_wrong_type_is_kept_and_reported(document: Any, problem: Any) -> None:
    document = {**document, "VAT": "v", "New": 1}
    sale, problems = decode(models.Sale, json.dumps(document).encode())
    assert problems == (problem,)
    assert sale.vat == "v"
    assert text(encode(sale)) == text(document)
    with pytest.raises(runtime.DecodeError) as caught:
        decode(models.Sale, json.dumps(document).encode(), strict=True)
    assert caught.value.problems == (problem,)
    assert pickle.loads(pickle.dumps(caught.value)).problems == (problem,)  # noqa: S301
    assert str(problem) == f"{problem.path}: expected {problem.expected}, got {problem.got}"


def test_what_fits_beside_what_does_not_is_decoded() -> None:
    document = {"SaleId": "x", "SaleDate": "2012-08-26T18:28:47.7818442+02:00", "Right": {"Mask": 1, "Reason": "r"}}
    sale, problems = decode(models.Sale, json.dumps(document).encode())
    assert [problem.path for problem in problems] == ["$.SaleId", "$.Right.Mask"]
    assert sale.sale_date.year == 2012
    assert isinstance(sale.right, models.Right)
    assert (sale.sale_id, sale.right.mask, sale.right.reason) == ("x", 1, "r")


def test_a_missing_required_property_is_reported() -> None:
    value, problems = decode(models.Strict, b'{"Free": "f"}')
    assert problems == (Problem("$.Needed", "integer", "nothing"),)
    assert (value.needed, value.free, encode(value)) == (None, "f", {"Free": "f"})


def test_roots_other_than_a_model() -> None:
    assert decode(models.Sale, b"null") == (None, ())
    assert decode(list[int], b"[1, 2]") == ([1, 2], ())
    assert decode(list[int], b'[1, "2"]') == ([1, "2"], (Problem("$[1]", "integer", "string"),))
    assert decode(dict[str, int], b'{"a b": "x"}') == ({"a b": "x"}, (Problem("$['a b']", "integer", "string"),))
    assert decode(str, b"5") == (5, (Problem("$", "string", "integer"),))
    assert decode(float, b"9007199254740993") == (9007199254740993, ())
    assert decode(list[date], b'["2005-12-09"]') == ([date(2005, 12, 9)], ())
    assert decode(dict[str, datetime], b'{"a": "2005-12-09T18:28:47.7818442Z"}')[0]["a"].text[-9:] == ".7818442Z"
    assert decode(bytes, b'"QUJD"') == (b"ABC", ())
    assert decode(object, b'{"a": [1]}') == ({"a": [1]}, ())
    assert decode(models.Sale, b"[]") == ([], (Problem("$", "Sale", "array"),))
    assert read(models.Sale | None, {"SaleId": 1}).sale_id == 1


@pytest.mark.parametrize("data", [b"", b"<html>", b'{"SaleId": 1', b'{"SaleId": 1} x', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_raises_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        decode(models.Sale, data)
    assert not isinstance(caught.value, runtime.DecodeError)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_of_json_are_read(encoding: str) -> None:
    assert decode(models.Sale, '{"URL": "ü"}'.encode(encoding))[0].url == "ü"


def test_a_nest_deeper_than_the_fast_parser_takes() -> None:
    document: Any = {"SaleId": 1}
    for _ in range(210):
        document = {"Parent": document}
    sale, problems = decode(models.Sale, json.dumps(document).encode())
    assert problems == ()
    for _ in range(210):
        sale = sale.parent
    assert sale.sale_id == 1


def test_encode_takes_what_a_caller_may_pass() -> None:
    noon = datetime(2024, 5, 6, 12, tzinfo=timezone(timedelta(hours=2)))
    value = {
        "Sale": models.Sale(sale_date=noon),
        "When": noon,
        "Day": date(2024, 5, 6),
        "Raw": b"\xff\xfe\xfd",
        "All": (1, None),
    }
    assert encode(value) == {
        "Sale": {"SaleDate": "2024-05-06T12:00:00+02:00"},
        "When": "2024-05-06T12:00:00+02:00",
        "Day": "2024-05-06",
        "Raw": "//79",
        "All": [1, None],
    }
    assert json.loads(encode_json(value)) == encode(value)
    assert encode(models.Sale(picture=b"\xff\xfe\xfd")) == {"Picture": "//79"}
    assert read(models.Sale, {"Picture": "//79"}).picture == base64.b64decode("//79")


def test_a_model_copies_and_pickles_with_everything() -> None:
    sale = read(models.Sale, {"SaleDate": "2012-08-26T18:28:47.7818442+02:00", "New": [1], "URL": None})
    for other in (copy.copy(sale), copy.deepcopy(sale), sale.model_copy(deep=True), pickle.loads(pickle.dumps(sale))):  # noqa: S301
        assert other == sale
        assert encode(other) == encode(sale)


def test_repr_shows_what_is_present() -> None:
    assert repr(read(models.Sale, {"URL": None, "New": 1})) == "Sale(url=None, New=1)"


def test_nothing_is_built_before_it_is_used_and_then_by_one_thread() -> None:
    for _ in range(5):
        fresh = fresh_models()
        assert not fresh.Sale.__pydantic_complete__
        assert not fresh.Opposite.__pydantic_complete__
        barrier = threading.Barrier(12)
        failures: list[BaseException] = []

        def use(number: int, fresh: Any = fresh, barrier: Any = barrier, failures: Any = failures) -> None:
            document = {"Parent": {"Left": {"Right": {"Left": {"Lefts": [{}]}, "Name": "n"}}}}
            barrier.wait()
            try:
                if number % 4 == 0:
                    value, problems = runtime.decode(list[fresh.Sale], json.dumps([document]).encode())
                    assert runtime.encode(value) == [document]
                elif number % 4 == 1:
                    value, problems = runtime.decode(fresh.Sale, json.dumps(document).encode())
                    assert runtime.encode(value) == document
                elif number % 4 == 2:
                    opposite = fresh.Opposite(left=fresh.Left(lefts=[]), name="n")
                    problems = ()
                    assert runtime.encode(opposite) == {"Left": {"Lefts": []}, "Name": "n"}
                else:
                    value, problems = runtime.decode(fresh.Left, b'{"Right": {"Name": 5}}')
                    problems = problems[1:]
                assert problems == ()
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=use, args=(number,)) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []


def test_names_resolve_in_the_module_of_the_model_and_not_in_the_caller() -> None:
    fresh = fresh_models()
    Opposite = Left = Sale = int  # noqa: F841, N806
    assert fresh.Sale(left={"right": {"name": "n"}}).left.right.name == "n"


def rows_document(*bad: Any) -> Any:
    good = {"SaleId": 1, "SaleDate": "2012-08-26T18:28:47Z", "Rights": [{"Mask": "Full"}], "New": {"a": 1}}
    return {"value": [good, *bad, good], "odata.nextLink": None}


@pytest.mark.parametrize(
    ("bad", "problems"),
    [
        ({"SaleId": "x", "VAT": "v"}, [Problem("$.value[1].SaleId", "integer", "string")]),
        ({"Rights": [{}, {"Mask": 1}]}, [Problem("$.value[1].Rights[1].Mask", "string", "integer")]),
        ({"ByName": {"a b": {"Mask": 1}}}, [Problem("$.value[1].ByName['a b'].Mask", "string", "integer")]),
        ({"Parent": {"Rights": [5]}}, [Problem("$.value[1].Parent.Rights[0]", "Right", "integer")]),
        (
            {"Rights": [{"Mask": 1}], "SaleId": "x"},
            [
                Problem("$.value[1].Rights[0].Mask", "string", "integer"),
                Problem("$.value[1].SaleId", "integer", "string"),
            ],
        ),
        (None, [Problem("$.value[1]", "Sale", "null")]),
        ([1], [Problem("$.value[1]", "Sale", "array")]),
    ],
)
@pytest.mark.parametrize("in_page", [True, False])
def test_only_the_row_that_does_not_match_is_decoded_again(
    bad: Any, problems: Any, in_page: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loads(data: Any) -> Any:
        raise AssertionError("the whole document is read again")

    document = rows_document(bad) if in_page else rows_document(bad)["value"]
    data = json.dumps(document).encode()
    monkeypatch.setattr("generator.runtime._model.json.loads", loads)
    value, found = decode(models.Page if in_page else list[models.Sale], data)
    rows = value.value if in_page else value
    assert [str(problem).replace("$[", "$.value[") for problem in found] == [str(problem) for problem in problems]
    assert (type(rows[0]), type(rows[2])) == (models.Sale, models.Sale)
    assert isinstance(rows[1], models.Sale) is isinstance(bad, dict)
    assert text(encode(value)) == text(document)
    monkeypatch.undo()
    assert text(json.loads(encode_json(value))) == text(document)


def test_a_row_that_does_not_match_is_an_error_of_pydantic_where_a_caller_validates() -> None:
    with pytest.raises(ValueError, match="a record of this type"):
        models.Page(value=[5])
    with pytest.raises(ValueError, match="a record of this type"):
        models.Page.model_validate_json('{"value": [5]}')


def test_a_misspelt_attribute_is_refused_with_the_one_that_was_meant() -> None:
    sale = read(models.Sale, {"SaleId": 1, "New": 1})
    for name, meant in (("sale_idd", "sale_id"), ("SaleId", "sale_id"), ("URL", "url"), ("saleDate", "sale_date")):
        with pytest.raises(AttributeError, match=f"Sale has no property '{name}'; did you mean '{meant}'"):
            setattr(sale, name, 2)
        with pytest.raises(AttributeError, match=f"did you mean '{meant}'"):
            sale.model_copy(update={name: 2})
    with pytest.raises(AttributeError, match="undocumented properties are in `model_extra`"):
        sale.entirely_different = 2
    with pytest.raises(TypeError, match="Sale has no property 'sale_idd'; did you mean 'sale_id'"):
        models.Sale(sale_idd=1)
    assert text(encode(sale)) == text({"SaleId": 1, "New": 1})


def test_undocumented_properties_are_read_changed_added_and_removed() -> None:
    sale = read(models.Sale, {"SaleId": 1, "New": 1, "sale_date": 2})
    assert (sale.model_extra, sale.New) == ({"New": 1, "sale_date": 2}, 1)
    sale.model_extra["New"] = 3
    sale.model_extra["Newer"] = datetime(2024, 5, 6)
    del sale.model_extra["sale_date"]
    assert text(encode(sale)) == text({"SaleId": 1, "New": 3, "Newer": "2024-05-06T00:00:00"})
    sale.New = 4
    assert encode(sale.model_copy(update={"Newer": 5, "url": None})) == {"SaleId": 1, "New": 4, "Newer": 5, "URL": None}
    assert models.Sale().model_extra == {}


def test_dicts_in_place_of_models_take_the_names_of_attributes() -> None:
    value = {"sale_id": 1, "URL": "u", "New": 1, "rights": [{"mask": None}], "by_name": {"mask": {"reason": "r"}}}
    wire = {"SaleId": 1, "URL": "u", "New": 1, "Rights": [{"Mask": None}], "ByName": {"mask": {"Reason": "r"}}}
    assert json_names(models.Sale, value) == wire
    assert json_names(list[models.Sale] | None, (value,)) == [wire]
    assert json_names(dict[str, models.Sale], {"sale_id": value}) == {"sale_id": wire}
    assert json_names(models.Page, {"value": [value], "odata_next_link": "n"}) == {
        "value": [wire],
        "odata.nextLink": "n",
    }
    assert json_names(models.Sale, {"parent": {"left": {"lefts": [{"right": {"name": "n"}}]}}}) == {
        "Parent": {"Left": {"Lefts": [{"Right": {"Name": "n"}}]}}
    }
    sale = models.Sale(sale_id=1)
    sale.parent = value
    assert encode(sale.model_copy(update={"rights": [{"mask": "Full"}]})) == {
        "SaleId": 1,
        "Parent": wire,
        "Rights": [{"Mask": "Full"}],
    }
    for same in (sale, None, [{"op": "add", "path": "/sale_id"}], b"", "text"):
        assert json_names(models.Sale, same) is same


@pytest.mark.parametrize(
    "typo", [{"sale_idd": 1}, {"parent": {"sale_idd": 1}}, {"Parent": {"SaleId": 1, "sale_idd": 1}}]
)
def test_a_misspelt_attribute_in_a_dict_is_refused(typo: Any) -> None:
    with pytest.raises(ValueError, match="Sale has no property 'sale_idd'; did you mean 'sale_id'"):
        json_names(models.Sale, typo)
    with pytest.raises(ValueError, match="Sale has no property 'sale_idd'; did you mean 'sale_id'"):
        models.Sale.model_validate(typo)


def test_a_property_under_both_names_is_refused() -> None:
    with pytest.raises(ValueError, match="'SaleId' is given twice"):
        json_names(models.Sale, {"SaleId": 1, "sale_id": 2})
