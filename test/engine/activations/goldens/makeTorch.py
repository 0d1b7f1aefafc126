"""Values and derivatives of the activations from PyTorch, 64 bits, to torch.json beside this file.

Debian 12: apt install python3-torch (1.13); OMP_NUM_THREADS=1 /usr/bin/python3 makeTorch.py
Sine and Gaussian are not in PyTorch: torch.sin and torch.exp with its automatic derivative.
F.hardsigmoid rounds its slope 1/6 to 32 bits: F.relu6 is the same function.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

grid = [i / 4 for i in range(-32, 33)] + [-1e4, -500.0, -100.0, -37.5, -20.0, 1e-9, -1e-9, 20.0, 37.5, 100.0, 500.0, 1e4]

cases = [
    ("linear", {}, lambda x: x * 1.0),
    ("sigmoid", {}, torch.sigmoid),
    ("hardSigmoid", {}, lambda x: F.relu6(x + 3) / 6),
    ("tanh", {}, torch.tanh),
    ("relu", {}, F.relu),
    ("leakyRelu", {}, lambda x: F.leaky_relu(x, 0.2)),
    ("leakyRelu", {"negativeSlope": 0.01}, F.leaky_relu),
    ("elu", {}, F.elu),
    ("elu", {"alpha": 0.7}, lambda x: F.elu(x, 0.7)),
    ("selu", {}, F.selu),
    ("gelu", {}, F.gelu),
    ("gelu", {"approximate": True}, lambda x: F.gelu(x, approximate="tanh")),
    ("silu", {}, F.silu),
    ("mish", {}, F.mish),
    ("softplus", {}, lambda x: F.softplus(x, threshold=1e9)),
    ("softsign", {}, F.softsign),
    ("sine", {}, torch.sin),
    ("sine", {"frequency": 3}, lambda x: torch.sin(3 * x)),
    ("gaussian", {}, lambda x: torch.exp(-x * x)),
    ("formula", {"formula": "x * tanh(x)"}, lambda x: x * torch.tanh(x)),
]

golden = []
for name, fields, f in cases:
    x = torch.tensor(grid, requires_grad=True)
    y = f(x)
    y.sum().backward()
    # softplus(1e4) without its threshold overflows in PyTorch: leave such points out
    rows = [
        [a, b, c]
        for a, b, c in zip(grid, y.tolist(), x.grad.tolist())
        if abs(b) < float("inf") and abs(c) < float("inf")
    ]
    golden.append({"type": name, "fields": fields, "rows": rows})

out = pathlib.Path(__file__).with_name("torch.json")
out.write_text(json.dumps({"made": f"makeTorch.py, PyTorch {torch.__version__}", "columns": ["x", "f", "f'"], "cases": golden}) + "\n")
