import { Commands } from '../../../plan/commands.ts';
import type { Program } from '../../../plan/program.ts';

/** Commands of one phase, one after the other. */
export interface Stretch {
  readonly commands: Commands;
  readonly phase: number;
  readonly first: number;
  readonly count: number;
  /** The most rows of any. */
  readonly rows: number;
}

/** The commands, cut where the phase changes. */
export function* stretches(commands: Commands): Generator<Stretch> {
  for (let first = 0; first < commands.count;) {
    const phase = commands.word(first, 'phase');
    let rows = 0;
    let end = first;
    for (; end < commands.count && commands.word(end, 'phase') === phase; end++)
      rows = Math.max(rows, commands.word(end, 'rows'));
    yield { commands, phase, first, count: end - first, rows };
    first = end;
  }
}

/** So many commands, those of the stretch over and over. */
export function repeated(program: Program, { commands, first, count }: Stretch, many: number): Commands {
  const block = new Commands(program, many);
  for (let i = 0; i < many; i++) {
    const at = first + (i % count);
    const values = commands.values.subarray(at * commands.uniformCount, (at + 1) * commands.uniformCount);
    block.push(commands.command(at), values);
  }
  return block;
}
