import { wgslPrelude } from '../../../formula/wgslPrelude.ts';
import { Commands, words } from '../../../plan/commands.ts';
import type { Phase, Program } from '../../../plan/program.ts';
import randomSource from '../../../../shaders/random.wgsl?raw';
import residentSource from '../../../../shaders/resident.wgsl?raw';
import type { TensorLayout } from '../tensorLayout.ts';
import { ResidentAccess, type Span } from './residentAccess.ts';
import { residentMemory, type ResidentMemory } from './residentMemory.ts';
import { scheduleStages } from './residentSchedule.ts';
import { leastHardwareSubgroup, roomFor, type ResidentShape } from './residentShape.ts';
import { ResidentStages } from './residentStages.ts';
import { zeroPads } from './zeroPads.ts';

/** A phase for one workgroup. */
export interface ResidentShader {
  readonly code: string;
  readonly memory: ResidentMemory;
  /** Bytes of the batch's memory, where that is a buffer of its own as the workgroup has no room for it. */
  readonly batchBytes: number | undefined;
}

/** Bindings of shaders/resident.wgsl; the tables follow. */
export const bindings = { slice: 0, commands: 1, arena: 2, batch: 3, tables: 4 } as const;

/** Words of workgroup memory that every WebGPU device has. */
const workgroupWords = 4096;
/** A software driver writes out the zeroing of workgroup memory, which takes it 0.4 ms a word to compile. */
const softwareWords = 768;

/** Text for commands of up to so many rows. Throws a RangeError where the phase cannot be resident. */
export function residentShader(
  program: Program,
  layouts: readonly TensorLayout[],
  phase: Phase,
  { lanes, span }: ResidentShape,
  rows: number,
): ResidentShader {
  const most = lanes < leastHardwareSubgroup ? softwareWords : workgroupWords;
  const memory = residentMemory(program, layouts, phase, most / 2);
  const stages = scheduleStages(program, phase, memory.slot);
  const { zeroed, unmasked } = zeroPads(stages.flat(), memory);
  const room = roomFor({ lanes, span }, rows) / span;
  const vectors = memory.columns * room;
  // vec3f takes as much as vec4f
  const isOutside = vectors * (span === 3 ? 4 : span) + memory.flatWords > most;
  const access = new ResidentAccess(program, layouts, memory, { span, room, zeroed });
  const writer = new ResidentStages(program, access, lanes, unmasked);
  const barriers = [
    ...(isOutside || memory.flatWords === 0 ? ['storageBarrier();'] : []),
    ...(isOutside && memory.flatWords === 0 ? [] : ['workgroupBarrier();']),
  ];
  const own = [
    `const size = ${lanes}u;`,
    `const stride = ${new Commands(program, 1).strideWords}u;`,
    ...(span > 1 ? [`const offsets = ${access.indices}(${['0u', '1u', '2u', '3u'].slice(0, span).join(', ')});`] : []),
    ...declarations(program, memory, isOutside, access.type, Math.max(1, vectors)),
    ...copies(memory),
    ...phaseFunction(
      program,
      span,
      stages.flatMap((stage) => [...writer.write(stage), ...barriers]),
    ),
  ].join('\n');
  const types = new Set(['f32' as const, access.type]);
  const library = [
    ...(own.includes('uniform24(') ? [randomSource] : []),
    ...[...types].filter((type) => own.includes(`_${type}(`)).map(wgslPrelude),
  ];
  const code = [residentSource, own, ...library].join('\n\n');
  return { code, memory, batchBytes: isOutside ? vectors * (span === 3 ? 16 : 4 * span) : undefined };
}

function declarations(
  { tensors }: Program,
  { arenaWords, flatWords, tables }: ResidentMemory,
  isOutside: boolean,
  type: string,
  vectors: number,
): string[] {
  const storage = (binding: number, access: string, name: string, array: string): string =>
    `@group(0) @binding(${binding}) var<storage, ${access}> ${name}: ${array};`;
  return [
    storage(bindings.arena, 'read_write', 'arena', `array<f32, ${Math.max(1, arenaWords)}>`),
    ...(flatWords > 0 ? [`var<workgroup> flat: array<f32, ${flatWords}>;`] : []),
    isOutside
      ? storage(bindings.batch, 'read_write', 'batch', `array<${type}, ${vectors}>`)
      : `var<workgroup> batch: array<${type}, ${vectors}>;`,
    ...tables.map((buffer, i) => {
      const isFloat = tensors.some((tensor) => tensor.buffer === buffer && tensor.element === 'f32');
      return storage(bindings.tables + i, 'read', `table${i}`, `array<${isFloat ? 'f32' : 'u32'}>`);
    }),
  ];
}

/** Hooks of the skeleton that bring the front of the arena into the workgroup and back. */
function copies({ mirroredWords }: ResidentMemory): string[] {
  const copy = (name: string, line: string): string[] => [
    `fn ${name}(lane: u32) {`,
    ...(mirroredWords > 0 ? [`for (var i = lane; i < ${mirroredWords}u; i += size) {`, line, '}'] : []),
    '}',
  ];
  return [...copy('enter', 'flat[i] = arena[i];'), ...copy('leave', 'arena[i] = flat[i];')];
}

/** The hook that runs one command, whose words begin at `at`; those that the lines use are read first. */
function phaseFunction({ uniforms }: Program, span: Span, lines: readonly string[]): string[] {
  const text = lines.join('\n');
  const uses = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
  return [
    'fn phase(lane: u32, at: u32) {',
    ...Object.entries(words)
      .filter(([name]) => uses(name) || (name === 'rows' && uses('blocks')))
      .map(([name, word]) => `let ${name} = commands[at + ${word}u];`),
    ...uniforms.flatMap((_, i) =>
      uses(`u${i}`) ? [`let u${i} = bitcast<f32>(commands[at + ${Commands.firstUniform + i}u]);`] : [],
    ),
    ...(uses('blocks') ? [`let blocks = (rows + ${span - 1}u) / ${span}u;`] : []),
    ...lines,
    '}',
  ];
}
