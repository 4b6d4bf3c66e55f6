"""The law book: pages for readers, generated from the rules that decisions use and from the sheets of what was read.

* `pages`: a page for each instrument; `rules`: one rule on it; `prose`: its conditions, terms and numbers in words.
* `entries`: every entry of a law sheet with its rules; `paragraphs`: an instrument paragraph by paragraph.
* `countries`: one page for all countries; `grid`: pieces that the pages share.
"""
