"""Tasks say for whom they work: one organization, or the platform; and they carry ids only."""

import re

from celery.contrib.django.task import DjangoTask
from django.db import transaction

from titp.tenancy.context import NoTenant, use

# a report's slug, a language, a day: words of the program, never of a person
WORD_OF_OURS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")


class NotAnId(TypeError):
    """A task was given something that might be a person's: Redis must hold ids only."""


class DeclaredTask(DjangoTask):
    """What both kinds of task have in common; `tenancy` says which kind it is."""

    abstract = True
    tenancy = None

    def apply_async(self, args=None, kwargs=None, **options):
        for value in [*(args or ()), *(kwargs or {}).values()]:
            _refuse_what_is_no_id(value)
        return super().apply_async(args, kwargs, **options)

    def ring(self, **ids):
        """Send this task once the transaction is committed; without Redis, do nothing.

        For work that waits in a table anyway: the ring only makes it start sooner.
        """
        transaction.on_commit(lambda: self.apply_async(kwargs=ids), robust=True)


class PlatformTask(DeclaredTask):
    """Works for no organization: tenant rows are closed to it, but for what its role is granted."""

    abstract = True
    tenancy = "platform"


class TenantTask(DeclaredTask):
    """Works for one organization, named by the keyword `organization_id` at every call.

    `user_id` may name the person who asked; the history of the rows then shows them. The task's
    function takes neither: it runs inside `use(...)`. Raises NoTenant without an organization.
    """

    abstract = True
    tenancy = "tenant"
    typing = False  # Celery would compare the arguments with the function, which lacks these two

    def apply_async(self, args=None, kwargs=None, **options):
        if not (kwargs or {}).get("organization_id"):
            raise NoTenant(f"{self.name} needs organization_id")
        return super().apply_async(args, kwargs, **options)

    def __call__(self, *args, organization_id=0, user_id=0, **kwargs):
        if not organization_id:
            raise NoTenant(f"{self.name} needs organization_id")
        with use(organization_id, user_id=user_id):
            return super().__call__(*args, **kwargs)


def _refuse_what_is_no_id(value):
    if isinstance(value, list | tuple):
        for item in value:
            _refuse_what_is_no_id(item)
        return
    is_word = isinstance(value, str) and WORD_OF_OURS.fullmatch(value)
    if not (value is None or isinstance(value, int) or is_word):
        raise NotAnId(f"a task takes ids, not {type(value).__name__}")
