import { spawnSync } from 'node:child_process';

/** Debian's package belongs to the system's own Python, which need not be the first on the path. */
const candidates = [process.env['PYTHON'] ?? 'python3', '/usr/bin/python3'];

/** The first Python that has PyTorch, if there is one. */
export const findPython = () =>
  candidates.find((python) => spawnSync(python, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0);
