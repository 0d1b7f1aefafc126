import type { Expression } from '../../engine/formula/expression.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Path } from '../../engine/spec/problem.ts';
import type { Words } from '../../engine/spec/words.ts';

/** One line of a picture: its values at evenly spaced places of the whole domain. */
export interface Curve {
  readonly values: Float64Array;
  readonly dashed: boolean;
  /** Written at its end. */
  readonly name: string;
}

type Span = readonly [low: number, high: number];

/** What a member does, as plain numbers: drawn small in a list and large beside it. */
export type Picture =
  | { readonly kind: 'curves'; readonly domain: Span; readonly curves: readonly Curve[] }
  /** Shares of evenly wide bins. */
  | { readonly kind: 'bars'; readonly domain: Span; readonly shares: Float64Array }
  /** Places [x, y] walked through, over the level lines of a valley. */
  | {
      readonly kind: 'path';
      readonly domain: Span;
      readonly range: Span;
      readonly places: readonly Span[];
      readonly height: (x: number, y: number) => number;
    };

/** A line of mathematics: `name = expression`, or words where it is no expression. */
export interface FormulaLine {
  readonly name: string;
  /** `←` where the name gets a new value; `=` where absent. */
  readonly sign?: '←';
  readonly formula: Expression | string;
}

/** Everything that is shown of a member: worked out from its definition and the document. */
export interface Study {
  readonly picture: Picture | undefined;
  readonly formulas: readonly FormulaLine[];
  /** How to read the picture. */
  readonly caption: Words;
}

/** Where a member would stand. */
export interface Place {
  readonly document: ModelSpec;
  readonly path: Path;
}
