"""What the register was set up with."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0002_only_added")]

    operations = [
        migrations.CreateModel(
            name="Setting",
            fields=[
                ("key", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("value", models.TextField()),
            ],
        ),
    ]
