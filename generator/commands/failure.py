"""What stops a command: the errors that are no bugs of sdkgen, each with its text and its exit code."""

from __future__ import annotations

from generator.commands.outcome import FOUND, INTERRUPTED, WRONG_USAGE
from generator.comparison import ComparisonError
from generator.config import SettingsError
from generator.emit.format import BrokenOutputError
from generator.emit.stage import DamagedStageError
from generator.emit.tree import TreeError
from generator.emit.verify import DroppedOperationError, VerifyError
from generator.emit.write import ForeignFilesError, UnfinishedError
from generator.git import GitError
from generator.kept_names.stage import UnreadableSpecError
from generator.overrides.entries import OverridesError
from generator.profiles.tree import ProfileError
from generator.report import finding_lines
from generator.spec.folder import SpecFolderError

FAILURES = (
    *(SettingsError, SpecFolderError, ProfileError, OverridesError, ComparisonError, ForeignFilesError),
    *(BrokenOutputError, DroppedOperationError, TreeError, VerifyError, UnfinishedError, DamagedStageError),
    *(UnreadableSpecError, GitError, OSError, KeyboardInterrupt),
)


def explained(error: BaseException) -> tuple[str, int]:
    """What to print about one of the failures, and the exit code. Any other error is raised."""
    match error:
        case SettingsError() | SpecFolderError():
            return "\n".join(finding_lines([error.finding])), WRONG_USAGE
        case ProfileError() | OverridesError() | ComparisonError() | UnreadableSpecError():
            return "\n".join(finding_lines(error.findings)), WRONG_USAGE
        case ForeignFilesError():
            text = "these files have the path of an output, but sdkgen did not create them; move or delete them first:"
            return "\n".join([f"sdkgen: {text}", *(f"    {path}" for path in error.paths)]), WRONG_USAGE
        case BrokenOutputError() | DroppedOperationError() | TreeError() | VerifyError():
            return f"sdkgen: no file was changed, because the generated output failed a check: {error}", FOUND
        case UnfinishedError():
            text = f"files could not be moved: {error}; the next `generate` or `build` finishes or undoes that"
            return f"sdkgen: {text}", WRONG_USAGE
        case DamagedStageError():
            text = f"{error} was not left by a run of this version; look at what is in it, and delete it"
            return f"sdkgen: {text}", WRONG_USAGE
        case GitError():
            return f"sdkgen: {error}", WRONG_USAGE
        case OSError():
            place = error.filename2 or error.filename or ""  # of a move, where the file was to go
            return f"sdkgen: {error.strerror or error}: {place}; no file was changed", WRONG_USAGE
        case KeyboardInterrupt():
            return "sdkgen: interrupted; no file was changed", INTERRUPTED
        case _:
            raise error
