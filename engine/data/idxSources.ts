/** One file of a published set of images, as its authors zipped it. */
export interface IdxSourceFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of the zipped file. */
  readonly sha256: string;
}

export interface IdxSource {
  /** Below `datasets/` beside the page; documents that need it name their files so too. */
  readonly folder: string;
  /** Public copies that let other pages read them (CORS), ending in a slash; tried in this order. */
  readonly mirrors: readonly string[];
  readonly files: readonly IdxSourceFile[];
}

const github = 'https://raw.githubusercontent.com';

/**
 * Where images come from that are too large to ship, by dataset. The page's policy lets it talk to these origins and
 * to its own, and it does so only after it was told to.
 */
export const idxSources = {
  idx: {
    folder: 'mnist',
    mirrors: [`${github}/fgnt/mnist/master/`],
    files: [
      {
        name: 'train-images-idx3-ubyte.gz',
        bytes: 9_912_422,
        sha256: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        bytes: 28_881,
        sha256: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        bytes: 1_648_877,
        sha256: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
      },
      {
        name: 't10k-labels-idx1-ubyte.gz',
        bytes: 4542,
        sha256: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
      },
    ],
  },
  fashionMnist: {
    folder: 'fashion-mnist',
    mirrors: [`${github}/zalandoresearch/fashion-mnist/master/data/fashion/`],
    files: [
      {
        name: 'train-images-idx3-ubyte.gz',
        bytes: 26_421_880,
        sha256: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        bytes: 29_515,
        sha256: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        bytes: 4_422_102,
        sha256: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
      },
      {
        name: 't10k-labels-idx1-ubyte.gz',
        bytes: 5148,
        sha256: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
      },
    ],
  },
} as const satisfies Readonly<Record<string, IdxSource>>;

/** For the page's policy. */
export const mirrorOrigins: readonly string[] = [
  ...new Set(Object.values(idxSources).flatMap(({ mirrors }) => mirrors.map((mirror) => new URL(mirror).origin))),
];
