"""Declared things: rules, reports, sheets and figures that find themselves."""

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from django.apps import apps
from django.utils.module_loading import module_has_submodule
from django.utils.translation import get_language


@dataclass(frozen=True)
class Text:
    """Words for a reader, in Japanese and in English."""

    ja: str
    en: str

    def __str__(self):
        return self.ja if (get_language() or "en").startswith("ja") else self.en


class Declared(dict):
    """All that the apps declare in modules or packages of one name, by slug (or another key)."""

    def __init__(self, package, key="slug"):
        super().__init__()
        self.package = package
        self.key = key

    def add(self, thing):
        key = getattr(thing, self.key)
        if key in self:
            raise ValueError(f"{key} is declared twice in {self.package}")
        self[key] = thing
        return thing

    def discover(self):
        """Import `<app>.<package>` of every app, and each module in it."""
        for app in apps.get_app_configs():
            if module_has_submodule(app.module, self.package):
                package = import_module(f"{app.name}.{self.package}")
                for module in iter_modules(getattr(package, "__path__", ())):
                    import_module(f"{package.__name__}.{module.name}")
