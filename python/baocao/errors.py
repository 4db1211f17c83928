"""What can go wrong: files, bytes and options. Parsing a text cannot."""

__all__ = ["BaocaoError", "ConfigurationError", "DateError", "EncodingError", "FileError", "FormatError", "RecordError"]


class BaocaoError(Exception):
    """Base of every error of this package; the message names the value that caused it and what to do."""


class DateError(BaocaoError, ValueError):
    """A date that is not of the accepted forms."""


class ConfigurationError(BaocaoError, ValueError):
    """An option of a parser that does not exist."""


class EncodingError(BaocaoError, ValueError):
    """Bytes that are not text in the named encoding, or an encoding that does not exist."""


class FormatError(BaocaoError, ValueError):
    """JSON that is no report, or one of a later version of the schema."""


class FileError(BaocaoError, OSError):
    """A file that cannot be read."""


class RecordError(BaocaoError, ValueError):
    """A record of a corpus that gives no report, where `errors="raise"` was asked for."""

    def __init__(
        self,
        message: str,
        id: str = "",  # noqa: A002 - as the column is called
        source: str | None = None,
        record: int | None = None,
        code: str = "",
    ) -> None:
        super().__init__(message)
        self.id = id
        """The id that its report would have had."""
        self.source = source
        """File or address, when it came from one."""
        self.record = record
        """Number of the record or line in it, from 1."""
        self.code = code
        """Stable code of the reason, as in the table `diagnostics`."""
