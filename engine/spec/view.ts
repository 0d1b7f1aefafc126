import { choice, text, type ValuesOf } from './field.ts';

/** What the page shows of the document; it changes nothing that is computed. */
export const viewFields = {
  backend: choice({
    label: { en: 'Backend', zh: '后端' },
    help: { en: 'auto measures and takes the fastest.', zh: 'auto 会测速并选最快的。' },
    options: ['auto', 'wasm', 'webgpu', 'reference'],
    default: 'auto',
  }),
  layer: text({ label: { en: 'Chosen layer', zh: '所选的层' }, maxLength: 40, default: '' }),
} as const;

export type View = ValuesOf<typeof viewFields>;
