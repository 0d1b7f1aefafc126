import { createStore, useStore } from 'zustand';
import { idxSources } from '../../engine/data/idxSources.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { page, trainer } from '../state/playground.ts';
import { bytesOf, fetchIdx, FetchError, keptFiles, type Fetched } from './fetchIdx.ts';
import { browserStore } from './fileStore.ts';
import { namedFor } from './namedFiles.ts';

/** Datasets whose files can be fetched. */
export type Fetchable = keyof typeof idxSources;

export const isFetchable = (type: string): type is Fetchable => type in idxSources;
export const sourceBytes = (type: Fetchable): number => bytesOf(idxSources[type]);

interface Download {
  readonly type: Fetchable | undefined;
  readonly running: boolean;
  readonly received: number;
  readonly failure: FetchError | undefined;
}

const idle: Download = { type: undefined, running: false, received: 0, failure: undefined };
const download = createStore<Download>()(() => idle);
let control = new AbortController();

export const useDownload = (): Download => useStore(download);

/** Fetches the files of a dataset; people have agreed. */
export async function startDownload(type: Fetchable): Promise<void> {
  if (download.getState().running) return;
  control = new AbortController();
  download.setState({ ...idle, type, running: true });
  try {
    const fetched = await fetchIdx(idxSources[type], {
      beside: new URL('datasets/', document.baseURI).href,
      store: browserStore,
      signal: control.signal,
      onProgress: (received) => download.setState({ received }),
    });
    download.setState(idle);
    take(type, fetched.files);
    if (!fetched.kept) tellNotKept();
  } catch (error) {
    const failure = error instanceof FetchError ? error : undefined;
    download.setState({ ...idle, type, failure });
    if (!failure && !control.signal.aborted) throw error;
  }
}

export const cancelDownload = (): void => control.abort();

/** Files that were fetched here before; nothing where there are none. */
export async function takeKept(type: Fetchable): Promise<void> {
  const files = await keptFiles(idxSources[type], browserStore);
  if (files && page.getState().current.data.type === type) take(type, files);
}

function take(type: Fetchable, files: Fetched['files']): void {
  const { data } = page.getState().current;
  if (data.type !== type) return;
  page.setState(({ dialog }) => ({ dialog: dialog === 'fetchImages' ? undefined : dialog }));
  trainer.addFiles(namedFor(data satisfies ModelSpec['data'], files));
}

function tellNotKept(): void {
  const words = {
    en: 'The images are here until you close the page, but this browser does not keep them.',
    zh: '图像在关闭页面前可用，但此浏览器不允许保存它们。',
  };
  page.setState(({ notices }) => ({ notices: [...notices.slice(-2), { kind: 'engine', words }] }));
}
