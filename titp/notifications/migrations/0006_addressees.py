from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "addressees.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0005_weeks_after"),
        ("accounts", "0002_memberships_of"),
    ]
    operations = [migrations.RunSQL([(SQL.read_text(), None)])]
