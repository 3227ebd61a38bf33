"""A question asked before an organization is known."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "api_clients.sql"


class Migration(migrations.Migration):
    dependencies = [("api", "0001_initial"), ("accounts", "0002_memberships_of")]
    operations = [migrations.RunSQL([(SQL.read_text(), None)])]
