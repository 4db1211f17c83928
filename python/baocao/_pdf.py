"""The text layer of PDF documents."""

from __future__ import annotations

import threading
from typing import Final

from baocao._tables import library
from baocao.errors import FormatError

_LOCK: Final = threading.Lock()


def pages(data: bytes) -> list[str]:
    """Give the text of each page, line by line."""
    pdfium = library("pypdfium2")
    # The library is not for several threads at once.
    with _LOCK:
        try:
            with pdfium.PdfDocument(data) as document:
                return [_text(page) for page in document]
        except pdfium.PdfiumError as error:
            remedy = "remove its password first" if "assword" in str(error) else "it is damaged, or no PDF"
            raise FormatError(f"this PDF document cannot be read ({error}): {remedy}") from error


def _text(page: object) -> str:
    text = page.get_textpage()  # type: ignore[attr-defined]
    found: str = text.get_text_bounded()
    return found
