"""What triggers keep about days, before any table that has such a constraint."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "periods.sql"


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0002_initial")]
    operations = [migrations.RunSQL([(SQL.read_text(), None)])]
