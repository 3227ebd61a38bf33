"""The law's month arithmetic in SQL, and statistics of findings for the night."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_initial"), ("tenancy", "0001_context")]
    operations = [
        migrations.RunSQL([((SQL / name).read_text(), None)])
        for name in ("months.sql", "statistics.sql")
    ]
