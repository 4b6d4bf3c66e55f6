"""From the words of an act to facts: the screen reads a text when a rule first asks what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairdebt.facts import CONTENT, UNKNOWN, Action, Case, Members, Said, Spoken, Value, attribute_of
from fairdebt.vocabulary import ATTRIBUTES, TABLES

if TYPE_CHECKING:
    from fairdebt.screen import Screen, Screened


class Screening:
    """The screen of a guard, loaded with the first text that is screened."""

    def __init__(self, screen: Screen | None = None) -> None:
        self._screen = screen
        self._own = screen is not None

    @property
    def screen(self) -> Screen:
        """Return the screen; one with the bundled lexicons where the host gave none."""
        if self._screen is None:
            from fairdebt.screen import Screen

            self._screen = Screen()
        return self._screen

    def spoken(self, action: Action) -> Action:
        """Return the act with its words ready to be read, where it has a text or a template known to the screen."""
        if action.text is None and (action.template is None or not self._own):
            return action
        if isinstance(action, Spoken):
            return action
        return Spoken.of(action, self.said)

    def settled(self, action: Action) -> Action:
        """Return the act with what its words say stated in it: what a ledger keeps in place of the words."""
        spoken = self.spoken(action)
        if not isinstance(spoken, Spoken):
            return action
        nothing = Case()
        return action.model_copy(
            update={name: _stated(name, attribute_of(spoken, name, nothing)) for name in sorted(CONTENT)}
        )

    def said(self, action: Action) -> Said | None:
        """Return what the words of an act say; None where only a template is named that the screen does not know."""
        screened = self.screened(action)
        return None if screened is None else said_of(screened)

    def screened(self, action: Action) -> Screened | None:
        """Return the screening of an act's words; None as for `said`."""
        text = None if action.text in (None, "none", "unknown") else action.text
        template = None if action.template in (None, "none", "unknown") else action.template
        if action.text == "unknown":
            return None
        if text is None and self.screen.templates.get(template) is None:
            return None
        return self.screen.screen(text, to=action.to, channel=action.channel, template=template)


def said_of(screened: Screened) -> Said:
    """Return a screening as values of attributes; what could not be screened leaves them open."""
    return Said(
        elements=_set(frozenset(each.name for each in screened.elements), screened.complete),
        discloses=_set(frozenset(each.name for each in screened.discloses), screened.complete),
        claims=dict(screened.claimed) if screened.complete else UNKNOWN,
        findings=_set(screened.findings, screened.complete),
        conveys_debt="yes" if screened.conveys_debt else "no" if screened.complete else UNKNOWN,
    )


def _stated(name: str, value: Value) -> object:
    """Return a value as an act states it; of a set that is partly unknown each word is yes or unknown."""
    if isinstance(value, Members):
        words = TABLES[ATTRIBUTES[name].type.table].words
        return {word: "yes" if word in value.sure else "unknown" for word in words}
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    return "unknown" if value is UNKNOWN else value


def _set(sure: frozenset[str], complete: bool) -> Value:
    return sure if complete else Members(sure, None)
