"""What comes from the terminal as text: typed keys, without what only terminals say."""

from __future__ import annotations

import codecs
import re

_REPORT = re.compile(
    r"\x1b\[(?:[?>=][0-?]*[ -/]*[@-~]|[0-9;]*[ntxy]|[IO])"  # modes, attributes, sizes, focus
    r"|\x1b[P\]^_X][^\x07\x1b]*(?:\x07|\x1b\\)"  # strings: names, colours, settings
)
_BEGUN = re.compile(r"\x1b\[[?>=][0-?]*[ -/]*\Z")


class TypedBytes(codecs.IncrementalDecoder):
    """Decodes UTF-8 and passes over what nobody typed.

    Bytes that are no UTF-8: a terminal set to Latin-1 sends them for an umlaut, and Textual, which
    decodes strictly, would end the program. Reports of the terminal: they answer a program that
    ran before, late, and Textual would take them letter by letter for keys, which are answers
    here. Nor does it matter whether the window has the focus, which a program that was killed may
    have asked to be told: Textual would lose the first key after it.
    """

    def __init__(self) -> None:
        super().__init__("ignore")
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._begun = ""

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]
        """Return what was typed; a report that has only begun is kept until it is whole."""
        text = _REPORT.sub("", self._begun + self._decoder.decode(data, final))
        begun = None if final else _BEGUN.search(text)
        self._begun = begun.group() if begun else ""
        return text[: len(text) - len(self._begun)]
