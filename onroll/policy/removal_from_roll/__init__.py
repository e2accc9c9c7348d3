"""Appendix 1: what is asked before a name is removed from a roll, and what is answered."""
