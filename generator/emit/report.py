"""The report as one HTML file."""

from __future__ import annotations

import base64
import hashlib

from generator.emit.render import Renderer
from generator.trusted import SafeText, html_text
from generator.views.report.document import ReportContent, report_view

MARK = '<!doctype html>\n<html lang="en" data-made-by="sdkgen report">\n'
"""How every report starts, and no file of somebody else."""


def report_text(content: ReportContent, renderer: Renderer) -> str:
    """The text of the report.

    The browser is told to load nothing, and to run no script and no style but those two whose hash it is given
    (Content Security Policy Level 3), so that no text of a page has an effect.
    """
    return renderer.render(
        "report.html.j2",
        report=report_view(content),
        style_hash=_hash(renderer.render("report/style.css.j2")),
        script_hash=_hash(renderer.render("report/script.js.j2")),
    )


def _hash(text: str) -> SafeText:
    return html_text("sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())
