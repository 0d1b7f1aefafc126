/**
 * A linear softmax model on bytes: weights [size + 1, 10], the last row being the bias; cross-entropy, Adam with
 * Keras' defaults, batches of 32 in order. Plain loops, to judge data without the engine that is built on them.
 */
export class SoftmaxRegression {
  readonly #size: number;
  readonly #weights: Float64Array;

  constructor(size: number) {
    this.#size = size;
    this.#weights = new Float64Array((size + 1) * 10);
  }

  train(features: Uint8Array, labels: Uint8Array, epochs: number): void {
    const [first, second] = [new Float64Array(this.#weights.length), new Float64Array(this.#weights.length)];
    const gradient = new Float64Array(this.#weights.length);
    let step = 0;
    for (let epoch = 0; epoch < epochs; epoch++)
      for (let start = 0; start < labels.length; start += 32) {
        const end = Math.min(start + 32, labels.length);
        gradient.fill(0);
        for (let i = start; i < end; i++) this.#addGradient(features, i, labels[i]!, 1 / (end - start), gradient);
        step++;
        const rate = (0.001 * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
        for (let k = 0; k < gradient.length; k++) {
          const g = gradient[k]!;
          first[k]! += 0.1 * (g - first[k]!);
          second[k]! += 0.001 * (g * g - second[k]!);
          this.#weights[k]! -= (rate * first[k]!) / (Math.sqrt(second[k]!) + 1e-7);
        }
      }
  }

  accuracy(features: Uint8Array, labels: Uint8Array): number {
    const right = labels.filter((label, i) => {
      const outputs = this.#outputs(features, i);
      return outputs.indexOf(Math.max(...outputs)) === label;
    });
    return right.length / labels.length;
  }

  #outputs(features: Uint8Array, i: number): Float64Array {
    const [size, weights] = [this.#size, this.#weights];
    const outputs = weights.slice(size * 10);
    for (let p = 0; p < size; p++) {
      const value = features[i * size + p]! / 255;
      if (value === 0) continue;
      for (let k = 0; k < 10; k++) outputs[k]! += value * weights[p * 10 + k]!;
    }
    return outputs;
  }

  #addGradient(features: Uint8Array, i: number, label: number, share: number, gradient: Float64Array): void {
    const size = this.#size;
    const outputs = this.#outputs(features, i);
    const most = Math.max(...outputs);
    const exps = outputs.map((output) => Math.exp(output - most));
    const sum = exps.reduce((total, value) => total + value, 0);
    const errors = exps.map((value, k) => share * (value / sum - (k === label ? 1 : 0)));
    for (let p = 0; p <= size; p++) {
      const value = p === size ? 1 : features[i * size + p]! / 255;
      if (value === 0) continue;
      for (let k = 0; k < 10; k++) gradient[p * 10 + k]! += value * errors[k]!;
    }
  }
}
