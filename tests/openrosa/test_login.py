"""Logins and settings codes: secrets go nowhere they do not belong."""

from __future__ import annotations

import base64
import json
import zlib

import pytest
from requests.auth import HTTPBasicAuth, HTTPDigestAuth
from requests.models import PreparedRequest

from desktop.openrosa.login import (
    APP_USER_TOKEN,
    Login,
    Scheme,
    Unasked,
    Unsafe,
    Unsendable,
    auth_for,
    clean_address,
    split_token,
    with_token,
)
from desktop.openrosa.settings_code import NotASettingsCode, ServerSettings, read_settings_code, write_settings_code

TOKEN = "aB3!$" * 12 + "abcd"
CENTRAL = f"https://pusat.example/v1/key/{TOKEN}/projects/7"


def packed(found: object) -> str:
    return base64.b64encode(zlib.compress(json.dumps(found).encode())).decode()


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        (" https://pusat.example/v1/projects/1/ ", "https://pusat.example/v1/projects/1"),
        ("pusat.example", "https://pusat.example"),
        ("https://pusat.example/formList", "https://pusat.example"),
        ("http://[::1]:8080/x/submission/", "http://[::1]:8080/x"),
        ("https://pusat.example/a?st=1#x", "https://pusat.example/a"),
    ],
)
def test_addresses_as_people_paste_them(pasted: str, clean: str) -> None:
    assert clean_address(pasted) == clean


@pytest.mark.parametrize(
    "pasted",
    ["", "ftp://x", "https://u:p@pusat.example", "https://", "https://x:y", "https://pu sat.example", "https://x/\x00",
     "https://x/\ud83d"],
)  # fmt: skip
def test_what_is_no_address(pasted: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        clean_address(pasted)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (CENTRAL, "https://pusat.example/v1/key/{token}/projects/7"),
        (f"https://kc.example/collector/{TOKEN}", "https://kc.example/collector/{token}"),
        (
            f"https://p.example/v1/test/{TOKEN}/projects/1/forms/a/draft",
            "https://p.example/v1/test/{token}/projects/1/forms/a/draft",
        ),
    ],
)
def test_the_token_leaves_the_address_and_comes_back(address: str, kept: str) -> None:
    assert split_token(address) == (kept, TOKEN)
    assert with_token(kept, TOKEN) == address
    assert APP_USER_TOKEN.fullmatch(TOKEN)
    assert split_token("https://x.example/v1/projects/1") == ("https://x.example/v1/projects/1", "")


def test_schemes() -> None:
    secret = {"username": "siti", "secret": "rahasia"}
    assert isinstance(auth_for(Login(), "http://x"), Unasked)
    assert isinstance(auth_for(Login(Scheme.TOKEN, "", "t"), "http://x"), Unasked)
    assert isinstance(auth_for(Login(Scheme.DIGEST, **secret), "http://x"), HTTPDigestAuth)
    assert isinstance(auth_for(Login(Scheme.BASIC, **secret), "https://x"), HTTPBasicAuth)
    request = PreparedRequest()
    request.prepare(method="GET", url="https://x.example", auth=auth_for(Login(Scheme.BEARER, **secret), "https://x"))
    assert request.headers["Authorization"] == "Bearer rahasia"
    for scheme in (Scheme.BASIC, Scheme.BEARER):
        with pytest.raises(Unsafe):
            auth_for(Login(scheme, **secret), "http://x")
    assert "rahasia" not in repr(Login(Scheme.BASIC, **secret))


def test_a_settings_code_of_central() -> None:
    code = packed(
        {
            "general": {"server_url": CENTRAL, "autosend": "wifi_and_cellular"},
            "admin": {},
            "project": {"name": "Dinsos"},
        }
    )
    found = read_settings_code(code)
    assert found == ServerSettings(
        "https://pusat.example/v1/key/{token}/projects/7", Login(Scheme.TOKEN, "", TOKEN), "Dinsos"
    )
    assert read_settings_code(write_settings_code(found)) == found
    assert read_settings_code(code[:30] + "\n" + code[30:]) == found


def test_codes_with_a_password_and_plain_ones() -> None:
    general = {"server_url": "https://kc.example/", "username": "siti", "password": "rahasia"}
    found = read_settings_code(json.dumps({"general": general, "admin": {}}))
    assert (found.address, found.login.scheme, found.login.secret) == ("https://kc.example", Scheme.DIGEST, "rahasia")
    assert read_settings_code(write_settings_code(found)).login == found.login
    web = general | {"server_url": "https://pusat.example/v1/projects/1"}
    assert read_settings_code(packed({"general": web, "admin": {}})).login.scheme is Scheme.BASIC
    assert read_settings_code(CENTRAL).login.secret == TOKEN


@pytest.mark.parametrize(
    "code",
    [
        "",
        "halo",
        "{",
        packed([]),
        packed({"admin": {}}),
        packed({"general": {}, "admin": {}}),
        packed({"general": {"server_url": "ftp://x"}, "admin": {}}),
        base64.b64encode(zlib.compress(b" " * 5_000_000)).decode(),
        base64.b64encode(zlib.compress(b"{}")[:-3]).decode(),
        "[" * 100_000,
        "{" + "[" * 100_000,
    ],
)
def test_what_is_no_settings_code(code: str) -> None:
    with pytest.raises(NotASettingsCode):
        read_settings_code(code)


@pytest.mark.parametrize(
    "login",
    [
        Login(Scheme.BEARER, "", "abc\u2019"),
        Login(Scheme.BEARER, "", "abc\ndef"),
        Login(Scheme.TOKEN, "", "abc\u200b"),
        Login(Scheme.TOKEN, "", "../../v1"),
        Login(Scheme.TOKEN, "", "a b"),
        Login(Scheme.TOKEN, "", ""),
        Login(Scheme.DIGEST, "siti\U0001f642", "x"),
        Login(Scheme.DIGEST, "siti\r\nX-Evil: 1", "x"),
        Login(Scheme.BASIC, "siti", "\ud83d"),
    ],
)
def test_a_login_that_no_request_can_carry_is_told_before_one_is_made(login: Login) -> None:
    """The libraries would fail with the secret in their words, and those would stand in the log."""
    with pytest.raises(Unsendable):
        auth_for(login, "https://pusat.example/v1")


@pytest.mark.parametrize("name", ["\ud83d", "a\x00b", "a\nb"])
def test_a_code_with_texts_that_no_shelf_can_keep_is_none(name: str) -> None:
    with pytest.raises(NotASettingsCode):
        read_settings_code(packed({"general": {"server_url": "https://x.example"}, "project": {"name": name}}))
