"""Settings: where they come from, and what is refused with which code and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import (
    Settings,
    SettingsError,
    display_path,
    load_settings,
    page_roots,
    source_roots,
)
from generator.document_info import Contact, License
from generator.profiles.load import load_profile
from generator.reference.preference import Preference
from generator.source import Root, embedded_pages
from tests.example_pages import write_page


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_configured() -> None:
    assert load_settings(None, {}) == Settings()
    assert load_settings(None, {"pages": None, "evidence": [], "example": False}) == Settings()


def test_the_table_of_pyproject_and_options_over_it(here: Path) -> None:
    (here / "pyproject.toml").write_text(
        '[tool.sdkgen]\npages = ["docs", "more"]\noutput = "out"\npackage = "task_api"\nclient = "TaskApi"\n'
        'docs-url = "https://docs.example.com"\ntitle = "Tasks"\nserver = "https://example.com"\n'
    )
    settings = load_settings(None, {"output": "elsewhere", "pages": None, "specs": None})
    assert settings.pages == ("docs", "more")
    assert settings.output == "elsewhere"
    assert (settings.package, settings.client, settings.title) == ("task_api", "TaskApi", "Tasks")
    assert (settings.docs_url, settings.server) == ("https://docs.example.com", "https://example.com")
    assert load_settings(None, {"pages": ["x"]}).pages == ("x",)


def test_paths_in_another_file_mean_its_folder(here: Path) -> None:
    (here / "sub").mkdir()
    (here / "sub" / "my.toml").write_text('[tool.sdkgen]\npages = ["docs"]\nspecs = "s"\n')
    settings = load_settings("sub/my.toml", {})
    assert (settings.pages, settings.specs, settings.output) == (("sub/docs",), "sub/s", "generated")


def test_the_profile_supplies_what_is_not_said(here: Path) -> None:
    (here / "sub").mkdir()
    (here / "sub" / "boats.yaml").write_text("extends: superoffice\ndefaults: {package: boats, client: Boats}\n")
    (here / "sub" / "my.toml").write_text('[tool.sdkgen]\nprofile = "boats.yaml"\nclient = "Ships"\n')
    settings = load_settings("sub/my.toml", {})
    assert (settings.package, settings.client) == ("boats", "Ships")
    assert load_settings("sub/my.toml", {"profile": "superoffice"}).profile is load_profile("superoffice")
    (here / "sub" / "my.toml").write_text('[tool.sdkgen]\nprofile = "superoffice"\n')
    assert load_settings("sub/my.toml", {}).profile is load_profile("superoffice")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[tool.sdkgen]\npages = ["a"]\npagse = "x"\n', "pyproject.toml:3:1: error[C102] unknown key `pagse`"),
        ('[tool.sdkgen]\npages = "a"\n', "pyproject.toml:2:1: error[C103] `pages` must be a list of folders"),
        ('[tool.sdkgen]\npages = [""]\n', "pyproject.toml:2:1: error[C103] `pages` must be a list of folders"),
        ("[tool.sdkgen]\n\npackage = 3\n", "pyproject.toml:3:1: error[C103] `package` must be a string"),
        ('[tool.sdkgen]\nspecs = ""\n', "pyproject.toml:2:1: error[C103] `specs` must be a string"),
        ("[tool\n", "pyproject.toml:1:1: error[C101] not TOML: "),
        ("[tool]\nsdkgen = 3\n", "pyproject.toml:2:1: error[C103] `tool.sdkgen` must be a table"),
        (
            "\n[tool.sdkgn]\n",
            "pyproject.toml:2:1: error[C102] unknown table `[tool.sdkgn]`; did you mean `[tool.sdkgen]`?",
        ),
        ("[tool.sdk-gen]\n", "pyproject.toml:1:1: error[C102] unknown table `[tool.sdk-gen]`; did you mean"),
        ("[tool]\nx = 1\n[tool.SDKGen]\n", "pyproject.toml:3:1: error[C102] unknown table `[tool.SDKGen]`; did you"),
        ("[tool]\nsdkgn.pages = ['a']\n", "pyproject.toml:2:1: error[C102] unknown table `[tool.sdkgn]`; did you mean"),
        ("[tools.sdkgen]\n", "pyproject.toml:1:1: error[C102] unknown table `[tools.sdkgen]`; did you mean"),
        ("[sdkgen]\n", "pyproject.toml:1:1: error[C102] unknown table `[sdkgen]`; did you mean `[tool.sdkgen]`?"),
        ("[tool.sdkgen]\n[tool.sdkgn]\n", "pyproject.toml:2:1: error[C102] unknown table `[tool.sdkgn]`"),
        (
            "[tool.sdkgen]\nPages = ['a']\n",
            "pyproject.toml:2:1: error[C102] unknown key `Pages` in [tool.sdkgen]; did you mean `pages`?",
        ),
        (
            "[tool.sdkgen]\n'docs_ulr' = ''\n",
            "pyproject.toml:2:1: error[C102] unknown key `docs_ulr` in [tool.sdkgen]; did you mean `docs-url`?",
        ),
        ("[tool.sdkgen]\nmax_loss = '2'\n", "pyproject.toml:2:1: error[C103] `max_loss` must be a number, 0 or more"),
        ("[tool.sdkgen]\nmax_loss = nan\n", "pyproject.toml:2:1: error[C103] `max_loss` must be a number, 0 or more"),
        ("[tool.sdkgen]\nmax-lost = 2.5\n", "pyproject.toml:2:1: error[C103] `max-lost` must be a whole number, 0 or"),
        ("[tool.sdkgen]\nmax_lost = true\n", "pyproject.toml:2:1: error[C103] `max_lost` must be a whole number, 0 or"),
        ("[tool.sdkgen]\nmax_lost = -1\n", "pyproject.toml:2:1: error[C103] `max_lost` must be a whole number, 0 or"),
        ("[tool.sdkgen.output]\nx = 1\n", "pyproject.toml:1:1: error[C103] `output` must be a string"),
        (
            "[tool.sdkgen]\nexample = 'x'\n",
            "pyproject.toml:2:1: error[C102] unknown key `example` in [tool.sdkgen]; known are: pages, ",
        ),
        ("[tool.sdkgen]\ncache = 'x'\n", "pyproject.toml:2:1: error[C102] unknown key `cache` in [tool.sdkgen]"),
        (
            "tool = {sdkgen = {pagse = 1}}\n",
            "pyproject.toml:1:1: error[C102] unknown key `pagse` in [tool.sdkgen]; did you",
        ),
        (
            "[tool.sdkgen]\nspecs = 'a'\noutput = './a'\n",
            "pyproject.toml:3:1: error[C103] specs and output must be two",
        ),
        ("[tool.sdkgen]\n\npackage = 'json'\n", "pyproject.toml:3:1: error[C103] package `json` would hide"),
        ("[tool.sdkgen]\npages = ['a']\nspecs = 'a'\n", "pyproject.toml:3:1: error[C103] `--specs a` is or holds the"),
    ],
)
def test_a_configuration_that_cannot_be_used(here: Path, text: str, expected: str) -> None:
    (here / "pyproject.toml").write_text(text)
    with pytest.raises(SettingsError) as raised:
        load_settings(None, {})
    assert str(raised.value.finding).startswith(expected)


def test_a_configuration_that_is_named_must_be_there() -> None:
    with pytest.raises(SettingsError, match=r"gone.toml:1:1: error\[C101\] no such file"):
        load_settings("gone.toml", {})
    with pytest.raises(SettingsError, match=r"error\[C101\] cannot read the file"):
        load_settings("", {})


def test_a_configuration_that_is_named_must_hold_the_table(here: Path) -> None:
    (here / "my.toml").write_text("[tool.black]\n")
    with pytest.raises(SettingsError, match=r"my.toml:1:1: error\[C101\] the file has no table `\[tool.sdkgen\]`"):
        load_settings("my.toml", {})


def test_tables_of_other_tools_are_none_of_ours(here: Path) -> None:
    (here / "pyproject.toml").write_text(
        "tool.black.x = 1\n[project]\nname = 'sdkgen'\n[project.scripts]\nsdkgen = 'x'\n"
    )
    assert load_settings(None, {}) == Settings()


@pytest.mark.parametrize(("name", "value"), [("output", ""), ("pages", [""]), ("pages", ["docs", ""])])
def test_an_option_without_a_value(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match=rf"error\[C103\] `--{name}` is empty: give a value"):
        load_settings(None, {name: value})


@pytest.mark.parametrize("package", ["a-b", "Task", "9a", "class", "_x", "a.b", "../x", "tæsk"])
def test_a_package_name_that_python_cannot_import(package: str) -> None:
    with pytest.raises(SettingsError, match=r"error\[C103\] package `"):
        load_settings(None, {"package": package})


@pytest.mark.parametrize(
    ("key", "value"), [("client", "so"), ("client", "So-x"), ("client", "None"), ("version", "one")]
)
def test_other_names_that_cannot_be_used(here: Path, key: str, value: str) -> None:
    (here / "pyproject.toml").write_text(f'[tool.sdkgen]\n{key} = "{value}"\n')
    with pytest.raises(SettingsError, match=rf"error\[C103\] {key} `{value}`"):
        load_settings(None, {})


def test_no_pages_are_named() -> None:
    with pytest.raises(SettingsError) as raised:
        source_roots(load_settings(None, {}))
    assert str(raised.value.finding) == (
        '<command line>:1:1: error[C105] no folder of pages is named: give `--pages DIR`, or write `pages = ["DIR"]` '
        "below `[tool.sdkgen]` in pyproject.toml; `--example` reads the pages that sdkgen carries"
    )


def test_the_example_is_read_when_it_is_asked_for_and_not_beside_other_pages() -> None:
    assert source_roots(load_settings(None, {"example": True})) == (embedded_pages(),)
    with pytest.raises(SettingsError, match="other pages cannot be named beside it"):
        load_settings(None, {"example": True, "pages": ["docs"]})


def test_roots_are_shown_as_the_user_would_write_them(here: Path) -> None:
    write_page(here / "docs")
    assert page_roots(("docs/",)) == (Root(Path("docs/"), "docs"),)
    assert display_path(str(here / "docs" / "x")) == "docs/x"
    assert display_path("../up/./x") == "../up/x"
    assert display_path("/somewhere/else") == "/somewhere/else"


@pytest.mark.parametrize(
    ("name", "why"), [("gone", "no such folder"), ("file", "not a folder"), ("empty", "there is no page in the folder")]
)
def test_a_root_that_is_no_folder(here: Path, name: str, why: str) -> None:
    (here / "file").write_text("")
    (here / "empty").mkdir()
    with pytest.raises(SettingsError, match=rf"{name}:1:1: error\[C104\] {why}"):
        page_roots((name,))


def test_the_embedded_pages_are_there() -> None:
    assert embedded_pages().folder.is_dir()
    assert embedded_pages().display == "pages"


@pytest.mark.parametrize(
    "server", ["https://example.com", "http://localhost:8080/api", "https://{host}/{customer}", "https://{h}:{port}/x"]
)
def test_a_server_is_a_url_and_may_hold_variables(here: Path, server: str) -> None:
    (here / "pyproject.toml").write_text(f'[tool.sdkgen]\nserver = "{server}"\n')
    assert load_settings(None, {}).server == server


@pytest.mark.parametrize(
    "url", ["example.com", "/api", "ftp://example.com", "https://", "javascript:alert(1)", "https://a b", "https://[::"]
)
@pytest.mark.parametrize("key", ["server", "docs-url"])
def test_what_is_no_url_is_refused(here: Path, key: str, url: str) -> None:
    (here / "pyproject.toml").write_text(f'[tool.sdkgen]\n{key} = "{url}"\n')
    with pytest.raises(SettingsError) as raised:
        load_settings(None, {})
    assert str(raised.value).startswith(
        f"pyproject.toml:2:1: error[C103] {key} `{url}`: must be a URL of http or https"
    )


def test_published_pages_have_no_variables_in_their_url(here: Path) -> None:
    (here / "pyproject.toml").write_text('[tool.sdkgen]\ndocs-url = "https://{host}/docs"\n')
    with pytest.raises(SettingsError, match="must be a URL"):
        load_settings(None, {})


def test_documents_and_what_is_preferred(here: Path) -> None:
    (here / "pyproject.toml").write_text(
        '[tool.sdkgen]\nreference = ["a.json", "b.yaml"]\nprefer = {names = "pages", values = "reference"}\n'
    )
    settings = load_settings(None, {})
    assert settings.reference == ("a.json", "b.yaml")
    assert settings.prefer == Preference(names="pages", types="pages", values="reference")
    assert load_settings(None, {"reference": ["c.json"]}).reference == ("c.json",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('prefer = {name = "pages"}', "2:1: error[C103] unknown key `name` in `prefer`; did you mean `names`?"),
        ('prefer = {types = "union"}', "2:1: error[C103] `types` must be one of pages, reference, and not 'union'"),
        (
            "[tool.sdkgen.prefer]\nvalues = 1",
            "3:1: error[C103] `values` must be one of pages, reference, union, and not 1",
        ),
        ('prefer = "pages"', "2:1: error[C103] `prefer` must be a table"),
        ('reference = "a.json"', "2:1: error[C103] `reference` must be a list of files"),
    ],
)
def test_documents_and_preferences_that_cannot_be_used(here: Path, text: str, expected: str) -> None:
    (here / "pyproject.toml").write_text(f"[tool.sdkgen]\n{text}\n")
    with pytest.raises(SettingsError) as raised:
        load_settings(None, {})
    assert str(raised.value) == f"pyproject.toml:{expected}"


def test_contact_and_licence_of_the_document(here: Path) -> None:
    (here / "pyproject.toml").write_text(
        '[tool.sdkgen]\ncontact = {name = "API team", url = "https://example.com/help", email = "api@example.com"}\n'
        '[tool.sdkgen.license]\nname = "Own terms"\nurl = "https://example.com/terms"\n'
    )
    settings = load_settings(None, {})
    assert settings.contact == Contact("API team", "https://example.com/help", "api@example.com")
    assert settings.license == License("Own terms", url="https://example.com/terms")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('contact = "us"', "2:1: error[C103] `contact` must be a table"),
        ("contact = {}", "2:1: error[C103] `contact` must have a `name`, a `url` or an `email`"),
        ('contact = {mail = "a@b.se"}', "2:1: error[C103] unknown key `mail` in `contact`; did you mean `email`?"),
        (
            '[tool.sdkgen.contact]\nemail = "a at b.se"',
            "3:1: error[C103] `email` of `contact` must be an e-mail address, and not 'a at b.se'",
        ),
        (
            'contact = {url = "ftp://b.se"}',
            "2:1: error[C103] `url` of `contact` must be a URL of http or https, and not 'ftp://b.se'",
        ),
        ("contact = {name = 1}", "2:1: error[C103] `name` of `contact` must be a text, and not 1"),
        ('license = {identifier = "MIT"}', "2:1: error[C103] `license` must have a `name`"),
        (
            'license = {name = "MIT", identifier = "MIT", url = "https://b.se"}',
            "2:1: error[C103] `license` has an `identifier` or a `url`, not both",
        ),
        (
            'license = {name = "MIT", identifier = "the MIT one!"}',
            "2:1: error[C103] `identifier` of `license` must be an SPDX licence expression such as `MIT`, "
            "and not 'the MIT one!'",
        ),
    ],
)
def test_a_contact_and_a_licence_that_cannot_be_used(here: Path, text: str, expected: str) -> None:
    (here / "pyproject.toml").write_text(f"[tool.sdkgen]\n{text}\n")
    with pytest.raises(SettingsError) as raised:
        load_settings(None, {})
    assert str(raised.value) == f"pyproject.toml:{expected}"
