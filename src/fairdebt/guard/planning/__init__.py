"""What a host asks ahead of an act: when it may be done, how much of each cap is left, what to do in its place.

* `asking`: the methods of a guard for it; `asked`: an act and its case, as they are asked about.
* `budget`: how much of each cap is left.
* `alternatives`: other acts that would be approved; `repairs`: the values to try, read off the rules that object.
"""
