from hypothesis import given
from hypothesis import strategies as st

from generator.inference.join import join
from generator.spec.types import SCALARS, STRING, UNKNOWN, ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union

_leaves: st.SearchStrategy[Type] = st.one_of(
    st.just(UNKNOWN),
    st.sampled_from(sorted(SCALARS)).map(Scalar),
    st.lists(st.sampled_from(["A", "B", "C"]), min_size=1, unique=True).map(
        lambda values: OpenEnum(tuple(sorted(values)))
    ),
    st.sampled_from(["Contact", "Person"]).map(Ref),
)
types = st.recursive(
    _leaves, lambda inner: inner.map(ListOf) | inner.map(MapOf) | st.tuples(inner, inner).map(lambda p: join(*p))
)


@given(types, types)
def test_join_is_commutative(a: Type, b: Type) -> None:
    assert join(a, b) == join(b, a)


@given(types, types, types)
def test_join_is_associative(a: Type, b: Type, c: Type) -> None:
    assert join(a, join(b, c)) == join(join(a, b), c)


@given(types)
def test_join_is_idempotent(a: Type) -> None:
    assert join(a, a) == a


@given(types)
def test_unknown_is_neutral(a: Type) -> None:
    assert join(a, UNKNOWN) == a == join(UNKNOWN, a)


def test_numbers_widen() -> None:
    assert join(Scalar("int32"), Scalar("double")) == Scalar("double")


def test_strings_of_two_formats_are_strings() -> None:
    assert join(Scalar("date-time"), OpenEnum(("A",))) == STRING


def test_enums_collect_their_values() -> None:
    assert join(OpenEnum(("B",)), OpenEnum(("A", "B"))) == OpenEnum(("A", "B"))


def test_a_union_is_the_last_resort() -> None:
    assert join(ListOf(UNKNOWN), ListOf(Scalar("int32"))) == ListOf(Scalar("int32"))
    assert join(Scalar("int32"), Scalar("bool")) == Union((Scalar("bool"), Scalar("int32")))
