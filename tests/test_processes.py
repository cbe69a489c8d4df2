"""Work in processes: the same results in the same order, and exceptions as if there were none."""

from __future__ import annotations

import os

import pytest

from generator.processes import beside, results_of


def number_and_process(number: int) -> tuple[int, int]:
    """The item, and the process that it was worked on in."""
    if number < 0:
        raise ValueError(f"{number} is negative")
    return number, os.getpid()


@pytest.mark.parametrize(("pays", "workers"), [(False, None), (True, 1), (True, 2)])
def test_results_come_in_order_wherever_they_are_made(pays: bool, workers: int) -> None:
    results = list(results_of(number_and_process, range(50), pays=pays, workers=workers, chunk=3))
    assert [number for number, _ in results] == list(range(50))
    in_processes = pays and workers > 1
    assert (os.getpid() in {process for _, process in results}) != in_processes


def test_one_chunk_needs_no_process() -> None:
    assert list(results_of(number_and_process, [1, 2], pays=True, workers=2, chunk=2)) == [
        (1, os.getpid()),
        (2, os.getpid()),
    ]


@pytest.mark.parametrize("pays", [False, True])
def test_an_exception_of_the_function_is_raised(pays: bool) -> None:
    with pytest.raises(ValueError, match="-1 is negative"):
        list(results_of(number_and_process, [1, 2, -1, 3], pays=pays, workers=2))


@pytest.mark.parametrize("pays", [False, True])
def test_work_beside_gives_the_same_result(pays: bool) -> None:
    with beside(number_and_process, 7, pays=pays) as result:
        number, process = result()
    assert number == 7
    assert (process != os.getpid()) == pays


@pytest.mark.parametrize("pays", [False, True])
def test_an_exception_beside_is_raised(pays: bool) -> None:
    with pytest.raises(ValueError, match="-1 is negative"), beside(number_and_process, -1, pays=pays) as result:
        result()


def test_an_exception_of_this_process_ends_what_is_beside() -> None:
    with pytest.raises(KeyError), beside(number_and_process, 1, pays=True):
        raise KeyError
