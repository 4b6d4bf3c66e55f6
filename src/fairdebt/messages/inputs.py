"""Sentences about faults of actions, cases, histories and scenario files."""

from fairdebt.messages.text import Text

INPUTS: dict[str, Text] = {
    "input_null": Text(zh="`{name}` 为空值", en="`{name}` is null"),
    "input_null_fix": Text(
        zh="写 `unknown`（未知）、`none`（已知不存在），或不写",
        en="write `unknown`, or `none` for known absence, or leave it out",
    ),
    "input_naive": Text(zh="时刻没有时区", en="the instant has no zone"),
    "input_naive_fix": Text(
        zh='写上偏移，如 "2026-03-02T18:00+08:00"', en='add the offset, as in "2026-03-02T18:00+08:00"'
    ),
    "input_not_an_instant": Text(zh="不是时刻", en="this is no instant"),
    "input_not_an_instant_fix": Text(
        zh='写成 "2026-03-02T18:00+08:00"，日期须存在',
        en='write a day that exists, a time and the offset, as in "2026-03-02T18:00+08:00"',
    ),
    "input_year": Text(zh="年份不在1900年至2200年之间", en="the year lies outside 1900 to 2200"),
    "input_year_fix": Text(zh="检查年份", en="check the year"),
    "input_not_a_date": Text(zh="不是日期", en="this is no date"),
    "input_not_a_date_fix": Text(zh='写成 "2026-01-30"', en='write "2026-01-30"'),
    "input_early": Text(zh="日期在1900年之前", en="the date lies before 1900"),
    "input_early_fix": Text(
        zh="检查年份；没有日期时写 `none` 或 `unknown`",
        en="check the year; where there is no date, say so: `none`, or `unknown`",
    ),
    "input_not_a_number": Text(zh="不是数", en="this is no number"),
    "input_not_a_number_fix": Text(zh="写数字，如 8412.60", en="write digits, as in 8412.60"),
    "input_negative": Text(zh="数不能为负", en="the number is negative"),
    "input_negative_fix": Text(zh="写零或正数", en="write zero or more"),
    "input_too_large": Text(zh="数太大", en="the number is too large"),
    "input_too_large_fix": Text(zh="检查位数", en="check the digits"),
    "input_not_truth": Text(zh="只能是 yes、no 或 unknown", en="this is yes, no or unknown"),
    "input_not_truth_fix": Text(zh="三者择一", en="write one of these"),
    "input_not_times": Text(zh="不是每周的时段", en="these are no hours of the week"),
    "input_not_times_fix": Text(zh='写成 {{weekdays: "18:00-21:00"}}', en='write {{weekdays: "18:00-21:00"}}'),
    "input_not_recurrence": Text(zh="不是按日重复的时段", en="this is no recurrence of days"),
    "input_not_recurrence_fix": Text(
        zh='写成 {{rrule: "FREQ=MONTHLY;BYMONTHDAY=15", from: "2026-03-01", hours: "09:00-12:00"}}，钟点写在 `hours`',
        en='write {{rrule: "FREQ=MONTHLY;BYMONTHDAY=15", from: "2026-03-01", hours: "09:00-12:00"}}; hours stand in '
        "`hours`",
    ),
    "input_not_claims": Text(zh="`claims` 应为键值对", en="`claims` is a mapping"),
    "input_not_claims_fix": Text(zh='写成 {{will_sue: "yes"}}', en='write {{will_sue: "yes"}}'),
    "input_unknown_claim": Text(
        zh="没有 `{name}` 这个声称，或其值不合", en="unknown claim `{name}`, or its value does not fit"
    ),
    "input_empty_list": Text(zh="列表是空的", en="the list is empty"),
    "input_empty_list_fix": Text(zh="不写，或写 `unknown`", en="leave it out, or write `unknown`"),
    "input_not_ids": Text(zh="此处应为编号（文字）的列表", en="expected a list of ids, which are text"),
    "input_not_ids_fix": Text(zh="写成 [D1, D2]", en="write [D1, D2]"),
    "input_not_a_list": Text(zh="此处应为列表", en="expected a list here"),
    "input_not_a_list_fix": Text(zh="写成 [一项, 又一项]", en="write [one, another]"),
    "input_list_of": Text(zh="写成 [{name}]", en="write [{name}]"),
    "input_unknown_word": Text(zh="没有 `{name}` 这个词", en="unknown word `{name}`"),
    "input_act_or_notice": Text(zh="事件须有 `act` 或 `notice` 之一", en="an event has either `act` or `notice`"),
    "input_act_or_notice_fix": Text(
        zh="做过的事写 `act`，得知的事写 `notice`", en="write `act` for what was done, `notice` for what was learnt"
    ),
    "input_not_of_this_kind": Text(
        zh="这类事件（{kind}）没有 `{name}`", en="an event of this kind ({kind}) has no `{name}`"
    ),
    "input_not_of_this_kind_fix": Text(
        zh="删去它，或改正 `act`、`notice`", en="leave it out, or correct `act` or `notice`"
    ),
    "input_two_events_one_id": Text(
        zh="两个内容不同的事件用了同一编号", en="two events of different content share one id"
    ),
    "input_two_events_one_id_fix": Text(
        zh="给其中一个换编号；如果是同一事件，内容须一致",
        en="give one of them another id; if they are one event, let both say the same",
    ),
    "input_two_debts_one_id": Text(zh="两笔债务用了同一编号", en="two debts share one id"),
    "input_two_debts_one_id_fix": Text(zh="给其中一笔换编号", en="give one of them another id"),
    "input_debt_without_id": Text(
        zh="有多笔债务时每笔都要有编号", en="where there are several debts, each needs an `id`"
    ),
    "input_debt_without_id_fix": Text(zh="写成 {{id: D2, ...}}", en="write {{id: D2, ...}}"),
    "input_no_debts": Text(zh="债务列表是空的", en="the list of debts is empty"),
    "input_no_debts_fix": Text(zh="写 `unknown`，或不写", en="write `unknown`, or leave it out"),
    "input_no_such_debt": Text(zh="案件中没有债务 `{name}`", en="the case has no debt `{name}`"),
    "input_no_such_debt_fix": Text(zh="写案件 `debts` 中的编号", en="use an id that stands under `debts` of the case"),
    "input_not_a_jurisdiction": Text(zh="`{name}` 不是法域代码", en="`{name}` is no jurisdiction"),
    "input_not_a_zone": Text(zh="没有时区 `{name}`", en="there is no zone `{name}`"),
    "input_not_a_zone_fix": Text(zh="用 IANA 名称，如 `Asia/Shanghai`", en="use IANA names, such as `Asia/Shanghai`"),
    "input_own_name": Text(zh="自有事实的名称 `{name}` 不合要求", en="`{name}` is no name for an own fact"),
    "input_own_name_fix": Text(
        zh="用小写字母、数字和 `_`，以字母开头", en="use small letters, digits and `_`, a letter first"
    ),
    "input_own_undeclared": Text(zh="没有政策文件声明 `own.{name}`", en="no loaded policy declares `own.{name}`"),
    "input_own_undeclared_fix": Text(
        zh="在自有政策文件的 `facts` 中声明它", en="declare it under `facts` of a house file"
    ),
    "input_no_state": Text(zh="没有已加载的政策有状态 `{name}`", en="no loaded policy has a state `{name}`"),
    "input_no_state_fix": Text(
        zh="写全名，如 `common/hours_agreed`", en="write its full name, such as `common/hours_agreed`"
    ),
    "input_not_a_history": Text(zh="历史应为事件的列表", en="the history is a list of events"),
    "input_not_a_history_fix": Text(
        zh="写成 [{{act: contact, ...}}]、{{events: [...], covers: {{...}}}} 或 `unknown`；什么都没发生就不写",
        en="write [{{act: contact, ...}}], {{events: [...], covers: {{...}}}} or `unknown`; "
        "if nothing happened, leave it out",
    ),
    "input_history_unknown": Text(
        zh="历史未知，不能再添加事件", en="the history is unknown, so nothing can be added to it"
    ),
    "input_history_unknown_fix": Text(zh="先写出已知的历史", en="state the history that is known first"),
    "input_too_deep": Text(zh="嵌套太深", en="nested too deeply"),
    "input_too_deep_fix": Text(zh="减少嵌套", en="nest less"),
    "input_not_this": Text(zh="值不合要求", en="the value does not fit"),
    "input_not_this_fix": Text(zh="写法见词汇表", en="see the vocabulary for what may stand here"),
    "input_text": Text(zh="此处应为文字", en="expected text here"),
    "input_too_long": Text(zh="文字太长，上限{limit}字", en="the text is too long: at most {limit} characters"),
    "input_too_long_fix": Text(zh="写短一些", en="shorten it"),
    "input_surrogate": Text(zh="文字中有不成对的代理字符", en="the text contains a lone surrogate"),
    "input_surrogate_fix": Text(zh="以UTF-8重新编码", en="encode it as UTF-8 again"),
    "input_needs_mapping": Text(zh="此处应为键值对", en="expected a mapping here"),
    "input_needs_mapping_fix": Text(zh="写名称和值，如 {{id: P1}}", en="write names and values, as in {{id: P1}}"),
    "input_parse_json": Text(
        zh="文字须先解析成键值对：`json.loads(...)`", en="text is to be parsed into a mapping first: `json.loads(...)`"
    ),
    "input_of_the_case": Text(zh="它属于案件，不属于行为", en="it belongs to the case, not to the act"),
    "input_of_the_act": Text(zh="它属于行为，不属于案件", en="it belongs to the act, not to the case"),
    "input_no_pair": Text(zh="应为一对：行为和案件", en="expected a pair: an act and a case"),
    "input_no_pair_fix": Text(zh="写成 `(action, case)`", en="write `(action, case)`"),
    "decision_unread": Text(zh="这不是写出的决定", en="this is no decision that was written"),
    "decision_unread_fix": Text(
        zh="原样交回 `Decision.to_dict` 或 `to_json` 所写的内容",
        en="hand in what `Decision.to_dict` or `to_json` wrote, as it is",
    ),
    "input_missing_fix": Text(zh="写上 `{name}`", en="add `{name}`"),
    "input_as_text": Text(zh="写成文字（加引号）", en="write it as text, in quotes"),
}
