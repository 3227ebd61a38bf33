"""Triggers: the company of what belongs to a report, and the lock of a checked month."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "month_steps.sql"


class Migration(migrations.Migration):
    dependencies = [("training_plans", "0019_windows_of_months")]
    operations = [migrations.RunSQL([(SQL.read_text(), None)])]
