"""Twenty steps of PyTorch's optimizers, 64 bits, to torch.json beside this file.

Debian 12: apt install python3-torch (1.13); OMP_NUM_THREADS=1 /usr/bin/python3 makeTorch.py
Set up so that PyTorch and Keras agree: where they place epsilon differently (AdaGrad, RMSProp, Adam, AMSGrad, AdamW)
it is 1e-30 in both; AdaGrad starts at 0.1; momentum has a constant rate. The own rule is PyTorch's momentum at a
changing rate. Left to keras.json: Lion, which PyTorch lacks, and Nadam, which multiplies by one momentum too many in
PyTorch 1.13 (mu_product_next in _single_tensor_nadam).
"""

import json
import pathlib

import torch
from gradients import CHANGING, STEPS, WEIGHTS, gradients

torch.set_default_dtype(torch.float64)
optim = torch.optim
CONSTANT = [1.0] * STEPS
TINY = 1e-30
ADAM = {"beta1": 0.8, "beta2": 0.97}
OWN = {"m": "a * m + g", "v": "v", "w": "w - learningRate * m", "a": 0.9, "b": 0}

CASES = [
    ("sgd", {"learningRate": 0.02}, CHANGING, lambda p: optim.SGD(p, lr=0.02)),
    ("momentum", {"learningRate": 0.02, "momentum": 0.8}, CONSTANT, lambda p: optim.SGD(p, lr=0.02, momentum=0.8)),
    (
        "nesterov",
        {"learningRate": 0.02, "momentum": 0.8},
        CONSTANT,
        lambda p: optim.SGD(p, lr=0.02, momentum=0.8, nesterov=True),
    ),
    (
        "adagrad",
        {"learningRate": 0.02, "epsilon": TINY},
        CHANGING,
        lambda p: optim.Adagrad(p, lr=0.02, initial_accumulator_value=0.1, eps=TINY),
    ),
    (
        "adadelta",
        {"learningRate": 1, "rho": 0.9, "epsilon": 1e-6},
        CHANGING,
        lambda p: optim.Adadelta(p, lr=1.0, rho=0.9, eps=1e-6),
    ),
    (
        "rmsprop",
        {"learningRate": 0.02, "rho": 0.99, "epsilon": TINY},
        CHANGING,
        lambda p: optim.RMSprop(p, lr=0.02, alpha=0.99, eps=TINY),
    ),
    (
        "adam",
        {"learningRate": 0.02, **ADAM, "epsilon": TINY},
        CHANGING,
        lambda p: optim.Adam(p, lr=0.02, betas=(0.8, 0.97), eps=TINY),
    ),
    (
        "amsgrad",
        {"learningRate": 0.02, **ADAM, "epsilon": TINY},
        CHANGING,
        lambda p: optim.Adam(p, lr=0.02, betas=(0.8, 0.97), eps=TINY, amsgrad=True),
    ),
    (
        "adamw",
        {"learningRate": 0.02, **ADAM, "epsilon": TINY, "weightDecay": 0.1},
        CHANGING,
        lambda p: optim.AdamW(p, lr=0.02, betas=(0.8, 0.97), eps=TINY, weight_decay=0.1),
    ),
    ("formula", {"learningRate": 0.02, **OWN}, CHANGING, lambda p: optim.SGD(p, lr=0.02, momentum=0.9)),
]


def run(make, base, rates):
    weight = torch.tensor(WEIGHTS, requires_grad=True)
    optimizer = make([weight])
    steps = []
    for gradient, rate in zip(gradients(), rates):
        optimizer.param_groups[0]["lr"] = base * rate
        weight.grad = torch.tensor(gradient)
        optimizer.step()
        steps.append(weight.tolist())
    return steps


golden = [
    {"type": name, "fields": fields, "rates": rates, "weights": run(make, fields["learningRate"], rates)}
    for name, fields, rates, make in CASES
]
out = pathlib.Path(__file__).with_name("torch.json")
header = {"made": f"makeTorch.py, PyTorch {torch.__version__}", "start": WEIGHTS, "gradients": gradients()}
out.write_text(json.dumps({**header, "cases": golden}) + "\n")
