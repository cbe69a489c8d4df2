"""The report in a browser: clicked through by mouse and keyboard, in both themes, at two widths, and checked by axe."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator.pipeline import report
from tests.report_pages import write_inputs

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

AXE = Path(__file__).parents[2] / ".tools" / "node_modules" / "axe-core" / "axe.min.js"

# Nothing is looked up or loaded from elsewhere; CI runs as root, which the sandbox of Chromium refuses.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]

HOSTILE = "`</code></script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">`"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("chromium is not installed (make tools)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the report on pages of every state is."""
    folder = tmp_path_factory.mktemp("report")
    text = report(write_inputs(folder / "inputs"))
    (folder / "report.html").write_text(text, "utf-8")
    return (folder / "report.html").as_uri()


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[1280, 360], ids=["desktop", "phone"])
def page(browser: Browser, address: str, scheme: Any, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The report, opened. Nothing may be refused by its policy, fail in its script, or be loaded."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, color_scheme=scheme)
    opened = context.new_page()
    problems: list[str] = []
    opened.on("console", lambda message: problems.append(message.text))
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("request", lambda sent: problems.append(sent.url) if sent.url != address else None)
    opened.goto(address)
    yield opened
    context.close()
    assert problems == []


def violations(page: Page) -> list[str]:
    """What axe-core finds: rule, and the elements."""
    if not AXE.exists():
        pytest.skip("axe-core is not in .tools/node_modules (make tools)")
    # In the context of the debugger, so that the policy of the report stays as it is.
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found]


def is_too_wide(page: Page) -> bool:
    """Whether the page as a whole can be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_by_mouse(page: Page) -> None:
    expect(page.get_by_role("tabpanel", name="Coverage")).to_be_visible()
    expect(page.get_by_role("img", name="Types of Boat: 2 from pages, 1 conflicting, 1 unknown")).to_be_visible()
    page.get_by_text("Agents as a table").click()
    expect(page.get_by_role("row", name="Boat 4 2 0 0 1 1 1 0")).to_be_visible()
    assert violations(page) == []
    assert not is_too_wide(page)

    page.get_by_role("tab", name="Findings by rule").click()
    expect(page.get_by_role("tabpanel", name="Coverage")).to_be_hidden()
    page.get_by_role("button", name="Open all").click()
    explanation = page.get_by_text("If the sample is right, clients get a type that the server does not send.")
    expect(explanation).to_be_visible()
    assert violations(page) == []
    assert not is_too_wide(page)

    page.get_by_role("checkbox", name="Notes").uncheck()
    expect(page.locator("#rule-T110")).to_be_hidden()
    expect(page.locator("#rule-T103")).to_be_visible()
    page.get_by_role("searchbox", name="Search").fill("draught SAMPLE")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^1 of \d findings$"))
    expect(page.locator("#rules .group:visible")).to_have_count(1)
    page.get_by_role("searchbox", name="Search").fill("no such words")
    expect(page.locator("#rules .group:visible")).to_have_count(0)
    page.get_by_role("searchbox", name="Search").fill("")

    page.get_by_role("tab", name="Findings by page").click()
    page.locator("#files summary", has_text="v1BoatAgent_Inspect.md").click()
    assert violations(page) == []
    assert not is_too_wide(page)
    page.locator("#files").get_by_role("link", name="T103").click()
    expect(page.locator("#rule-T103 > summary")).to_be_focused()
    expect(explanation).to_be_visible()


def test_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the report")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the report")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    coverage = page.get_by_role("tab", name="Coverage")
    expect(coverage).to_be_focused()
    assert coverage.evaluate("tab => getComputedStyle(tab).outlineStyle") == "solid"

    page.keyboard.press("ArrowRight")
    rules = page.get_by_role("tab", name="Findings by rule")
    expect(rules).to_be_focused()
    expect(rules).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel", name="Findings by rule")).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("tabpanel", name="Findings by page")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tabpanel", name="Coverage")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")

    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.type("T110")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^1 of \d findings$"))
    for _ in ("Errors", "Warnings", "Notes"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^0 of \d findings$"))
    page.keyboard.press("Space")
    page.keyboard.press("Tab")  # Open all
    page.keyboard.press("Tab")  # the panel
    page.keyboard.press("Tab")
    summary = page.locator("#rule-T110 > summary")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#rule-T110 .explanation")).to_be_visible()


def test_the_theme_is_that_of_the_system_until_it_is_chosen(page: Page, scheme: str) -> None:
    colours = {"light": "rgb(255, 255, 255)", "dark": "rgb(19, 23, 27)"}
    other = "dark" if scheme == "light" else "light"
    body = page.locator("body")
    button = page.get_by_role("button", name="Dark theme")
    expect(body).to_have_css("background-color", colours[scheme])
    expect(button).to_have_attribute("aria-pressed", str(scheme == "dark").lower())
    button.click()
    expect(body).to_have_css("background-color", colours[other])
    assert violations(page) == []
    button.press("Enter")
    expect(body).to_have_css("background-color", colours[scheme])


def test_text_of_a_page_has_no_effect(browser: Browser, tmp_path: Path) -> None:
    settings = write_inputs(tmp_path / "inputs")
    boat = next((tmp_path / "inputs" / "docs").glob("v1Boat*"))
    text = boat.read_text("utf-8").replace("| Length | int32 |", f"| Length | {HOSTILE.replace('`', '')} |")
    boat.write_text(text.replace('"Draught"', json_string("Draught" + HOSTILE)), "utf-8")
    html = report(settings)
    (tmp_path / "report.html").write_text(html, "utf-8")
    opened = browser.new_page()
    opened.goto((tmp_path / "report.html").as_uri())
    opened.get_by_role("tab", name="Findings by rule").click()
    opened.get_by_role("button", name="Open all").click()
    expect(opened.get_by_text("document.title").first).to_be_visible()
    expect(opened).to_have_title("Harbour API: coverage and findings")
    assert opened.locator("script, img, style").count() == 2
    opened.close()


def json_string(text: str) -> str:
    """A JSON string with the text in it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
