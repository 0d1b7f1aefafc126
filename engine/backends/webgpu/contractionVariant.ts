import tiles from '../../../shaders/contraction.wgsl?raw';
import shared from '../../../shaders/contractionShared.wgsl?raw';
import split from '../../../shaders/contractionSplit.wgsl?raw';

/** One way to run a contraction. All give the same sums, added up in other orders. */
export interface ContractionVariant {
  readonly source: string;
  /** 4 × 4 matrices of sums that a thread owns, down and across. */
  readonly down: number;
  readonly across: number;
  /**
   * Who owns a tile: a thread; a workgroup, each of whose `lanes` threads adds up a part of the terms; or a workgroup of
   * `side` × `side` threads, each of which has its own sums and takes the factors from shared memory.
   */
  readonly lanes?: number;
  readonly side?: number;
}

/** Their names stand in an executable's variant: under an equal one, results are the same bits. */
export const contractionVariants = {
  tile4x4: { source: tiles, down: 1, across: 1 },
  tile8x8: { source: tiles, down: 2, across: 2 },
  tile8x16: { source: tiles, down: 2, across: 4 },
  split4x4: { source: split, down: 1, across: 1, lanes: 32 },
  split8x8: { source: split, down: 2, across: 2, lanes: 16 },
  shared32: { source: shared, down: 1, across: 1, side: 8 },
  shared64: { source: shared, down: 2, across: 2, side: 8 },
  // 256 threads and 16 KiB of shared memory: the most that every adapter has
  shared128: { source: shared, down: 2, across: 2, side: 16 },
} as const satisfies Record<string, ContractionVariant>;

export type ContractionVariantName = keyof typeof contractionVariants;

export const contractionVariantNames = Object.keys(contractionVariants) as ContractionVariantName[];

export const isContractionVariant = (name: string): name is ContractionVariantName =>
  Object.hasOwn(contractionVariants, name);

/** Extents of out[rows, columns] = Σ over terms. */
export interface ContractionSize {
  readonly rows: number;
  readonly columns: number;
  readonly terms: number;
}

/** Rows and columns of the tile that a thread owns, or a workgroup. */
export function tileOf({ down, across, side = 1 }: ContractionVariant): Omit<ContractionSize, 'terms'> {
  return { rows: 4 * down * side, columns: 4 * across * side };
}

/** Terms that are loaded together. */
export const termsAtOnce = ({ side }: ContractionVariant): number => (side === undefined ? 4 : 16);

/** Tiles that cover all sums. */
export function tilesOf(name: ContractionVariantName, { rows, columns }: ContractionSize): number {
  const tile = tileOf(contractionVariants[name]);
  return Math.ceil(rows / tile.rows) * Math.ceil(columns / tile.columns);
}

/** A tile's terms are split where so few tiles have so many that most of a device would idle. */
const splitTiles = 64;
const splitTerms = 128;

/**
 * The variants that may be the fastest for a size. Software adapters pay for every barrier, hundreds of milliseconds
 * when it is compiled and more than it saves when it runs: there, threads stay apart.
 */
export function candidates(size: ContractionSize, isSoftware: boolean): ContractionVariantName[] {
  return contractionVariantNames.filter((name) => {
    const { lanes, side }: ContractionVariant = contractionVariants[name];
    if (lanes !== undefined) return !isSoftware && size.terms >= splitTerms && tilesOf(name, size) <= splitTiles;
    // mostly empty tiles are wasted work
    const tile = tileOf(contractionVariants[name]);
    const isFilled = tile.rows < 2 * size.rows && tile.columns < 2 * size.columns;
    return side === undefined ? name === 'tile4x4' || isFilled : !isSoftware && isFilled;
  });
}

/** What a contraction runs as until something faster is known. */
export function defaultVariant(size: ContractionSize, isSoftware: boolean): ContractionVariantName {
  if (isSoftware) return 'tile8x8';
  const likely = candidates(size, isSoftware);
  const enough = (name: ContractionVariantName): boolean => likely.includes(name) && tilesOf(name, size) >= 32;
  if (enough('shared64')) return 'shared64';
  if (likely.includes('split4x4')) return 'split4x4';
  return enough('shared32') ? 'shared32' : 'tile4x4';
}
