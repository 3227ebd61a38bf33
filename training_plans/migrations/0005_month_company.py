"""Triggers keep the company of lines and charges in step with that of their report."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "month_company.sql"


class Migration(migrations.Migration):
    dependencies = [("training_plans", "0004_monthly_reports")]
    operations = [migrations.RunSQL([(SQL.read_text(), None)])]
