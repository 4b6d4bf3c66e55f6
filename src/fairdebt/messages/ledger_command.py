"""Sentences of `fairdebt ledger ...`."""

from fairdebt.messages.text import Text

LEDGER_COMMAND: dict[str, Text] = {
    "help_ledger": Text(
        zh="台账：核对、重算、说明、导出、清理",
        en="The ledger: verify, recompute, explain, export, tidy up.",
    ),
    "help_ledger_url": Text(
        zh="台账地址，如 sqlite:///contacts.db（或环境变量 FAIRDEBT_LEDGER）",
        en="Where it lies, such as sqlite:///contacts.db (or the variable FAIRDEBT_LEDGER).",
    ),
    "help_ledger_debtor": Text(zh="债务人的编号", en="The debtor's id."),
    "help_ledger_one_debtor": Text(zh="只看这一债务人（编号）", en="This debtor alone, by id."),
    "help_ledger_policies": Text(
        zh="按哪些政策：随附的写名称（如 cn），文件写路径；可写多次",
        en="By which policies: bundled ones by name (cn), files by path; may be repeated.",
    ),
    "help_ledger_at": Text(
        zh="问到这一时刻为止的最后一次决定；只写日期（如 2026-03-03）则问当天的决定",
        en="The last decision until this instant is explained; or those of a day, as 2026-03-03.",
    ),
    "help_ledger_migrate": Text(zh="建立或更新数据库的表", en="Make the tables, or bring them to this version."),
    "help_ledger_verify": Text(
        zh="核对台账：找出被改动、删除、调换或截断之处", en="Find what was changed, removed, reordered or cut."
    ),
    "help_ledger_kept": Text(
        zh="另行保存的检查点文件；台账必须仍有它", en="A checkpoint kept elsewhere: the ledger must still have it."
    ),
    "help_ledger_public": Text(
        zh="会签人的公钥；最后的检查点须有其会签", en="A public key that must have countersigned a checkpoint."
    ),
    "help_ledger_checkpoint": Text(
        zh="加一个检查点并输出，以便另行保存", en="Add a checkpoint, and print it to be kept elsewhere."
    ),
    "help_ledger_out": Text(zh="写入文件而不打印", en="Write it to a file instead."),
    "help_ledger_sign": Text(
        zh="会签所用私钥的文件（64个十六进制字符）",
        en="The file with the private key to countersign with, 64 hex digits.",
    ),
    "help_ledger_recompute": Text(
        zh="按所给政策把每次决定重做一遍，指出不同之处",
        en="Decide everything again under these policies; tell what differs.",
    ),
    "help_ledger_why": Text(zh="说明一次决定的理由与证明", en="Tell why a decision was made, with proof."),
    "help_ledger_export": Text(zh="以JSON行导出全部内容", en="Print everything as lines of JSON."),
    "help_ledger_pending": Text(zh="列出未了结的许可", en="List the permits that are still open."),
    "help_ledger_forget": Text(
        zh="抹去可以抹去的债务人记录；法律要求保存的保留并说明",
        en="Erase what may be erased of a debtor; say what must stay.",
    ),
    "ledger_counted": Text(
        zh="记录 {entries}，链 {chains}，检查点 {checkpoints}，已依规抹去的记录 {erased}",
        en="entries {entries}, chains {chains}, checkpoints {checkpoints}, entries erased as recorded {erased}",
    ),
    "ledger_intact": Text(zh="没有发现改动", en="nothing was changed"),
    "ledger_not_intact": Text(zh="发现{count}处改动", en="changes found: {count}"),
    "ledger_unseen": Text(
        zh="最后一个检查点之后的记录 {count}：如果链的末尾被截去，这一部分看不出来",
        en="entries after the last checkpoint {count}: if the ends of their chains were cut, nobody sees it",
    ),
    "ledger_nobody": Text(
        zh="没有与另行保存的检查点或会签比对：有权写数据库的人可以把全部内容重写一遍",
        en="compared with no checkpoint kept elsewhere, no countersignature: who may write could have written all anew",
    ),
    "ledger_signed_to": Text(
        zh="到检查点 {number} 为止，与另行保存或会签的内容相符",
        en="up to checkpoint {number} it is what somebody outside has seen",
    ),
    "ledger_checkpointed": Text(zh="检查点 {number}，链 {chains}", en="checkpoint {number}, chains {chains}"),
    "ledger_countersigned": Text(zh="以 {public} 会签", en="countersigned with {public}"),
    "ledger_differs": Text(
        zh="{place}（{at}）：原为 {was}，现为 {now}，因 {because}",
        en="{place} ({at}): was {was}, is {now}, because of {because}",
    ),
    "ledger_recomputed": Text(
        zh="决定 {count}：结果不同 {differing}，原来依据的是另一文本 {other}，内容已抹去 {erased}",
        en="decisions {count}: differing {differing}, made under another text {other}, erased {erased}",
    ),
    "ledger_made": Text(zh="已建立台账，结构第{now}版", en="made a ledger, schema version {now}"),
    "ledger_as_it_was": Text(zh="结构已是第{now}版", en="the schema is version {now} already"),
    "ledger_migrated": Text(zh="结构由第{was}版更新为第{now}版", en="brought the schema from version {was} to {now}"),
    "ledger_open": Text(zh="未了结的许可：{count}", en="open permits: {count}"),
    "ledger_state_reserved": Text(zh="未开始", en="not started"),
    "ledger_state_started": Text(zh="已开始，未确认", en="started, not confirmed"),
    "ledger_forgotten": Text(
        zh="记录：抹去 {erased}，保留 {kept}，属于未了结的许可 {waiting}",
        en="entries: erased {erased}, kept {kept}, of open permits {waiting}",
    ),
    "ledger_nothing_kept": Text(
        zh="账本中没有关于此人的记录；若非如此，检查编号：须与案件中所写的一致",
        en="nothing is kept of this debtor; if something should be, check the id: it is the one that cases give",
    ),
    "why_on_day": Text(zh="债务人 {debtor}，{on} 的决定：{count}", en="debtor {debtor}, decisions on {on}: {count}"),
    "why_one_of_them": Text(
        zh="要看其中一个的说明：fairdebt ledger why --debtor {debtor} --at {at}",
        en="for one of them: fairdebt ledger why --debtor {debtor} --at {at}",
    ),
    "why_title": Text(zh="债务人 {debtor}：{act}，{at}", en="debtor {debtor}: {act} at {at}"),
    "why_events": Text(zh="当时所知的事件：{count}", en="events known then: {count}"),
    "why_last_events": Text(zh="最后{count}个：", en="the last {count}:"),
    "why_since": Text(zh="此后：", en="what became of it:"),
    "why_nothing_since": Text(zh="此后没有记录", en="nothing became of it"),
    "why_started": Text(zh="开始", en="started"),
    "why_confirmed": Text(zh="确认", en="confirmed:"),
    "why_released": Text(zh="交还", en="released"),
    "why_killed": Text(zh="失效，因", en="killed:"),
    "why_flagged": Text(zh="标记：若早知迟报的事件，则因此不同：", en="flagged, a late event would have changed it:"),
    "why_proof": Text(zh="证明：", en="proof:"),
    "why_entry": Text(zh="链 {chain} 第{number}条", en="entry {number} of chain {chain}"),
    "why_seal": Text(zh="封印 {seal}", en="seal {seal}"),
    "why_policies": Text(zh="政策摘要 {digest}，fairdebt {version}", en="policies {digest}, fairdebt {version}"),
    "why_facts": Text(zh="事实摘要 {digest}", en="facts {digest}"),
    "why_checkpoint": Text(
        zh="检查点{number}（{at}），根 {root}",
        en="covered by checkpoint {number} ({at}), root {root}",
    ),
    "why_no_checkpoint": Text(zh="尚无检查点覆盖", en="no checkpoint covers it yet"),
    "why_signed": Text(zh="由 {public} 会签", en="countersigned with {public}"),
}
