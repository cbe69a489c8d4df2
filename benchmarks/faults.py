"""How many faults of pages are found: each is planted by itself into a clean page, and the group of the page is read.

usage: python -m benchmarks.faults [--number 80] [--seed 2026] [EDITION]...

A fault is found if there is a new finding within two lines of it, and there are at most three new findings in all.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.config import Settings
from generator.findings import Finding
from generator.kept_names.stage import ALL
from generator.lint.baseline import key_of
from generator.lint.grouping import group_by_cause
from generator.pipeline import lint

CORPUS = Path(__file__).parents[1] / ".." / "shared" / "corpus"
NEAR = 2
MOST = 3

Lines = list[str]
Planted = tuple[Lines, set[int]]
"""The lines of the page with the fault, and the numbers of the lines where it may be found, from 1."""
Plant = Callable[[Lines, random.Random], Planted | None]
PLANTS: list[Plant] = []


def plant(function: Plant) -> Plant:
    """Add a kind of fault. It gives None for a page that cannot have it."""
    PLANTS.append(function)
    return function


# ------------------------------------------------------------------------------------------------- where to plant


def section(lines: Lines, heading: str) -> range:
    """The lines of a section, counted from 0; empty where the page has none."""
    start = next((i for i, line in enumerate(lines) if re.match(rf"#+\s*{heading}\b", line, re.I)), None)
    if start is None:
        return range(0)
    end = next((i for i in range(start + 1, len(lines)) if lines[i].startswith("#")), len(lines))
    return range(start + 1, end)


def rows(lines: Lines, where: Sequence[int]) -> list[int]:
    """The rows of the first table: behind the header and the dashes."""
    table = [i for i in where if lines[i].startswith("|")]
    return table[2:]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def joined(values: Sequence[str]) -> str:
    return f"| {' | '.join(values)} |"


def properties(lines: Lines) -> list[int]:
    return [i for i in rows(lines, section(lines, "Response body")) if len(cells(lines[i])) == 3]


def keys(lines: Lines) -> list[int]:
    """The lines of the response sample that hold a property."""
    return [i for i in section(lines, "Sample response") if re.match(r'\s*"\w+":', lines[i])]


def misspelled(name: str, rng: random.Random) -> str:
    """A name with two letters swapped, one left out or one doubled."""
    letters = [i for i in range(1, len(name) - 1) if name[i].isalpha() and name[i + 1].isalpha()]
    at = rng.choice(letters) if letters else 0
    options = [
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
    ]
    return next((option for option in rng.sample(options, 3) if option != name), name + "x")


def changed(lines: Lines, at: int, line: str) -> Planted:
    return [*lines[:at], line, *lines[at + 1 :]], {at + 1}


def in_cell(lines: Lines, at: int, column: int, text: str) -> Planted:
    values = cells(lines[at])
    values[column] = text
    return changed(lines, at, joined(values))


def pick(rng: random.Random, found: Sequence[int]) -> int | None:
    return rng.choice(found) if found else None


# ------------------------------------------------------------------------------------------------------- names


@plant
def row_misspelled(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i in properties(lines) if len(cells(lines[i])[0]) > 4])
    return in_cell(lines, at, 0, misspelled(cells(lines[at])[0], rng)) if at else None


@plant
def sample_property_misspelled(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i in keys(lines) if len(re.findall(r'"(\w+)":', lines[i])[0]) > 4])
    if at is None:
        return None
    name = re.findall(r'"(\w+)":', lines[at])[0]
    return changed(lines, at, lines[at].replace(f'"{name}":', f'"{misspelled(name, rng)}":', 1))


@plant
def sample_property_added(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i in keys(lines) if re.match(r'  "\w+":', lines[i])])
    if at is None or not properties(lines):
        return None
    return [*lines[:at], '  "VesselDraught": 12,', *lines[at:]], {at + 1}


@plant
def row_removed(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, properties(lines))
    if at is None or len(properties(lines)) < 3:
        return None
    name = cells(lines[at])[0]
    shown = [i for i in keys(lines) if re.match(rf'  "{name}":', lines[i])]
    return ([*lines[:at], *lines[at + 1 :]], {at + 1, *shown}) if shown else None


@plant
def query_parameter_misspelled(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, rows(lines, section(lines, "Query String Parameters")))
    return in_cell(lines, at, 0, misspelled(cells(lines[at])[0], rng)) if at else None


@plant
def header_misspelled(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, rows(lines, section(lines, "Request Headers")))
    return in_cell(lines, at, 0, misspelled(cells(lines[at])[0], rng)) if at else None


@plant
def path_part_misspelled(lines: Lines, rng: random.Random) -> Planted | None:
    start = next((i for i, line in enumerate(lines) if line.startswith("| Path Part")), None)
    if start is None:
        return None
    name = cells(lines[start + 2])[0]
    return in_cell(lines, start + 2, 0, misspelled(name, rng) if len(name) > 2 else f"{name}x")


@plant
def name_in_other_case(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i in properties(lines) if cells(lines[i])[0][:1].isupper()])
    return in_cell(lines, at, 0, cells(lines[at])[0][:1].lower() + cells(lines[at])[0][1:]) if at else None


@plant
def invisible_character(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, properties(lines))
    if at is None:
        return None
    name = cells(lines[at])[0]
    middle = rng.randrange(1, len(name) + 1) if len(name) > 1 else 1
    return in_cell(lines, at, 0, name[:middle] + rng.choice("\u200b\u200d\u00ad") + name[middle:])


@plant
def markup_in_name(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, properties(lines))
    return (
        in_cell(lines, at, 0, rng.choice(["**{}**", "`{}`", "[{}](x.md)"]).format(cells(lines[at])[0])) if at else None
    )


# ------------------------------------------------------------------------------------------------------- identity


@plant
def id_of_another_page(lines: Lines, rng: random.Random) -> Planted | None:
    at = next(i for i, line in enumerate(lines) if re.match(r"u?id:", line))
    return changed(lines, at, lines[at] + rng.choice(["2", "Copy", "Old"]))


@plant
def id_in_other_case(lines: Lines, _: random.Random) -> Planted | None:
    at = next(i for i, line in enumerate(lines) if re.match(r"u?id:", line))
    head, _underscore, method = lines[at].rpartition("_")
    return changed(lines, at, f"{head}_{method[:1].swapcase()}{method[1:]}")


@plant
def other_method_in_title(lines: Lines, rng: random.Random) -> Planted | None:
    at = rng.choice([i for i, line in enumerate(lines) if re.match(r"title: |# ", line)][:2])
    mark, method, rest = lines[at].split(" ", 2)
    return changed(lines, at, f"{mark} {'PUT' if method == 'GET' else 'GET'} {rest}")


@plant
def other_path_in_heading(lines: Lines, rng: random.Random) -> Planted | None:
    at = rng.choice([i for i, line in enumerate(lines) if re.match(r"title: |# ", line)][:2])
    head, _, last = lines[at].rpartition("/")
    return changed(lines, at, f"{head}/{misspelled(last, rng)}") if head and "{" not in last else None


@plant
def other_request_in_sample(lines: Lines, rng: random.Random) -> Planted | None:
    at = next((i for i in section(lines, "Sample request") if re.match(r"[A-Z]+ /", lines[i])), None)
    if at is None:
        return None
    method, target = lines[at].split(" ", 1)
    if rng.random() < 0.5:
        return changed(lines, at, f"{'PUT' if method != 'PUT' else 'POST'} {target}")
    return changed(lines, at, f"{method} {target.replace('/api/v1/', '/api/v1/Old', 1)}")


@plant
def other_request_in_example(lines: Lines, rng: random.Random) -> Planted | None:
    where = section(lines, "Query String Parameters")
    at = pick(rng, [i for i in where if re.match(r"[A-Z]+ /", lines[i])])
    return changed(lines, at, lines[at].replace("/api/v1/", "/api/v1/Old", 1)) if at else None


@plant
def other_status_in_sample(lines: Lines, _: random.Random) -> Planted | None:
    at = next((i for i in section(lines, "Sample response") if lines[i].startswith("HTTP/")), None)
    return changed(lines, at, re.sub(r" \d{3} ", " 226 ", lines[at] + " ")) if at else None


# ----------------------------------------------------------------------------------------------------------- types


@plant
def scalar_misspelled(lines: Lines, rng: random.Random) -> Planted | None:
    slips = {"int32": "int23", "string": "stirng", "bool": "boool", "date-time": "datetiem", "double": "duoble"}
    at = pick(rng, [i for i in properties(lines) if cells(lines[i])[1] in slips])
    return in_cell(lines, at, 1, slips[cells(lines[at])[1]]) if at else None


@plant
def type_name_misspelled(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i in properties(lines) if re.fullmatch(r"[A-Z]\w{5,}", cells(lines[i])[1])])
    return in_cell(lines, at, 1, misspelled(cells(lines[at])[1], rng)) if at else None


@plant
def other_type(lines: Lines, rng: random.Random) -> Planted | None:
    other = {"int32": "string", "string": "int32", "bool": "string", "date-time": "int32"}
    at = pick(rng, [i for i in properties(lines) if cells(lines[i])[1] in other])
    return in_cell(lines, at, 1, other[cells(lines[at])[1]]) if at else None


@plant
def blank_type(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i in properties(lines) if cells(lines[i])[1]])
    return in_cell(lines, at, 1, "") if at else None


@plant
def link_in_type(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i in properties(lines) if re.fullmatch(r"[\w-]+", cells(lines[i])[1])])
    return in_cell(lines, at, 1, f"[{cells(lines[at])[1]}](../types.md)") if at else None


@plant
def value_outside_enumeration(lines: Lines, rng: random.Random) -> Planted | None:
    named = {cells(line)[0] for line in lines if re.search(r"\|\s*Enum\s*:", line)}
    found = [i for i, line in enumerate(lines) if (m := re.match(r'\s*"(\w+)": "', line)) and m[1] in named]
    at = pick(rng, found)
    return changed(lines, at, re.sub(r'": "[^"]*"', '": "Purple"', lines[at])) if at else None


@plant
def comma_lost_in_enumeration(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i, line in enumerate(lines) if re.search(r"\|\s*Enum\s*:[^|]*,[^|]*,", line)])
    if at is None:
        return None
    commas = [m.start() for m in re.finditer(",", lines[at].split("|")[2])]
    start = len(lines[at].split("|")[1]) + 2
    gone = start + rng.choice(commas)
    return changed(lines, at, lines[at][:gone] + lines[at][gone + 1 :])


@plant
def no_date_time(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i in keys(lines) if re.search(r'": "\d{4}-\d\d-\d\dT', lines[i])])
    value = rng.choice(["31.05.2024 12:00", "yesterday", "2024-13-45T12:00:00Z"])
    return changed(lines, at, re.sub(r'": "[^"]*"', f'": "{value}"', lines[at])) if at else None


# ------------------------------------------------------------------------------------------------------------ text


@plant
def blank_description(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i in properties(lines) if cells(lines[i])[2]])
    return in_cell(lines, at, 2, "") if at else None


@plant
def mark_misspelled(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i, line in enumerate(lines) if "**Required**" in line])
    wrong = rng.choice(["**Requierd**", "**Requred**", "*Required*"])
    return changed(lines, at, lines[at].replace("**Required**", wrong)) if at else None


@plant
def merge_conflict(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, properties(lines))
    if at is None:
        return None
    both = ["<<<<<<< HEAD", lines[at], "=======", lines[at].replace("|", "| ", 1), ">>>>>>> other"]
    return [*lines[:at], *both, *lines[at + 1 :]], {at + 1}


# ------------------------------------------------------------------------------------------------------- structure


@plant
def fence_left_open(lines: Lines, rng: random.Random) -> Planted | None:
    ends = [i for i, line in enumerate(lines) if line.strip() == "```"]
    at = pick(rng, ends)
    if at is None:
        return None
    start = max(i for i in range(at) if lines[i].startswith("```"))
    return [*lines[:at], *lines[at + 1 :]], {start + 1, at + 1}


@plant
def dashes_missing(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i, line in enumerate(lines) if re.fullmatch(r"\|[-|: ]+\|", line)])
    return ([*lines[:at], *lines[at + 1 :]], {at, at + 1}) if at else None


@plant
def section_doubled(lines: Lines, rng: random.Random) -> Planted | None:
    heading = rng.choice(["Request Headers", "Response:", "Query String Parameters", "Request Body"])
    at = section(lines, heading)
    if not at:
        return None
    part = lines[at.start - 1 : at.stop]
    return [*lines[: at.stop], *part, *lines[at.stop :]], {at.start, at.stop + 1}


@plant
def columns_swapped(lines: Lines, rng: random.Random) -> Planted | None:
    found = properties(lines)
    if len(found) < 2:
        return None
    result = list(lines)
    if rng.random() < 0.5:
        found = [rng.choice(found)]
        if " " not in cells(lines[found[0]])[2]:
            return None
    for i in found:
        name, type_, description = cells(lines[i])
        result[i] = joined([name, description, type_])
    return result, {found[0] - 1, found[0] + 1}


@plant
def body_section_missing(lines: Lines, _: random.Random) -> Planted | None:
    at = section(lines, "Request Body")
    sample = [i for i in section(lines, "Sample request") if lines[i].startswith("```http")]
    if (
        not at
        or not sample
        or not any(lines[i].strip() in "{[" and lines[i].strip() for i in range(sample[0], len(lines)))
    ):
        return None
    gone = len(at) + 1
    return [*lines[: at.start - 1], *lines[at.stop :]], {at.start, sample[0] + 1 - gone}


@plant
def comma_lost_in_sample(lines: Lines, rng: random.Random) -> Planted | None:
    at = pick(rng, [i for i in keys(lines) if lines[i].endswith(",")])
    return changed(lines, at, lines[at][:-1]) if at else None


# -------------------------------------------------------------------------------------------------------- measuring


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one fault."""

    kind: str
    path: str
    line: int
    new: tuple[Finding, ...]
    is_near: bool

    @property
    def is_found(self) -> bool:
        return self.is_near and len(self.new) <= MOST


def pages(editions: Sequence[str]) -> list[Path]:
    """Pages that may be planted into: with frontmatter, in a group of at least four."""
    found = []
    for edition in editions:
        for path in sorted(CORPUS.joinpath(edition).rglob("v1*.md")):
            is_page = "samples" not in path.parts and len(list(path.parent.glob("v1*.md"))) >= 4
            if is_page and path.read_text("utf-8").startswith("---"):
                found.append(path)
    return found


def measure(number: int, seed: int, editions: Sequence[str]) -> Iterator[Result]:
    """Plant so many faults, the kinds in turn, each into a page of its own."""
    rng = random.Random(seed)  # noqa: S311
    waiting = pages(editions)
    rng.shuffle(waiting)
    planted_so_far = turn = 0
    while planted_so_far < number and turn < 4 * number:
        function = PLANTS[turn % len(PLANTS)]
        turn += 1
        for index, path in enumerate(waiting):
            lines = path.read_text("utf-8").replace("\r\n", "\n").split("\n")
            planted = function(lines, rng)
            if planted:
                del waiting[index]
                planted_so_far += 1
                yield _outcome(function.__name__, path, *planted)
                break


def _outcome(kind: str, path: Path, lines: Lines, expected: set[int]) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "pages")
        group = root / path.parent.name
        shutil.copytree(path.parent, group)
        for index in (*group.glob("index.md"), *group.glob("toc.yml")):
            index.unlink()
        before = Counter(map(key_of, _findings(root)))
        Path(group, path.name).write_text("\n".join(lines), "utf-8")
        after = _findings(root)
    new = []
    for finding in after:
        if before[key_of(finding)]:
            before[key_of(finding)] -= 1
        else:
            new.append(finding)
    near = any(
        finding.span.path.endswith(f"/{path.name}") and any(abs(finding.span.line - line) <= NEAR for line in expected)
        for finding in new
    )
    return Result(kind, f"{path.parent.name}/{path.name}", min(expected), group_by_cause(new), near)


def _findings(root: Path) -> tuple[Finding, ...]:
    """Every finding, one a place."""
    return lint(Settings(pages=(str(root),), rename=(ALL,))).selection.every


def main() -> None:
    """Print each fault that is not found, and how many are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=80)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("editions", nargs="*", default=["2022", "2023", "2025"])
    options = parser.parse_args()
    results = list(measure(options.number, options.seed, options.editions))
    for result in results:
        if not result.is_found:
            why = f"{len(result.new)} findings" if result.is_near else "not at the line"
            print(f"{result.kind}  {result.path}:{result.line}  {why if result.new else 'no finding'}")
            for finding in result.new[:6]:
                place = f"{finding.span.path.rpartition('/')[2]}:{finding.span.line}"
                print(f"    {place} {finding.rule.code} {finding.message}")
    found = sum(result.is_found for result in results)
    print(f"{found} of {len(results)} faults of {len(PLANTS)} kinds found: {found / max(len(results), 1):.1%}")


if __name__ == "__main__":
    main()
