"""Jurisdictions and telephone area codes that lie in several time zones."""

from __future__ import annotations

from collections.abc import Mapping

ZONES_OF: Mapping[str, tuple[str, ...]] = {
    "AR": ("America/Argentina/Buenos_Aires",),
    "AU": (
        "Australia/Sydney",
        "Australia/Brisbane",
        "Australia/Broken_Hill",
        "Australia/Darwin",
        "Australia/Perth",
        "Australia/Eucla",
        "Australia/Lord_Howe",
    ),
    "AU-NSW": ("Australia/Sydney", "Australia/Broken_Hill", "Australia/Lord_Howe"),
    "AU-SA": ("Australia/Adelaide",),
    "AU-WA": ("Australia/Perth", "Australia/Eucla"),
    "BR": ("America/Sao_Paulo", "America/Manaus", "America/Rio_Branco", "America/Noronha"),
    "BR-AM": ("America/Manaus", "America/Eirunepe"),
    "BR-PE": ("America/Recife", "America/Noronha"),
    "CA": (
        "America/St_Johns",
        "America/Halifax",
        "America/Blanc-Sablon",
        "America/Toronto",
        "America/Atikokan",
        "America/Winnipeg",
        "America/Regina",
        "America/Edmonton",
        "America/Creston",
        "America/Vancouver",
    ),
    "CA-BC": ("America/Vancouver", "America/Edmonton", "America/Creston"),
    "CA-NL": ("America/St_Johns", "America/Goose_Bay"),
    "CA-NU": ("America/Iqaluit", "America/Rankin_Inlet", "America/Cambridge_Bay", "America/Coral_Harbour"),
    "CA-ON": ("America/Toronto", "America/Winnipeg", "America/Atikokan"),
    "CA-QC": ("America/Toronto", "America/Halifax", "America/Blanc-Sablon"),
    "CA-SK": ("America/Regina", "America/Edmonton"),
    "CD": ("Africa/Kinshasa", "Africa/Lubumbashi"),
    "CL": ("America/Santiago", "America/Coyhaique", "America/Punta_Arenas", "Pacific/Easter"),
    "CY": ("Asia/Nicosia",),
    "EC": ("America/Guayaquil", "Pacific/Galapagos"),
    "ES": ("Europe/Madrid", "Atlantic/Canary"),
    "FM": ("Pacific/Chuuk", "Pacific/Pohnpei"),
    "GL": ("America/Nuuk", "America/Danmarkshavn", "America/Scoresbysund", "America/Thule"),
    "ID": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "KI": ("Pacific/Tarawa", "Pacific/Kanton", "Pacific/Kiritimati"),
    "KZ": ("Asia/Almaty", "Asia/Qyzylorda"),
    "MH": ("Pacific/Majuro",),
    "MN": ("Asia/Ulaanbaatar", "Asia/Hovd"),
    "MX": (
        "America/Mexico_City",
        "America/Cancun",
        "America/Matamoros",
        "America/Chihuahua",
        "America/Ciudad_Juarez",
        "America/Ojinaga",
        "America/Mazatlan",
        "America/Hermosillo",
        "America/Tijuana",
    ),
    "MY": ("Asia/Kuala_Lumpur",),
    "NZ": ("Pacific/Auckland", "Pacific/Chatham"),
    "PF": ("Pacific/Tahiti", "Pacific/Marquesas", "Pacific/Gambier"),
    "PG": ("Pacific/Port_Moresby", "Pacific/Bougainville"),
    "PT": ("Europe/Lisbon", "Atlantic/Azores"),
    "RU": (
        "Europe/Kaliningrad",
        "Europe/Moscow",
        "Europe/Samara",
        "Asia/Yekaterinburg",
        "Asia/Omsk",
        "Asia/Novosibirsk",
        "Asia/Irkutsk",
        "Asia/Chita",
        "Asia/Vladivostok",
        "Asia/Magadan",
        "Asia/Kamchatka",
    ),
    "US": (
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage",
        "America/Adak",
        "Pacific/Honolulu",
    ),
    "US-AK": ("America/Anchorage", "America/Adak"),
    "US-AZ": ("America/Phoenix", "America/Denver"),  # the Navajo Nation keeps summer time
    "US-FL": ("America/New_York", "America/Chicago"),
    "US-ID": ("America/Boise", "America/Los_Angeles"),
    "US-IN": ("America/Indiana/Indianapolis", "America/Chicago"),
    "US-KS": ("America/Chicago", "America/Denver"),
    "US-KY": ("America/New_York", "America/Chicago"),
    "US-MI": ("America/Detroit", "America/Menominee"),
    "US-ND": ("America/Chicago", "America/Denver"),
    "US-NE": ("America/Chicago", "America/Denver"),
    "US-NV": ("America/Los_Angeles", "America/Denver"),  # West Wendover and Jackpot keep mountain time
    "US-OR": ("America/Los_Angeles", "America/Boise"),
    "US-SD": ("America/Chicago", "America/Denver"),
    "US-TN": ("America/New_York", "America/Chicago"),
    "US-TX": ("America/Chicago", "America/Denver"),
    "UA": ("Europe/Kyiv", "Europe/Simferopol"),  # one official time, that of Kyiv; Crimea keeps another in fact
    "UZ": ("Asia/Tashkent",),
}
"""The zones of a jurisdiction with several; zones that show the same time since 2022 stand once.

Source:
    zone.tab of the IANA time zone database; 49 CFR part 71 for the United States.
"""

ZONES_OF_AREA_CODE: Mapping[str, tuple[str, ...]] = {
    "208": ("America/Boise", "America/Los_Angeles"),
    "219": ("America/Chicago", "America/Indiana/Indianapolis"),
    "270": ("America/Chicago", "America/New_York"),
    "306": ("America/Regina", "America/Edmonton"),
    "308": ("America/Chicago", "America/Denver"),
    "364": ("America/Chicago", "America/New_York"),
    "418": ("America/Toronto", "America/Halifax", "America/Blanc-Sablon"),
    "423": ("America/New_York", "America/Chicago"),
    "448": ("America/Chicago", "America/New_York"),
    "458": ("America/Los_Angeles", "America/Boise"),
    "541": ("America/Los_Angeles", "America/Boise"),
    "574": ("America/Indiana/Indianapolis", "America/Chicago"),
    "581": ("America/Toronto", "America/Halifax", "America/Blanc-Sablon"),
    "605": ("America/Chicago", "America/Denver"),
    "620": ("America/Chicago", "America/Denver"),
    "639": ("America/Regina", "America/Edmonton"),
    "701": ("America/Chicago", "America/Denver"),
    "709": ("America/St_Johns", "America/Goose_Bay"),
    "775": ("America/Los_Angeles", "America/Denver"),
    "785": ("America/Chicago", "America/Denver"),
    "807": ("America/Toronto", "America/Winnipeg", "America/Atikokan"),
    "812": ("America/Indiana/Indianapolis", "America/Chicago"),
    "850": ("America/Chicago", "America/New_York"),
    "906": ("America/Detroit", "America/Menominee"),
    "907": ("America/Anchorage", "America/Adak"),
    "928": ("America/Phoenix", "America/Denver"),
    "930": ("America/Indiana/Indianapolis", "America/Chicago"),
    "986": ("America/Boise", "America/Los_Angeles"),
}
"""North American area codes that reach into several zones. A number moves within its area when its owner does, so the
exchange behind the code is no evidence of where in the area a phone is.

Source:
    The area codes of the North American Numbering Plan against the zones above.
"""
