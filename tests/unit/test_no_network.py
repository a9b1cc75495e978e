"""Nothing is sent anywhere: no module of Kerneblik knows how to."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from support.commands import SOURCE

ON_THE_NETWORK = {
    *(
        "aiohttp",
        "ftplib",
        "http",
        "httpx",
        "imaplib",
        "poplib",
        "requests",
        "smtplib",
        "socket",
        "socketserver",
    ),
    *("ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc"),
}
IN_ASYNCIO = {"open_connection", "create_connection", "create_datagram_endpoint", "create_server", "open_url"}


def reaches_out(path: Path) -> list[str]:
    """What in a module could reach another machine, or have a browser do it."""
    found = []
    for node in ast.walk(ast.parse(path.read_bytes())):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names] + [str(node.module)]
        found += [name for name in names if name in ON_THE_NETWORK or name.split(".")[0] in ON_THE_NETWORK]
        if isinstance(node, ast.Attribute) and node.attr in IN_ASYNCIO:
            found.append(node.attr)
    return found


@pytest.mark.slow
def test_no_module_reaches_another_machine():
    modules = sorted((SOURCE / "kerneblik").rglob("*.py"))
    assert len(modules) > 100
    assert {str(path): found for path in modules if (found := reaches_out(path))} == {}


def test_such_a_module_would_be_seen(tmp_path: Path):
    module = tmp_path / "module.py"
    module.write_text(
        "import http.client\nfrom urllib import request\nimport asyncio\nasyncio.open_connection\n"
    )
    assert reaches_out(module) == ["http.client", "urllib.request", "open_connection"]
