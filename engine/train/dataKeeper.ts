import type { Files } from '../data/dataset.ts';
import { prepare, type PreparedData } from '../data/prepare.ts';
import type { ModelSpec } from '../spec/model.ts';

/** Generating and preparing data can take seconds: they are kept while nothing that decides them has changed. */
export class DataKeeper {
  /** Local files that documents may name. */
  files: Files = new Map();
  #kept: { readonly key: string; readonly files: Files; readonly data: PreparedData } | undefined;

  /** Throws a ProblemError where files are missing or unreadable. */
  async of(spec: ModelSpec): Promise<PreparedData> {
    const { data, split, preprocessing, dataSeed } = spec;
    const { files } = this;
    const key = JSON.stringify([data, split, preprocessing, dataSeed]);
    if (this.#kept?.key === key && this.#kept.files === files) return this.#kept.data;
    const prepared = await prepare(spec, files);
    this.#kept = { key, files, data: prepared };
    return prepared;
  }
}
