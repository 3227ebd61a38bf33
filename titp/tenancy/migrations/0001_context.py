"""The sealed context and the history's trigger function, before any table that uses them."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        # params=None: the text goes to PostgreSQL as it stands
        migrations.RunSQL([((SQL / name).read_text(), None) for name in ("context.sql", "history.sql")])
    ]
