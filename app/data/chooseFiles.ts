import { trainer, page } from '../state/playground.ts';
import { chooseData } from './chooseData.ts';
import { csvSettings, readTable } from './csvSettings.ts';
import { defaultsOf, readsFiles, type Data } from './datasetGroups.ts';
import { idxSettings, publishedAs } from './idxSettings.ts';
import { asksFor, namedFor } from './namedFiles.ts';
import { rememberTable } from './tables.ts';

/** Files that people picked or dropped: a table becomes the data, images too; what the document asks for is handed on. */
export async function chooseFiles(list: Iterable<File>): Promise<void> {
  const read = [...list].map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const);
  const files = new Map(await Promise.all(read));
  if (files.size === 0) return;
  const { data } = page.getState().current;
  const first = [...files].find(([name]) => /\.(csv|tsv|txt)$/i.test(name));
  const table = first && readTable(first[1]);
  if (first && table) {
    const [name] = first;
    const settings = csvSettings(name, table);
    rememberTable(name, table);
    trainer.addFiles(files);
    if (settings && !(data.type === 'csv' && data.file === name))
      chooseData({ ...defaultsOf('csv'), ...settings } as Data);
    return;
  }
  const published = publishedAs(files);
  const isAsked = readsFiles(data.type) && asksFor(data, files) && (published ?? data.type) === data.type;
  const settings = isAsked ? undefined : idxSettings(files);
  trainer.addFiles(namedFor(settings ?? data, files));
  if (settings) chooseData(settings);
}
