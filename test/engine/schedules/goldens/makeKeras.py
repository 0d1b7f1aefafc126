"""Learning rates of Keras' schedules to keras.json beside this file. The cosine is rounded to 32 bits on the way.

pip install keras==3.15.1 jax==0.10.2 ; KERAS_BACKEND=jax JAX_ENABLE_X64=1 python makeKeras.py
"""

import json
import pathlib

import keras
import numpy as np

keras.config.set_floatx("float64")
schedules = keras.optimizers.schedules
STEPS = [0, 1, 9, 10, 11, 25, 99, 100, 101, 250]

cases = [
    ("step", {"factor": 0.3, "every": 10}, schedules.ExponentialDecay(0.2, 10, 0.3, staircase=True)),
    ("exponential", {"factor": 0.3, "every": 10}, schedules.ExponentialDecay(0.2, 10, 0.3)),
    ("cosine", {"steps": 100, "lowest": 0}, schedules.CosineDecay(np.float64(0.2), 100)),
    ("cosine", {"steps": 100, "lowest": 0.1}, schedules.CosineDecay(np.float64(0.2), 100, alpha=0.1)),
]
golden = [
    {"type": name, "fields": fields, "base": 0.2, "steps": STEPS, "rates": [float(schedule(step)) for step in STEPS]}
    for name, fields, schedule in cases
]
out = pathlib.Path(__file__).with_name("keras.json")
out.write_text(json.dumps({"made": f"makeKeras.py, Keras {keras.__version__} on JAX", "cases": golden}) + "\n")
