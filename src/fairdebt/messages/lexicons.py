"""Sentences about lexicon files and templates."""

from fairdebt.messages.text import Text

LEXICONS: dict[str, Text] = {
    # Lexicon files.
    "lexicon_mapping": Text(
        zh="词库文件应为键值对",
        en="a lexicon is a mapping",
    ),
    "lexicon_mapping_fix": Text(
        zh="写 `format`、`lexicon`、`language`、`title`、`slots`、`entries`",
        en="write `format`, `lexicon`, `language`, `title`, `slots`, `entries`",
    ),
    "lexicon_language": Text(
        zh="没有语言 `{name}` 的词库",
        en="there is no lexicon of the language `{name}`",
    ),
    "lexicon_twice": Text(
        zh="`{name}` 写了两次",
        en="`{name}` stands twice",
    ),
    "lexicon_brackets": Text(
        zh="括号不成对",
        en="the brackets do not match",
    ),
    "lexicon_matches_nothing": Text(
        zh="此项可以为空，会到处命中",
        en="the pattern can be empty and would match anywhere",
    ),
    "lexicon_too_many": Text(
        zh="一项代表的说法太多",
        en="the pattern stands for too many wordings",
    ),
    "lexicon_pattern_fix": Text(
        zh="写成文字，或 (甲|乙)丙；可省略的写成 (甲|)",
        en="write words, or (a|b) c; what may be left out as (a|)",
    ),
    "lexicon_means_nothing": Text(
        zh="此条没有写明含义",
        en="the entry does not say what it means",
    ),
    "lexicon_means_nothing_fix": Text(
        zh="写 `finds`、`claims`、`elements` 或 `discloses`",
        en="write `finds`, `claims`, `elements` or `discloses`",
    ),
    "lexicon_number": Text(
        zh="`{name}` 应为 {least} 至 {most} 的整数",
        en="`{name}` is a whole number from {least} to {most}",
    ),
    "lexicon_number_fix": Text(
        zh="写成 {name}: {most}，或删去此行",
        en="write {name}: {most}, or leave the line out",
    ),
    "lexicon_name": Text(
        zh="`{name}` 应为一个不含空格的名称",
        en="`{name}` is one name without spaces",
    ),
    "lexicon_give_format": Text(
        zh="写 `format: 1`",
        en="write `format: 1`",
    ),
    "lexicon_give_lexicon": Text(
        zh="给词库起名，如 `lexicon: house/words`",
        en="give the lexicon a name, as in `lexicon: house/words`",
    ),
    "lexicon_give_language": Text(
        zh="写 `language: zh` 或 `language: en`",
        en="write `language: zh` or `language: en`",
    ),
    "lexicon_give_title": Text(
        zh="写明标题：`title: {{zh: 中文, en: English}}`",
        en="write its title: `title: {{zh: 中文, en: English}}`",
    ),
    "lexicon_give_id": Text(
        zh="给条目编号，如 `id: old-wang`",
        en="give the entry an id, as in `id: old-wang`",
    ),
    "lexicon_give_needs": Text(
        zh="写明哪些词组同时出现才算，如 needs: [[词组, 词组]]",
        en="write which slots must stand together, as in needs: [[slot, slot]]",
    ),
    "lexicon_give_veto": Text(
        zh="写几个应被发现的例句，如 veto: [一句, 又一句]",
        en="write examples that must be found, as in veto: [one, another]",
    ),
    "lexicon_give_approve": Text(
        zh="写几个应放行的例句，如 approve: [一句, 又一句]",
        en="write examples that must be left alone, as in approve: [one, another]",
    ),
    "lexicon_twice_fix": Text(
        zh="改一个名称，或删去其中一个；内置词库的名称不能再用",
        en="rename one, or delete it; the names of bundled lexicons are taken",
    ),
    "lexicon_wording": Text(
        zh="说法应为文字",
        en="a wording is text",
    ),
    "lexicon_example": Text(
        zh="例句应为文字，不能为空",
        en="an example is text, and not empty",
    ),
    "lexicon_text_fix": Text(
        zh="写成 {name}: {{zh: 中文, en: English}}",
        en="write {name}: {{zh: 中文, en: English}}",
    ),
    "lexicon_slot_fix": Text(
        zh="在 `slots` 下列出它，或把说法写在方括号里：[说法, 又一说法]",
        en="list it under `slots`, or write the wordings in brackets: [one, another]",
    ),
    "lexicon_see_vocabulary": Text(
        zh="可用的词见 docs/reference/vocabulary.zh.md",
        en="the words that may stand here are listed in docs/reference/vocabulary.en.md",
    ),
    "lexicon_needs": Text(
        zh="`needs` 应为组合的列表",
        en="`needs` is a list of combinations",
    ),
    "lexicon_needs_fix": Text(
        zh="写成 needs: [[词组, 词组]]",
        en="write needs: [[slot, slot]]",
    ),
    "lexicon_slot": Text(
        zh="词组",
        en="slot",
    ),
    "lexicon_claim_value": Text(
        zh="声称 `{name}` 的值应为 yes 或一种数字",
        en="the value of the claim `{name}` is yes or a kind of figure",
    ),
    "lexicon_text": Text(
        zh="`{name}` 应有 zh 和 en 两种文字",
        en="`{name}` has the two texts zh and en",
    ),
    "lexicon_veto_misses": Text(
        zh="例句未被发现为 {category}：{example}",
        en="this example is not found to be {category}: {example}",
    ),
    "lexicon_approve_hits": Text(
        zh="合法例句被误判为 {category}：{example}",
        en="this lawful example is found to be {category}: {example}",
    ),
    "lexicon_example_fix": Text(
        zh="改词组、例外或例句",
        en="change the slots, the exceptions or the example",
    ),
    "lexicon_few_examples": Text(
        zh="`{name}` 的例句少于 {least} 个",
        en="fewer than {least} examples under `{name}`",
    ),
    "lexicon_few_examples_fix": Text(
        zh="再写几个不同的说法",
        en="write some more, each worded differently",
    ),
    "lexicon_unused_slot": Text(
        zh="没有条目使用词组 `{name}`",
        en="no entry uses the slot `{name}`",
    ),
    "lexicon_tried": Text(
        zh="词库例句 {total} 条，{failed} 条不符",
        en="lexicon examples: {total}, {failed} failed",
    ),
    # Templates.
    "template_file": Text(
        zh="这里没有模板",
        en="there are no templates here",
    ),
    "template_file_fix": Text(
        zh="写成 templates: [一项, 又一项]",
        en="write templates: [one, another]",
    ),
    "template_give_id": Text(
        zh="给模板编号，如 `id: reminder-1`",
        en="give the template an id, as in `id: reminder-1`",
    ),
    "template_give_text": Text(
        zh="写明文本，变量写在花括号里，如 {{amount}}",
        en="write its text, slots in braces, as in {{amount}}",
    ),
    "template_give_approved_by": Text(
        zh="写明由谁批准，如 `approved_by: 法务部`",
        en="write who approved it, as in `approved_by: legal`",
    ),
    "template_give_approved_on": Text(
        zh='写明哪天批准，如 `approved_on: "2026-03-01"`',
        en='write on which day it was approved, as in `approved_on: "2026-03-01"`',
    ),
    "template_twice_fix": Text(
        zh="改一个编号，或删去其中一个",
        en="give one of the two another id, or delete it",
    ),
    "template_brace": Text(
        zh="`{text}` 不是变量",
        en="`{text}` is no slot",
    ),
    "template_brace_fix": Text(
        zh="变量的名称只用小写字母和 `_`，写在一对花括号里；除此之外不要写花括号",
        en="the name of a slot is small letters and `_` in one pair of braces; leave other braces out",
    ),
    "template_slot_fix": Text(
        zh="在文本里写 {{{name}}}，在 `slots` 下写它的类型，如 {name}: amount",
        en="write {{{name}}} in the text, and its type under `slots`, as in {name}: amount",
    ),
    "template_claim_fix": Text(
        zh="在文本里用变量代替数字，并写成 amount: {{type: amount, claims: {name}}}",
        en="put a slot for the figure into the text, and write amount: {{type: amount, claims: {name}}}",
    ),
    "template_no_figure": Text(
        zh="`{name}` 不是以数字表示的声称",
        en="`{name}` is no claim that is a figure",
    ),
    "template_not_approved_fix": Text(
        zh="改写文本；`fairdebt screen` 可显示问题在哪里",
        en="write it differently; `fairdebt screen` shows where it is",
    ),
    "template_unknown": Text(
        zh="没有模板 `{name}`",
        en="there is no template `{name}`",
    ),
    "template_unknown_fix": Text(
        zh="用 `--templates` 指明模板所在的文件",
        en="name the file that holds it with `--templates`",
    ),
    "template_not_followed": Text(
        zh="此文本与模板 `{name}` 不符，或填入的内容须另行审查：已按普通文本审查",
        en="the text does not follow the template `{name}`, or what fills it must be read: it was read as any other",
    ),
    "template_slot": Text(
        zh="`{name}` 须既写在 `slots` 里，也用在文本里",
        en="`{name}` stands in `slots` and in the text, both",
    ),
    "template_type": Text(
        zh="`{name}` 没有这种类型",
        en="`{name}` is of no such type",
    ),
    "template_claim": Text(
        zh="文本声称了 `{name}` 的数值，却没有变量对应",
        en="the text states the figure `{name}`, and no slot stands for it",
    ),
    "template_not_approved": Text(
        zh="模板 `{name}` 不能通过审查：{findings}",
        en="the template `{name}` does not pass the screen: {findings}",
    ),
    "template_value": Text(
        zh="变量 `{name}` 的值缺失或不是 {kind}",
        en="the value of `{name}` is missing or is no {kind}",
    ),
}
