"""Sentences about faults: what is wrong, and how to fix it."""

from fairdebt.messages.text import Text

FAULTS: dict[str, Text] = {
    "plain_quotes": Text(
        zh='用英文引号 `"`，不用中文引号', en='use plain quotes `"` instead of Chinese or curved ones'
    ),
    "plain_characters": Text(zh="用半角字符写：`{text}`", en="use plain characters: `{text}`"),
    "fault_of": Text(zh="{subject}：{problem}", en="{subject}: {problem}"),
    "fault_fix": Text(zh="修改：{fix}", en="fix: {fix}"),
    "did_you_mean": Text(zh="您是否想写 `{name}`？", en="did you mean `{name}`?"),
    "did_you_mean_this": Text(zh="您是否想写 {names}？", en="did you mean {names}?"),
    "one_of": Text(zh="可用的有：{names}", en="use one of: {names}"),
    "unknown_field": Text(zh="未知字段 `{name}`", en="unknown field `{name}`"),
    "missing_field": Text(zh="缺少字段 `{name}`", en="missing field `{name}`"),
    "file_of_another_kind": Text(zh="这是{kind}，不是{wanted}", en="this is {kind}, not {wanted}"),
    "file_kind_policy": Text(zh="政策文件", en="a policy"),
    "file_kind_policy_fix": Text(
        zh="政策用 `fairdebt lint` 检查，由场景在 `policies` 中指名",
        en="check a policy with `fairdebt lint`, and name it under `policies` of a scenario",
    ),
    "file_kind_scenario": Text(zh="场景", en="a scenario"),
    "file_kind_scenario_fix": Text(
        zh="场景用 `fairdebt decide` 或 `fairdebt test` 运行，由它在 `policies` 中指名政策",
        en="run a scenario with `fairdebt decide` or `fairdebt test`; it names its policies itself",
    ),
    "file_kind_lexicon": Text(zh="词库", en="a lexicon"),
    "file_kind_lexicon_fix": Text(
        zh="词库用 `fairdebt lint` 检查，由 `Screen(lexicons=[...])` 或 `fairdebt screen --lexicon` 读取",
        en="check a lexicon with `fairdebt lint`; `Screen(lexicons=[...])` or `fairdebt screen --lexicon` reads it",
    ),
    "file_kind_templates": Text(zh="模板文件", en="a file of templates"),
    "file_kind_templates_fix": Text(
        zh="模板用 `fairdebt lint` 检查，由 `Screen(templates=[...])` 或 `fairdebt screen --templates` 读取",
        en="check it with `fairdebt lint`; `Screen(templates=[...])` or `fairdebt screen --templates` reads it",
    ),
    "file_kind_index": Text(zh="政策文件夹的索引", en="the index of a folder of policies"),
    "file_kind_index_fix": Text(
        zh="指名政策文件本身；索引用 `fairdebt lint` 检查",
        en="name the policies themselves; check an index with `fairdebt lint`",
    ),
    "unknown_name": Text(zh="{what}中没有 `{name}`", en="unknown {what} `{name}`"),
}
