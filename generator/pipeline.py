"""The composition root: every stage in its order, from settings to trees in memory. Nothing here touches the disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.analysis import Analysis, OnProgress, analyse, no_progress
from generator.checks.run import check_pages
from generator.config import Settings, display_path, overrides_file
from generator.coverage.measure import measure
from generator.emit.format import Formatter, proofs
from generator.emit.manifest import read_manifest
from generator.emit.plan import OutputSettings, output_tree
from generator.emit.render import Renderer
from generator.emit.report import report_text
from generator.emit.tree import Target, merge
from generator.emit.verify import check_operations, verify_package
from generator.explain.lines import explanation_lines
from generator.findings import Finding
from generator.garbage_collection import collect, without_garbage_collection
from generator.inference.infer import Inference
from generator.kept_names.stage import CommittedNames, committed_names
from generator.lint.baseline import Baseline
from generator.lint.selection import select, with_further
from generator.lint.suppression import Suppression
from generator.lock.inputs import inputs_of
from generator.lock.model import LOCK_FILE
from generator.lock.model import encode as lock_text
from generator.lock.rules import LOST
from generator.overrides.apply import Correction
from generator.overrides.entries import Override
from generator.overrides.stage import Overrides, correct, examine, still_unknown, with_name_problems
from generator.regeneration import OnLoss, findings_beside
from generator.settled import Settled
from generator.spec.decode import decode
from generator.spec.encode import encode
from generator.spec.folder import read_folder
from generator.spec.locate import locate_client_name
from generator.spec.model import Api
from generator.spec.remembered import remember_decoded
from generator.spec.rules import BAD_CLIENT_NAME
from generator.user_files import read_baseline, read_overrides
from generator.views.openapi.document import OpenapiSettings
from generator.views.python.chosen_names import name_problems
from generator.views.python.settings import ClientSettings
from generator.views.report.document import ReportContent


@dataclass(frozen=True, slots=True)
class Build:
    """The whole output, in memory."""

    settled: Settled
    specs: Target
    output: Target

    @property
    def targets(self) -> tuple[Target, ...]:
        """The folders to write: a spec that was read from its folder stays as it is."""
        return (self.specs, self.output) if self.settled.from_pages else (self.output,)


def _analysed(
    settings: Settings, entries: tuple[Override, ...], progress: OnProgress
) -> tuple[Analysis, CommittedNames]:
    """What the pages say, with the names that the spec in the folder of specs gives to models; and that spec."""
    folder, display = Path(settings.specs), display_path(settings.specs)
    overrides, cache = overrides_file(settings), settings.cache
    names = committed_names(folder, display, overrides, entries, settings.rename, cache=cache)
    return analyse(settings, progress, names), names


def _corrected(
    inference: Inference, entries: tuple[Override, ...], today: date | None, names: CommittedNames
) -> Correction:
    correction = correct(inference, entries, today or date.today())
    problems = {(p.kind, p.owner, p.name): p.message for p in name_problems(correction.api)}
    return names.with_methods(with_name_problems(correction, problems), inference)


def settle(
    settings: Settings, progress: OnProgress = no_progress, today: date | None = None, *, on_loss: OnLoss = "ignore"
) -> Settled:
    """Settle what the pages say: as `analyse`, then corrected by the overrides, written as a spec and read back.

    `today` decides which overrides have expired, and nothing else; by default it is the day on this machine. Unless
    `on_loss` is "ignore", there are findings about this run beside the one before it, of which "refuse" blocks the
    result where too much would be lost. Raises OverridesError beside what `analyse` raises.
    """
    settled, analysis, _, committed = _examined(settings, progress, today)
    with without_garbage_collection():
        inputs = inputs_of(settings, analysis)
        progress("encode", 0, 0)
        specs = merge(encode(settled.api))
        progress("decode", 0, 0)
        decoded = decode(specs, display_path(settings.specs))
    if decoded.api is None:
        raise AssertionError(f"the spec that was just written does not read back: {decoded.findings[0]}")
    remember_decoded(specs, decoded.api, settings.cache)
    settled = replace(settled, api=decoded.api, specs=specs, inputs=inputs)
    if on_loss != "ignore":
        settled = _beside(settings, settled, analysis.inference, progress, committed=committed, on_loss=on_loss)
    del analysis, committed
    collect()
    return settled


def _beside(
    settings: Settings,
    settled: Settled,
    inference: Inference,
    progress: OnProgress,
    *,
    committed: Api | None,
    on_loss: OnLoss,
) -> Settled:
    progress("compare", 0, 0)
    with without_garbage_collection():
        made = settled.api, settled.specs, settled.inputs
        found = findings_beside(settings, inference, *made, committed=committed, on_loss=on_loss)
        selection = with_further(settled.selection, found, settings.lint)
    is_refused = any(finding.rule is LOST and finding.severity == "error" for finding in selection.findings)
    return replace(settled, selection=selection, is_blocked=settled.is_blocked or is_refused)


def lint(settings: Settings, progress: OnProgress = no_progress, today: date | None = None) -> Settled:
    """The same findings as `settle`, without writing a spec and reading it back."""
    return _examined(settings, progress, today)[0]


def report(settings: Settings, progress: OnProgress = no_progress, today: date | None = None) -> str:
    """The text of the report: the findings of `lint`, and figures about the types."""
    settled, analysis, correction, _ = _examined(settings, progress, today)
    progress("report", 0, 0)
    with without_garbage_collection():
        content = ReportContent(
            title=settings.title,
            pages=settled.pages,
            failed=len(settled.failed),
            operations=sum(1 for _ in settled.api.operations()),
            models=len(settled.api.models),
            coverage=measure(analysis.inference, correction),
            findings=settled.findings,
            known=settled.selection.known,
            suppressed=settled.selection.suppressed,
        )
        return report_text(content, Renderer())


def _examined(
    settings: Settings, progress: OnProgress, today: date | None
) -> tuple[Settled, Analysis, Correction, Api | None]:
    """What the pages say, from which stages that is, and the committed spec, if its names were asked for."""
    baseline, file = read_baseline(settings.lint.baseline), read_overrides(settings)
    analysis, names = _analysed(settings, file.entries, progress)
    with without_garbage_collection():
        correction = _corrected(analysis.inference, file.entries, today, names)
    settled = _settled(settings, analysis, correction, file.suppressions, baseline)
    return settled, analysis, correction, names.committed


def _settled(
    settings: Settings,
    analysis: Analysis,
    correction: Correction,
    suppressions: tuple[Suppression, ...],
    baseline: Baseline,
) -> Settled:
    reading, inference = analysis.reading, analysis.inference
    with without_garbage_collection():
        checked = check_pages(reading, inference, settings.profile)
    unknown = still_unknown(inference.unknown, correction)
    settled = {fact.finding for fact in inference.unknown} - {fact.finding for fact in unknown}
    inferred = (finding for finding in inference.findings if finding not in settled)
    findings = (*reading.findings, *inferred, *checked, *correction.findings)
    return Settled(
        api=correction.api,
        specs={},
        selection=select(findings, settings.lint, suppressions, baseline),
        pages=len(reading.pages) + len(reading.failed),
        failed=reading.failed,
        lines_not_understood=reading.lines_not_understood,
        unknown=len(unknown),
        example=settings.example,
        roots=analysis.roots,
        overrides=len(correction.entries),
        is_blocked=correction.has_errors,
    )


def settle_folder(settings: Settings, progress: OnProgress = no_progress) -> Settled | tuple[Finding, ...]:
    """The spec that stands in the folder of specs, with title and version of the settings; or the findings against it.

    The overrides are in it already, and are not applied. Raises SpecFolderError.
    """
    display = display_path(settings.specs)
    files = read_folder(Path(settings.specs), display, without=[overrides_file(settings)])
    with without_garbage_collection():
        progress("decode", 0, 0)
        decoded = decode(files, display)
    if decoded.api is None:
        return decoded.findings
    if problems := list(name_problems(decoded.api)):
        spans = [locate_client_name(files, display, problem.owner, problem.chosen) for problem in problems]
        return tuple(Finding(BAD_CLIENT_NAME, p.message, span) for p, span in zip(problems, spans, strict=True))
    api = replace(decoded.api, title=settings.title, version=settings.version)
    nothing = select((), settings.lint, (), Baseline())
    return Settled(api, files, nothing, 0, (), 0, 0, example=False, from_pages=False)


def examine_overrides(settings: Settings, progress: OnProgress = no_progress) -> Overrides:
    """The overrides beside what the pages say. Raises what `settle` raises."""
    entries = read_overrides(settings).entries
    return examine(_analysed(settings, entries, progress)[0].inference, entries)


def explanation(
    settings: Settings, name: str, progress: OnProgress = no_progress, *, is_folded: bool = True
) -> Iterator[str]:
    """Why anything that has a name in findings or outputs is what it is, line by line.

    Raises NothingToExplainError beside what `settle` raises.
    """
    entries = read_overrides(settings).entries
    analysis, names = _analysed(settings, entries, progress)
    inference = analysis.inference
    named = partial(names.with_methods, inference=inference)
    return explanation_lines(name, inference, entries, settings.package, is_folded=is_folded, named=named)


def build(settings: Settings, settled: Settled, *, verify: bool = False, progress: OnProgress = no_progress) -> Build:
    """Make every output of a settled spec.

    Raises BrokenOutputError, DroppedOperationError, TreeError or VerifyError when an output fails a check.
    """
    progress("render", 0, 0)
    api = settled.api
    formatter = Formatter({*read_manifest(Path(settings.output)).values()}, settings.workers)
    with without_garbage_collection():
        rendered = output_tree(api, output_settings(settings), settings.workers, formatter.begin)
    tree = formatter.finish(rendered, lambda done, total: progress("format", done, total))
    progress("check", 0, 0)
    check_operations(api, tree, settings.package)
    if verify:
        progress("verify", 0, 0)
        verify_package(tree, settings.package)
    specs = merge(settled.specs, {LOCK_FILE: lock_text(settled.inputs)})
    return Build(
        settled=settled,
        specs=Target(Path(settings.specs), display_path(settings.specs), specs),
        output=Target(Path(settings.output), display_path(settings.output), tree, proofs(rendered, tree)),
    )


def output_settings(settings: Settings) -> OutputSettings:
    """The part of the settings that the outputs depend on."""
    return OutputSettings(
        openapi=OpenapiSettings(
            title=settings.title,
            version=settings.version,
            server=settings.server,
            docs_url=settings.docs_url or None,
            contact=settings.contact,
            license=settings.license,
        ),
        client=ClientSettings(
            package=settings.package,
            client_name=settings.client,
            env_prefix=settings.client.upper(),
            version=settings.version,
            docs_url=settings.docs_url or None,
            server=settings.server,
        ),
    )
