"""Integers of the hash and of the streams, from the definitions alone: python3 makeHash.py > hash.json

pcg4d: M. Jarzynski, M. Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020.
FNV-1a: G. Fowler, L. C. Noll, K.-P. Vo, RFC 9923.
"""

import json

WORD = 2**32


def pcg4d(numbers):
    x, y, z, w = ((n * 1664525 + 1013904223) % WORD for n in numbers)
    x = (x + y * w) % WORD
    y = (y + z * x) % WORD
    z = (z + x * y) % WORD
    w = (w + y * z) % WORD
    x, y, z, w = (n ^ (n >> 16) for n in (x, y, z, w))
    return (x + y * w) % WORD


def fnv1a(text):
    h = 0x811C9DC5
    for byte in text.encode("ascii"):
        h = (h ^ byte) * 0x01000193 % WORD
    return h


KEYS = [
    (0, 0, 0, 0),
    (1, 0, 0, 0),
    (0, 1, 0, 0),
    (0, 0, 1, 0),
    (0, 0, 0, 1),
    (1, 2, 3, 4),
    (WORD - 1, WORD - 1, WORD - 1, WORD - 1),
    (123456789, 987654321, 2**31, 77),
    (4000000007, fnv1a("dropout/dense1"), 200, 127),
]
TEXTS = ["", "a", "batch order", "split", "dropout/dense1"]
print(
    json.dumps(
        {
            "hash": [[list(key), pcg4d(key)] for key in KEYS],
            "streamOf": [[text, fnv1a(text)] for text in TEXTS],
        }
    )
)
