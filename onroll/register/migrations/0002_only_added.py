"""Facts, events and looks only grow."""

from django.db import migrations

from onroll.register import triggers


def register_on(apps, editor):
    triggers.install(editor.connection, triggers.ONLY_ADDED)


def register_off(apps, editor):
    triggers.remove(editor.connection, triggers.ONLY_ADDED)


def trail_on(apps, editor):
    triggers.install(editor.connection, triggers.ONLY_ADDED_TO_THE_TRAIL)


def trail_off(apps, editor):
    triggers.remove(editor.connection, triggers.ONLY_ADDED_TO_THE_TRAIL)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]
    operations = [
        migrations.RunPython(register_on, register_off, hints={"model_name": "event"}),
        migrations.RunPython(trail_on, trail_off, hints={"model_name": "look"}),
    ]
