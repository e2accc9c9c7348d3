from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0011_transfer_files'),
    ]

    operations = [
        migrations.CreateModel(
            name='SchoolDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('laestab', models.CharField(max_length=10)),
                ('day', models.DateField()),
                ('opens', models.BooleanField()),
                ('why', models.CharField(max_length=200)),
                ('entered_by', models.CharField(max_length=150)),
                ('entered_at', models.DateTimeField()),
                ('taken_back_by', models.CharField(blank=True, default='', max_length=150)),
                ('taken_back_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at__isnull', True)), fields=('laestab', 'day'), name='one_word_on_a_school_day')],
            },
        ),
    ]
