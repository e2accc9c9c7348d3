from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0007_people_decide")]

    operations = [
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(
                fields=["kind"],
                condition=models.Q(kind__in=["closure", "other_authority"]),
                name="facts_that_may_close",
            ),
        ),
    ]
