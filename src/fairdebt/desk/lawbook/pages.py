"""Law pages for readers: each instrument in words, generated from the rules that decisions use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fairdebt.desk.lawbook.prose import Speaker, joined, short
from fairdebt.desk.lawbook.rules import (
    ORDER,
    SECTIONS,
    Entry,
    authority,
    days,
    effect_of,
    lines,
    names_whom,
    numbers,
    sources,
    state_lines,
)
from fairdebt.loader import Policies, ReadPolicy, WholePolicies, load_whole, provision_key
from fairdebt.loader.finding import BUNDLED
from fairdebt.logic import All, Among, Any, Compare, Count, Predicate, Prohibition
from fairdebt.messages import Language, Text, say
from fairdebt.policy import PolicyFile, Provision
from fairdebt.rules import Rule
from fairdebt.rules.events import about_events

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Instrument:
    """One policy file with its rules, as far as pages tell of them."""

    read: ReadPolicy
    file: PolicyFile
    entries: tuple[Entry, ...]
    adopted: tuple[Entry, ...]
    policies: Policies

    @property
    def slug(self) -> str:
        """The name of its pages: `gbt-45251` for `cn.gbt-45251`."""
        return str(self.file.policy).partition(".")[2] or str(self.file.policy)


@cache
def instruments(country: str) -> tuple[Instrument, ...]:
    """Return the bundled instruments of a country, also those that are off unless named."""
    names = sorted(f"{country}/{path.stem}" for path in (BUNDLED / country).glob("*.yaml") if path.stem != "index")
    return instruments_of(load_whole(*names))


def instruments_of(policies: WholePolicies) -> tuple[Instrument, ...]:
    """Return the instruments among loaded policies: the files that have rules."""
    telling = [read for read in policies.read if read.rules or (read.file is not None and read.file.adopts)]
    return tuple(sorted((_instrument(read, policies) for read in telling), key=lambda each: str(each.file.policy)))


def _instrument(read: ReadPolicy, policies: WholePolicies) -> Instrument:
    file = read.file
    assert file is not None
    norms: dict[str, list[Prohibition]] = {}
    for norm in policies.norms.prohibitions:
        norms.setdefault(provision_key(norm.key), []).append(norm)
    mine = {key: each for key, each in policies.provisions.items() if each.instrument.policy == file.policy}
    entries = tuple(_entry(rule, file, mine, norms) for rule in read.rules)
    taken = tuple(_entry(rule, file, mine, norms) for rule in _taken_over(file, policies))
    return Instrument(read, file, entries, taken, policies)


def _taken_over(file: PolicyFile, policies: WholePolicies) -> Iterator[Rule]:
    """Yield the rules of other instruments that this one adopts."""
    origins = {str(read.file.policy): read for read in policies.read if read.file is not None}
    for adoption in file.adopts:
        yield from (rule for rule in origins[str(adoption.from_policy)].rules if rule.id in adoption.rules)


def _entry(
    rule: Rule, file: PolicyFile, provisions: Mapping[str, Provision], norms: Mapping[str, list[Prohibition]]
) -> Entry:
    since = max((day for day in (file.in_force.from_on, rule.in_force and rule.in_force.from_on) if day), default="")
    key = f"{file.policy}/{rule.id}@{since}"
    return Entry(rule, provisions[key], effect_of(norms.get(key, [])))


def law_pages(country: str, *entries: str) -> dict[str, Callable[[], str]]:
    """Return what writes the pages of every instrument of a country, by path in the repository.

    `entries` are the pages of all entries, where a country has several: `us-federal`, `us-states`.
    """
    found: dict[str, Callable[[], str]] = {}
    for instrument in instruments(country):
        for language in LANGUAGES:
            path = f"docs/law/{country}/{instrument.slug}.{language}.md"
            found[path] = _writer(instrument, country, entries or (country,), language)
    return found


def _writer(instrument: Instrument, country: str, entries: tuple[str, ...], language: Language) -> Callable[[], str]:
    return lambda: law_page(instrument, country, language, entries=entries)


def law_page(instrument: Instrument, country: str, language: Language, *, entries: tuple[str, ...] = ()) -> str:
    """Return the page of one instrument in one language; `entries` are the pages that it links to."""
    return _Page(instrument, entries or (country,), language).text()


class _Page:
    """One page being written."""

    def __init__(self, instrument: Instrument, entries: tuple[str, ...], language: Language) -> None:
        self.instrument = instrument
        self.entries = entries
        self.language: Language = language
        self.names, self.meanings = named_conditions(instrument.read)
        self.speaker = Speaker(self.names, instrument.policies.own_facts)

    def say(self, key: str, **words: object) -> str:
        return say(key, **words).render(self.language)

    def text(self) -> str:
        body = [*self._numbers(), *self._sections(), *self._adopted()]
        return "\n".join([*self._head(), *body, *self._words(), *self._legend()]).rstrip("\n") + "\n"

    # ------------------------------------------------------------------------------------------------------ head

    def _head(self) -> Iterator[str]:
        file, slug = self.instrument.file, self.instrument.slug
        other = "en" if self.language == "zh" else "zh"
        named = f"[{self.say('law_other_language')}]({slug}.{other}.md)"
        label = self.say("law_all_entries")
        several = len(self.entries) > 1
        pages = (
            f"[{label} ({page})](../{page}.md)" if several else f"[{label}](../{page}.md)" for page in self.entries
        )
        links = " · ".join((named, *pages))
        where = Path(self.instrument.read.source).as_posix()
        source = f"[`{where}`](../../../src/fairdebt/policies/{where})"
        yield f"# {file.title.render(self.language)}"
        yield ""
        yield self.say("law_generated", source=source, links=links)
        yield ""
        yield "| | |"
        yield "| --- | --- |"
        for key, said in self._facts():
            yield f"| {self.say(key)} | {_cell(said)} |"
        yield ""

    def _facts(self) -> Iterator[tuple[str, str]]:
        file, entries = self.instrument.file, self.instrument.entries
        yield "law_row_binding", self.say(f"law_binding_{file.binding}")
        yield "law_row_in_force", _in_force(file).render(self.language)
        yield "law_row_binds", "<br>".join(text.render(self.language) for text in self._binds())
        tally = Counter(entry.effect for entry in entries)
        said = [say(f"law_tally_{effect}", n=tally[effect]) for effect in ORDER if tally[effect]]
        yield "law_row_rules", joined(said).render(self.language)
        checked = {entry.provision.checked_on for entry in entries} - {None}
        if checked:
            yield "law_row_checked", str(min(checked, key=str))

    def _binds(self) -> list[Text]:
        """Say whom the instrument binds; where its rules say that each by itself, that they do."""
        bound = self.speaker.parts(self.instrument.file.applies)
        narrower = [entry for entry in self.instrument.entries if names_whom(entry.rule)]
        if len(narrower) == len(self.instrument.entries) > 0:
            return [*bound, say("law_binds_each")]
        return [*(bound or [say("law_everyone")]), *([say("law_binds_some")] if narrower else [])]

    # ------------------------------------------------------------------------------------------------------ body

    def _numbers(self) -> Iterator[str]:
        told = [(entry, numbers(entry, self.speaker)) for kind in SECTIONS for entry in self._of(kind)]
        if not told:
            return
        columns = ("law_column_rule", "law_column_number", "law_column_effect")
        yield from self._heading("law_section_numbers")
        yield "| " + " | ".join(self.say(column) for column in columns) + " |"
        yield "| --- | --- | --- |"
        for entry, said in told:
            link = f"[{self._sentence(entry)}](#{entry.anchor})"
            number = "<br>".join(text.render(self.language) for text in said)
            yield f"| {_cell(link)} | {_cell(number)} | {self.say(f'law_effect_{entry.effect}')} |"
        yield ""

    def _of(self, kind: str) -> list[Entry]:
        return [entry for entry in self.instrument.entries if entry.rule.kind == kind]

    def _sections(self) -> Iterator[str]:
        if not self.instrument.entries:
            yield self.say("law_no_rules")
        for kind in SECTIONS:
            entries = self._of(kind)
            if entries:
                yield from self._heading(f"law_section_{kind}")
                for entry in entries:
                    yield from self._rule(entry)

    def _rule(self, entry: Entry) -> Iterator[str]:
        provision = entry.provision
        yield f'<a id="{entry.anchor}"></a>'
        yield ""
        yield f"### {self._sentence(entry)}"
        yield ""
        yield " · ".join(text.render(self.language) for text in authority(entry)) + f" · `{provision.rule}`"
        yield ""
        for label, said in lines(entry, self.speaker):
            yield from self._line(label, said)
        file = self.instrument.file
        if (provision.from_on, provision.until_on) != (file.in_force.from_on, file.in_force.until_on):
            yield from self._line(say("law_days_line"), [days(provision)])
        if provision.reading == "cautious":
            yield f"- {self.say('law_cautious')}"
        if provision.also:
            yield f"- {self.say('law_also', citations=joined(provision.also))}"
        if provision.sources:
            yield f"- {sources(provision.sources).render(self.language)}"
        yield ""

    def _sentence(self, entry: Entry) -> str:
        said = entry.provision.says.render(self.language)
        return said[0].upper() + said[1:]

    def _line(self, label: Text, said: list[Text]) -> Iterator[str]:
        colon = "：" if self.language == "zh" else ": "
        if len(said) == 1:
            yield f"- **{label.render(self.language)}**{colon}{said[0].render(self.language)}"
            return
        yield f"- **{label.render(self.language)}**{colon.rstrip()}"
        yield from (f"  - {text.render(self.language)}" for text in said)

    def _adopted(self) -> Iterator[str]:
        if self.instrument.adopted:
            yield from self._heading("law_section_adopted")
            for entry in self.instrument.adopted:
                told = " · ".join(text.render(self.language) for text in authority(entry))
                yield f'- <a id="{entry.anchor}"></a>{self._sentence(entry)} · {told} · `{entry.provision.rule}`'
            yield ""

    # --------------------------------------------------------------------------------------------------- glossary

    def _words(self) -> Iterator[str]:
        """Explain every name that the page has used so far, and those that the explanations use."""
        words: dict[str, str] = {}
        states: dict[str, str] = {}
        waiting = [*self.speaker.spoken]
        while waiting:
            name = waiting.pop(0)
            if name in words or name in states:
                continue
            state = self.instrument.policies.norms.states.get(name)
            if state is not None:
                states[name] = joined(state_lines(state, self.speaker), "law_and").render(self.language)
            else:
                words[name] = self._meaning(self.meanings[name]).render(self.language)
            waiting.extend(each for each in self.speaker.spoken if each not in words and each not in states)
        for heading, told in (("law_section_words", words), ("law_section_states", states)):
            if told:
                yield from self._heading(heading)
                colon = "：" if self.language == "zh" else ": "
                for name in sorted(told, key=short):
                    yield f'- <a id="word-{short(name)}"></a>`{short(name)}`{colon}{told[name]}'
                yield ""

    def _meaning(self, node: Predicate) -> Text:
        """Say a definition by its parts, not by its own name."""
        match node:
            case All(parts) if parts:
                return joined((self.speaker.condition(part, inside=True) for part in parts), "law_and")
            case Any(parts) if parts:
                return joined((self.speaker.condition(part, inside=True) for part in parts), "law_or")
        return self.speaker.spelled(node)

    def _legend(self) -> Iterator[str]:
        yield from self._heading("law_section_legend")
        yield self.say("law_legend")

    def _heading(self, key: str) -> Iterable[str]:
        return (f"## {self.say(key)}", "")


def named_conditions(read: ReadPolicy) -> tuple[dict[Predicate, str], Mapping[str, Predicate]]:
    """Return the definitions of a file and those it uses: names by meaning (of acts and of events), and meanings."""
    names: dict[Predicate, str] = {}
    meanings: dict[str, Predicate] = {}
    for name in read.names.names("define"):
        meaning = read.names.definition(name)
        if meaning is None:
            continue
        meanings[name] = meaning
        plain = isinstance(meaning, Among) or (isinstance(meaning, Compare) and not isinstance(meaning.left, Count))
        if not plain:  # one word is said as quickly as its name
            names.setdefault(meaning, name)
            names.setdefault(about_events(meaning), name)
    return {node: name for node, name in names.items() if node not in (All(()), Any(()))}, meanings


def _in_force(file: PolicyFile) -> Text:
    since, until = file.in_force.from_on, file.in_force.until_on
    if until is None:
        return say("law_since", since=since)
    return say("law_until", since=since, until=until)


def _cell(text: str) -> str:
    return text.replace("\n    - ", "<br>· ").replace("|", "\\|")
