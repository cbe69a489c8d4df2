"""Takes companies from a CSV file: updates those whose number is known, and creates the others.

    python contacts_from_csv.py companies.csv

The file has the columns OrgNr, Name and Department. SUPEROFFICE_BASE_URL and SUPEROFFICE_TOKEN are the address and the
credentials.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from superoffice_webapi import BadRequest, PreconditionFailed, SuperOffice, where
from superoffice_webapi.models import ContactEntity

Done: TypeAlias = Literal["created", "updated", "unchanged", "refused"]


def contact_of(client: SuperOffice, number: str) -> ContactEntity:
    """The company with a number; a new one if nobody has it."""
    row = client.contact.list(filter=where("orgNr") == number, select="contactId").first()
    if row is None:
        return ContactEntity(org_nr=number)
    return client.contact.get(row["contactId"])


def take(client: SuperOffice, line: Mapping[str, str]) -> Done:
    """Save one line of the file."""
    contact = contact_of(client, line["OrgNr"])
    name, department = line["Name"].strip(), line["Department"].strip()
    if (contact.name, contact.department) == (name, department):
        return "unchanged"
    contact.name, contact.department = name, department
    client.contact.save(contact, if_unchanged=True)
    return "updated" if contact.contact_id else "created"


def take_all(client: SuperOffice, lines: Iterable[Mapping[str, str]]) -> Counter[Done]:
    """Save every line; those that cannot be saved are named, and the others go on."""
    done = Counter[Done]()
    for number, line in enumerate(lines, start=2):
        try:
            done[take(client, line)] += 1
        except PreconditionFailed:
            print(f"line {number}: somebody is changing {line['Name']}; run again later", file=sys.stderr)
            done["refused"] += 1
        except BadRequest as error:
            print(f"line {number}: {error.message}", file=sys.stderr)
            done["refused"] += 1
    return done


def main() -> int:
    """Exit code 1 if a line was refused."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file, SuperOffice() as client:
        done = take_all(client, csv.DictReader(file))
    print(", ".join(f"{count} {what}" for what, count in done.items()) or "nothing to do")
    return 1 if done["refused"] else 0


if __name__ == "__main__":
    sys.exit(main())
