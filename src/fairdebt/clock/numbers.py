"""Where the owner of a telephone number may be, as far as the number tells."""

from __future__ import annotations

from functools import lru_cache

from fairdebt.vocabulary import ZONES_OF_AREA_CODE, zones_of

_MOST = 8
"""A number with more candidate zones than this belongs to a whole country."""


@lru_cache(maxsize=4096)
def zones_of_number(number: str, country: str | None = None) -> tuple[str, ...] | None:
    """Return the zones in which the owner of a telephone number may be; None where the number tells nothing.

    A number that is not valid, free of charge or bound to no place tells nothing. An area code that reaches into
    several zones stands for all of them.

    Args:
        number: As it is dialled abroad, `+1 212 555 0100`; or at home, where `country` is given.
        country: The ISO 3166 code of the country in which it would be dialled without a country code.

    >>> zones_of_number("+1 928 555 0100")
    ('America/Phoenix', 'America/Denver')
    """
    import phonenumbers  # heavy, and needed only where a number is evidence
    from phonenumbers import PhoneNumberType, timezone

    try:
        read = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return None
    bound = (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
    if phonenumbers.number_type(read) not in bound:
        return None
    code = str(read.national_number)[:3] if read.country_code == 1 else ""
    if code in ZONES_OF_AREA_CODE:
        return ZONES_OF_AREA_CODE[code]
    region = phonenumbers.region_code_for_number(read)
    whole = zones_of(region) if region is not None else ()
    if len(whole) == 1:
        return whole
    found = tuple(zone for zone in timezone.time_zones_for_number(read) if zone != "Etc/Unknown")
    return (found if 0 < len(found) <= _MOST else whole) or None
