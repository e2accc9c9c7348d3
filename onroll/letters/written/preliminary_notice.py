"""Preliminary notice (scheme not yet in force)."""

from onroll.law.children_not_in_school import CLAUSES
from onroll.letters.shape import Letter
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="preliminary-notice",
    title="Preliminary notice (scheme not yet in force)",
    to=Who.PARENT,
    basis=next(one.citation for one in CLAUSES if one.code == "preliminary-notice"),
    needs=("child", "deadline_on", "reasons"),
    rows=("88",),
)
