"""Sentences of `fairdebt screen`."""

from fairdebt.messages.text import Text

EVASIONS: dict[str, Text] = {
    "form": Text(zh="异体、繁体或全角字", en="other forms of characters"),
    "pinyin": Text(zh="拼音", en="pinyin"),
    "homophone": Text(zh="同音字", en="characters that sound alike"),
    "inserted": Text(zh="字间夹入字母或数字", en="letters or figures between characters"),
    "code": Text(zh="网页代码", en="codes of web pages"),
    "leet": Text(zh="以数字或符号代替字母", en="figures or signs for letters"),
    "masked": Text(zh="遮掩的字母", en="masked letters"),
}
"""What people do to hide a word, by the names in `Found.evasion`."""

SCREEN_COMMAND: dict[str, Text] = {
    "help_screen": Text(
        zh="审查一段文本：违禁内容、应有内容、须查证的说法",
        en="Screen a text: what is prohibited, required, to be checked.",
    ),
    "help_screen_file": Text(
        zh="文本文件，- 为标准输入",
        en="A text file, or - for standard input.",
    ),
    "help_screen_to": Text(
        zh="收信人与债务的关系",
        en="Relation of the recipient to the debt.",
    ),
    "help_screen_channel": Text(
        zh="渠道",
        en="The channel.",
    ),
    "help_screen_case": Text(
        zh="场景文件：按其中的案件和行为决定这段文本",
        en="A scenario file: decide the text on its case and act.",
    ),
    "help_screen_policies": Text(
        zh="引用哪些政策的规则（默认 cn）",
        en="Policies whose rules are cited (default: cn).",
    ),
    "help_screen_templates": Text(
        zh="模板文件",
        en="A file of templates.",
    ),
    "help_screen_template": Text(
        zh="文本所用的模板编号",
        en="The template the text was made from.",
    ),
    "help_screen_lexicon": Text(
        zh="另加的词库文件",
        en="A lexicon file beside the bundled ones.",
    ),
    "screen_not_text": Text(
        zh="不是 UTF-8 文本",
        en="this is no text in UTF-8",
    ),
    "screen_clean": Text(
        zh="没有发现违禁内容（词库只是底线：未命中不等于合法）",
        en="no prohibited content found (a lexicon is a floor: what it does not find may still be unlawful)",
    ),
    "screen_found_title": Text(
        zh="违禁内容",
        en="prohibited",
    ),
    "screen_found": Text(zh="{category}：{says}", en="{category}: {says}"),
    "screen_claims_title": Text(
        zh="须与记录相符",
        en="must be on record",
    ),
    "screen_elements": Text(
        zh="含有：{names}",
        en="contains: {names}",
    ),
    "screen_instead": Text(
        zh="可以这样说：{instead}",
        en="lawfully: {instead}",
    ),
    "screen_rule": Text(
        zh="依据：{citation}",
        en="rule: {citation}",
    ),
    "screen_evasion": Text(
        zh="变形：{kinds}",
        en="disguised: {kinds}",
    ),
    "screen_excused": Text(
        zh="未计：{category}（{by}）",
        en="not counted: {category} ({by})",
    ),
    "screen_unscreened": Text(
        zh="部分文本不能审查",
        en="part of the text could not be screened",
    ),
}
