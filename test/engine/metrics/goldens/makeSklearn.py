"""Metrics from scikit-learn to sklearn.json beside this file.

Debian 12: apt install python3-sklearn (1.2.1); /usr/bin/python3 makeSklearn.py
Scores are rounded so that ties occur. RMSE is of all numbers at once, as in Keras (scikit-learn takes the mean over outputs).
"""

import json
import pathlib
import random

import numpy as np
import sklearn
from sklearn import metrics

draw = random.Random(3)


def classification(name, classes, count, absent=(), ties=2, blind=()):
    """Scores [count, classes] that favour the true class; absent classes do not occur, blind ones are never chosen."""
    labels = [draw.choice([c for c in range(classes) if c not in absent]) for _ in range(count)]
    scores = np.array(
        [[round(draw.random() + (0.4 if c == label else 0) - (9 if c in blind else 0), ties) for c in range(classes)] for label in labels]
    )
    predicted = scores.argmax(axis=1)
    every = list(range(classes))

    def report(average):
        options = {"labels": every, "average": average, "zero_division": 0}
        precision, recall, f1, support = metrics.precision_recall_fscore_support(labels, predicted, **options)
        values = {"precision": precision, "recall": recall, "f1": f1, "support": support}
        return {key: value.tolist() if isinstance(value, np.ndarray) else value for key, value in values.items()}

    def area(label):
        truth = [own == label for own in labels]
        score = scores[:, 1] - scores[:, 0] if classes == 2 else scores[:, label]
        score = -score if classes == 2 and label == 0 else score
        return metrics.roc_auc_score(truth, score) if 0 < sum(truth) < count else None

    result = {
        "name": name,
        "classes": classes,
        "labels": labels,
        "scores": scores.tolist(),
        "accuracy": metrics.accuracy_score(labels, predicted),
        "confusion": metrics.confusion_matrix(labels, predicted, labels=every).tolist(),
        "macro": report("macro"),
        "micro": report("micro"),
        "perClass": report(None),
        "auc": [area(label) for label in every],
    }
    if classes == 2:
        x, y, thresholds = metrics.roc_curve(labels, scores[:, 1] - scores[:, 0], drop_intermediate=False)
        # the first threshold is a convention that changed between versions
        result["roc"] = {"x": x.tolist(), "y": y.tolist(), "thresholds": thresholds[1:].tolist()}
    return result


def regression(name, count, outputs, constant=None):
    t = np.array([[draw.gauss(3, 2) for _ in range(outputs)] for _ in range(count)])
    if constant is not None:
        t[:, constant] = 0.125  # exact in binary: the mean of many 0.1 is not 0.1, and R2 would explode
    y = t + np.array([[draw.gauss(0.1, 0.5) for _ in range(outputs)] for _ in range(count)])
    return {
        "name": name,
        "outputs": outputs,
        "t": t.tolist(),
        "y": y.tolist(),
        "rmse": metrics.mean_squared_error(t.ravel(), y.ravel(), squared=False),
        "mae": metrics.mean_absolute_error(t, y),
        "r2": metrics.r2_score(t, y),
    }


golden = {
    "made": f"makeSklearn.py, scikit-learn {sklearn.__version__}",
    "classification": [
        classification("two classes", 2, 60, ties=1),
        classification("three classes", 3, 80),
        classification("a class that never occurs and one that is never chosen", 5, 50, absent=(2,), blind=(4,)),
    ],
    "regression": [
        regression("one output", 40, 1),
        regression("three outputs", 25, 3),
        regression("a constant target", 25, 2, constant=1),
    ],
}
pathlib.Path(__file__).with_name("sklearn.json").write_text(json.dumps(golden) + "\n")
