"""Questions asked before an organization is known, and whom it may see of all people."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "memberships.sql"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL([(SQL.read_text(), None)])]
