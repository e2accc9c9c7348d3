"""Search for a person in a hurry: an index over distinct words of names, kept in step with the register.

`asked` reads what was typed, `find` looks, `why` says why each child was found; `refresh` keeps the index.
"""
