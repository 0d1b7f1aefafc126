import type { DatasetDefinition } from '../../engine/data/dataset.ts';
import { datasets } from '../../engine/data/index.ts';
import { memberDefaults } from '../../engine/spec/field.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';

export type DatasetType = keyof typeof datasets;
export type Data = ModelSpec['data'];

/** Datasets that are looked at in the same way stand together. */
export type DatasetGroup = 'pointClasses' | 'pointValues' | 'tables' | 'images';

export const definitionOf = (type: DatasetType): DatasetDefinition => datasets[type];
export const defaultsOf = (type: DatasetType): Data => memberDefaults(datasets, type);
export const shapeOf = (data: Data) => definitionOf(data.type).shape(data);

/** Whether a dataset reads files of the visitor's own. */
export const readsFiles = (type: DatasetType): boolean => 'checksums' in datasets[type].fields;

export function groupOf(data: Data): DatasetGroup {
  const { kind, task } = shapeOf(data);
  if (kind === 'table') return 'tables';
  if (kind === 'image') return 'images';
  return task === 'classification' ? 'pointClasses' : 'pointValues';
}

/** Every dataset of a group, in the order of the registry. */
export const datasetsOf = (group: DatasetGroup): readonly DatasetType[] => grouped()[group];

let found: Readonly<Record<DatasetGroup, readonly DatasetType[]>> | undefined;

function grouped() {
  if (found) return found;
  const lists: Record<DatasetGroup, DatasetType[]> = { pointClasses: [], pointValues: [], tables: [], images: [] };
  for (const type of Object.keys(datasets) as DatasetType[]) lists[groupOf(defaultsOf(type))].push(type);
  found = lists;
  return found;
}

export const groupNames = [
  'pointClasses',
  'pointValues',
  'tables',
  'images',
] as const satisfies readonly DatasetGroup[];
