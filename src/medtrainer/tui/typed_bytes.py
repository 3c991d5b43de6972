"""What comes from the terminal as text: typed keys, without what only terminals say."""

from __future__ import annotations

import codecs
import re

_REPORT = re.compile(
    r"\x1b\[(?:[?>=][0-?]*[ -/]*[@-~]|[0-9;]*[ntxy]|[IO])"  # modes, attributes, sizes, focus
    r"|\x1b[P\]^_X][^\x07\x1b]*(?:\x07|\x1b\\)"  # strings: names, colours, settings
)
_PASTE, _END = "\x1b[200~", "\x1b[201~"
_CONTROLS = dict.fromkeys({*range(32), *range(127, 160)} - set(map(ord, "\t\n\r")))
_BEGUN = re.compile(r"\x1b\[[?>=][0-?]*[ -/]*\Z")

MOST_PASTED = 10_000
"""Characters of one paste that are read; no line to type in takes as many."""


class TypedBytes(codecs.IncrementalDecoder):
    """Decodes UTF-8 and passes over what nobody typed.

    Bytes that are no UTF-8: a terminal set to Latin-1 sends them for an umlaut, and Textual, which
    decodes strictly, would end the program. Reports of the terminal: they answer a program that
    ran before, late, and Textual would take them letter by letter for keys, which are answers
    here. Nor does it matter whether the window has the focus, which a program that was killed may
    have asked to be told: Textual would lose the first key after it. Control characters in what is
    pasted: Textual would take an order in it, and what follows, for keys that leave or answer.
    """

    def __init__(self) -> None:
        super().__init__("ignore")
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._begun = ""
        self._typed = ""  # the last of what was typed, where a paste may have begun
        self._room: int | None = None  # characters that a paste may still have, None outside of one

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]
        """Return what was typed; a report that has only begun is kept until it is whole."""
        rest = self._begun + self._decoder.decode(data, final)
        self._begun = ""
        parts = []
        while rest:
            take = self._take_typed if self._room is None else self._take_pasted
            part, rest = take(rest, final=final)
            parts.append(part)
        return "".join(parts)

    def _take_typed(self, text: str, *, final: bool) -> tuple[str, str]:
        """Return what was typed up to the beginning of a paste, and the rest."""
        at = (self._typed + text).find(_PASTE)
        if at >= 0:
            end = at + len(_PASTE) - len(self._typed)
            self._typed, self._room = "", MOST_PASTED
            return _REPORT.sub("", text[:end]), text[end:]
        text = _REPORT.sub("", text)
        begun = None if final else _BEGUN.search(text)
        self._begun = begun.group() if begun else ""
        text = text[: len(text) - len(self._begun)]
        self._typed = (self._typed + text)[1 - len(_PASTE) :]
        return text, ""

    def _take_pasted(self, text: str, *, final: bool) -> tuple[str, str]:
        """Return what was pasted, harmless and no more than there is room for, and the rest."""
        pasted, end, rest = text.partition(_END)
        if not end and not final:
            held = next(n for n in range(len(_END) - 1, -1, -1) if text.endswith(_END[:n]))
            pasted, self._begun = text[: len(text) - held], text[len(text) - held :]
        kept = pasted.translate(_CONTROLS)[: self._room]
        self._room = None if end else (self._room or 0) - len(kept)
        return kept + end, rest
