"""Texts as people type them, and what a reader sees of a text in every form that it is written in."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element

import docx
import html5lib
import typst
from docx.oxml.ns import qn
from hypothesis import strategies as st
from markdown_it import MarkdownIt as Stock
from markdown_it.common.normalize_url import normalizeLink
from rich.console import Console

import kerneblik.documents.writers
from kerneblik.documents.blocks import Document, Heading, Prose
from kerneblik.documents.writers.word import as_word
from kerneblik.language import Translator
from kerneblik.prose.html import as_html
from kerneblik.prose.markdown import as_markdown
from kerneblik.prose.parse import parse
from kerneblik.prose.plain import as_plain
from kerneblik.prose.terminal import DrawnProse
from kerneblik.prose.typst import as_data
from support.app import ROOT
from support.printing import program

WIDTH = 60

_WORDS = """
kerneopgaven møde a æ x o TR Ål é e\u0301 👍 € »ja« ”nej” (se) 18. 2. 1) 01. 5 37 5*3*2 1.250,50 ½ 0.
- * ** *** **** + – — • · \uf0b7 > # ## #### o _ ~~ ` [] [x] [X] [ ] ( ) < > & \\ | --- === $ ! ^ " '
<navn> &amp; [TR]: C:\\temp a_b _x_ ~~x~~ ``` **fed** *kursiv* ![a](b) ![a](http://a.dk) [a]: [tekst](http://a.dk/c)
http://a.dk/b https://x.dk/a_(b) mailto:a@b.dk www.kl.dk https://kl.dk/?q=%C3%A6&b=1 [**t**](www.a.dk)
"""
PIECES = [*_WORDS.split(), "[ ]", "o\t"]
"""What people type, and what they put between two of those."""
GAPS = [
    *("", "", " ", " ", " ", "  ", "\t", "\u00a0", "\n", "\n", "\n\n", "\n    ", "\u000b", "\u2028"),
    *("\n- ", "\n  - ", "\n\t* ", "\n1. ", "\n2. ", "\n> ", "\n# "),
]
TYPED = st.lists(st.tuples(st.sampled_from(GAPS), st.sampled_from(PIECES)), max_size=24).map(
    lambda parts: "".join(gap + piece for gap, piece in parts)
)
"""Texts that are made of what people type."""


_PAGE = ROOT / "docs" / "prose.md"
_EXAMPLE = re.compile(r"### \d+\. ([^\n]+)\n\n````text\n(.*?)\n````\n\n````text\n(.*?)\n````", re.DOTALL)
_STAND_INS = {"→": "\t", "↓": "\v", "⟨F0B7⟩": "\uf0b7"}


def examples() -> dict[str, tuple[str, str]]:
    """The texts of the page by their names, each as typed and as read."""
    page = _PAGE.read_text(encoding="utf-8")
    for stand_in, sign in _STAND_INS.items():
        page = page.replace(stand_in, sign)
    return {name: (typed, read) for name, typed, read in _EXAMPLE.findall(page)}


def visible(text: str) -> str:
    """The characters of a text that can be seen, composed."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c for c in composed if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc"})


def on_screen(text: str, width: int = WIDTH) -> str:
    """As the screens and the pager draw it."""
    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(DrawnProse(text), end="")
    return re.sub(r"^(?:▌ ){1,3}", "", capture.get(), flags=re.MULTILINE)


def in_plain(text: str) -> str:
    """As plain lines, without the marks before quotes."""
    return as_plain(_unquoted(parse(text)))


def _unquoted(blocks):
    for block in blocks:
        if hasattr(block, "blocks"):
            yield from _unquoted(block.blocks)
        else:
            yield block


def in_html(text: str) -> str:
    """As a browser prints the page: an address stands behind the words that lead there."""
    return _words(
        html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(as_html(parse(text), 4))
    )


def in_markdown(text: str) -> str:
    """As any viewer of Markdown shows it, lists with the signs that it gives them."""
    rendered = Stock("commonmark").render(as_markdown(parse(text), 4))
    return _words(html5lib.HTMLParser(namespaceHTMLElements=False).parseFragment(rendered), markdown=True)


def _words(element: Element, around: Element | None = None, *, markdown: bool = False) -> str:
    words = ""
    if element.tag == "li" and around is not None and element.find("span[@class='sign']") is None:
        number = int(around.get("start", 1)) + list(around).index(element)
        words = "• " if around.tag == "ul" else f"{number}. "
    words += element.text or ""
    for child in element:
        words += _words(child, element, markdown=markdown) + (child.tail or "")
    if element.tag == "a":
        named = element.get("data-address", "")
        if markdown and not _says(words, element.get("href", "")):
            named = re.sub("^mailto:|^http://(?=www)", "", element.get("href", ""))
        words += f" ({named})" if named else ""
    return f"{words}\n" if element.tag in {"p", "li", "br", "h5", "h6"} else words


def _says(words: str, address: str) -> bool:
    """Whether the words are the address, as a browser needs it or as it is typed."""
    return normalizeLink(re.sub("^(?=www)", "http://", words.rstrip("\n"), flags=re.IGNORECASE)) == address


def in_word(texts: Sequence[str]) -> list[str]:
    """Each text as it stands in a Word document, with its numbering resolved."""
    blocks = [
        part for number, text in enumerate(texts) for part in (Heading(f"tekst {number}", 1), Prose(text))
    ]
    word = docx.Document(io.BytesIO(as_word(Document("Titel", "", tuple(blocks)), Translator("da"))))
    numbering = word.part.numbering_part.element
    counts: dict[int, int] = {}
    found: list[str] = []
    for paragraph in word.paragraphs:
        style = paragraph.style.name
        if style == "Heading 1":
            found.append("")
        elif found:
            sign = ""
            if style.startswith("List Bullet"):
                sign = "• "
            elif style.startswith("List Number"):
                number = paragraph._p.pPr.numPr.numId.val
                start = numbering.num_having_numId(number).lvlOverride_lst[0].startOverride.val
                counts[number] = counts.get(number, start - 1) + 1
                sign = f"{counts[number]}. "
            found[-1] += f"{sign}{_paragraph_text(paragraph)}\n"
    return found


def _paragraph_text(paragraph) -> str:
    shown = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:t"): None}
    parts = (shown[node.tag] or node.text for node in paragraph._p.iter() if node.tag in shown)
    return "".join(part or "" for part in parts)


def in_pdf(texts: Sequence[str]) -> list[str]:
    """Each text as it stands on a page that is as long as it takes."""
    source = (
        Path(kerneblik.documents.writers.__file__).with_name("prose.typ").read_text(encoding="utf-8")
        + """
    #set page(width: 21cm, height: auto, margin: 2cm)
    #set text(hyphenate: false)
    #for (number, blocks) in data.content.enumerate() [#block[===#number===] #set-prose(blocks)]
    """
    )
    import orjson

    data = orjson.dumps({"language": "da", "content": [as_data(parse(text)) for text in texts]}).decode()
    with TemporaryDirectory() as place:
        pdf = Path(place) / "prose.pdf"
        pdf.write_bytes(typst.compile(source.encode(), format="pdf", sys_inputs={"data": data}))
        out = subprocess.run(
            [program("pdftotext"), "-raw", pdf, "-"], check=True, capture_output=True, timeout=60
        )
    return re.split(r"===\d+===", out.stdout.decode())[1:]


_PICTURES = re.compile("[\uf0b7\U0001f000-\U0001faff]")


def differences(texts: Sequence[str], *, on_paper: bool = True) -> dict[str, dict[str, str]]:
    """What the forms show of the texts of which they don't all show what was typed."""
    found: dict[str, dict[str, str]] = {}
    paper = zip(in_pdf(texts), in_word(texts), strict=True) if on_paper else (None for _ in texts)
    for text, printed in zip(texts, paper, strict=True):
        forms = {
            "plain": in_plain(text),
            "screen": on_screen(text),
            "html": in_html(text),
            "markdown": in_markdown(text),
        }
        forms |= {"word": printed[1]} if printed else {}
        shown = {name: visible(form) for name, form in forms.items()}
        same = len(set(shown.values())) == 1 and holds_all(text, shown["plain"])
        if printed:  # the fonts of a machine may lack them
            shown["pdf"] = _PICTURES.sub("", visible(printed[0]))
            same = same and shown["pdf"] == _PICTURES.sub("", shown["plain"])
        if not same:
            found[text] = shown
    return found


_BOX = re.compile(
    r"^([ \t]*(?:> *)*(?:[-*•·–\uf0b7]|o(?=\t)|[0-9]+[.)])[ \t]+)\[([ xX]?)\](?=[ \t]+[^\s])", re.MULTILINE
)
_BULLET = re.compile(r"^([ \t]*(?:> *)*)([-*\uf0b7])(?=[ \t]+[^\s])", re.MULTILINE)
_AS_BULLET = {"\ue001": "-", "\ue002": "*", "\ue003": "\uf0b7"}
"""What stands here for a sign that can be a bullet."""
_MARKS = "*#>[]"
"""What can be a mark that is not shown."""


def holds_all(typed: str, shown: str) -> bool:
    """Whether all that was typed is shown in its order, but for what can be a mark."""
    typed = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", typed)
    typed = _BOX.sub(lambda found: found[1] + ("☑" if found[2].strip() else "☐"), typed)
    bullets = {sign: stand_in for stand_in, sign in _AS_BULLET.items()}
    typed = visible(_BULLET.sub(lambda found: found[1] + bullets[found[2]], typed))
    at = 0
    for index, sign in enumerate(typed):
        here = shown[at : at + 1]
        if here == _AS_BULLET.get(sign, sign) or (here == "•" and sign in _AS_BULLET):
            at += 1
        elif not (sign in _MARKS or typed[index + 1 : index + 2] in {"☐", "☑"}):
            return False
    return at == len(shown)
