"""Softmax and its cross-entropy over rows, with the gradient in the logits, 64 bits, to softmax.json beside this file.

Debian 12: apt install python3-torch (1.13); OMP_NUM_THREADS=1 /usr/bin/python3 makeSoftmax.py
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

logits = [[0.3, -1.2, 2.0], [0.0, 0.0, 0.0], [-800.0, 3.0, 900.0], [40.0, 39.5, -40.0], [1e4, -1e4, 0.0], [-5.0, -5.5, -4.0]]
classes = torch.tensor([2, 0, 1, 1, 0, 1])
smoothing = [0.0, 0.2]

golden = []
for share in smoothing:
    z = torch.tensor(logits, requires_grad=True)
    loss = F.cross_entropy(z, classes, reduction="none", label_smoothing=share)
    loss.sum().backward()
    golden.append({"labelSmoothing": share, "losses": loss.tolist(), "gradients": z.grad.tolist()})

out = pathlib.Path(__file__).with_name("softmax.json")
header = {"made": f"makeSoftmax.py, PyTorch {torch.__version__}", "z": logits, "classes": classes.tolist()}
shares = torch.softmax(torch.tensor(logits), dim=1).tolist()
out.write_text(json.dumps({**header, "softmax": shares, "cases": golden}) + "\n")
