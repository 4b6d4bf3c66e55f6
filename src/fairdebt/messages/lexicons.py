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
    "lexicon_within": Text(
        zh="`within` 应为 0 至 200 的整数",
        en="`within` is a whole number from 0 to 200",
    ),
    "lexicon_at_least": Text(
        zh="`at_least` 应为 1 至 9 的整数",
        en="`at_least` is a whole number from 1 to 9",
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
