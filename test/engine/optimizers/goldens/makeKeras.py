"""Twenty steps of every optimizer that Keras has, 64 bits, to keras.json beside this file.

pip install keras==3.15.1 jax==0.10.2 ; KERAS_BACKEND=jax JAX_ENABLE_X64=1 python makeKeras.py
Each with our defaults at a constant rate, and with other settings at a changing one.
"""

import json
import pathlib

import keras
import numpy as np
from gradients import CHANGING, STEPS, WEIGHTS, gradients

keras.config.set_floatx("float64")
optimizers = keras.optimizers

NAMES = {
    "learningRate": "learning_rate",
    "momentum": "momentum",
    "rho": "rho",
    "epsilon": "epsilon",
    "beta1": "beta_1",
    "beta2": "beta_2",
    "weightDecay": "weight_decay",
}
CASES = [
    ("gradientDescent", optimizers.SGD, {}, {"learningRate": 0.1}, {"learningRate": 0.3}),
    ("sgd", optimizers.SGD, {}, {"learningRate": 0.01}, {"learningRate": 0.2}),
    ("momentum", optimizers.SGD, {}, {"learningRate": 0.01, "momentum": 0.9}, {"learningRate": 0.1, "momentum": 0.5}),
    (
        "nesterov",
        optimizers.SGD,
        {"nesterov": True},
        {"learningRate": 0.01, "momentum": 0.9},
        {"learningRate": 0.1, "momentum": 0.5},
    ),
    ("adagrad", optimizers.Adagrad, {}, {"learningRate": 0.001, "epsilon": 1e-7}, {"learningRate": 0.1, "epsilon": 0.01}),
    (
        "adadelta",
        optimizers.Adadelta,
        {},
        {"learningRate": 1.0, "rho": 0.95, "epsilon": 1e-7},
        {"learningRate": 0.5, "rho": 0.8, "epsilon": 0.01},
    ),
    (
        "rmsprop",
        optimizers.RMSprop,
        {},
        {"learningRate": 0.001, "rho": 0.9, "epsilon": 1e-7},
        {"learningRate": 0.1, "rho": 0.7, "epsilon": 0.01},
    ),
    (
        "adam",
        optimizers.Adam,
        {},
        {"learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7},
        {"learningRate": 0.1, "beta1": 0.7, "beta2": 0.95, "epsilon": 0.01},
    ),
    (
        "amsgrad",
        optimizers.Adam,
        {"amsgrad": True},
        {"learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7},
        {"learningRate": 0.1, "beta1": 0.7, "beta2": 0.8, "epsilon": 0.01},
    ),
    (
        "adamw",
        optimizers.AdamW,
        {},
        {"learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7, "weightDecay": 0.004},
        {"learningRate": 0.1, "beta1": 0.7, "beta2": 0.95, "epsilon": 0.01, "weightDecay": 0.5},
    ),
    (
        "nadam",
        optimizers.Nadam,
        {},
        {"learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7},
        {"learningRate": 0.1, "beta1": 0.7, "beta2": 0.95, "epsilon": 0.01},
    ),
    (
        "lion",
        optimizers.Lion,
        {},
        {"learningRate": 0.001, "beta1": 0.9, "beta2": 0.99},
        {"learningRate": 0.1, "beta1": 0.7, "beta2": 0.6},
    ),
]


def run(make, extra, fields, rates):
    optimizer = make(**extra, **{NAMES[name]: value for name, value in fields.items()})
    weight = keras.Variable(np.array(WEIGHTS), dtype="float64")
    optimizer.build([weight])
    steps = []
    for gradient, rate in zip(gradients(), rates):
        optimizer.learning_rate.assign(fields["learningRate"] * rate)
        optimizer.apply([np.array(gradient)], [weight])
        steps.append(np.asarray(weight.value).tolist())
    return steps


golden = []
for name, make, extra, defaults, others in CASES:
    for fields, rates in [(defaults, [1.0] * STEPS), (others, CHANGING)]:
        golden.append({"type": name, "fields": fields, "rates": rates, "weights": run(make, extra, fields, rates)})

out = pathlib.Path(__file__).with_name("keras.json")
header = {"made": f"makeKeras.py, Keras {keras.__version__} on JAX", "start": WEIGHTS, "gradients": gradients()}
out.write_text(json.dumps({**header, "cases": golden}) + "\n")
