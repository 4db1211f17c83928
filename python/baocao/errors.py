"""What can go wrong: files, bytes and options. Parsing a text cannot."""

__all__ = ["BaocaoError", "ConfigurationError", "DateError", "EncodingError", "FileError", "FormatError"]


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
