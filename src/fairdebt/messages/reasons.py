"""Sentences of decisions: outcomes, reasons, evidence, duties, repairs."""

from fairdebt.messages.text import Text

REASONS: dict[str, Text] = {
    "outcome_approved": Text(zh="可以。", en="Approved."),
    "outcome_vetoed": Text(zh="不可以，因为：", en="Vetoed, because:"),
    "outcome_undetermined": Text(zh="无法判定，因为：", en="Undetermined, because:"),
    "heading_duties": Text(zh="进行时须做到：", en="While doing it:"),
    "duty_only_warned_of": Text(zh="{says}（仅提示）", en="{says} (only warned of)"),
    "heading_warnings": Text(zh="提醒：", en="Warnings:"),
    "heading_foreseen": Text(zh="拟议中的规定将禁止：", en="Proposed law would forbid:"),
    "heading_observed": Text(zh="试行观察中的规则会禁止：", en="Rules under observation would forbid:"),
    "heading_information": Text(zh="供参考：", en="For information:"),
    "confidence_secondary": Text(zh="（据二手资料）", en="(from secondary sources)"),
    "confidence_memory": Text(zh="（未经核实）", en="(unverified)"),
    "missing": Text(zh="需要知道：{names}", en="needs to be known: {names}"),
    "missing_past": Text(
        zh="上列往事没有登记 {names}：补上即可；许可尚未了结的，用 `confirm` 登记结果（`fairdebt ledger pending`）",
        en="the past events told above do not say {names}: record it; where a permit is still open, "
        "`confirm` what came of it (`fairdebt ledger pending` lists them)",
    ),
    "unjudged": Text(zh="未能判定是否违反", en="whether it is breached could not be judged"),
    "unjudged_missing": Text(
        zh="未能判定是否违反，需要知道：{names}",
        en="whether it is breached could not be judged; needs to be known: {names}",
    ),
    "evidence_at": Text(zh="{says}：{instants}", en="{says}: {instants}"),
    "lifts_at": Text(zh="仅就此规则而言，{at} 起可以", en="as far as this rule goes, possible from {at}"),
    "stop": Text(zh="{days}日内不会自行解除", en="this does not lift by itself within {days} days"),
    "repair": Text(zh="怎样才合法：{repair}", en="to make it lawful: {repair}"),
    "repair_unknown": Text(zh="怎样才能判定：{repair}", en="to settle it: {repair}"),
    "displaced": Text(zh="比以下规则更严：{rules}", en="stricter here than: {rules}"),
    "rebuttal": Text(
        zh="推定可以反驳，由人判断：{names}", en="a presumption; people judge whether it is rebutted: {names}"
    ),
    "loosened": Text(
        zh="规则 {rule} 已获准放宽（{because}；批准人 {approved_by}；至 {until}）",
        en="rule {rule} was loosened ({because}; approved by {approved_by}; until {until})",
    ),
    "assumed_more": Text(
        zh="未说明而按默认处理：{names}等，另有 {rest} 项（`decision.assumed`）",
        en="assumed, since nobody said otherwise: {names} and {rest} more (`decision.assumed`)",
    ),
    "assumed": Text(zh="未说明而按默认处理：{names}", en="assumed, since nobody said otherwise: {names}"),
    "next_at": Text(zh="{at} 起可以", en="permitted from {at}"),
    "next_once": Text(zh="须待以下改变：{names}", en="not before this changes: {names}"),
    "next_more_rules": Text(zh="{rules} 等，另有 {rest} 条", en="{rules} and {rest} more"),
    "next_once_rules": Text(zh="等待无用，须先解决：{rules}", en="waiting does not help: settle {rules} first"),
    "next_never": Text(
        zh="至 {until} 都不可以，等待无用，只能换一种做法（规则 {rules}）",
        en="not permitted up to {until}; waiting does not help, only another act does (rules: {rules})",
    ),
    "permitted_until": Text(zh="须在 {at} 之前结束", en="must end before {at}"),
    # ------------------------------------------------------------------------------------------------ evidence
    "evidence_count": Text(zh="已计 {count} 次，上限 {limit}", en="{count} counted, the limit is {limit}"),
    "evidence_events": Text(zh="计 {count} 次，须有 {limit} 次", en="{count} counted, {limit} asked for"),
    "evidence_distinct": Text(zh="计 {count} 种，须有 {limit} 种", en="{count} different, {limit} asked for"),
    "evidence_days_in_a_row": Text(zh="连续 {count} 日，须连续 {limit} 日", en="{count} in a row, {limit} asked for"),
    "evidence_total": Text(zh="合计 {count}，须为 {limit}", en="{count} in total, {limit} asked for"),
    "evidence_spread": Text(zh="首末相隔 {count} 日，须隔 {limit} 日", en="{count} days apart, {limit} asked for"),
    "evidence_count_open": Text(
        zh="已知 {low} 次，记录不全，可能更多；界限 {limit}",
        en="{low} known, the record is incomplete and there may be more; the figure is {limit}",
    ),
    "endless": Text(zh="更多", en="more"),
    "evidence_claim": Text(zh="所称：{claim}", en="what is claimed: {claim}"),
    "evidence_there": Text(zh="其中有：{words}", en="it contains: {words}"),
    "evidence_absent": Text(zh="其中没有：{words}", en="it lacks: {words}"),
    "evidence_count_between": Text(
        zh="计 {low} 至 {high} 次，界限 {limit}", en="between {low} and {high} counted, the figure is {limit}"
    ),
    "evidence_local_time": Text(zh="当地时间 {at}（{zone}）", en="local time {at} ({zone})"),
    "evidence_official_day": Text(
        zh="当地时间 {at}（{zone}），{calendar} 日历上是{kind}",
        en="local time {at} ({zone}), {kind} in the calendar of {calendar}",
    ),
    "evidence_no_calendar": Text(
        zh="当地时间 {at}（{zone}），是否工作日、假日尚不可知",
        en="local time {at} ({zone}); whether that is a working day or a holiday cannot be known yet",
    ),
    "kind_working": Text(zh="工作日", en="a working day"),
    "kind_rest": Text(zh="休息日", en="a day of rest"),
    "kind_holiday": Text(zh="公共假日", en="a public holiday"),
    "evidence_no_zone": Text(zh="当地时间未知", en="the local time is not known"),
    "evidence_state": Text(zh="状态 `{state}` 自 {since} 起成立", en="`{state}` has held since {since}"),
    "evidence_state_maybe": Text(zh="状态 `{state}` 可能成立", en="`{state}` may hold"),
    "evidence_state_not": Text(zh="状态 `{state}` 不成立", en="`{state}` does not hold"),
    "evidence_record": Text(zh="记录中有 `{event}`", en="on record: `{event}`"),
    "evidence_record_maybe": Text(zh="记录中可能有 `{event}`", en="perhaps on record: `{event}`"),
    "evidence_record_not": Text(
        zh="记录中没有 `{event}`，或者时间还不够久", en="not on record, or not long enough ago: `{event}`"
    ),
    "evidence_event": Text(zh="{at} 的事件", en="the event of {at}"),
    "evidence_value": Text(zh="`{name}`{meaning}为 {value}", en="`{name}` is {value}"),
    "evidence_of_another": Text(
        zh="`{name}`{meaning}：案件所写的可能是另一方，不是行为所写的那一方",
        en="`{name}`: the case may tell it of another party than the act names",
    ),
    "evidence_unknown": Text(zh="`{name}`{meaning}未知", en="`{name}` is not known"),
    "evidence_debts": Text(zh="涉及债务 {debts}", en="this is about debt {debts}"),
    # ------------------------------------------------------------------------------------------------- repairs
    "repair_together": Text(zh="{one}；并且{other}", en="{one}, and {other}"),
    "repair_notice_first": Text(zh="先完成规则要求的事：{says}", en="first do what the rule demands: {says}"),
    "repair_otherwise": Text(zh="改变这一点：{says}", en="change this: {says}"),
    "repair_elements": Text(zh="去掉不应有的内容", en="leave out the elements that must not stand there"),
    "repair_recorded": Text(zh="不记录这次联系", en="do not record the contact"),
    "repair_leave_out": Text(zh="不要涉及债务 {debts}", en="leave out debt {debts}"),
    # -------------------------------------------------------------------------------------------------- duties
    "duty_content": Text(zh="不说文本审查会否决的话", en="say nothing that the screen of words would veto"),
    "duty_content_text": Text(zh="只发送经过审查的文字", en="send only text that has been screened"),
    "duty_elements": Text(zh="须说明：{elements}", en="say: {elements}"),
    "duty_no_elements": Text(zh="不得说：{elements}", en="do not say: {elements}"),
    "duty_claims": Text(zh="只说真实且有记录可查的内容", en="claim only what is true and on record"),
    # ------------------------------------------------------------------------------------------------ coverage
    "no_policy_title": Text(zh="政策的适用范围", en="What the loaded policies cover"),
    "no_policy_for": Text(zh="没有加载 {where} 的政策", en="no policy is loaded for {where}"),
    "no_policy_for_act": Text(
        zh="已加载的 {where} 政策不涉及行为 `{act}`", en="the policies loaded for {where} do not speak of `{act}`"
    ),
    "no_policy_for_date": Text(
        zh="已加载的 {where} 政策不涉及 {on}", en="the policies loaded for {where} do not reach back to {on}"
    ),
    "no_policy_for_limit": Text(
        zh="已加载的 {where} 政策只涉及 {fact}为 {words} 的情形",
        en="the policies loaded for {where} speak of {words} alone (`{fact}`)",
    ),
    "name_limit": Text(zh="写明 `{fact}`", en="state `{fact}`"),
    "name_whose": Text(
        zh="案件写行为所写的那一方，并写明 `{fact}`", en="let the case tell of whom the act names, with `{fact}`"
    ),
    "write_only_for": Text(
        zh="在 `only_for` 的每一项写上 `roles`、`lenders`、`people` 或 `purposes`",
        en="say of whom each entry of `only_for` is: `roles`, `lenders`, `people` or `purposes`",
    ),
    "where_unknown": Text(
        zh="不知道债务人在哪个法域", en="it is not known whose law applies: where does the debtor live?"
    ),
    "where_of_another": Text(
        zh="案件所写的可能是另一名债务人所在的地方，不是行为所写的那一名",
        en="it is not known whose law applies: the case may tell where another debtor lives than the act names",
    ),
    "part_unknown": Text(
        zh="{where} 各州（省）法律不同，不知道债务人在其中哪一处",
        en="the law of {where} differs from state to state: in which of them does the debtor live?",
    ),
    "name_jurisdiction": Text(zh="写明案件的 `jurisdictions`", en="state the `jurisdictions` of the case"),
    "load_policy": Text(
        zh="加载该法域的政策，或在自有文件的 `uncovered` 下说明",
        en="load a policy for it, or accept it under `uncovered` in a house file",
    ),
    "load_country": Text(
        zh="一并加载随附的 `{name}`，或在自有文件的 `uncovered` 下说明",
        en="load the bundled `{name}` as well, or accept it under `uncovered` in a house file",
    ),
    "engine_citation": Text(zh="fairdebt：未加载法律不等于许可", en="fairdebt: no law loaded is not approval"),
}
