"""Vietnamese conference and review reports as typed, traceable data.

>>> import baocao
>>> report = baocao.parse("Hội nghị sơ kết công tác 6 tháng đầu năm", published="2023-07-15")
>>> str(report.published)
'2023-07-15'
"""

from baocao._baocao import __version__
from baocao._parser import Depth, Entry, Parser, Published, parse, parse_bytes, parse_file
from baocao._report import Report
from baocao.errors import (
    BaocaoError,
    ConfigurationError,
    DateError,
    EncodingError,
    FileError,
    FormatError,
)
from baocao.model import *  # noqa: F403 - the parts of a report are public
from baocao.model import __all__ as _parts

__all__ = [
    "BaocaoError",
    "ConfigurationError",
    "DateError",
    "Depth",
    "EncodingError",
    "Entry",
    "FileError",
    "FormatError",
    "Parser",
    "Published",
    "Report",
    "__version__",
    "parse",
    "parse_bytes",
    "parse_file",
]
__all__ += _parts
