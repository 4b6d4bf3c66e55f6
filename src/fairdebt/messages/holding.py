"""Sentences about holds, attested facts and duties that are owed after an event."""

from fairdebt.messages.text import Text

HOLDING: dict[str, Text] = {
    # --------------------------------------------------------------------------------------------------- holds
    "hold_title": Text(zh="停催", en="Hold"),
    "hold_citation": Text(zh="fairdebt：停催优先于一切", en="fairdebt: a hold comes before everything else"),
    "hold_says": Text(zh="已停催（{scope}）：{why}", en="on hold ({scope}): {why}"),
    "hold_noticed": Text(zh="已停催", en="collection is on hold"),
    "hold_evidence": Text(zh="{by} 于 {at} 停催", en="put on hold by {by} at {at}"),
    "hold_repair": Text(zh="由有权的人解除停催", en="have the hold lifted by somebody who may"),
    "hold_debtor": Text(zh="该债务人", en="this debtor"),
    "hold_debt": Text(zh="该债务", en="this debt"),
    "hold_lender": Text(zh="整个资产包", en="the whole portfolio"),
    "hold_agency": Text(zh="该机构", en="this agency"),
    "hold_everything": Text(zh="全部", en="everything"),
    "hold_scope_form": Text(zh="停催的范围不明", en="it is not clear what is put on hold"),
    "hold_scope_form_fix": Text(
        zh='写 `"everything"`，或 `debtor`、`debt`、`lender`、`agency` 之一及其编号，如 {{"debtor": "P1"}}',
        en='write `"everything"`, or one of `debtor`, `debt`, `lender`, `agency` with its id, as in {{"debtor": "P1"}}',
    ),
    "hold_scope_id": Text(
        zh="停催的编号应为文字，与案件中的编号相同", en="the id of what is put on hold is text, as the case states it"
    ),
    "hold_needed": Text(zh="这不是停催", en="this is no hold"),
    "hold_needed_fix": Text(
        zh="给出 `guard.hold(...)` 返回的，或 `guard.holds` 中的一个",
        en="hand in what `guard.hold(...)` returned, or one of `guard.holds`",
    ),
    "hold_not_standing": Text(
        zh="这一停催已解除，或不是在此设置的", en="this hold is lifted already, or was not placed here"
    ),
    "needs_words": Text(zh="`{name}` 不能为空", en="`{name}` is empty"),
    # ------------------------------------------------------------------------------------------------ attested
    "attested": Text(
        zh="以 {by} 的确认为据：`{fact}`（{why}；至 {until}）",
        en="rests on what {by} vouches for: `{fact}` ({why}; until {until})",
    ),
    "attest_no_fact": Text(zh="没有 `{name}` 这个事实", en="there is no fact `{name}`"),
    "attest_not_this": Text(
        zh="`{name}` 是编号，不能由人确认，应写入案件",
        en="`{name}` is an id: state it in the case, nobody can vouch for it",
    ),
    "attest_stated": Text(zh="案件中 `{name}` 已有不同的说明", en="the case states something else of `{name}`"),
    "attest_stated_fix": Text(
        zh="先在来源处更正；确认只能补足未知，不能改写已知",
        en="correct it where it was stated: attesting fills in what is unknown and overrides nothing",
    ),
    "attest_which": Text(
        zh="不知道 `{name}` 说的是哪一笔债务或哪一个人", en="it is not clear which debt or person `{name}` is about"
    ),
    "attest_which_fix": Text(zh="以 `of` 写明编号：{known}", en="say its id in `of`: {known}"),
    "attest_nobody": Text(zh="案件中还没有这样的债务或人", en="the case has no such debt or person yet"),
    "attest_unknown": Text(zh="确认的内容不能是未知", en="what is unknown cannot be vouched for"),
    # ---------------------------------------------------------------------------------------------------- owed
    "owed": Text(zh="应当：{says}", en="owed: {says}"),
    "owed_maybe": Text(zh="可能应当：{says}", en="perhaps owed: {says}"),
    "owed_since": Text(zh="自 {at} 的事件起", en="since the event of {at}"),
    "owed_unseen": Text(
        zh="记录所不及的事件可能引起此项义务", en="an event that the record does not reach may have given rise to it"
    ),
    "owed_by": Text(zh="最迟 {on}", en="by the end of {on}"),
    "owed_until": Text(zh="{at} 之前", en="before {at}"),
    "owed_no_day": Text(zh="没有期限", en="no period is set"),
    "owed_day_unknown": Text(zh="期限未知", en="its last day is not known"),
    "owed_late": Text(zh="已逾期", en="late"),
    "owed_perhaps_late": Text(zh="可能已逾期", en="perhaps late"),
    "owed_debts": Text(zh="债务 {debts}", en="debt {debts}"),
}
