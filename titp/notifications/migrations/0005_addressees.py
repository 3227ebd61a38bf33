from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "addressees.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0004_told_at_once"),
        ("accounts", "0002_memberships_of"),
    ]
    operations = [migrations.RunSQL([(SQL.read_text(), None)])]
