import { trainer, page } from '../state/playground.ts';
import { chooseData } from './chooseData.ts';
import { csvSettings } from './csvSettings.ts';
import { defaultsOf, readsFiles } from './datasetGroups.ts';
import { idxSettings, publishedAs } from './idxSettings.ts';
import { asksFor, namedFor } from './namedFiles.ts';

/** Files that people picked or dropped: a table becomes the data, images too; what the document asks for is handed on. */
export async function chooseFiles(list: Iterable<File>): Promise<void> {
  const read = [...list].map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const);
  const files = new Map(await Promise.all(read));
  if (files.size === 0) return;
  const { data } = page.getState().current;
  const table = [...files].find(([name]) => /\.(csv|tsv|txt)$/i.test(name));
  if (table) {
    const settings = csvSettings(...table);
    trainer.addFiles(files);
    if (settings && !(data.type === 'csv' && data.file === table[0]))
      chooseData({ ...defaultsOf('csv'), ...settings } as typeof data);
    return;
  }
  const published = publishedAs(files);
  const isAsked = readsFiles(data.type) && asksFor(data, files) && (published ?? data.type) === data.type;
  const settings = isAsked ? undefined : idxSettings(files);
  trainer.addFiles(namedFor(settings ?? data, files));
  if (settings) chooseData(settings);
}
