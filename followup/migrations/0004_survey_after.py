from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "survey_after.sql"


class Migration(migrations.Migration):
    dependencies = [("followup", "0003_ventures")]

    operations = [migrations.RunSQL([(SQL.read_text(), None)])]
