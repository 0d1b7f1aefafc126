import { halfBits, mixingTables, permutation, rounds } from '../../random/permutation.ts';
import type { CodeBuilder } from './codeBuilder.ts';
import { mixingFormat } from './feistelImage.ts';
import { ModuleBuilder } from './moduleBuilder.ts';

/** By bits of a half; a page uses one or two. */
const shufflers = new Map<number, Shuffler>();

/** As `permutation`, several times as fast: small data pass through their order more often than anything else. */
export function shuffle(seed: number, epoch: number, n: number): Uint32Array {
  if (n < 2) return permutation(seed, epoch, n);
  const half = halfBits(n);
  let shuffler = shufflers.get(half);
  if (!shuffler) shufflers.set(half, (shuffler = createShuffler(half)));
  return shuffler(seed, epoch, n);
}

/** The order of n samples; valid until the next call. */
type Shuffler = typeof permutation;

/** Memory: the mixing tables, the image of every value, the order. */
function createShuffler(half: number): Shuffler {
  const size = 2 ** half;
  const { type, scale, emit } = mixingFormat(half);
  const image = Math.ceil((rounds * size * type.BYTES_PER_ELEMENT) / 64) * 64;
  const order = image + size * size * 4;
  const builder = new ModuleBuilder();
  const f = builder.function('i32');
  emit(f, half, image);
  emitWalk(f, image, order);
  builder.export('shuffle', f);
  const module = new WebAssembly.Module(builder.encode(order + size * size * 4));
  const { memory, shuffle: run } = new WebAssembly.Instance(module).exports as unknown as {
    readonly memory: WebAssembly.Memory;
    readonly shuffle: (n: number) => void;
  };
  const tables = new type(memory.buffer, 0, rounds * size);
  return (seed, epoch, n) => {
    mixingTables(seed, epoch, half, tables, scale);
    run(n);
    return new Uint32Array(memory.buffer, order, n);
  };
}

/**
 * Walks the cycle of every value below n until it is below n again. The first two steps are taken without a jump, which
 * no processor could foretell; few cycles are longer.
 */
function emitWalk(f: CodeBuilder, image: number, order: number): void {
  const [n] = f.parameters;
  if (!n) throw new RangeError('shuffle has one parameter');
  const [value, at, end] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const isOutside = (): void => {
    f.get(value).get(n).op('i32.ge_u');
  };
  const next = (): void => {
    f.get(value).i32(2).op('i32.shl').memory('i32.load', image);
  };
  f.i32(0).set(at).get(n).i32(2).op('i32.shl').set(end);
  f.loop(() => {
    f.get(at).memory('i32.load', image).set(value);
    for (let step = 0; step < 2; step++) {
      next();
      f.get(value);
      isOutside();
      f.op('select').set(value);
    }
    isOutside();
    f.if(() => {
      f.loop(() => {
        next();
        f.set(value);
        isOutside();
        f.branchIf(0);
      });
    });
    f.get(at).get(value).memory('i32.store', order);
    f.get(at).i32(4).op('i32.add').tee(at).get(end).op('i32.lt_u').branchIf(0);
  });
  f.release(value, at, end);
}
