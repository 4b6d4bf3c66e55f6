"""Sentences about faults of policy files: their shape, their names, what stands between files."""

from fairdebt.messages.policy_conditions import CONDITIONS
from fairdebt.messages.policy_values import VALUES
from fairdebt.messages.text import Text

SUBJECTS: dict[str, Text] = {
    "subject_rule": Text(zh="规则 `{name}`", en="rule `{name}`"),
    "subject_number": Text(zh="第 {name} 条规则", en="rule number {name}"),
    "subject_definition": Text(zh="定义 `{name}`", en="definition `{name}`"),
    "subject_state": Text(zh="状态 `{name}`", en="state `{name}`"),
    "subject_term": Text(zh="量 `{name}`", en="term `{name}`"),
    "subject_table": Text(zh="表 `{name}`", en="table `{name}`"),
    "subject_key": Text(zh="计数键 `{name}`", en="key `{name}`"),
    "subject_fact": Text(zh="自有事实 `{name}`", en="own fact `{name}`"),
    "subject_notice": Text(zh="自有通知 `{name}`", en="own notice `{name}`"),
}

WHAT: dict[str, Text] = {
    "what_attribute": Text(zh="行为和事件的属性", en="attribute of an act or event"),
    "what_claim": Text(zh="声称的事实", en="claim"),
    "what_date": Text(zh="案件的日期", en="date of the case"),
    "what_date_field": Text(zh="事件的日期", en="date of an event"),
    "what_day_class": Text(zh="日期类别", en="class of day"),
    "what_debt_fact": Text(zh="债务的事实", en="fact of a debt"),
    "what_debt_field": Text(zh="记载债务的属性", en="attribute that carries debts"),
    "what_definition": Text(zh="已声明的定义和状态", en="definition or state"),
    "what_fact": Text(zh="案件的事实", en="fact of the case"),
    "what_key": Text(zh="`per` 的计数键", en="key of `per`"),
    "what_kind": Text(zh="规则种类", en="rule kind"),
    "what_language": Text(zh="可用的语言", en="language"),
    "what_notice": Text(zh="通知的种类", en="kind of notice"),
    "what_pick": Text(zh="`pick` 的取法", en="way to `pick`"),
    "what_policy": Text(zh="已加载的政策", en="policy"),
    "what_rule": Text(zh="已加载的规则", en="rule"),
    "what_state": Text(zh="已声明的状态", en="state"),
    "what_table": Text(zh="已声明的表", en="table"),
    "what_term": Text(zh="已声明的量和事实", en="term or fact"),
    "what_term_field": Text(zh="量的字段", en="field of a term"),
    "what_times_field": Text(zh="记载时段的属性", en="attribute that carries hours"),
    "what_type": Text(zh="事实的类型", en="type of fact"),
    "what_zone": Text(zh="时区", en="zone"),
    "what_calendar": Text(zh="官方日历", en="official calendar"),
    "no_national_calendar": Text(zh="没有 `{code}` 的官方日历", en="no official calendar of `{code}` is known here"),
    "name_calendar": Text(zh="写明一个，如 `CN`、`US-federal`", en="name one, `CN` or `US-federal` for instance"),
    "one_calendar": Text(zh="工作日只能按一个官方日历计", en="business days are counted by one official calendar"),
}

SHAPES: dict[str, Text] = {
    "needs_mapping": Text(zh="此处应为“名称: 值”", en="expected names with values here"),
    "write_mapping": Text(
        zh="每行写一个 `名称: 值`，并比上一行多缩进",
        en="write one `name: value` on each line, indented below its field",
    ),
    "needs_text": Text(zh="此处应为文字", en="expected text here"),
    "needs_name": Text(zh="此处应为名称", en="expected a name here"),
    "needs_list": Text(zh="此处应为列表", en="expected a list here"),
    "write_list": Text(zh="写成 [一项] 或 [一项, 又一项]", en="write [one] or [one, another]"),
    "write_items": Text(zh="每一项另起一行，以 `- ` 开头", en="begin each item on its own line with `- `"),
    "write_flat_list": Text(zh="去掉里面的方括号", en="take the inner brackets away"),
    "nested_list": Text(zh="列表中不能再有列表", en="a list cannot stand inside this list"),
    "empty_list": Text(zh="列表是空的", en="the list is empty"),
    "write_item": Text(zh="至少写一项，或者删除这个字段", en="write at least one item, or leave the field out"),
    "leave_out": Text(zh="删除它", en="leave it out"),
    "needs_two_languages": Text(zh="此处中文和英文都要有", en="Chinese and English are both needed here"),
    "no_zh": Text(zh="缺少中文", en="the Chinese text is missing"),
    "no_en": Text(zh="缺少英文", en="the English text is missing"),
    "write_two_languages": Text(zh="写成 {{zh: 中文, en: English}}", en="write {{zh: 中文, en: English}}"),
    "not_one_of": Text(zh="`{name}` 不能是 `{text}`", en="`{name}` cannot be `{text}`"),
    "posture_only_raises": Text(
        zh="`posture` 只能从严；要放宽一条规则，请用 `loosens`，写明理由、批准人和截止日",
        en="`posture` only raises; to weaken a rule use `loosens`, with its reason, who approved it, and until when",
    ),
    "bad_id": Text(zh="`{text}` 不能用作编号", en="`{text}` cannot be an id"),
    "write_id": Text(
        zh="用小写字母、数字和连字符，如 `calls-7-in-7`",
        en="use lower case letters, digits and hyphens, as in `calls-7-in-7`",
    ),
    "bad_name": Text(zh="`{name}` 不能用作名称", en="`{name}` cannot be a name"),
    "reserved_name": Text(zh="`{name}` 在条件中另有含义", en="`{name}` has a meaning of its own in conditions"),
    "rename_it": Text(zh="换一个名称", en="choose another name"),
    "bad_policy": Text(zh="`{text}` 不能用作政策的名称", en="`{text}` cannot be the name of a policy"),
    "write_policy": Text(
        zh="用小写字母、数字、点和连字符，如 `cn.gbt-45251`",
        en="use lower case letters, digits, dots and hyphens, as in `cn.gbt-45251`",
    ),
    "bad_word": Text(zh="`{text}` 不能用作词", en="`{text}` cannot be a word"),
    "write_word": Text(
        zh="用小写字母、数字和下划线，以字母开头",
        en="use lower case letters, digits and underscores, beginning with a letter",
    ),
    "one_document": Text(zh="一个文件只能写一部政策", en="a file holds one policy"),
    "one_document_fix": Text(zh="把 `---` 之后的内容另存为一个文件", en="move what follows `---` to a file of its own"),
    "file_needs_mapping": Text(zh="这不是政策文件", en="this is no policy file"),
    "write_file": Text(
        zh="以 `format: 1` 开头，接着写 `policy`、`title`、`jurisdiction`、`binding`、`in_force`、`rules`",
        en="begin with `format: 1`, then `policy`, `title`, `jurisdiction`, `binding`, `in_force`, `rules`",
    ),
    "rule_needs_mapping": Text(zh="第 {number} 条规则没有字段", en="rule number {number} has no fields"),
    "write_rule": Text(
        zh="写成 `- id: ...`，并在下面写 `kind`、`citation`、`says`",
        en="write `- id: ...` with `kind`, `citation` and `says` below it",
    ),
    "move_to_when": Text(zh="把它移到 `when` 之下", en="move it under `when`"),
    "both_of_two": Text(zh="`{one}` 和 `{other}` 不能同时写", en="`{one}` and `{other}` exclude each other"),
    "keep_one": Text(zh="只保留一个", en="keep one of the two"),
    "none_of_two": Text(zh="缺少 `{one}` 或 `{other}`", en="`{one}` or `{other}` is missing"),
    "write_one_of_two": Text(zh="写上其中一个", en="write one of the two"),
    "needs_other": Text(zh="有 `{name}` 就要有 `{needed}`", en="`{name}` needs `{needed}` beside it"),
    "add_or_leave": Text(zh="补上 `{needed}`，或者删除 `{name}`", en="add `{needed}`, or leave `{name}` out"),
    "no_rules": Text(zh="这部政策没有规则", en="the policy has no rules"),
    "no_rules_fix": Text(
        zh="写上 `rules`；如果只是给其他政策提供定义，请写 `binding: definitions`",
        en="write `rules`, or `binding: definitions` if it only defines names for others",
    ),
}

GIVE: dict[str, Text] = {
    "give_name": Text(zh="补上 `{name}: ...`", en="add `{name}: ...`"),
    "give_format": Text(zh="写 `format: 1`", en="write `format: 1`"),
    "give_policy": Text(zh="给政策起名，如 `policy: cn.gbt-45251`", en="give it a name, as in `policy: cn.gbt-45251`"),
    "give_title": Text(
        zh="写明标题：`title: {{zh: 中文, en: English}}`", en="write its title: `title: {{zh: 中文, en: English}}`"
    ),
    "give_jurisdiction": Text(
        zh="写明在哪里适用，如 `jurisdiction: CN`", en="write where it is law, as in `jurisdiction: CN`"
    ),
    "give_binding": Text(
        zh="写明效力，如 `binding: regulation`", en="write what kind of instrument it is, as in `binding: regulation`"
    ),
    "give_id": Text(zh="给规则编号，如 `id: quiet-hours`", en="give the rule an id, as in `id: quiet-hours`"),
    "give_begins": Text(
        zh="写明由什么事件开始，如 `begins: {{notice: complaint}}`",
        en="write which event begins it, as in `begins: {{notice: complaint}}`",
    ),
    "give_for": Text(zh="写明期限或对象，如 `for: 7 days`", en="write how long, or for whom, as in `for: 7 days`"),
    "give_do": Text(
        zh="写明该做什么，如 `do: {{act: answer_complaint}}`",
        en="write what is owed, as in `do: {{act: answer_complaint}}`",
    ),
    "give_to": Text(zh="写明结果，如 `to: warns`", en="write to what, as in `to: warns`"),
    "give_is": Text(zh="写明值，如 `is: 6 years`", en="write the value, as in `is: 6 years`"),
    "give_citation": Text(
        zh="写明出处，如 `citation: 第二十二条`", en="write where it stands, as in `citation: art. 22`"
    ),
    "give_says": Text(
        zh="用一句话说明：`says: {{zh: 中文, en: English}}`",
        en="say it in one sentence: `says: {{zh: 中文, en: English}}`",
    ),
    "give_of": Text(
        zh="写明数哪些事件，如 `of: {{notice: complaint}}`", en="write which events, as in `of: {{notice: complaint}}`"
    ),
    "give_per": Text(
        zh="写明按什么分别计数，如 `per: [debtor, lender]`",
        en="write what they have in common, as in `per: [debtor, lender]`",
    ),
    "give_at_most": Text(
        zh="写明上限，如 `at_most: 3 per calendar day`", en="write the limit, as in `at_most: 3 per calendar day`"
    ),
    "give_until": Text(
        zh='写明从哪一天起不再适用，如 `until: "2027-01-01"`',
        en='write the first day on which it no longer holds, as in `until: "2027-01-01"`',
    ),
    "give_approved_by": Text(zh="写明由谁批准", en="write who approved it"),
    "give_because": Text(zh="写明理由", en="write the reason"),
    "give_in_force": Text(
        zh='写明施行日期：`in_force: {{from: "2026-01-30"}}`', en='write `in_force: {{from: "2026-01-30"}}`'
    ),
    "give_from": Text(
        zh='写明自哪一天起，如 `from: "2026-01-30"`', en='write its first day, as in `from: "2026-01-30"`'
    ),
}

NAMES: dict[str, Text] = {
    "name_as_field": Text(
        zh="`{name}` 是定义或状态，不是属性", en="`{name}` is a definition or state, not an attribute"
    ),
    "write_is": Text(zh="写成 `is: {name}`", en="write `is: {name}`"),
    "name_twice": Text(zh="`{name}` 既是定义又是状态", en="`{name}` is both a definition and a state"),
    "name_in_two_files": Text(
        zh="`{name}` 在 {one} 和 {other} 中都有定义", en="`{name}` stands in {one} and in {other}"
    ),
    "declare_it_here": Text(
        zh="给其中一个改名，或在本文件中自行定义", en="rename one of them, or declare it in this file"
    ),
    "rename": Text(zh="给其中一个改名", en="rename one of them"),
    "circular": Text(zh="循环定义：{ring}", en="it rests on itself: {ring}"),
    "circular_use": Text(zh="文件互相引用：{ring}", en="files use each other in a circle: {ring}"),
    "break_circle": Text(zh="去掉其中一处引用", en="take one of these references out"),
    "too_large": Text(zh="展开后过于庞大", en="written out in full, this is too large to be judged"),
    "make_smaller": Text(zh="减少嵌套，或者拆成几条规则", en="nest less, or split it into several rules"),
    "declare_name": Text(
        zh="在 `define` 或 `states` 等处声明它，或者在 `uses` 中写上声明它的文件",
        en="declare it under `define`, `states` or the like, or name the file that does under `uses`",
    ),
    "declare_own": Text(zh="在 `facts` 中声明它", en="declare it under `facts`"),
    "see_vocabulary": Text(
        zh="全部名称见 docs/reference/vocabulary.zh.md", en="docs/reference/vocabulary.en.md lists all names"
    ),
    "duplicate_id": Text(
        zh="编号 `{name}` 已用于第 {line} 行的规则", en="the rule in line {line} is already called `{name}`"
    ),
    "duplicate_id_fix": Text(
        zh="改名；如果是同一规则的新旧文本，请各写各的 `in_force`",
        en="rename it, or, for old and new text of one rule, give each its own `in_force`",
    ),
    "versions_overlap": Text(
        zh="`{name}` 的这一版本与第 {line} 行的版本在同一天有效",
        en="this version of `{name}` and the one in line {line} are in force on the same day",
    ),
    "versions_overlap_fix": Text(
        zh="把旧版的 `until` 写成新版的 `from`", en="let the `until` of the old one be the `from` of the new one"
    ),
    "from_after_until": Text(
        zh="从 {start} 起到 {end} 前，没有一天有效", en="from {start} until {end} there is no day on which it holds"
    ),
    "write_from_until": Text(
        zh="`from` 是有效的第一天，`until` 是失效的第一天",
        en="`from` is the first day counted, `until` the first day not counted",
    ),
    "outside_file": Text(
        zh="这条规则有效时，整个文件都未施行", en="the whole file is not in force on any of these days"
    ),
    "write_inside_file": Text(
        zh="改正这里的日期，或文件开头的 `in_force`", en="correct these days, or the `in_force` at the head of the file"
    ),
    "policy_twice": Text(zh="{file} 已经声明了政策 `{name}`", en="{file} declares the policy `{name}` already"),
    "rename_policy": Text(zh="改名，或者只加载其中一个文件", en="rename it, or load one of the two files only"),
    "no_policy": Text(zh="没有名为 `{name}` 的随附政策", en="there is no bundled policy `{name}`"),
    "no_policy_fix": Text(
        zh="写随附政策的名称（如 `cn`、`us`），或以 .yaml 结尾的文件路径",
        en="name a bundled policy (such as `cn` or `us`) or a file that ends in .yaml",
    ),
    "policy_not_named": Text(zh="政策要以名称或路径指定", en="policies are named by text or by a path"),
    "policy_not_named_fix": Text(
        zh='逐个写出，如 Guard.load("cn", "house.yaml")', en='name one after the other: Guard.load("cn", "house.yaml")'
    ),
    "policy_folder_fix": Text(zh="写出其中每个政策文件的路径", en="name each policy file in it"),
    "nothing_to_load": Text(zh="没有指定要加载的政策", en="no policy to load"),
    "load_too": Text(zh="一并加载 `{name}`", en="load `{name}` too"),
    "no_rule_in": Text(zh="政策 `{policy}` 中没有规则 `{name}`", en="policy `{policy}` has no rule `{name}`"),
    "write_rule_name": Text(
        zh="写成“政策/规则”，如 `cn.gbt-45251/quiet-hours`",
        en="write policy and rule, as in `cn.gbt-45251/quiet-hours`",
    ),
    "adopts_itself": Text(zh="政策不能采用自己的规则", en="a policy cannot adopt its own rules"),
    "rule_twice": Text(zh="本文件已有规则 `{name}`", en="this file already has a rule `{name}`"),
    "rename_own": Text(
        zh="给本文件的规则改名，或者不采用", en="rename the rule of this file, or do not adopt the other"
    ),
    "loosens_duty": Text(
        zh="`{name}` 是义务，不否决任何行为，无从放宽",
        en="`{name}` is a duty: it vetoes nothing that could be loosened",
    ),
    "own_name": Text(
        zh="自有名称 `{name}` 须以 `own.` 开头", en="the name `{name}` of your own must begin with `own.`"
    ),
    "write_own": Text(zh="写成 `own.{name}`", en="write `own.{name}`"),
    "silence_not_no": Text(zh="只有是非型事实才能以 `no` 为默认", en="only a yes-or-no fact can be `no` by silence"),
    "write_silence": Text(zh="写 `unknown` 或 `none`", en="write `unknown` or `none`"),
    "not_a_jurisdiction": Text(zh="`{name}` 不是法域代码", en="`{name}` is no jurisdiction"),
    "write_jurisdiction": Text(
        zh="用 ISO 3166 代码，如 `CN`、`US-NY`、`US-NY/new-york-city`",
        en="use ISO 3166, as in `CN`, `US-NY`, `US-NY/new-york-city`",
    ),
}

POLICY: dict[str, Text] = {**SUBJECTS, **WHAT, **SHAPES, **GIVE, **NAMES, **CONDITIONS, **VALUES}
