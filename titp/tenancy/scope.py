"""The second layer: querysets that name the organization, and refuse to work without one."""

from django.db import models

from titp.tenancy.context import COMPANY, current


class CompanyMayNotRead(PermissionError):
    """A company's user asked for a table that has no window for companies."""


class TenantQuerySet(models.QuerySet):
    """Rows of the organization we act for; `objects = …QuerySet.as_manager()` as usual."""

    @classmethod
    def as_manager(cls):
        manager = ScopedManager.from_queryset(cls)()
        manager._built_with_asmanager = True
        return manager

    as_manager.__func__.queryset_only = True


class ScopedManager(models.Manager.from_queryset(TenantQuerySet)):
    """Adds `organization_id = …` as a literal (the planner likes it); raises NoTenant."""

    def get_queryset(self):
        context = current()
        rows = super().get_queryset().filter(organization_id=context.organization_id)
        if context.role == COMPANY:
            window = self.model.wall.window
            if window is None:
                raise CompanyMayNotRead(self.model._meta.label)
            rows = rows.only(*window.reads)
        return rows

    def none(self):
        """Nothing needs no organization: the API's description asks for it before there is one."""
        return super().get_queryset().none()
