"""A trigger keeps `Trainee.company` in step with the placements."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "current_company.sql"


class Migration(migrations.Migration):
    dependencies = [("trainees", "0001_initial")]
    operations = [migrations.RunSQL([(SQL.read_text(), None)])]
