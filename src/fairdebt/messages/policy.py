"""Sentences about faults of policy files."""

from fairdebt.messages.text import Text

SUBJECTS: dict[str, Text] = {
    "subject_rule": Text(zh="规则 `{name}`", en="rule `{name}`"),
    "subject_state": Text(zh="状态 `{name}`", en="state `{name}`"),
    "subject_name": Text(zh="`{name}`", en="`{name}`"),
    "subject_fact": Text(zh="自定义 `{name}`", en="own word `{name}`"),
}

WHAT: dict[str, Text] = {
    "what_attribute": Text(zh="行为或事件的属性", en="attribute of an act or event"),
    "what_claim": Text(zh="声称", en="claim"),
    "what_day_class": Text(zh="日类", en="class of day"),
    "what_debt_field": Text(zh="记载债务的字段", en="field that carries debts"),
    "what_definition": Text(zh="定义或状态", en="definition or state"),
    "what_fact": Text(zh="案件事实", en="fact of the case"),
    "what_happened_field": Text(zh="`happened` 的字段", en="field of `happened`"),
    "what_key": Text(zh="`per` 的键", en="key of `per`"),
    "what_kind": Text(zh="规则种类", en="rule kind"),
    "what_pick": Text(zh="`pick` 的取法", en="way to `pick`"),
    "what_policy": Text(zh="政策文件", en="policy"),
    "what_row_field": Text(zh="表行的字段", en="field of a row"),
    "what_rule": Text(zh="规则", en="rule"),
    "what_state": Text(zh="状态", en="state"),
    "what_table": Text(zh="表", en="table"),
    "what_term": Text(zh="量或事实", en="term or fact"),
    "what_term_field": Text(zh="量的字段", en="field of a term"),
    "what_type": Text(zh="类型", en="type"),
    "what_zone": Text(zh="时区", en="zone"),
    "truth_words": Text(zh="是否", en="truth"),
}

SHAPES: dict[str, Text] = {
    "needs_mapping": Text(zh="此处应为键值对", en="expected a mapping of names to values here"),
    "needs_text": Text(zh="`{name}` 应为文字", en="`{name}` takes text"),
    "needs_two_languages": Text(zh="须有中文和英文", en="both languages are needed"),
    "write_two_languages": Text(zh="写成 {{zh: ..., en: ...}}", en="write {{zh: ..., en: ...}}"),
    "not_one_of": Text(zh="`{name}` 不能为 `{text}`", en="`{name}` cannot be `{text}`"),
    "wrong_value": Text(zh="`{name}` 的值不合要求", en="the value of `{name}` does not fit"),
    "bad_id": Text(zh="`{text}` 不能用作编号", en="`{text}` is no id"),
    "write_id": Text(
        zh="用小写字母、数字和连字符，如 `calls-7-in-7`", en="use lower case letters, digits and hyphens, as in `calls-7-in-7`"
    ),
    "one_document": Text(zh="一个文件只能写一部政策", en="a file holds one policy"),
    "one_document_fix": Text(zh="`---` 之后的内容另存一个文件", en="move what follows `---` to a file of its own"),
    "rule_needs_mapping": Text(zh="第{number}条规则不是键值对", en="rule number {number} is no mapping"),
    "write_rule": Text(
        zh="写成 `- id: ...`，其下写 `kind`、`citation`、`says`", en="write `- id: ...` with `kind`, `citation`, `says` below it"
    ),
    "empty_list": Text(zh="列表是空的", en="the list is empty"),
    "write_item": Text(zh="至少写一项，或删去此行", en="write at least one item, or leave the line out"),
    "set_needs_list": Text(zh="此处应为列表", en="expected a list here"),
    "write_list": Text(zh="写成 [一项, 又一项]", en="write [one, another]"),
    "nested_list": Text(zh="列表中不能再有列表", en="a list cannot stand inside this list"),
}

NAMES: dict[str, Text] = {
    "unknown_word": Text(zh="{what}没有 `{name}` 这个词", en="unknown {what} `{name}`"),
    "name_as_field": Text(zh="`{name}` 是定义或状态，不能当属性用", en="`{name}` is a definition or state, not an attribute"),
    "write_is": Text(zh="写成 `is: {name}`", en="write `is: {name}`"),
    "name_twice": Text(zh="`{name}` 既是定义又是状态", en="`{name}` is both a definition and a state"),
    "rename": Text(zh="其中一个改名", en="rename one of them"),
    "circular": Text(zh="循环定义: {ring}", en="circular: {ring}"),
    "circular_use": Text(zh="文件互相引用: `{name}`", en="files use each other in a circle: `{name}`"),
    "break_circle": Text(zh="其中一处不要提到另一处", en="let one of them not speak of the other"),
    "duplicate_id": Text(zh="`{name}` 已有规则使用", en="another rule is already called `{name}`"),
    "duplicate_id_fix": Text(
        zh="改名；若是同一规则的新旧文本，各写 `in_force`",
        en="rename it, or, for old and new text of one rule, give each its own `in_force`",
    ),
    "versions_overlap": Text(zh="`{name}` 的两个版本在同一日有效", en="two versions of `{name}` are in force on the same day"),
    "versions_overlap_fix": Text(
        zh="旧版的 `until` 写成新版的 `from`", en="let the `until` of the old one be the `from` of the new one"
    ),
    "policy_twice": Text(zh="政策 `{name}` 加载了两次", en="policy `{name}` is loaded twice"),
    "no_policy": Text(zh="没有自带政策 `{name}`", en="there is no bundled policy `{name}`"),
    "no_policy_fix": Text(
        zh="写自带政策的名称（如 `cn`），或以 .yaml 结尾的文件路径",
        en="name a bundled policy (such as `cn`) or a file that ends in .yaml",
    ),
    "nothing_to_load": Text(zh="没有指定要加载的政策", en="no policy to load"),
    "own_name": Text(zh="自定义名称 `{name}` 须以 `own.` 开头", en="an own name must begin with `own.`, not `{name}`"),
    "write_own": Text(zh="写成 `own.{name}`", en="write `own.{name}`"),
    "not_a_jurisdiction": Text(zh="`{name}` 不是法域代码", en="`{name}` is no jurisdiction"),
    "write_jurisdiction": Text(
        zh="用 ISO 3166 代码，如 `CN`、`US-NY`、`US-NY/new-york-city`", en="use ISO 3166, as in `CN`, `US-NY`, `US-NY/new-york-city`"
    ),
}

CONDITIONS: dict[str, Text] = {
    "asks_unknown": Text(zh="不能问是否未知", en="no condition can ask whether something is unknown"),
    "unknown_is_default": Text(
        zh="删去；未知的事实使规则得不出结论；已知不存在写 `none`",
        en="leave it out: an unknown fact leaves the rule undetermined; write `none` for what is known not to exist",
    ),
    "detail_needs_all": Text(zh="细节只能写在 `has_all` 下", en="details can stand under `has_all` only"),
    "detail_needs_mapping": Text(zh="要素的细节应为键值对", en="the details of an element are a mapping"),
    "distance_form": Text(
        zh="`{name}` 应写成比较加时长，如 `\"<= 12 months\"`", en='`{name}` takes a comparison and a span, as in `"<= 12 months"`'
    ),
    "event_only": Text(
        zh="`{name}` 只有已发生的事件才有，拟议行为没有", en="only a past event has `{name}`, a proposed act does not"
    ),
    "use_happened": Text(
        zh="放到 `happened`、`count`、`after` 或状态里", en="put it under `happened`, `count`, `after` or into a state"
    ),
    "fact_in_filter": Text(
        zh="`{name}` 是案件现在的事实，不能用来筛选过去的事件",
        en="`{name}` is a fact of the case as it is now; a filter on past events cannot ask it",
    ),
    "facts_in_definition": Text(
        zh="定义 `{name}` 说到案件事实或次数，不能用来筛选过去的事件",
        en="definition `{name}` speaks of facts or counts of the case; a filter on past events cannot use it",
    ),
    "use_undotted": Text(zh="只用不带点的属性名", en="use undotted names only"),
    "given_takes_truth": Text(zh="`given` 只能是 yes 或 no", en="`given` is yes or no"),
    "happened_form": Text(zh="`happened` 应为含 `of` 和 `per` 的键值对", en="`happened` is a mapping with `of` and `per`"),
    "happened_in_filter": Text(
        zh="`happened` 不能写在对过去事件的筛选里", en="`happened` cannot stand inside a filter on past events"
    ),
    "move_happened": Text(zh="移到规则的 `when` 或 `unless`", en="move it to the rule's `when` or `unless`"),
    "list_against_set": Text(zh="这是一个集合，不能直接与词或列表比较", en="this is a set; a bare word or list cannot be compared with it"),
    "write_has_any": Text(
        zh="写明 `has_any`、`has_all`、`only` 或 `none_of`", en="say `has_any`, `has_all`, `only` or `none_of`"
    ),
    "set_against_value": Text(zh="`{name}` 用于集合，这里只有一个值", en="`{name}` is for sets, and this is a single value"),
    "write_plain_list": Text(zh="直接写词或列表", en="write the word or the list itself"),
    "not_ordered": Text(zh="这些词没有大小先后之分", en="these words have no order"),
    "not_a_day": Text(zh="`{name}` 只能用于日期", en="`{name}` is for dates"),
    "not_a_number": Text(zh="`{text}` 不是数", en="`{text}` is no number"),
    "write_number": Text(zh="写一个数，可带单位，如 `60 days`", en="write a number, with its unit if you like, as in `60 days`"),
    "not_a_date": Text(zh="`{text}` 不是日期", en="`{text}` is no date"),
    "write_date": Text(zh="写成带引号的 \"2026-01-30\"", en='write it in quotes, as in "2026-01-30"'),
    "now_outside_filter": Text(zh="`now` 只能用在对过去事件的筛选里", en="`now` belongs into filters on past events"),
    "use_is": Text(zh="用 `is`", en="use `is`"),
    "now_takes_state": Text(zh="`now` 后面写状态的名称", en="`now` takes the name of a state"),
    "unknown_comparison": Text(zh="未知的比较 `{name}`", en="unknown comparison `{name}`"),
    "list_as_operand": Text(zh="一个值不能与列表比大小", en="a value cannot be compared with a list here"),
    "term_form": Text(
        zh="此处应为 `fact`、`table`、`sum` 或 `term`", en="expected one of `fact`, `table`, `sum`, `term` here"
    ),
    "sum_form": Text(zh="`sum` 应为列表: 先是日期，后是时长", en="`sum` is a list: a date first, then spans"),
}

FIELDS: dict[str, Text] = {
    "anchor_form": Text(zh="此处应为起点", en="expected an anchor here"),
    "write_anchor": Text(
        zh="写成 {{first: 事件}}、{{last: 事件}} 或 {{date: 事实}}", en="write {{first: event}}, {{last: event}} or {{date: fact}}"
    ),
    "claims_form": Text(zh="`claims` 应为声称与条件的键值对", en="`claims` is a mapping of claims to conditions"),
    "write_claims": Text(
        zh='写成 {{声称: never}} 或 {{声称: {{事实: "yes"}}}}', en='write {{claim: never}} or {{claim: {{fact: "yes"}}}}'
    ),
    "counting_form": Text(zh="不懂计数方式 `{text}`", en="unknown way of counting `{text}`"),
    "write_counting": Text(
        zh="写 `events`、`distinct channel`、`days_in_a_row` 或 `total minutes`",
        en="write `events`, `distinct channel`, `days_in_a_row` or `total minutes`",
    ),
    "days_not_covered": Text(zh="没有说到 {names}", en="nothing is said of {names}"),
    "cover_days": Text(
        zh="每一天都要有时段，不许可的日子写 `never`", en="give every day its hours; write `never` for days without any"
    ),
    "elements_form": Text(
        zh="`elements` 应写成 {{has_all: [...]}} 等", en="`elements` takes {{has_all: [...]}}, {{none_of: [...]}} and the like"
    ),
    "write_elements": Text(zh="写成 {{has_all: [institution]}}", en="write {{has_all: [institution]}}"),
    "elapsed_in_then": Text(
        zh="`then` 里只能有日、月、年", en="`then` takes days, months and years, not hours or minutes"
    ),
    "empty_window": Text(zh="时段的终点不晚于起点", en="the band ends before it begins"),
    "from_after_until": Text(
        zh="生效日 {start} 不早于失效日 {end}", en="in force from {start} until {end}: there is no such day"
    ),
    "write_from_until": Text(
        zh="`from` 是第一个有效日，`until` 是第一个无效日", en="`from` is the first day counted, `until` the first day not counted"
    ),
    "hours_form": Text(zh="时段应按日类写", en="hours are written by class of day"),
    "write_hours": Text(zh='写成 {{every_day: "08:00-22:00"}}', en='write {{every_day: "08:00-22:00"}}'),
    "hours_or_closed": Text(
        zh="`hours` 和 `closed` 须有且只有一个", en="one of `hours` and `closed` is needed, and not both"
    ),
    "impossible_hours": Text(zh="没有 `{text}` 这样的时段", en="`{text}` is no time of day"),
    "write_band": Text(zh="写成 \"08:00-22:00\" 或 `never`", en='write "08:00-22:00" or `never`'),
    "write_two_bands": Text(zh="跨午夜的写成两段: {text}", en="over midnight, write two: {text}"),
    "key_form": Text(zh="键应为名称或 {{名称: 字段}}", en="a key is a name or {{name: field}}"),
    "key_together": Text(zh="`together` 须有 `when` 和 `sharing`", en="`together` needs `when` and `sharing`"),
    "write_together": Text(
        zh="写成 {{when: 条件, sharing: debt.account_when_obtained}}", en="write {{when: condition, sharing: debt.account_when_obtained}}"
    ),
    "keys_are_list": Text(zh="`per` 是列表", en="`per` is a list"),
    "lines_form": Text(zh="`that` 应为条件的键值对", en="`that` is a mapping of conditions"),
    "write_lines": Text(
        zh='写成 {{mandate.contract: "yes"}}', en='write {{mandate.contract: "yes"}}'
    ),
    "not_a_limit": Text(zh="`{text}` 不是限额", en="`{text}` is no limit"),
    "write_limit": Text(
        zh="写成 `3 per calendar day`、`7 per 7 days` 或 `1 ever`", en="write `3 per calendar day`, `7 per 7 days` or `1 ever`"
    ),
    "not_a_span": Text(zh="`{text}` 不是时长", en="`{text}` is no span of time"),
    "write_span": Text(
        zh="写成 `7 days`、`14 full days`、`6 months`、`24 hours` 或 `calendar day`",
        en="write `7 days`, `14 full days`, `6 months`, `24 hours` or `calendar day`",
    ),
    "not_a_window": Text(zh="`{text}` 不是计数期间", en="`{text}` is no window"),
    "write_window": Text(
        zh="写成 `30 days`、`calendar week`、`168 hours` 或 `ever`", en="write `30 days`, `calendar week`, `168 hours` or `ever`"
    ),
    "spanning_form": Text(zh="`spanning` 应为天数", en="`spanning` takes days"),
    "then_form": Text(zh="时长的接续应写 `then`", en="a chain of spans is written with `then`"),
    "write_then": Text(zh="写成 {{then: [5 days, 30 full days]}}", en="write {{then: [5 days, 30 full days]}}"),
    "row_keys": Text(zh="行的 `for` 须写 {names}", en="the row's `for` must give {names}"),
    "rows_overlap": Text(zh="两行在同一日对同一键都有值", en="two rows answer for the same key on the same day"),
    "separate_rows": Text(zh="用 `from` 和 `until` 分开", en="keep them apart with `from` and `until`"),
    "with_or_after": Text(zh="`with` 和 `after` 须有且只有一个", en="one of `with` and `after` is needed, and not both"),
    "after_needs_by": Text(zh="`after` 的义务须有期限 `by`", en="a duty `after` an event needs its `by`"),
    "then_forbid_needs_after": Text(zh="`then_forbid` 只能与 `after` 同用", en="`then_forbid` goes with `after`"),
    "undone_needs_delay": Text(zh="`undone_by` 只能与 `delay` 同用", en="`undone_by` goes with `delay`"),
    "ends_after_needs_ends": Text(zh="`ends_after` 只能与 `ends` 同用", en="`ends_after` goes with `ends`"),
    "renews_needs_lasts": Text(zh="`renews` 只能与 `lasts` 同用", en="`renews` goes with `lasts`"),
}

POLICY: dict[str, Text] = {**SUBJECTS, **WHAT, **SHAPES, **NAMES, **CONDITIONS, **FIELDS}
