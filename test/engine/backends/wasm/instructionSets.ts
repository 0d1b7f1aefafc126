import { setFlagsFromString } from 'node:v8';
import { canRun } from '../../../../engine/backends/wasm/canRun.ts';
import { instructionSets as all } from '../../../../engine/backends/wasm/instructions.ts';

// Node 20 has the relaxed instructions behind a flag, later ones have them anyway.
if (!canRun('relaxed simd')) setFlagsFromString('--experimental-wasm-relaxed-simd');

/** What modules are tested with: every set, as long as this machine runs it. */
export const instructionSets = all.filter(canRun);
