"""Numbers of the report as text."""

from __future__ import annotations

from generator.trusted import SafeText, html_text


def number(value: int) -> SafeText:
    """`3,116`."""
    return html_text(f"{value:,}")


def share(part: int, whole: int) -> SafeText:
    """`97.4 %`, rounded so that only all are `100 %` and only none `0 %`; a dash where there is nothing."""
    if not whole:
        return html_text("\N{EN DASH}")
    if part in (0, whole):
        return html_text(f"{100 * part // whole} %")
    permille = max(1, 1000 * part // whole)
    return html_text(f"{permille / 10:.1f} %")


def percentage(part: int, whole: int) -> SafeText:
    """A length in SVG: `33.333%` of the width of the drawing."""
    return html_text(f"{100 * part / whole if whole else 0:.3f}%")
