"""What a decision tells once somebody asks: reasons, duties, what was assumed, and what is owed after an event.

* `reasons`: from the answer of a norm to a reason, for one act and case; `by_norm`: the part that is the same for all.
* `wording`: what a norm's leaves rest on, in words; `mending`: what would put an act right, in words.
* `displacing`: the rules of other jurisdictions that a stricter one displaces.
* `duties`: what must be observed while an approved act is done; `owing`: what is owed after an event, and by when.
* `assumed`: the facts on which an outcome rests although nobody stated them.
"""
