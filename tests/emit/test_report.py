"""The text of the report: one file that needs nothing else, and in which text of a page stays text."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from generator.coverage.model import Coverage, GroupCoverage, SectionCoverage, Tally
from generator.emit.render import Renderer
from generator.emit.report import MARK, report_text
from generator.findings import Finding, Rule, Span
from generator.pipeline import report
from generator.views.report.document import ReportContent
from tests.html_elements import Elements
from tests.report_pages import write_inputs

HOSTILE = "\"'><script>alert(1)</script>`<b onclick=x>`</style>{{ 7 * 7 }}&lt;\u202e\x1b[31m"


def content(text: str) -> ReportContent:
    """A report in which a text stands wherever text of a page or a setting can."""
    tally = Tally({"pages": 2, "unknown": 1}, samples=1, matching=0)
    rule = Rule("A1", "warning", "A rule", "Why.", "Fix.")
    finding = Finding(rule, text, Span(text, 3), related=((Span(text, 4), text),))
    sections = (SectionCoverage(text, text, tally, (GroupCoverage(text, tally),)),)
    return ReportContent(text, 1, 0, 1, 1, Coverage(tally, sections, 0), [finding])


def test_hostile_text_adds_no_element_and_no_attribute() -> None:
    harmless = Elements(report_text(content("harmless"), Renderer()))
    hostile = Elements(report_text(content(HOSTILE), Renderer()))
    # Backticks are marks of code; there are two in the hostile text, and none in the other.
    without_code = [each for each in hostile.found if each != ("code", {})]
    assert [(tag, list(attributes)) for tag, attributes in without_code] == [
        (tag, list(attributes)) for tag, attributes in harmless.found if (tag, attributes) != ("code", {})
    ]
    assert "<script>alert(1)</script>" in hostile.text
    assert "{{ 7 * 7 }}&lt;" in hostile.text
    assert not re.search("[\u202e\x1b]", hostile.text)


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else() -> None:
    text = report_text(content("harmless"), Renderer())
    assert text.startswith(MARK)
    policy = next(a["content"] for _, a in Elements(text).found if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    for element in ("style", "script"):
        (inner,) = re.findall(rf"<{element}>(.*?)</{element}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")


def test_nothing_is_loaded_and_every_link_stays_inside(tmp_path: Path) -> None:
    text = report(write_inputs(tmp_path / "inputs"))
    found = Elements(text).found
    ids = {attributes["id"] for _, attributes in found if "id" in attributes}
    links = {attributes["href"] for _, attributes in found if "href" in attributes}
    assert {link for link in links if link and link[1:] not in ids} == set()
    assert all(link and link.startswith("#") for link in links)
    assert not [tag for tag, attributes in found if "src" in attributes or tag in ("link", "iframe", "object", "img")]
    assert not re.search(r"@import|https?://|url\((?!#)", text)
    referred = {id_ for _, a in found for name in ("aria-controls", "aria-labelledby") if (id_ := a.get(name))}
    assert referred <= ids


def test_without_findings_it_says_so() -> None:
    empty = Coverage(Tally({}, 0, 0), (), 0)
    text = report_text(ReportContent("Nothing", 0, 0, 0, 0, empty, [], known=3, suppressed=1), Renderer())
    assert text.count("There are no findings.") == 2
    assert "Not listed: 3 in the baseline, 1 suppressed." in text
