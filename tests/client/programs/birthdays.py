"""Prints whose birthday it is, of the first 200 persons: reads them at the same time, at most 20 at once.

    python birthdays.py [MM-DD]

SUPEROFFICE_BASE_URL and SUPEROFFICE_TOKEN are the address and the credentials.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, field
from datetime import date

from superoffice_webapi import AsyncSuperOffice, NotFound, async_call_as_completed
from superoffice_webapi.models import PersonEntityWithLinks

PERSONS = 200
AT_ONCE = 20


@dataclass
class Result:
    """What was found."""

    born: list[PersonEntityWithLinks] = field(default_factory=list[PersonEntityWithLinks])
    gone: list[int] = field(default_factory=list[int])
    """Persons who were deleted since they were listed."""


def is_born(person: PersonEntityWithLinks, day: str) -> bool:
    """Whether a person is born on a day of the year, `05-17`."""
    return person.birth_date is not None and f"{person.birth_date:%m-%d}" == day


async def find(client: AsyncSuperOffice, day: str) -> Result:
    """Read the persons. Raises SuperOfficeError if one cannot be read."""
    rows = client.person.list(select="personId", order_by="personId", top=PERSONS)
    ids = [int(row["personId"]) async for row in rows]
    result = Result()
    async with async_call_as_completed(client.person.get, ids, limit=AT_ONCE) as outcomes:
        async for outcome in outcomes:
            if isinstance(outcome.error, NotFound):
                result.gone.append(outcome.item)
            elif is_born(outcome.result, day):
                result.born.append(outcome.result)
    return result


async def main(day: str) -> None:
    """Print the persons by name."""
    async with AsyncSuperOffice() as client:
        result = await find(client, day)
    for person in sorted(result.born, key=lambda person: person.lastname or ""):
        print(f"{person.firstname} {person.lastname}: {person.birth_date:%Y-%m-%d}")
    if result.gone:
        print(f"{len(result.gone)} persons are no longer there", file=sys.stderr)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else f"{date.today():%m-%d}"))
