"""The reference app."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "titp.reference"
