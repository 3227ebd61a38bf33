"""A trigger: the minutes of a plan are the sums of its tasks."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "plan_tasks.sql"


class Migration(migrations.Migration):
    dependencies = [("training_plans", "0026_plans_in_full")]
    operations = [migrations.RunSQL([(SQL.read_text(), None)])]
