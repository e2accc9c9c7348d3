"""Which transfer files were made: each destination's running number, used once and for good."""

from django.db import models


class TransferFile(models.Model):
    """One transfer file that was made for a child, whether or not anybody has sent it on."""

    to = models.CharField(max_length=7)
    number = models.IntegerField()
    child_ref = models.CharField(max_length=16, db_index=True)
    version = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["to", "number"], name="one_transfer_file_of_a_number")
        ]
