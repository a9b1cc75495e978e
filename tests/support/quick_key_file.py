"""Key files that open at once: in the age format, closed with a real passphrase, but with next to no scrypt.

A file in that format says how much work its passphrase costs, so the app opens these as it opens any. The
library lets nobody choose; it measures the machine, and on one that has become slower since refuses the file.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
import unicodedata
from base64 import b64encode

_WORDS = 0xFFFFFFFF
_PRIME = 2**130 - 5
_QUARTERS = (
    *((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)),
    *((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)),
)


def encrypt_with(passphrase: str, content: bytes, *, exponent: int = 1) -> bytes:
    """The content, at most 64 KiB, closed as `age --passphrase` would, with 2**exponent as scrypt's N."""
    assert len(content) <= 64 * 1024
    salt, file_key, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = hashlib.scrypt(
        unicodedata.normalize("NFC", passphrase).encode(),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=2**exponent,
        r=8,
        p=1,
        maxmem=2 ** (exponent + 10) + 2**20,
        dklen=32,
    )
    wrapped = _base64(_sealed(wrapping, bytes(12), file_key))
    header = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (_base64(salt), exponent, wrapped)
    mac = hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")
    sealed = _sealed(_derived(file_key, nonce, b"payload"), bytes(11) + b"\x01", content)
    return b"%b %b\n%b%b" % (header, _base64(mac), nonce, sealed)


def _base64(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF with SHA-256 (RFC 5869): 32 bytes."""
    extracted = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", "sha256")


def _sealed(key: bytes, nonce: bytes, content: bytes) -> bytes:
    """ChaCha20-Poly1305 (RFC 8439) without data beside the content."""
    pieces = [content[start : start + 64] for start in range(0, len(content), 64)]
    closed = b"".join(
        bytes(one ^ other for one, other in zip(piece, _block(key, number, nonce), strict=False))
        for number, piece in enumerate(pieces, 1)
    )
    first = _block(key, 0, nonce)
    factor = int.from_bytes(first[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    padded = closed + bytes(-len(closed) % 16) + struct.pack("<QQ", 0, len(closed))
    tag = 0
    for start in range(0, len(padded), 16):
        tag = (tag + int.from_bytes(padded[start : start + 16] + b"\x01", "little")) * factor % _PRIME
    tag += int.from_bytes(first[16:32], "little")
    return closed + (tag % 2**128).to_bytes(16, "little")


def _block(key: bytes, number: int, nonce: bytes) -> bytes:
    """64 bytes of ChaCha20's stream."""
    before = struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", number) + nonce)
    words = list(before)
    for a, b, c, d in _QUARTERS * 10:
        for one, other, turned, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            words[one] = (words[one] + words[other]) & _WORDS
            mixed = words[turned] ^ words[one]
            words[turned] = (mixed << by | mixed >> (32 - by)) & _WORDS
    return struct.pack("<16I", *((word + added) & _WORDS for word, added in zip(words, before, strict=True)))
