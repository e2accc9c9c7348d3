"""What deliveries say about children. These rows are only ever added; triggers refuse change and deletion."""

from django.db import models

from onroll.register.models.delivery import Delivery


class Identity(models.Model):
    """Who a row says the child is, cleaned. The key is a fingerprint of the values: repeats share a row."""

    key = models.CharField(primary_key=True, max_length=32)
    upn = models.CharField(max_length=13, null=True)
    former_upn = models.CharField(max_length=13, null=True)
    nhs_number = models.CharField(max_length=10, null=True)
    surname = models.CharField(max_length=200, null=True)
    forename = models.CharField(max_length=200, null=True)
    middle_names = models.CharField(max_length=200, null=True)
    former_surname = models.CharField(max_length=200, null=True)
    preferred_forename = models.CharField(max_length=200, null=True)
    full_name = models.CharField(max_length=400, null=True)
    dob = models.DateField(null=True)
    sex = models.CharField(max_length=10, null=True)
    address1 = models.CharField(max_length=300, null=True)
    address2 = models.CharField(max_length=300, null=True)
    address3 = models.CharField(max_length=300, null=True)
    town = models.CharField(max_length=200, null=True)
    postcode = models.CharField(max_length=10, null=True)
    uprn = models.CharField(max_length=20, null=True)
    full_address = models.CharField(max_length=600, null=True)
    parent1_name = models.CharField(max_length=300, null=True)
    parent1_phone = models.CharField(max_length=40, null=True)
    parent1_email = models.CharField(max_length=300, null=True)
    parent2_name = models.CharField(max_length=300, null=True)
    parent2_phone = models.CharField(max_length=40, null=True)
    home_language = models.CharField(max_length=60, null=True)
    household_ref = models.CharField(max_length=60, null=True)


class Sighting(models.Model):
    """What one delivery says about one child: immutable."""

    id = models.BigIntegerField(primary_key=True)
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="sightings")
    line = models.IntegerField()
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="sightings")
    said_on = models.DateField(null=True)
    true_from = models.DateField(null=True)
    true_until = models.DateField(null=True)
    school = models.CharField(max_length=40, null=True)
    learned_at = models.DateTimeField()
    raw = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "line"], name="one_sighting_per_line")]


class SenderRef(models.Model):
    """The sender's own key for the child or the matter: evidence for whoever quotes it again."""

    id = models.BigIntegerField(primary_key=True)
    sighting = models.ForeignKey(Sighting, on_delete=models.PROTECT, related_name="refs")
    space = models.CharField(max_length=80)
    value = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["space", "value"])]


class Fact(models.Model):
    """A typed claim read out of a sighting, with when it was true and when we learned it."""

    id = models.BigIntegerField(primary_key=True)
    sighting = models.ForeignKey(Sighting, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=30)
    true_from = models.DateField(null=True)
    true_until = models.DateField(null=True)
    said_on = models.DateField(null=True)
    school = models.CharField(max_length=40, null=True)
    code = models.CharField(max_length=40, null=True)
    detail = models.CharField(max_length=400, null=True)
    place = models.CharField(max_length=200, null=True)
    ref = models.CharField(max_length=120, null=True)
    number = models.FloatField(null=True)
    learned_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["kind"],
                condition=models.Q(kind__in=["closure", "other_authority"]),
                name="facts_that_may_close",
            )
        ]
