"""Extracts the text of a file: plain text, Markdown, source code, JSON, CSV, HTML and PDF."""

from __future__ import annotations

import codecs
import io
from html.parser import HTMLParser
from pathlib import PurePath

from threads_runtime.extras import install_command

__all__ = ["ExtractionError", "extract_text"]

# The service reads these, the sandbox doesn't.
_OFFICE = {".doc", ".docx", ".pptx", ".xlsx", ".odt", ".rtf", ".epub"}
_HTML = {".html", ".htm", ".xhtml"}
_INVISIBLE = {"script", "style", "template", "noscript"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "title",
    "td", "th", "tr", "ul",
}  # fmt: skip


class ExtractionError(Exception):
    """A file without searchable text; `code` is that of the vector store file's `last_error`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def extract_text(filename: str, content: bytes) -> str:
    """The text of a file, by its extension. Raises ExtractionError."""
    extension = PurePath(filename).suffix.lower()
    if extension == ".pdf" or content.startswith(b"%PDF-"):
        text = _from_pdf(content)
    elif extension in _OFFICE:
        raise ExtractionError("unsupported_file", f"The sandbox does not read {extension} files; use PDF or text.")
    else:
        text = _decode(content)
        if extension in _HTML:
            text = _from_html(text)
    if not text.strip():
        raise ExtractionError("invalid_file", "The file contains no text.")
    return text


def _decode(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ExtractionError("unsupported_file", "The file is not text encoded as UTF-8, UTF-16 or ASCII.")
    return text


def _from_pdf(content: bytes) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ModuleNotFoundError:
        raise ExtractionError(
            "unsupported_file", f"Reading PDF files needs pypdf: {install_command('sandbox')}"
        ) from None
    try:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        # Damaged files raise more than the library's own errors.
        raise ExtractionError("invalid_file", f"The PDF cannot be read: {type(error).__name__}: {error}") from None


class _HTMLText(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _INVISIBLE
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _INVISIBLE and self._hidden:
            self._hidden -= 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _from_html(text: str) -> str:
    parser = _HTMLText()
    parser.feed(text)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).splitlines())
    return "\n".join(line for line in lines if line)
