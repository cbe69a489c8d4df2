"""What only all pages together say about operations that are named by their paths: names, ids, and which are new.

A request that a page only shows in a sample is an operation of its own only where no page documents it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.findings import Finding, rule
from generator.http_message import variables
from generator.naming import snake, unique
from generator.pages.addresses import address, blank, collections, common_names, place_and_name, with_variables
from generator.pages.model import OtherAddress, Page, ResponseSection, Row, SampleMessage
from generator.pages.text import CleanText
from generator.profiles.model import Profile

SAME_RESOURCE = rule(
    "P119",
    "info",
    "A page shows or documents a request that another page documents",
    "A method of one resource is one operation. What both pages say is put together; of a page for readers, which only "
    "shows the request, the text is left out.",
    "Nothing, if that is meant.",
)

SAMPLE_ONLY = rule(
    "P125",
    "info",
    "A page for readers shows a request that no page documents",
    "The page has no section for request lines or permissions, so the request is no operation.",
    "Document the request on a page of its own, if it can be called.",
)

OTHER_BODY = rule(
    "P126",
    "warning",
    "Two pages send different bodies with one request",
    "A method of one resource is one operation, and one of the bodies is JSON, the other bytes. The body of the page "
    "that counts is used.",
    "Describe both bodies on one page, with their media types.",
)

_VERBS = ("get", "list", "create", "update", "delete")
_NO_ID = re.compile(r"[^A-Za-z0-9]+")


def settle(pages: Sequence[Page], profile: Profile) -> tuple[list[Page], list[Finding]]:
    """The operations with names from their paths, and with ids of their own."""
    named = _with_common_names(_with_variables(pages, profile))
    kept, findings = _documented(named, profile)
    return list(_with_ids(_with_names(kept, profile))), findings


def _templates(pages: Iterable[Page]) -> Iterator[str]:
    for page in pages:
        yield page.path_template
        yield from (other.path_template for other in page.other_addresses)


def _with_variables(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages with variables where one path shows the values of another one."""
    places = {template: address(template, profile.addresses) for template in sorted({*_templates(pages)})}
    plain = {template: with_variables(where, places.values()) for template, where in places.items()}
    result = []
    for page in pages:
        others = tuple(replace(o, path_template=plain[o.path_template]) for o in page.other_addresses)
        result.append(replace(page, path_template=plain[page.path_template], other_addresses=others))
    return result


def _with_common_names(pages: Sequence[Page]) -> list[Page]:
    """The pages with one name for each variable of a path: the one that most of them give."""
    names = common_names(_templates(pages))
    result = []
    for page in pages:
        template = names[blank(page.path_template)]
        renamed = dict(zip(variables(page.path_template), variables(template), strict=False))
        rows = tuple(replace(row, name=renamed.get(row.name, row.name)) for row in page.path_rows)
        others = {names[blank(o.path_template)]: o for o in reversed(page.other_addresses)}
        addresses = tuple(replace(o, path_template=other) for other, o in reversed(others.items()) if other != template)
        result.append(replace(page, path_template=template, path_rows=rows, other_addresses=addresses))
    return result


def _documented(pages: Sequence[Page], profile: Profile) -> tuple[list[Page], list[Finding]]:
    """The operations that pages document, with what other pages say of the same requests; and those only shown."""
    kept: dict[tuple[str, str], list[Page]] = defaultdict(list)
    findings: list[Finding] = []
    main = {page.path: page for page in reversed(pages)}
    for found in sorted(pages, key=lambda page: _rank(page, is_main=page is main[page.path])):
        page, is_main = found, found is main[found.path]
        known = kept[page.method, address(page.path_template, profile.addresses).key]
        if known:
            where = ((known[0].span, "the other page"),)
            request = f"{page.method} {page.path_template}"
            left = "" if page.documents or not is_main else ", and the text of this page is left out"
            message = f"write all about it there: {request} is documented as `{known[0].id}`{left}"
            findings.append(Finding(SAME_RESOURCE, message, page.span, where))
            if page.body and known[0].body and page.body.note != known[0].body.note:
                message = f"another body than that of `{known[0].id}` is left out: write both on one page"
                findings.append(Finding(OTHER_BODY, message, page.body.span, where))
                page = replace(page, sample_requests=(), sample_responses=(), exchanges=())
            known[0] = _joined(known[0], page, is_whole=is_main)
        elif page.is_declared or page.documents:
            known.append(page)
        else:
            message = f"write a page for it, if it can be called: {page.method} {page.path_template} is only a sample"
            findings.append(Finding(SAMPLE_ONLY, message, page.span))
    return [page for group in kept.values() for page in group], findings


def _rank(page: Page, *, is_main: bool) -> tuple[bool, ...]:
    """Which of several pages counts: one that documents the request, for its own sake, in a file called by its verb."""
    return not page.is_declared, not page.documents, not is_main, _name_of_file(page.id) not in _VERBS


def _joined(target: Page, page: Page, *, is_whole: bool) -> Page:
    """A page with the samples and addresses of another one; with its rows if that is all about it; and with its texts
    and statuses if it documents the request too, rather than being for readers.
    """
    known = {target.path_template, *(o.path_template for o in target.other_addresses)}
    shown = (OtherAddress(page.path_template, page.span), *page.other_addresses)
    joined = replace(
        target,
        sample_requests=target.sample_requests + page.sample_requests,
        sample_responses=target.sample_responses + page.sample_responses,
        exchanges=target.exchanges + tuple(_answering(target, *exchange) for exchange in page.exchanges),
        other_addresses=target.other_addresses + tuple(o for o in shown if o.path_template not in known),
    )
    if not is_whole:
        return joined
    joined = replace(joined, query_rows=_rows(target.query_rows, page.query_rows))
    if not page.documents:
        return joined
    title = page.heading.text if page.heading else page.title
    texts = (target.prose.description, f"### {title}" if title else "", page.prose.summary, page.prose.description)
    scopes = {flow: dict.fromkeys(names) for flow, names in target.scopes}
    for flow, names in page.scopes:
        scopes.setdefault(flow, {}).update(dict.fromkeys(names))
    return replace(
        joined,
        prose=replace(target.prose, description=CleanText("\n\n".join(text for text in texts if text))),
        header_rows=_rows(target.header_rows, page.header_rows),
        path_rows=_rows(target.path_rows, page.path_rows),
        body=target.body or page.body,
        response=_with_statuses(target.response, page.response),
        scopes=tuple((flow, tuple(names)) for flow, names in scopes.items()),
    )


def _answering(
    target: Page, request: SampleMessage | None, response: SampleMessage | None
) -> tuple[SampleMessage | None, SampleMessage | None]:
    """A sample without a response that has no body, where the operation answers with one."""
    is_empty = response is not None and response.message.body is None
    return request, None if is_empty and target.answered is not None else response


def _rows(rows: Sequence[Row], more: Sequence[Row]) -> tuple[Row, ...]:
    """Rows, and those of another page. The `$` of a query option may be left out (OData 4.01 Protocol, 8.2.8)."""
    names = {row.name.lower().removeprefix("$") for row in rows}
    return (*rows, *(row for row in more if row.name.lower().removeprefix("$") not in names))


def _with_statuses(response: ResponseSection | None, other: ResponseSection | None) -> ResponseSection | None:
    if response is None or other is None:
        return response or other
    codes = {status.code for status in response.statuses}
    more = tuple(status for status in other.statuses if status.code not in codes)
    return replace(response, statuses=tuple(sorted((*response.statuses, *more), key=lambda status: status.code)))


# ------------------------------------------------------------------------------------------ names


@dataclass(slots=True)
class _Entry:
    """One address of one operation, while it gets its name. `other` is its number among the other addresses."""

    page: int
    other: int | None
    template: str
    place: tuple[str, ...]
    name: str


def _with_names(pages: Sequence[Page], profile: Profile) -> list[Page]:
    entries = list(_entries(pages, profile))
    by_name: dict[tuple[tuple[str, ...], str], list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_name[entry.place, snake(entry.name)].append(entry)
    for same in by_name.values():
        _tell_files_apart(same, pages)
    by_name.clear()
    for entry in entries:
        by_name[entry.place, snake(entry.name)].append(entry)
    for same in by_name.values():
        _tell_addresses_apart(same)
    result = list(pages)
    for entry in entries:
        page = result[entry.page]
        if entry.other is None:
            result[entry.page] = replace(page, place=entry.place, name=entry.name)
        else:
            others = list(page.other_addresses)
            others[entry.other] = replace(others[entry.other], place=entry.place, name=entry.name)
            result[entry.page] = replace(page, other_addresses=tuple(others))
    return result


def _entries(pages: Sequence[Page], profile: Profile) -> Iterator[_Entry]:
    places = {template: address(template, profile.addresses) for template in _templates(pages)}
    holders = collections(where.key for where in places.values())
    methods: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        methods[places[page.path_template].key].add(page.method)
    for number, page in enumerate(pages):
        for other, template in enumerate(_templates([page]), -1):
            place, name = place_and_name(
                page.method,
                places[template],
                holders,
                frozenset(methods[places[template].key]),
                is_list=page.answered is not None and page.answered.is_list,
            )
            # A path of variables only, or of nothing, names no group.
            yield _Entry(number, None if other < 0 else other, template, place or (page.id,), name)


def _tell_files_apart(same: Sequence[_Entry], pages: Sequence[Page]) -> None:
    """Call operations of several files by the names of their files, but the one whose file has the name already."""
    if len({pages[entry.page].path for entry in same}) < 2:
        return
    for entry in same:
        own = _name_of_file(pages[entry.page].id)
        if own and own != snake(entry.name):
            entry.name = own


def _name_of_file(page_id: str) -> str:
    """`boat_get_log` -> `get_log`: what stands behind the first `_` says what is done."""
    name = snake(page_id.partition("_")[2] or page_id)
    return re.sub(r"\Apost(?=_)", "create", name)


def _tell_addresses_apart(same: Sequence[_Entry]) -> None:
    """Call all but the shortest of several addresses by the last variable that they have more."""
    first, *others = sorted(same, key=lambda entry: (len(variables(entry.template)), entry.page, entry.other or -1))
    for entry in others:
        more = [name for name in variables(entry.template) if name not in variables(first.template)]
        entry.name = f"{snake(entry.name)}_by_{snake(more[-1])}" if more else entry.name


def _with_ids(pages: Sequence[Page]) -> Iterator[Page]:
    """Each operation with an id: the first of a file has that of the file."""
    taken = {page.id for page in pages}
    seen: set[str] = set()
    for page in pages:
        own = page.id
        if own in seen:
            own = unique([_id(page.id, page.place, page.name)], taken)[0]
            taken.add(own)
        seen.add(own)
        others = []
        for other in page.other_addresses:
            id_ = unique([_id(page.id, other.place, other.name if "_by_" in other.name else "")], taken)[0]
            taken.add(id_)
            others.append(replace(other, id=id_))
        yield replace(page, id=own, other_addresses=tuple(others))


def _id(page_id: str, place: Sequence[str], name: str) -> str:
    words = (_NO_ID.sub("_", word).strip("_") for word in (*place, name))
    return f"{page_id}.{'_'.join(word for word in words if word)}"
