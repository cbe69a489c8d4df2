"""Work in processes: the same results in the same order, exceptions as if there were none, and an end to all."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.processes import HERE, Workers

ROOT = Path(__file__).parents[1]


def number_and_process(number: int) -> tuple[int, int]:
    """The item, and the process that it was worked on in."""
    if number < 0:
        raise ValueError(f"{number} is negative")
    return number, os.getpid()


def preparation() -> None:
    """Leave a file in a folder."""
    Path(os.environ["PREPARED"], str(os.getpid())).touch()


@pytest.mark.parametrize(("pays", "count"), [(False, 2), (True, 1), (True, 2)])
def test_results_come_in_order_wherever_they_are_made(pays: bool, count: int) -> None:
    with Workers(count) as workers:
        results = list(workers.results_of(number_and_process, range(50), pays=pays, chunk=3))
        in_processes = pays and count > 1
        assert workers.are_running == in_processes
    assert [number for number, _ in results] == list(range(50))
    assert (os.getpid() in {process for _, process in results}) != in_processes
    assert not multiprocessing.active_children()


def test_no_process_is_started_outside_of_a_run() -> None:
    workers = Workers(2)
    for each in (HERE, workers):
        each.prepare()
        assert list(each.results_of(number_and_process, [1, 2], pays=True)) == [(1, os.getpid()), (2, os.getpid())]
        assert each.result_of(number_and_process, 1, pays=True)() == (1, os.getpid())
        assert not each.are_running


def test_one_chunk_starts_no_process() -> None:
    with Workers(2) as workers:
        results = list(workers.results_of(number_and_process, [1, 2], pays=True, chunk=2))
        assert results == [(1, os.getpid()), (2, os.getpid())]
        workers.prepare()
        assert not workers.are_running, "there is nothing to prepare"
        workers.result_of(number_and_process, 1, pays=True)()
        assert os.getpid() not in dict(workers.results_of(number_and_process, [1, 2], pays=True, chunk=2)).values()


@pytest.mark.parametrize("pays", [False, True])
def test_an_exception_of_the_function_is_raised(pays: bool) -> None:
    with pytest.raises(ValueError, match="-1 is negative"), Workers(2) as workers:
        list(workers.results_of(number_and_process, [1, 2, -1, 3], pays=pays))
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("pays", [False, True])
def test_work_beside_gives_the_same_result(pays: bool) -> None:
    with Workers(2) as workers:
        number, process = workers.result_of(number_and_process, 7, pays=pays)()
    assert number == 7
    assert (process != os.getpid()) == pays


@pytest.mark.parametrize("pays", [False, True])
def test_an_exception_beside_is_raised(pays: bool) -> None:
    with Workers(2) as workers:
        result = workers.result_of(number_and_process, -1, pays=pays)
        with pytest.raises(ValueError, match="-1 is negative"):
            result()


@pytest.mark.parametrize("error", [KeyError, KeyboardInterrupt])
def test_an_exception_of_this_process_ends_what_is_beside(error: type[BaseException]) -> None:
    with pytest.raises(error), Workers(2) as workers:
        workers.result_of(number_and_process, 1, pays=True)
        raise error
    assert not multiprocessing.active_children()


def test_stages_share_the_workers_of_a_run() -> None:
    with Workers(2) as workers:
        first = {process for _, process in workers.results_of(number_and_process, range(20), pays=True)}
        second = {process for _, process in workers.results_of(number_and_process, range(20), pays=True)}
        _, third = workers.result_of(number_and_process, 0, pays=True)()
        assert len({*first, *second, third}) <= 2


def test_workers_are_prepared_in_the_background(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREPARED", str(tmp_path))
    with Workers(2, preparation) as workers:
        workers.prepare()
        assert workers.are_running
        while not list(tmp_path.iterdir()):
            time.sleep(0.1)
        assert tmp_path.joinpath(str(workers.result_of(number_and_process, 0, pays=True)()[1])).exists()


KILLED = """
import time
from generator.processes import Workers
from tests.test_processes import number_and_process
if __name__ == "__main__":
    with Workers(2) as workers:
        print(workers.result_of(number_and_process, 1, pays=True)()[1], flush=True)
        time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks into /proc")
def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "killed.py"
    program.write_text(KILLED)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, program], env=environment, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        worker = Path("/proc", run.stdout.readline().strip())
        assert worker.exists()
        run.send_signal(signal.SIGKILL)
    for _ in range(100):
        if not worker.exists() or "\nState:\tZ" in worker.joinpath("status").read_text():
            return
        time.sleep(0.1)
    raise AssertionError("the worker waits for work for ever")
