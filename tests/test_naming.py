import pytest

from generator.naming import pascal, snake, unique


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AcceptRejected", "accept_rejected"),
        ("SmtpEMailConnectionInfo", "smtp_email_connection_info"),
        ("URLName", "url_name"),
        ("cRMScriptId", "crm_script_id"),
        ("eMailAccountId", "email_account_id"),
        ("$select", "select"),
        ("odata.nextLink", "odata_next_link"),
        ("_Links", "links"),
        ("Number1", "number1"),
        ("1st", "n1_st"),
        ("class", "class_"),
        ("self", "self_"),
        ("日本", "unnamed"),
    ],
)
def test_snake(text: str, expected: str) -> None:
    assert snake(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("eMailAccount", "EMailAccount"), ("list item", "ListItem"), ("None", "None_"), ("2nd", "N2nd"), ("", "Unnamed")],
)
def test_pascal(text: str, expected: str) -> None:
    assert pascal(text) == expected


def test_unique_names_keep_their_order() -> None:
    assert unique(["links", "links", "links_", "links"]) == ["links", "links_", "links_2", "links_3"]
    assert unique(["copy"], taken={"copy"}) == ["copy_"]
