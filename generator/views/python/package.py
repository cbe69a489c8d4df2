"""The generated client as finished strings: what the templates of the package place."""

from __future__ import annotations

from dataclasses import dataclass

from generator import trusted
from generator.spec.model import Api, ClientOption
from generator.trusted import SafeText, identifier, literal, path_part
from generator.views.python.design import ClientDesign
from generator.views.python.groups import SectionView, section_views
from generator.views.python.models import ModelModuleView, model_modules
from generator.views.python.readme import ReadmeView, readme_view
from generator.views.python.settings import ClientSettings


@dataclass(frozen=True, slots=True)
class OptionView:
    """A header of the API that any call can set."""

    name: SafeText
    header: SafeText
    help: SafeText
    doc: SafeText
    """The entry of a list of arguments, at an indent of eight."""


@dataclass(frozen=True, slots=True)
class PackageView:
    """Everything that the templates of the package place."""

    package: SafeText
    client: SafeText
    env: SafeText
    version: SafeText
    """A literal."""
    distribution: SafeText
    fixture: SafeText
    """The pytest fixture with a server in memory."""
    summary: SafeText
    samples_summary: SafeText
    """A literal: what the distribution of the samples is."""
    summary_literal: SafeText
    test_options: SafeText
    """A literal: the options of pytest for the tests of the client."""
    options: tuple[OptionView, ...]
    sections: tuple[SectionView, ...]
    models: tuple[ModelModuleView, ...]
    readme: ReadmeView


def package_view(design: ClientDesign, settings: ClientSettings) -> PackageView:
    """The view of the whole package. Raises UntrustedTextError for settings that cannot be names."""
    api = design.api
    title = trusted.plain(" ".join(api.title.split())) or settings.client_name
    return PackageView(
        package=identifier(settings.package),
        client=identifier(settings.client_name),
        env=identifier(settings.env_prefix),
        version=literal(path_part(settings.version)),
        distribution=path_part(settings.package.replace("_", "-")),
        fixture=identifier(f"fake_{settings.client_name.lower()}"),
        samples_summary=literal(f"Documented requests and responses of the {title}."),
        summary=trusted.docstring(f"A client for the {title}."),
        summary_literal=literal(f"A client for the {title}."),
        test_options=literal(_test_options(design)),
        options=header_options(api),
        sections=section_views(design, settings),
        models=model_modules(api, design.names),
        readme=readme_view(design),
    )


def _test_options(design: ClientDesign) -> str:
    """The options of pytest. A group that another one holds is reached through that one, whose module is loaded too."""
    options = "-ra --strict-markers --strict-config"
    if any(group.held for group in design.groups):
        options += " --deselect tests/test_budget.py::test_a_group_loads_only_its_own_module"
    return options


def header_options(api: Api) -> tuple[OptionView, ...]:
    """The options of the client that are headers of the API, each with what the pages say about the header."""
    texts: dict[str, str] = {}
    for _, operation in api.operations():
        for p in operation.parameters:
            if p.location == "header":
                texts.setdefault(p.name, p.description)
    return tuple(_option(option, " ".join(texts.get(option.header, "").split())) for option in api.options)


def _option(option: ClientOption, text: str) -> OptionView:
    return OptionView(
        name=identifier(option.name),
        header=literal(option.header),
        help=trusted.docstring(text, 4),
        doc=trusted.docstring(f"{option.name}: {text or f'the request header {option.header}.'}", 12),
    )
