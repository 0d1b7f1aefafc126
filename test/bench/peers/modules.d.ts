// The peers may not be installed, and types must not depend on it: two are left untyped, one is declared as far as used.
declare module '@tensorflow/tfjs';
declare module '@tensorflow/tfjs-backend-wasm';
declare module '@tensorflow/tfjs-backend-webgpu';
declare module 'convnetjs';

declare module '@jax-js/jax' {
  /** A call uses up the arrays that it is given; `ref` keeps one for another use. */
  export interface Array {
    readonly ref: Array;
    readonly shape: number[];
    add(other: Array | number): Array;
    sub(other: Array | number): Array;
    mul(other: Array | number): Array;
    div(other: Array | number): Array;
    sum(): Array;
    dispose(): void;
    data(): Promise<Float32Array>;
    blockUntilReady(): Promise<Array>;
  }
  type Tree = Array | readonly Tree[];
  export const numpy: {
    array(values: Float32Array, options: { shape: number[] }): Array;
    zeros(shape: number[]): Array;
    matmul(a: Array, b: Array): Array;
    tanh(x: Array): Array;
    square(x: Array): Array;
    sqrt(x: Array): Array;
    mean(x: Array): Array;
  };
  export const nn: { relu(x: Array): Array; logSoftmax(x: Array, axis: number): Array };
  export const tree: {
    ref<T extends Tree>(all: T): T;
    map<T extends Tree>(f: (...leaves: Array[]) => Array, ...all: T[]): T;
  };
  export function valueAndGrad<P extends Tree, A extends Tree[]>(
    f: (parameters: P, ...rest: A) => Array,
  ): (parameters: P, ...rest: A) => [Array, P];
  export function jit<F>(f: F): F;
  export function init(device: string): Promise<string[]>;
  export function defaultDevice(device: string): void;
}
