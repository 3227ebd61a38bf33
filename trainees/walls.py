"""The wall around what only the safeguarding contacts may read, as constraints (see titp.tenancy).

Who a contact is, the database asks itself (`app.safeguards`, sql/safeguarding.sql): a seal of the
office alone does not pass. The machine's own work does.
"""

from titp.tenancy.context import STAFF
from titp.tenancy.walls import WrittenConstraint

CONTACT = "(SELECT app.safeguards((SELECT app.org_id()), (SELECT app.user_id())))"


class RestrictivePolicy(WrittenConstraint):
    """A restrictive policy for one role; a subclass says which rows it passes."""

    role, policy, rows = STAFF, "", ""

    def create_sql(self, model, schema_editor):
        table = schema_editor.quote_name(model._meta.db_table)
        return (
            f"CREATE POLICY {self.policy} ON {table} AS RESTRICTIVE FOR ALL TO {self.role}"
            f" USING ({self.rows}) WITH CHECK ({self.rows})"
        )

    def remove_sql(self, model, schema_editor):
        table = schema_editor.quote_name(model._meta.db_table)
        return f"DROP POLICY IF EXISTS {self.policy} ON {table}"


class ContactsOnly(RestrictivePolicy):
    """Rows marked `restricted` are there for the safeguarding contacts only."""

    policy, rows = "contacts_wall", f"NOT restricted OR {CONTACT}"


class NotAboutOneself(RestrictivePolicy):
    """Who of the office a row is about does not see it, whatever else they are."""

    policy = "about_wall"
    rows = "about_person_id IS DISTINCT FROM (SELECT app.user_id())"


class WithConsultation(RestrictivePolicy):
    """A row of a consultation is there for those for whom the consultation is."""

    policy = "consultation_wall"
    rows = "consultation_id IN (SELECT told.id FROM trainees_consultation told)"
