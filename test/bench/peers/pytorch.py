"""Trains a net, or multiplies, as it is told on stdin: lines of JSON, each followed by the raw numbers it announces.

A task comes with its start weights and data; every piece of work after it is answered by a line with the loss of each
step, or with the products' checksum.
"""

import json
import sys

import numpy as np
import torch
from torch.nn import functional as F

torch.set_num_threads(1)
ACTIVATIONS = {"linear": lambda x: x, "softmax": lambda x: x, "relu": torch.relu, "tanh": torch.tanh}


def read(kind, *shape):
    """Numbers from stdin, little-endian: float32 ('f4') or uint32 ('u4')."""
    data = sys.stdin.buffer.read(4 * int(np.prod(shape)))
    values = np.frombuffer(data, "<" + kind).reshape(shape)
    return torch.from_numpy(values.astype(np.int64 if kind == "u4" else np.float32))


def answer(value):
    print(json.dumps(value), flush=True)


def blas():
    """Its speed is that of the BLAS it finds at run time: Debian's default one is slow."""
    with open("/proc/self/maps") as maps:
        files = {line.split("/")[-1].strip() for line in maps if "/" in line}
    fast = [name for name in ("openblas", "mkl", "blis", "atlas") if any(name in file for file in files)]
    return fast[0] if fast else "reference BLAS (slow)"


def trainer(task):
    layers = task["layers"]
    weights = [(read("f4", l["inputs"], l["units"]), read("f4", l["units"])) for l in layers]
    x, y = read("f4", task["count"], task["inputs"]), read("f4", task["count"], task["outputs"])
    parameters = [each.requires_grad_() for pair in weights for each in pair]
    rate = task["optimizer"]["learningRate"]
    adam = task["optimizer"]["type"] == "adam"
    optimizer = torch.optim.Adam(parameters, rate, eps=task["epsilon"]) if adam else torch.optim.SGD(parameters, rate)
    squared = task["loss"] == "meanSquaredError"
    # The cross-entropy takes logits and classes.
    targets, loss_of = (y, F.mse_loss) if squared else (y.argmax(1), F.cross_entropy)
    activations = [ACTIVATIONS[l["activation"]] for l in layers]

    def work(request):
        losses = []
        for rows in request["rows"]:
            batch = read("u4", rows)
            output = x[batch]
            for (kernel, bias), activation in zip(weights, activations):
                output = activation(torch.addmm(bias, output, kernel))
            loss = loss_of(output, targets[batch])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            losses.append(loss.detach())
        return torch.stack(losses).tolist()

    return work


def multiplier(task):
    size = task["size"]
    x, w, b = read("f4", size, size), read("f4", size, size), read("f4", size)
    places = 1 + torch.arange(size * size, dtype=torch.float64) % 7

    def work(request):
        for _ in range(request["times"]):
            y = torch.relu(torch.addmm(b, x, w))
        return float((y.flatten().double() * places).mean())

    return work


answer(f"{torch.__version__}, {blas()}")
while line := sys.stdin.buffer.readline():
    message = json.loads(line)
    if "rows" in message or "times" in message:
        answer(work(message))
    else:
        work = multiplier(message) if "size" in message else trainer(message)
