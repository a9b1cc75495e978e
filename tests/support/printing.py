"""Looking at documents as those who get them do: printed by a browser, opened by an office program."""

from __future__ import annotations

import atexit
import functools
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from support.browser import Browser

_WHITE = 250
_ACROSS = 0.75
"""Of a page's width."""


def program(*names: str, in_ci: bool = True) -> str:
    """The first of these programs that is there.

    Without any the test is skipped; in CI it fails, unless it is one that .ci/install does not install.
    """
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        missing = f"none of these programs is installed: {', '.join(names)}"
        if in_ci and os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def printed(html: Path) -> Path:
    """The PDF that a browser makes of a page when one prints it."""
    pdf = html.with_suffix(".printed.pdf")
    pdf.write_bytes(_browser().printed(html))
    return pdf


@functools.cache
def _browser() -> Browser:
    """One for all that is printed in this process, for as long as it lasts."""
    browser = Browser(program("chromium", "chromium-browser", "google-chrome"))
    atexit.register(browser.close)
    return browser


def pages(pdf: Path) -> int:
    """How many pages it has, all of which are A4."""
    about = _ran("pdfinfo", "-l", "-1", str(pdf))
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", about)
    assert sizes
    assert {
        (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in sizes
    } == {(210, 297)}
    return len(sizes)


def text_of(pdf: Path) -> str:
    """Its words, each line end and run of spaces as one space."""
    return " ".join(_ran("pdftotext", "-layout", str(pdf), "-").split())


def fonts_of(pdf: Path) -> list[tuple[str, bool]]:
    """The names of the fonts in it, and whether they are in the file."""
    lines = _ran("pdffonts", str(pdf)).splitlines()[2:]
    return [
        (line.split()[0].partition("+")[2] or line.split()[0], line.split()[-5] == "yes") for line in lines
    ]


def lines_to_write_on(pdf: Path) -> int:
    """How many lines go across its first page."""
    width, height, points = _grey(pdf, 1)
    rows = [points[row * width : (row + 1) * width] for row in range(height)]
    across = [sum(point < _WHITE for point in row) > _ACROSS * width for row in rows]
    return sum(here and not before for before, here in zip([False, *across], across, strict=False))


def _grey(pdf: Path, page: int) -> tuple[int, int, bytes]:
    """A page as a picture of greys: width, height, and a byte for each point."""
    command = [program("pdftoppm"), "-gray", "-r", "50", "-f", str(page), "-l", str(page), str(pdf)]
    drawn = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    magic, size, _, points = drawn.split(b"\n", 3)
    assert magic == b"P5"
    width, height = map(int, size.split())
    return width, height, points


def as_office_prints(document: Path) -> Path:
    """The PDF that LibreOffice makes of a document. It is too large for CI: see `make documents`."""
    office = program("soffice", in_ci=False)
    home = document.parent / "office"
    subprocess.run(
        [office, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", "pdf", "--outdir",
         str(document.parent), str(document)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return document.with_suffix(".pdf")


def _ran(*command: str) -> str:
    name, *rest = command
    return subprocess.run(
        [program(name), *rest], check=True, capture_output=True, text=True, encoding="utf-8", timeout=60
    ).stdout
