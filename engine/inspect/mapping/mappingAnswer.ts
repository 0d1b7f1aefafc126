/** What a page that shows the mapping asks of a frame. */
export interface MappingWish {
  /** The space that the output layer reads is turned so that the rule is seen edge-on; else it lies by its spread. */
  readonly facing: boolean;
}

/** The same samples, and for data of one or two numbers the same lines of the input, in every space of the chain. */
export interface MappingAnswer {
  readonly spaces: readonly MappedSpace[];
  /** Samples of the training part, by their place in it. */
  readonly samples: Uint32Array;
  /** Class, or the first value, that the network takes each sample for; and each place of the lines. */
  readonly predicted: Float32Array;
  readonly linePredicted: Float32Array;
  /** Places of one line of the input grid; 0 where the data have no grid. */
  readonly lineLength: number;
}

/** One space of the chain as it is drawn: every place is (value − origin) · axes. */
export interface MappedSpace {
  /** `plane` for the data before input features, `input` for what the network gets, else the layer that ends here. */
  readonly id: string;
  readonly units: number;
  /** What x and y are: the only number; the two numbers; principal components; across the rule and along it. */
  readonly axes: 'line' | 'pair' | 'components' | 'facing';
  /** Of the samples' variance, what x and what y shows. */
  readonly shares: readonly [x: number, y: number];
  /** [samples, 2] and [lines · lineLength, 2]. */
  readonly points: Float32Array;
  readonly lines: Float32Array;
  /** [samples, units], of spaces with few. */
  readonly values?: Float32Array;
  readonly rule?: MappedRule;
}

/** How the decision falls in a space, as far as its picture shows. */
export interface MappedRule {
  /** By output unit: the sum a + b·x + c·y of a place in the picture, [units, 3]. */
  readonly sums: Float64Array;
  /** One output unit: sums at which the output takes a value: the threshold, or round values of a regression. */
  readonly levels: readonly { readonly sum: number; readonly output: number }[];
  /** One output unit of a classification: the class in front of the first level, between it and the second, and so on. */
  readonly sides: readonly number[];
  /** Classification: shares of the samples that lie on their side in the picture, and that the network gets right. */
  readonly drawn?: number;
  readonly right?: number;
  /** Whether the picture holds all that decides; else it is cut where the samples' mean lies. */
  readonly isWhole: boolean;
  /** Whether it is the network's own output that is compared, not what the output layer reads. */
  readonly isOutput: boolean;
}
