"""Corrections of what the pages say, as data: `specs/overrides.yaml`. `docs/overrides.md` is the guide."""
