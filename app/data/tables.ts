import { createStore, useStore } from 'zustand';

/** A column of a table that was read here. */
export interface Column {
  readonly name: string;
  /** Different values, sorted; what is missing is not among them. */
  readonly values: readonly string[];
  readonly numeric: boolean;
}

export interface Table {
  readonly columns: readonly Column[];
  /** Rows with as many values as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

const tables = createStore<ReadonlyMap<string, Table>>()(() => new Map());

export const rememberTable = (file: string, table: Table): void =>
  tables.setState(new Map([...tables.getState(), [file, table]]), true);

/** The table of a file that was chosen since the page was opened. */
export const useTable = (file: string): Table | undefined => useStore(tables, (all) => all.get(file));
