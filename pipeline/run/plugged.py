"""What is wrong with the plug-ins that are installed: told before any work is begun, by every command that would use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.registry import own_rules, rules_of
from pipeline.languages import FOLDERS, language_of
from pipeline.model import Location, Problem
from pipeline.plugins import CHECKS, FORMATS, GROUPS, INTAKE, LANGUAGES, PRODUCTS, PROPOSALS, loaded, points, shadowing
from pipeline.proposals.readers import own_readers
from pipeline.publish.formats import RESERVED, own_formats
from pipeline.publish.plugged import NAME
from pipeline.publish.products import own_products
from pipeline.report.catalogue import REMEDIES, SECTIONS

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
READERS = ("docx", "html", "pdf", "plain")
"""The readers of the program itself."""


@cache
def plugin_faults() -> tuple[Problem, ...]:
    """Every plug-in that cannot be loaded, is not what its group asks, or takes a name or code that is taken."""
    own = {form.name for form in own_formats()} | {product.name for product in own_products()} | RESERVED
    brought = {str(plugin.thing.name) for plugin in loaded(FORMATS).plugins}
    found = [problem for group in GROUPS for problem in loaded(group).problems]
    found += _checks()
    found += _named(FORMATS, "the format", dict.fromkeys(own, "a name of the program"))
    found += _named(PRODUCTS, "the product", dict.fromkeys(brought, "that of a format") | dict.fromkeys(own, "a name of the program"))
    found += _named(INTAKE, "a reader called", dict.fromkeys(READERS, "a reader of the program"))
    found += _named(PROPOSALS, "a reader of proposals called", dict.fromkeys(own_readers(), "a reader of the program"))
    found += _languages()
    return tuple(found)


def _languages() -> Iterator[Problem]:
    """Languages whose name is no tag, or the tag of another; none is loaded for it."""
    plugins = points(LANGUAGES)
    own = {tag for folder in FOLDERS for tag in (folder, *language_of(folder).tags)} if plugins else set()
    owners = dict.fromkeys(own, "a language of the program")
    for plugin in plugins:
        if not TAG.fullmatch(plugin.name):
            message = f"{plugin.package} brings a language {plugin.name!r}, which is no tag of BCP 47"
            yield Problem("plugin-failed", Location(plugin.package), message, f"mend {plugin.package} {plugin.version}, or uninstall it")
        elif whose := owners.get(plugin.name):
            yield shadowing(plugin, "the language", plugin.name, whose)
        owners.setdefault(plugin.name, f"that of {plugin.package}")


def _checks() -> Iterator[Problem]:
    codes = {*own_rules(), *REMEDIES, *(code for section in SECTIONS.values() for code in section)}
    owners = dict.fromkeys(codes, "a code of the program")
    for plugin in loaded(CHECKS).plugins:
        rules = rules_of(plugin)
        if not rules:
            message = f"{plugin.name} of {plugin.package} brings no check: no function of it is registered with rule"
            yield Problem("plugin-failed", Location(plugin.package), message, f"mend {plugin.package} {plugin.version}, or uninstall it")
        for rule in rules:
            whose = owners.setdefault(rule.code, f"a code of {plugin.package}")
            if whose != f"a code of {plugin.package}":
                yield shadowing(plugin, "a check with the code", rule.code, whose)


def _named(group: str, what: str, owners: dict[str, str]) -> Iterator[Problem]:
    """Names of formats, products and readers that are none, or are taken."""
    for plugin in loaded(group).plugins:
        name = str(plugin.thing.name)
        if not NAME.fullmatch(name):
            message = f"{plugin.name} of {plugin.package} calls itself {name!r}, which is no name of small letters, digits and hyphens"
            yield Problem("plugin-failed", Location(plugin.package), message, f"mend {plugin.package} {plugin.version}, or uninstall it")
        elif whose := owners.get(name):
            yield shadowing(plugin, what, name, whose)
        owners.setdefault(name, f"that of {plugin.name} of {plugin.package}")
