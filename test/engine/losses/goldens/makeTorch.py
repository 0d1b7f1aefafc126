"""Losses of one output and their gradients in y from PyTorch, 64 bits, to torch.json beside this file.

Debian 12: apt install python3-torch (1.13); OMP_NUM_THREADS=1 /usr/bin/python3 makeTorch.py
Log-cosh and hinge per output are not in PyTorch: written out, with its automatic derivative. Probabilities stay
inside the clip of Keras (1e-7), which PyTorch does not have. `logits` rows are of the form computed from z.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

numbers = [-30.0, -3.0, -1.2, -0.4, 0.0, 0.15, 0.7, 1.0, 2.5, 40.0]
targets = [-2.0, -0.4, 0.0, 0.7, 1.5]
probabilities = [1e-6, 0.01, 0.2, 0.5, 0.77, 0.999, 1 - 1e-6]
shares = [0.0, 0.05, 0.3, 0.9, 1.0]
logits = [-800.0, -40.0, -3.0, -0.2, 0.0, 0.6, 5.0, 30.0, 900.0]

numbers_by = {"reduction": "none"}
cases = [
    ("meanSquaredError", {}, "y", numbers, targets, lambda y, t: F.mse_loss(y, t, **numbers_by)),
    ("meanAbsoluteError", {}, "y", numbers, targets, lambda y, t: F.l1_loss(y, t, **numbers_by)),
    ("huber", {}, "y", numbers, targets, lambda y, t: F.huber_loss(y, t, delta=1.0, **numbers_by)),
    ("huber", {"delta": 0.3}, "y", numbers, targets, lambda y, t: F.huber_loss(y, t, delta=0.3, **numbers_by)),
    ("logCosh", {}, "y", numbers, targets, lambda y, t: torch.log(torch.cosh(y - t))),
    ("binaryCrossentropy", {}, "y", probabilities, shares, lambda y, t: F.binary_cross_entropy(y, t, **numbers_by)),
    ("binaryCrossentropy", {}, "z", logits, shares, lambda z, t: F.binary_cross_entropy_with_logits(z, t, **numbers_by)),
    ("categoricalCrossentropy", {}, "y", probabilities, shares, lambda y, t: -t * torch.log(y)),
    ("hinge", {}, "y", numbers, [-1.0, 1.0], lambda y, t: F.relu(1 - t * y)),
    ("klDivergence", {}, "y", probabilities, shares, lambda y, t: F.kl_div(torch.log(y), t, **numbers_by)),
    ("formula", {"formula": "(y - t)^4"}, "y", numbers, targets, lambda y, t: (y - t) ** 4),
]

golden = []
for name, fields, variable, ys, ts, loss in cases:
    pairs = [(y, t) for y in ys for t in ts]
    y = torch.tensor([pair[0] for pair in pairs], requires_grad=True)
    t = torch.tensor([pair[1] for pair in pairs])
    value = loss(y, t)
    value.sum().backward()
    rows = [[a, b, v, g] for (a, b), v, g in zip(pairs, value.tolist(), y.grad.tolist())]
    golden.append({"type": name, "fields": fields, "of": variable, "rows": rows})

out = pathlib.Path(__file__).with_name("torch.json")
header = {"made": f"makeTorch.py, PyTorch {torch.__version__}", "columns": ["y or z", "t", "loss", "gradient"]}
out.write_text(json.dumps({**header, "cases": golden}) + "\n")
