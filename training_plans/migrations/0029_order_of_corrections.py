"""Triggers: the order of a correction's steps, who may check, and the lock of finished records."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("training_plans", "0028_site_records_and_corrections")]
    operations = [
        migrations.RunSQL([((SQL / name).read_text(), None)])
        for name in ("corrections.sql", "site_records.sql")
    ]
