"""What a guard does with a ledger: it takes slots for acts, records what happened, and decides again what was decided.

* `reserving`: the methods of a guard for permits; `recording`: those for events, flags, holds and forgetting.
* `permits`: a slot that was taken for one act, and the steps of its life.
* `judging`: to decide on what the ledger knows; `remembering`: whose history counts for it.
* `receipts`: what the ledger keeps of a decision; `holds`: how it keeps holds.
* `rejudging`: old decisions made again; `forgetting`: what may be erased of a debtor's record.
"""
