"""Task."""

from .._model import Model, wire


class Task(Model):
    """Task."""

    class_: int | None = wire("class")
    """A value"""
    none: int | None = None
    """A value"""
    true: int | None = None
    """A value"""
    from_: int | None = wire("from")
    """A value"""
    self_: int | None = wire("self")
    """A value"""
    cls: int | None = wire("cls")
    """A value"""
    init: int | None = wire("__init__")
    """A value"""
    class_2: int | None = wire("__class__")
    """A value"""
    dict_: int | None = wire("__dict__")
    """A value"""
    model_config_: int | None = wire("model_config")
    """A value"""
    model_fields_: int | None = wire("model_fields")
    """A value"""
    model_dump_: int | None = wire("model_dump")
    """A value"""
    model_extra_: int | None = wire("model_extra")
    """A value"""
    copy_: int | None = wire("copy")
    """A value"""
    json_: int | None = wire("json")
    """A value"""
    dict_3: int | None = wire("dict")
    """A value"""
    schema_: int | None = wire("schema")
    """A value"""
    validate_: int | None = wire("validate")
    """A value"""
    construct_: int | None = wire("construct")
    """A value"""
    fields: int | None = wire("fields")
    """A value"""
    n1_st: int | None = wire("1st")
    """A value"""
    n42: int | None = wire("42")
    """A value"""
    unnamed: int | None = wire("$")
    """A value"""
    unnamed_: int | None = wire("--")
    """A value"""
    unnamed_3: int | None = wire("%")
    """A value"""
    a_b: int | None = wire("a-b")
    """A value"""
    a_b_: int | None = wire("a_b")
    """A value"""
    a_b_3: int | None = wire("A.B")
    """A value"""
    a_b_4: int | None = wire("aB")
    """A value"""
    ab: int | None = wire("AB")
    """A value"""
    ab_: int | None = wire("ab")
    """A value"""
    ab_3: int | None = wire("Ab")
    """A value"""
    private: int | None = wire("_private")
    """A value"""
    both: int | None = wire("__both__")
    """A value"""
    links: int | None = wire("_Links")
    """A value"""
    naive: int | None = wire("naïve")
    """A value"""
    unnamed_4: int | None = wire("日本")
    """A value"""
    e: int | None = wire("é")
    """A value"""
    unnamed_5: int | None = wire("🙂")
    """A value"""
    with_space: int | None = wire("with space")
    """A value"""
    tab_here: int | None = wire("tab\there")
    """A value"""
    quote_d: int | None = wire("quote'd")
    """A value"""
    dou_ble: int | None = wire('dou"ble')
    """A value"""
    back_slash: int | None = wire("back\\slash")
    """A value"""
    x: int | None = wire("{{ x }}")
    """A value"""
    raw: int | None = wire("{% raw %}")
    """A value"""
    unnamed_6: int | None = wire("*/")
    """A value"""
    unnamed_7: int | None = wire("#")
    """A value"""
    unnamed_8: int | None = wire("//")
    """A value"""
    optional: int | None = None
    """A value"""
    field: int | None = None
    """A value"""
    base_model: int | None = None
    """A value"""
    int_: int | None = wire("int")
    """A value"""
    str_: int | None = wire("str")
    """A value"""
    list_: int | None = wire("list")
    """A value"""
    datetime: int | None = wire("datetime")
    """A value"""
    any: int | None = None
    """A value"""
    unnamed_9: int | None = wire("")
