"""What the rules for wrong encodings share: Windows-1252 that was read as Latin-1."""


def from_windows_1252(text: str) -> str | None:
    """Text with the characters that its control characters from 128 on are in Windows-1252; None if one is none."""
    try:
        return "".join(
            bytes([ord(letter)]).decode("cp1252") if "\u0080" <= letter <= "\u009f" else letter for letter in text
        )
    except UnicodeDecodeError:
        return None


def to_bytes(text: str) -> bytes:
    """Text in Windows-1252, or in Latin-1 where that has no such character; without those that neither has."""
    return b"".join(letter.encode("cp1252", "ignore") or letter.encode("latin-1", "ignore") for letter in text)
