"""Country."""

from .._model import Model, wire
from .field_property import FieldProperty
from .table_right import TableRight


class Country(Model):
    """Country."""

    country_id: int | None = None
    """Primary key"""
    name: str | None = None
    """Name of the country in the language of the installation"""
    currency_id: int | None = None
    """The currency that prices are in"""
    english_name: str | None = None
    """Name in English"""
    two_letter_iso_country: str | None = wire("TwoLetterISOCountry")
    """Code of two letters, ISO 3166"""
    three_letter_iso_country: str | None = wire("ThreeLetterISOCountry")
    """Code of three letters, ISO 3166"""
    org_nr_text: str | None = None
    """What the number in the company register is called there"""
    dial_in_prefix: str | None = None
    """Prefix of phone numbers"""
    zip_prefix: str | None = None
    """Prefix of postal codes"""
    domain_name: str | None = None
    """Domain of the country"""
    address_layout_id: int | None = None
    """How its addresses are laid out"""
    rank: int | None = None
    """Position in the list"""
    deleted: bool | None = None
    """True for a country that can no longer be chosen"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
