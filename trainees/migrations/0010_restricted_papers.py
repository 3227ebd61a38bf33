from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('official_forms', '0001_initial'),
        ('trainees', '0009_safeguarding'),
    ]

    operations = [
        migrations.RunSQL([((Path(__file__).parent.parent / "sql" / "restricted_papers.sql").read_text(), None)]),
    ]
