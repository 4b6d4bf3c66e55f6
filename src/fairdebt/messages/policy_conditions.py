"""Sentences about faults of conditions and filters in policy files."""

from fairdebt.messages.text import Text

BASES: dict[str, Text] = {
    "base_name": Text(zh="词", en="a word"),
    "base_truth": Text(zh="是非", en="yes or no"),
    "base_number": Text(zh="数", en="a number"),
    "base_amount": Text(zh="金额", en="an amount"),
    "base_date": Text(zh="日期", en="a date"),
    "base_instant": Text(zh="时刻", en="an instant"),
    "base_id": Text(zh="编号", en="an identifier"),
    "base_text": Text(zh="文字", en="text"),
    "base_mapping": Text(zh="一组声称", en="a set of claims"),
    "base_times": Text(zh="每周时段", en="weekly hours"),
    "base_set": Text(zh="集合", en="a set"),
    "base_spans": Text(zh="时长", en="a span of time"),
}

CONDITIONS: dict[str, Text] = {
    **BASES,
    "empty_condition": Text(zh="条件是空的", en="the condition is empty"),
    "write_condition": Text(zh="写上条件，或者删除这个字段", en="write a condition, or leave the field out"),
    "attribute_alone": Text(zh="`{name}` 是属性，不是条件", en="`{name}` alone is an attribute, not a condition"),
    "write_value": Text(zh="写上它的值：`{name}: 值`", en="write its value: `{name}: value`"),
    "asks_unknown": Text(zh="不能以“未知”为条件", en="no condition can ask whether something is unknown"),
    "unknown_is_default": Text(
        zh="删除它：事实未知时规则自然无法判定；已知不存在的写 `none`",
        en="leave it out: an unknown fact leaves the rule undetermined; write `none` for what is known not to exist",
    ),
    "event_only": Text(
        zh="拟议行为没有 `{name}`，已发生的事件和通知才有",
        en="no proposed act has `{name}`, only past events and notices do",
    ),
    "event_only_in": Text(
        zh="定义 `{definition}` 用到 `{name}`，拟议行为没有，已发生的事件和通知才有",
        en="definition `{definition}` asks for `{name}`, which no proposed act has, only past events and notices",
    ),
    "use_happened": Text(
        zh="写进状态，或 `happened`、`count`、`after`、`first`",
        en="put it into a state, or under `happened`, `count`, `after` or `first`",
    ),
    "fact_in_filter": Text(
        zh="`{name}` 是案件现在的事实，不能用来筛选过去的事件",
        en="`{name}` is a fact of the case as it is now; a filter on past events cannot ask it",
    ),
    "fact_as_limit": Text(
        zh="过去的事件不能与案件现在的事实相比",
        en="a past event cannot be compared with facts of the case as it is now",
    ),
    "facts_in_definition": Text(
        zh="定义 `{name}` 涉及案件事实或次数，不能用来筛选过去的事件",
        en="definition `{name}` speaks of facts or counts of the case; a filter on past events cannot use it",
    ),
    "use_undotted": Text(
        zh="这里只能用事件自己的属性，如 `channel`、`outcome`",
        en="use what the event itself carries, such as `channel` or `outcome`",
    ),
    "happened_form": Text(zh="`happened` 须写明 `of` 和 `per`", en="`happened` takes `of` and `per`"),
    "write_happened": Text(
        zh="写成 {{of: {{notice: complaint}}, per: [debtor]}}", en="write {{of: {{notice: complaint}}, per: [debtor]}}"
    ),
    "happened_in_filter": Text(
        zh="`happened` 不能用来筛选过去的事件", en="`happened` cannot stand inside a filter on past events"
    ),
    "move_happened": Text(zh="移到规则的 `when` 或 `unless`", en="move it to the rule's `when` or `unless`"),
    "list_against_set": Text(
        zh="这个属性可以有多个值，不能直接与一个词或列表相比",
        en="this holds a set; a bare word or list cannot be compared with it",
    ),
    "write_has_any": Text(
        zh="写明是 `has_any`、`has_all`、`only` 还是 `none_of`", en="say `has_any`, `has_all`, `only` or `none_of`"
    ),
    "set_against_value": Text(
        zh="`{name}` 用于集合，而这个属性只有一个值", en="`{name}` is for sets, and this holds a single value"
    ),
    "write_plain_list": Text(zh="直接写一个词，或词的列表", en="write the word itself, or a list of words"),
    "detail_needs_all": Text(
        zh="要素的细节只能写在 `has_all` 之下", en="details of an element can stand under `has_all` only"
    ),
    "detail_needs_mapping": Text(
        zh="要素 `{name}` 的细节应为“名称: 值”", en="the details of `{name}` are names with values"
    ),
    "write_detail": Text(zh='写成 {{要素: {{points: ">= 12"}}}}', en='write {{element: {{points: ">= 12"}}}}'),
    "not_ordered": Text(zh="此处是{base}，不能比大小", en="this is {base}, which has no order"),
    "not_comparable": Text(zh="{left}不能与{right}相比", en="{left} cannot be compared with {right}"),
    "not_a_day": Text(zh="`{name}` 只能用于日期", en="`{name}` is for dates"),
    "distance_form": Text(zh="`{name}` 后面写比较和时长", en="`{name}` takes a comparison and a span"),
    "not_a_distance": Text(zh="`{text}` 不是以日、月、年计的时长", en="`{text}` is no span of days, months or years"),
    "write_distance": Text(zh='写成 "<= 12 months" 或 "> 30 days"', en='write "<= 12 months" or "> 30 days"'),
    "given_takes_truth": Text(zh="`given` 后面不能写 `{text}`", en="`given` cannot be `{text}`"),
    "write_truth": Text(zh='写 "yes" 或 "no"', en='write "yes" or "no"'),
    "unknown_comparison": Text(zh="没有 `{name}` 这种比较", en="unknown comparison `{name}`"),
    "now_outside_filter": Text(zh="`now` 只能用来筛选过去的事件", en="`now` belongs into filters on past events"),
    "use_is": Text(zh="改用 `is`", en="use `is`"),
    "now_takes_state": Text(zh="`now` 后面只能写状态的名称", en="`now` takes names of states"),
    "write_state": Text(zh="写一个在 `states` 中声明的名称", en="write a name that is declared under `states`"),
    "list_as_operand": Text(zh="只能与一个值比大小，不能与列表相比", en="one value is compared here, not a list"),
    "write_one_value": Text(zh="只写一个值", en="write one value"),
    "fact_as_value": Text(zh="`{name}` 是事实，不是写定的值", en="`{name}` is a fact, not a written value"),
    "write_fact": Text(zh="写成 {{fact: {name}}}", en="write {{fact: {name}}}"),
    "term_form": Text(
        zh="此处应为 `fact`、`table`、`sum`、`term` 之一", en="expected one of `fact`, `table`, `sum`, `term` here"
    ),
    "write_term": Text(zh="写成 {{fact: debt.ledger_total}} 等", en="write {{fact: debt.ledger_total}} or the like"),
    "needs_date": Text(zh="此处应为日期", en="expected a date here"),
    "write_date_fact": Text(
        zh="写一个日期类的事实，如 `debt.due_on`", en="name a fact that is a date, such as `debt.due_on`"
    ),
    "sum_form": Text(zh="`sum` 先写日期，再写时长", en="`sum` is a list: a date first, then spans"),
    "write_sum": Text(zh="写成 {{sum: [debt.accrued_on, 3 years]}}", en="write {{sum: [debt.accrued_on, 3 years]}}"),
    "times_of_number": Text(zh="`times` 只能用于数和金额", en="`times` is for numbers and amounts"),
    "write_factor": Text(zh="写倍数，如 `times: 4`", en="write a factor, as in `times: 4`"),
    "span_as_condition": Text(zh="`{name}` 是时长，不能作条件", en="`{name}` is a span of time, not a condition"),
}
