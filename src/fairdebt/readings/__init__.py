"""Readings: each interprets norms for one purpose, and sees neither YAML nor rule kinds.

The decision, in the order in which an act meets it:

* `questions` are what rules are asked about an act on a case that is made ready; `heard` is what an act says that norms
  read.
* `decide` finds the norms that can apply by their `index`, and has `programs` written for acts like this one: `acts`,
  `acts_past`, `generate` and `leaves` write the code, `simplify` and `needs` leave out what is certain, `compiled`
  keeps it, `shared` what it has in common. `history` and `past` look through the events for it, `words` and `agreeing`
  tell which of them are alike.
* `evaluate` tells what is not plain words: by `tables`, `dates` and `stated` times; counts by `counting`, states by
  `episodes` and `lives`, and what belongs together by `keys`. `truth` compares; `until` tells how long it stays so.
* `noting` says what the hits come to, as `answers`; `coverage` whether the loaded law speaks of the act at all.

The other readings: `trace` tells why, `obligations` what is owed, `schedule` when an act is approved, `edges` where
rules turn, `reference` is the slow and obvious oracle of all of them, `durable` the second engine.
"""
