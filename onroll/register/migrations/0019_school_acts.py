from django.db import migrations, models

from onroll.register import triggers


def acts_on(apps, editor):
    triggers.install(editor.connection, triggers.ONLY_ADDED_TO_SCHOOLS)


def acts_off(apps, editor):
    triggers.remove(editor.connection, triggers.ONLY_ADDED_TO_SCHOOLS)


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0018_governance'),
    ]

    operations = [
        migrations.CreateModel(
            name='SchoolAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('school', models.CharField(db_index=True, max_length=40)),
                ('kind', models.CharField(max_length=30)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('data', models.JSONField(default=dict)),
            ],
        ),
        migrations.RunPython(acts_on, acts_off, hints={"model_name": "schoolact"}),
    ]
