"""Is this the same child? Clean, shortlist, weigh, decide, group, explain."""

from onroll.matching.door import link
from onroll.matching.model import Model, default_model
from onroll.matching.tables import Linked

__all__ = ["Linked", "Model", "default_model", "link"]
