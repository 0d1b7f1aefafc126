import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createReferenceBackend } from '../../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../../engine/backends/wasm/wasmBackend.ts';
import { valuesOf } from '../../../../engine/inspect/walk/elementReader.ts';
import { openSession } from '../../train/openSession.ts';
import { openWalk } from './openWalk.ts';

type Rows = readonly (readonly number[])[];

interface Golden {
  readonly name: string;
  readonly document: unknown;
  readonly x: Rows;
  readonly loss: number;
  readonly values: Readonly<Record<string, Rows>>;
  readonly valueGradients: Readonly<Record<string, Rows>>;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
  readonly after: Readonly<Record<string, readonly number[]>>;
}

/** Made by goldens/makeTorch.py with PyTorch's autograd in 64 bits. */
const goldens = JSON.parse(readFileSync(join(import.meta.dirname, 'goldens/torch.json'), 'utf8')) as readonly Golden[];

describe.each(goldens)('$name', (golden) => {
  test.each([
    ['reference', 1e-9, createReferenceBackend],
    ['wasm', 2e-5, createWasmBackend],
  ] as const)('says on %s what PyTorch says', async (_, tolerance, create) => {
    const session = await openSession(golden.document, await create());
    const { capture } = await openWalk(session);
    const { graph } = capture.plan;
    const close = (found: number, wanted: number, where: string): void =>
      expect(Math.abs(found - wanted), where).toBeLessThanOrEqual(tolerance * (1 + Math.abs(wanted)));
    const named = (name: string): ArrayLike<number> => {
      const tensor = graph.tensors.find((each) => each.name === name);
      if (!tensor) throw new Error(`no tensor ${name}`);
      return valuesOf(capture, tensor.id);
    };
    const gradientOf = (name: string): ArrayLike<number> => {
      const of = graph.tensors.find((each) => each.name === name)?.id;
      const found = [...graph.gradientOf].find(([, base]) => base === of)?.[0];
      if (found === undefined) throw new Error(`no gradient of ${name}`);
      return valuesOf(capture, found);
    };
    close(named('loss')[0]!, golden.loss, 'loss');
    // The split puts samples in an order of its own: rows are known by their points.
    const x = named('x');
    const rows = golden.x.map(([x1 = 0, x2 = 0]) =>
      golden.x.findIndex((__, n) => Math.abs(x[2 * n]! - x1) < 1e-6 && Math.abs(x[2 * n + 1]! - x2) < 1e-6),
    );
    expect(new Set(rows).size).toBe(rows.length);
    const batched = (wanted: Rows, found: ArrayLike<number>, name: string): void =>
      wanted.forEach((row, n) =>
        row.forEach((value, j) => close(found[rows[n]! * row.length + j]!, value, `${name}[${n},${j}]`)),
      );
    for (const [name, wanted] of Object.entries(golden.values)) batched(wanted, named(name), name);
    // Of a tensor whose gradient is handed on from behind there is none of its own.
    const own = new Set([...graph.gradientOf.values()].map((id) => graph.tensors[id]?.name));
    for (const [name, wanted] of Object.entries(golden.valueGradients))
      if (own.has(name)) batched(wanted, gradientOf(name), `gradient of ${name}`);
    for (const [name, wanted] of Object.entries(golden.gradients)) {
      const found = gradientOf(name);
      wanted.forEach((value, i) => close(found[i]!, value, `gradient of ${name}[${i}]`));
    }
    for (const { id, name } of capture.plan.parameters) {
      const found = capture.after.get(id)!;
      golden.after[name]!.forEach((value, i) => close(found[i]!, value, `new ${name}[${i}]`));
    }
  });
});
