"""The search's index: which words name which child. All of it follows from links, and can be thrown away and rebuilt.

Sealed children have no row here. `by_school` marks what schools have said: all that a school's staff may search by.
"""

from django.db import models


class SearchWord(models.Model):
    """One distinct word of a name, in small plain letters: there are few, however many children."""

    id = models.BigIntegerField(primary_key=True)
    text = models.CharField(max_length=60, unique=True)


class SearchKey(models.Model):
    """A spelling near a word, or "~" and how it sounds: two words that share a key may be one name."""

    pk = models.CompositePrimaryKey("key", "word")
    key = models.CharField(max_length=60)
    word = models.BigIntegerField()


class SearchName(models.Model):
    """A word of a child's name (whose 0) or of a parent's (whose 1), beside a year of birth and a postcode's district.

    A year of 0 and a district of "" are not known.
    """

    pk = models.CompositePrimaryKey("whose", "word", "born", "district", "child", "by_school")
    whose = models.SmallIntegerField()
    word = models.BigIntegerField()
    born = models.SmallIntegerField()
    district = models.CharField(max_length=4)
    child = models.BigIntegerField()
    by_school = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["child"], name="search_names_of_a_child")]


class SearchValue(models.Model):
    """What else a child is found by: a number, a day of birth, a postcode, a telephone, a school, a reference."""

    pk = models.CompositePrimaryKey("kind", "value", "child", "by_school")
    kind = models.CharField(max_length=8)
    value = models.CharField(max_length=120)
    child = models.BigIntegerField()
    by_school = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["child"], name="search_values_of_a_child")]
