/** Whether JSON claims to be a lesson; a document claims a `version` instead. */
export const isLesson = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, 'lesson');
