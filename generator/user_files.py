"""The files that people write for a run besides pages: overrides, and the baseline of findings."""

from __future__ import annotations

from pathlib import Path

from generator.config import Settings, SettingsError, display_path, overrides_file
from generator.findings import Finding, Span
from generator.lint.baseline import UNREADABLE_BASELINE, Baseline, BaselineError, decode_baseline
from generator.overrides.entries import OverridesFile, load_overrides


def read_overrides(settings: Settings) -> OverridesFile:
    """The file of overrides; empty where none is named and there is none beside the specs. Raises OverridesError."""
    path = overrides_file(settings)
    if not settings.overrides and not path.exists():
        return OverridesFile()
    return load_overrides(path, display_path(str(path)))


def read_baseline(path: str) -> Baseline:
    """The baseline in a file, empty where the path is blank. Raises SettingsError if the file cannot be used."""
    if not path:
        return Baseline()
    try:
        return decode_baseline(Path(path).read_text("utf-8"))
    except FileNotFoundError:
        message = "there is no such baseline; `sdkgen lint --write-baseline` writes it"
    except (OSError, UnicodeDecodeError, BaselineError) as error:
        message = f"cannot read the baseline: {error}"
    raise SettingsError(Finding(UNREADABLE_BASELINE, message, Span(path)))
