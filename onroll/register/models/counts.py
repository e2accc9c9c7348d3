"""Answers worked out earlier and kept to save time: they can be thrown away and rebuilt."""

from django.db import models

from onroll.register.models.child import Child


class Standing(models.Model):
    """Where a child stood when last judged, so that the next judging can say what has changed."""

    child = models.OneToOneField(Child, primary_key=True, on_delete=models.CASCADE)
    situation = models.CharField(max_length=400)
    position = models.CharField(max_length=40)
    school = models.CharField(max_length=40, blank=True, default="")
    judged_on = models.DateField()
    rulebook = models.CharField(max_length=20)


class DailyCount(models.Model):
    """How many children stood in a position on a day, for trends; good for one state of the register."""

    on = models.DateField()
    state = models.CharField(max_length=64)
    position = models.CharField(max_length=40)
    children = models.IntegerField()
    missing = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["on", "state", "position"], name="one_count_per_day")]
