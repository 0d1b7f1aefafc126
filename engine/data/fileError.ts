import { problem, ProblemError } from '../spec/problem.ts';

/** A local file, named by the field `field` of the data, that is not what the document needs. */
export const fileError = (field: string, name: string, en: string, zh: string): ProblemError =>
  new ProblemError([problem('file', ['data', field], { message: { en: `${name} ${en}`, zh: ` ${name} ${zh}` } })]);
