"""Six weights and their gradients over 20 steps, the same for every golden: ordinary, large, tiny, at first absent,
constant and alternating ones. And a learning rate that changes, as a share of the first."""

import random

STEPS = 20


def gradients():
    draw = random.Random(7)
    return [
        [
            draw.gauss(0, 1),
            draw.gauss(0, 100),
            draw.gauss(0, 1e-4),
            draw.gauss(0, 1) if step >= 5 else 0.0,
            0.3,
            (1 if step % 2 else -1) * (1 + 0.1 * draw.random()),
        ]
        for step in range(STEPS)
    ]


WEIGHTS = [0.5, -1.25, 0.03, 2.0, -0.7, 1.0]
CHANGING = [1 - 0.04 * step for step in range(STEPS)]
