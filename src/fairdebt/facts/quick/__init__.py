"""The quick lane: plain dicts of ordinary words read beside pydantic, by code that is written for their very fields.

* `lane`: one dict of one model; `columns`: many dicts of the same fields at once.
* `parts`: what a case consists of; `history`: its events; `case`: a whole one.
* `writing`: how the functions are written; `words`: the words that were met together, checked once.
"""
