"""One training step of three nets by PyTorch's autograd in 64 bits: python3 makeTorch.py > torch.json

Weights and points are drawn here and written into the document, so both sides start from the same numbers; points are
whole twentieths, as painted data have them.
"""
import json
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
draws = np.random.default_rng(7)


def drawn(*shape):
    # Numbers that 32 bits hold exactly: sixty-fourths.
    return torch.tensor(np.round(draws.normal(0, 0.6, shape) * 64) / 64)


def points(count, classes):
    xy = draws.integers(-60, 60, (count, 2))
    labels = np.arange(count) % classes
    return torch.tensor(xy / 20), torch.tensor(labels), [int(v) for row, c in zip(xy, labels) for v in (*row, c)]


def case(name, layers, loss, forward, row_loss, count, classes, optimizer, apply, sizes, extra=None):
    x, labels, painted = points(count, classes)
    weights = {}
    for layer, (inputs, units) in sizes.items():
        weights[f'{layer}.kernel'] = drawn(inputs, units).requires_grad_()
        weights[f'{layer}.bias'] = drawn(units).requires_grad_()
    # Only what a step holds is asked for again.
    values = forward(x, weights)
    for value in values.values():
        value.retain_grad()
    rows = row_loss(values, labels)
    mean = rows.mean()
    mean.backward()
    gradients = {k: w.grad.clone() for k, w in weights.items()}
    after = apply(weights, gradients)
    flat = lambda t: t.detach().flatten().tolist()
    return {
        'name': name,
        'document': {
            'version': 1,
            'data': {'type': 'painted', 'points': painted, 'classes': classes},
            'split': {'test': 0},
            'training': {'batchSize': count, 'shuffle': False},
            'layers': layers,
            'loss': loss,
            'optimizer': optimizer,
            'weights': {k: flat(w) for k, w in weights.items()},
            **(extra or {}),
        },
        'x': x.tolist(),
        'loss': mean.item(),
        'values': {k: v.detach().tolist() for k, v in values.items()},
        'valueGradients': {k: v.grad.tolist() for k, v in values.items()},
        'gradients': {k: flat(g) for k, g in gradients.items()},
        'after': {k: flat(w) for k, w in after.items()},
    }


def dense(name, units, activation):
    return {'type': 'dense', 'id': name, 'units': units, 'activation': activation}


def descend(rate):
    return lambda weights, gradients: {k: w - rate * gradients[k] for k, w in weights.items()}


def adam(rate, beta1, beta2, epsilon):
    """Adam's first step with epsilon beside the uncorrected root, as our documents have it."""

    def apply(weights, gradients):
        after = {}
        for k, w in weights.items():
            g = gradients[k]
            m, v = (1 - beta1) * g, (1 - beta2) * g * g
            alpha = rate * np.sqrt(1 - beta2) / (1 - beta1)
            after[k] = w - alpha * m / (torch.sqrt(v) + epsilon)
        return after

    return apply


def softmax_net(x, w):
    z1 = x @ w['one.kernel'] + w['one.bias']
    a1 = torch.tanh(z1)
    z2 = a1 @ w['two.kernel'] + w['two.bias']
    return {'one.z': z1, 'one.a': a1, 'two.z': z2}


def clipped(rate, most, penalty):
    """A penalty on the first kernel, then all gradients shortened together to `most`."""

    def apply(weights, gradients):
        full = {k: g + (2 * penalty * weights[k] if k == 'one.kernel' else 0) for k, g in gradients.items()}
        norm = torch.sqrt(sum((g * g).sum() for g in full.values()))
        return {k: w - rate * full[k] * min(1.0, most / norm.item()) for k, w in weights.items()}

    return apply


def relu_net(x, w):
    z1 = x @ w['one.kernel'] + w['one.bias']
    a1 = torch.relu(z1)
    z2 = a1 @ w['two.kernel'] + w['two.bias']
    return {'one.z': z1, 'one.a': a1, 'two.z': z2}


def skip_net(x, w):
    z1 = x @ w['one.kernel'] + w['one.bias']
    a1 = torch.sin(z1)
    z2 = a1 @ w['two.kernel'] + w['two.bias']
    a2 = torch.nn.functional.silu(z2)
    y = a2 + a1
    z3 = y @ w['three.kernel'] + w['three.bias']
    return {'one.z': z1, 'one.a': a1, 'two.z': z2, 'two.a': a2, 'skip.y': y, 'three.z': z3}


cases = [
    case(
        'tanh and softmax with cross-entropy, Adam',
        [dense('one', 4, 'tanh'), dense('two', 3, 'softmax')],
        'categoricalCrossentropy',
        softmax_net,
        lambda v, labels: torch.nn.functional.cross_entropy(v['two.z'], labels, reduction='none'),
        9,
        3,
        {'type': 'adam', 'learningRate': 0.01},
        adam(0.01, 0.9, 0.999, 1e-7),
        {'one': (2, 4), 'two': (4, 3)},
    ),
    case(
        'relu and sigmoid with binary cross-entropy, L2 and clipping by the norm of all',
        [{**dense('one', 5, 'relu'), 'kernelRegularizer': {'type': 'l2', 'l2': 0.02}}, dense('two', 1, 'sigmoid')],
        'binaryCrossentropy',
        relu_net,
        lambda v, labels: torch.nn.functional.binary_cross_entropy_with_logits(
            v['two.z'][:, 0], labels.double(), reduction='none'
        ),
        8,
        2,
        {'type': 'sgd', 'learningRate': 0.5},
        clipped(0.5, 0.1, 0.02),
        {'one': (2, 5), 'two': (5, 1)},
        {'clipping': {'type': 'globalNorm', 'threshold': 0.1}},
    ),
    case(
        'sine and SiLU around a skip connection, squared error',
        [
            dense('one', 3, 'sine'),
            dense('two', 3, 'silu'),
            {'type': 'add', 'id': 'skip', 'from': 'one'},
            dense('three', 1, 'linear'),
        ],
        'meanSquaredError',
        skip_net,
        lambda v, labels: (v['three.z'][:, 0] - (2 * labels - 1)) ** 2,
        7,
        2,
        {'type': 'sgd', 'learningRate': 0.1},
        descend(0.1),
        {'one': (2, 3), 'two': (3, 3), 'three': (3, 1)},
    ),
]
print(json.dumps(cases, indent=1))
