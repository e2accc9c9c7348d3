"""Lists about the world rather than about children: schools, their successors, and postcodes."""

from django.db import models

from onroll.register.models.delivery import Delivery


class School(models.Model):
    """One line of a GIAS list. The latest list known on a day wins."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")
    line = models.IntegerField()
    urn = models.CharField(max_length=10, null=True)
    laestab = models.CharField(max_length=10, null=True)
    la_code = models.CharField(max_length=3, null=True)
    name = models.CharField(max_length=250, null=True)
    type = models.CharField(max_length=120, null=True)
    phase = models.CharField(max_length=60, null=True)
    status = models.CharField(max_length=60, null=True)
    low_age = models.IntegerField(null=True)
    high_age = models.IntegerField(null=True)
    capacity = models.IntegerField(null=True)
    pupils = models.IntegerField(null=True)
    postcode = models.CharField(max_length=10, null=True)
    open_date = models.DateField(null=True)
    close_date = models.DateField(null=True)
    easting = models.FloatField(null=True)
    northing = models.FloatField(null=True)


class SchoolLink(models.Model):
    """A predecessor or successor: a school that becomes an academy keeps its roll."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")
    line = models.IntegerField()
    urn = models.CharField(max_length=10)
    link_urn = models.CharField(max_length=10)
    link_type = models.CharField(max_length=80, null=True)
    link_on = models.DateField(null=True)


class PostcodeArea(models.Model):
    """Which authority a postcode is in, and where it is on the national grid (metres) if the list says so."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")
    line = models.IntegerField()
    postcode = models.CharField(max_length=10)
    la_code = models.CharField(max_length=3)
    easting = models.FloatField(null=True)
    northing = models.FloatField(null=True)
