"""Every rule that sdkgen has."""

from __future__ import annotations

import importlib
import pkgutil

import generator
from generator.findings import CATALOGUE, Rule


def every_rule() -> dict[str, Rule]:
    """Every rule by code, sorted. Imports every module of the package, since a rule is defined where it is used.

    The runtime of the client has no rules, and needs libraries that sdkgen itself does not.
    """
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__") and not module.name.startswith("generator.runtime"):
            importlib.import_module(module.name)
    return dict(sorted(CATALOGUE.items()))
