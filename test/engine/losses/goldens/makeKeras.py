"""Losses of whole rows (outputs reduced, targets coded) from Keras to keras.json beside this file.

pip install keras==3.15.1 jax==0.10.2 ; KERAS_BACKEND=jax JAX_ENABLE_X64=1 python makeKeras.py
Some of its functions round to 32 bits on the way. Targets are given to Keras as 0 and 1 throughout; it makes
them -1 and 1 for the hinge by itself.
"""

import json
import pathlib

import keras
import numpy as np

keras.config.set_floatx("float64")

y = np.array([[0.2, 0.5, 0.3], [0.9, 0.06, 0.04], [1.0, 0.0, 0.0], [0.05, 0.05, 0.9], [0.3, 0.3, 0.4]])
t = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]], dtype="float64")
free = np.array([[-1.4, 0.3, 2.2], [0.9, -0.2, 0.4], [3.0, 1.0, -2.0], [0.5, -0.5, 0.1], [-0.3, 1.7, 0.6]])

cases = [
    ("meanSquaredError", {}, free, keras.losses.MeanSquaredError),
    ("meanAbsoluteError", {}, free, keras.losses.MeanAbsoluteError),
    ("huber", {"delta": 0.5}, free, lambda **options: keras.losses.Huber(delta=0.5, **options)),
    ("logCosh", {}, free, keras.losses.LogCosh),
    ("binaryCrossentropy", {}, y, keras.losses.BinaryCrossentropy),
    ("categoricalCrossentropy", {}, y, keras.losses.CategoricalCrossentropy),
    (
        "categoricalCrossentropy",
        {"labelSmoothing": 0.2},
        y,
        lambda **options: keras.losses.CategoricalCrossentropy(label_smoothing=0.2, **options),
    ),
    ("hinge", {}, free, keras.losses.Hinge),
    ("klDivergence", {}, y, keras.losses.KLDivergence),
]

golden = []
for name, fields, predictions, make in cases:
    losses = np.asarray(make(reduction="none", dtype="float64")(t, predictions))
    golden.append({"type": name, "fields": fields, "y": predictions.tolist(), "t": t.tolist(), "losses": losses.tolist()})

out = pathlib.Path(__file__).with_name("keras.json")
out.write_text(json.dumps({"made": f"makeKeras.py, Keras {keras.__version__} on JAX", "cases": golden}) + "\n")
