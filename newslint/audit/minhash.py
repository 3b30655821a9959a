"""MinHash: 128 bytes that tell how much of their text two documents share, without comparing the texts.

The signature is a one-permutation MinHash (Li, Owen and Zhang, 2012) with rotation for empty bins (Shrivastava and Li,
2014) over runs of three words: the share of equal values in two signatures estimates the Jaccard similarity of their
sets of runs, with a standard error of at most .063.
"""

from __future__ import annotations

import numpy as np

from newslint.audit.words import Array, mixed, words
from newslint.document import Document

BINS = 64
"""Values in a signature, of 16 bits each. The first 6 bits of a hash say which bin it falls into."""
NUMBERS = np.arange(BINS, dtype=np.uint64)
EDGES = NUMBERS << np.uint64(58)
RUN = 3
"""Words that are hashed together."""
FEWEST = 12
"""Words below which a text is too short to be like another: its signature is empty."""
STEP = np.uint64(0x9E37)


def signature(document: Document) -> bytes:
    """The signature of a document: `BINS` numbers of 16 bits, little-endian; of a text that is too short, nothing."""
    chunks = words(document)
    found = [
        mixed(hashes[:-2] * np.uint64(0x9FB21C651E98DF25) + hashes[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F) + hashes[2:])
        for hashes in (chunk.hashes for chunk in chunks)
        if len(hashes) >= RUN
    ]
    if not found or sum(len(chunk.hashes) for chunk in chunks) < FEWEST:
        return b""
    return _least(found[0] if len(found) == 1 else np.concatenate(found)).tobytes()


def similarity(one: Array, other: Array) -> Array:
    """The estimated similarity, 0 to 1, of signatures: of each row of one array with the same row of the other."""
    return np.asarray((one == other).mean(axis=1))


def rows(signatures: bytes) -> Array:
    """Signatures that stand one after the other, as an array with a row for each."""
    return np.frombuffer(signatures, "<u2").reshape(-1, BINS)


def _least(hashes: Array) -> Array:
    """The least hash in each bin, cut to 16 bits; an empty bin takes that of the next filled one, and how far it is."""
    ordered = np.sort(hashes)
    least = ordered.take(np.searchsorted(ordered, EDGES), mode="wrap")
    distance = (least >> np.uint64(58)) - NUMBERS & np.uint64(BINS - 1)
    return ((least >> np.uint64(42)) + distance * STEP).astype("<u2")
