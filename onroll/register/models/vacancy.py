"""How many places a school has in a year group, as somebody counted them on a day."""

from django.db import models

from onroll.register.models.delivery import Delivery


class Vacancy(models.Model):
    """One line of a list of vacancies. The latest known of a school and year group wins; its delivery says who said."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")
    line = models.IntegerField()
    laestab = models.CharField(max_length=10, null=True)
    urn = models.CharField(max_length=10, null=True)
    year_group = models.IntegerField()
    places = models.IntegerField(null=True)
    """Blank is not known, never none."""
    counted_on = models.DateField(null=True)
