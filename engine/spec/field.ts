import type { Words } from './words.ts';

/**
 * A field is one setting of a definition: its type, bounds, default and words stand in one record that
 * drives parsing, defaults, controls and docs. `live` fields reach a running program as uniforms; any
 * other change rebuilds it.
 */
interface FieldBase {
  readonly label: Words;
  readonly help?: Words;
  readonly live?: boolean;
}

export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  /** How a slider spreads its values; `log` starts at the smallest positive tick. */
  readonly scale?: 'linear' | 'log';
  /** A share, told to people in percent. */
  readonly percent?: boolean;
}

export interface IntegerField extends FieldBase {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

export interface BooleanField extends FieldBase {
  readonly kind: 'boolean';
  readonly default: boolean;
}

export interface ChoiceField<Option extends string> extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  /** What people read instead of an option's own name. */
  readonly names?: Readonly<Partial<Record<Option, Words>>>;
  readonly default: Option;
}

export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly maxLength: number;
  readonly default: string;
}

/** A formula of the user's own, in the given variables. */
export interface FormulaField extends FieldBase {
  readonly kind: 'formula';
  readonly variables: readonly string[];
  readonly default: string;
}

/** A list of formulas in the given variables, e.g. input features. */
export interface FormulasField extends FieldBase {
  readonly kind: 'formulas';
  readonly variables: readonly string[];
  readonly maxLength: number;
  readonly default: readonly string[];
}

/** A list of numbers within bounds, e.g. class weights; empty means "even". */
export interface NumbersField extends FieldBase {
  readonly kind: 'numbers';
  readonly min: number;
  readonly max: number;
  readonly maxLength: number;
  readonly integer?: boolean;
  readonly default: readonly number[];
}

/** A member of a registry with its own fields, e.g. a layer's activation. */
export interface MemberField<R extends Registry> extends FieldBase {
  readonly kind: 'member';
  readonly registry: R;
  readonly default: keyof R & string;
}

export type Field =
  | NumberField
  | IntegerField
  | BooleanField
  | ChoiceField<string>
  | TextField
  | FormulaField
  | FormulasField
  | NumbersField
  | MemberField<Registry>;

export type Fields = Readonly<Record<string, Field>>;

/** What every registry holds: definitions by their type name, in teaching order. */
export type Registry = Readonly<Record<string, { readonly fields: Fields }>>;

export type ValueOf<F> = F extends { kind: 'number' | 'integer' }
  ? number
  : F extends { kind: 'boolean' }
    ? boolean
    : F extends ChoiceField<infer Option>
      ? Option
      : F extends { kind: 'text' | 'formula' }
        ? string
        : F extends { kind: 'numbers' }
          ? readonly number[]
          : F extends { kind: 'formulas' }
            ? readonly string[]
            : F extends MemberField<infer R>
              ? MemberOf<R>
              : never;

export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** A member as it stands in a document: its type and its values. */
export type MemberOf<R extends Registry> = {
  [T in keyof R & string]: { readonly type: T } & ValuesOf<R[T]['fields']>;
}[keyof R & string];

type Options<F extends FieldBase> = Omit<F, 'kind'>;

export const number = (options: Options<NumberField>): NumberField => ({ kind: 'number', ...options });
export const integer = (options: Options<IntegerField>): IntegerField => ({ kind: 'integer', ...options });
export const boolean = (options: Options<BooleanField>): BooleanField => ({ kind: 'boolean', ...options });
export const text = (options: Options<TextField>): TextField => ({ kind: 'text', ...options });
export const formula = (options: Options<FormulaField>): FormulaField => ({ kind: 'formula', ...options });
export const formulas = (options: Options<FormulasField>): FormulasField => ({ kind: 'formulas', ...options });
export const numbers = (options: Options<NumbersField>): NumbersField => ({ kind: 'numbers', ...options });
export const choice = <const Option extends string>(options: Options<ChoiceField<Option>>): ChoiceField<Option> => ({
  kind: 'choice',
  ...options,
});
export const member = <R extends Registry>(options: Options<MemberField<R>>): MemberField<R> => ({
  kind: 'member',
  ...options,
});

/** The default value of a field; a member's default carries its own defaults. */
export function defaultOf(field: Field): unknown {
  return field.kind === 'member' ? memberDefaults(field.registry, field.default) : field.default;
}

/** The default document part of a registered type. */
export function memberDefaults<R extends Registry, T extends keyof R & string>(
  registry: R,
  type: T,
): Extract<MemberOf<R>, { type: T }> {
  const fields = registry[type]?.fields ?? {};
  const entries = Object.entries(fields).map(([name, field]) => [name, defaultOf(field)]);
  return { type, ...Object.fromEntries(entries) } as Extract<MemberOf<R>, { type: T }>;
}
