"""`init`: the configuration of a repository that has none yet."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.outcome import OK, WRONG_USAGE
from generator.emit.write import write_files
from generator.lint.printable import printable
from generator.setup.first_config import CONFIG, HasConfigError, find_out, read_config, with_table
from generator.setup.page_folders import PageFolders, find_page_folders
from generator.terminal import complain, print_lines

_NEXT = (
    "next        sdkgen lint --summary    what is wrong on the pages, by rule",
    "            sdkgen generate          write specs/ and generated/",
    "            sdkgen check             in CI: exit 1 if they are out of date",
)


def run_init(options: argparse.Namespace) -> int:
    """Write the table `[tool.sdkgen]` with what can be found out; change nothing that is there."""
    path = Path(CONFIG)
    folders = PageFolders(tuple(options.pages)) if options.pages else find_page_folders(Path())
    if not folders.pages:
        complain(
            "sdkgen: there is no folder of endpoint pages here (Markdown files that show a request such as "
            "`GET /v1/tasks` in a fence); name it: `sdkgen init --pages DIR`"
        )
        return WRONG_USAGE
    try:
        config = read_config(path)
        first = find_out(folders, config, Path.cwd().name)
        write_files({path: with_table(config, first).encode()})
    except HasConfigError as error:
        complain(f"sdkgen: {CONFIG} stays as it is: {error}")
        return WRONG_USAGE
    if not options.quiet:
        print_lines([f"config      {CONFIG}", *(f"            {printable(line)}" for line in first.lines), *_NEXT])
    return OK
