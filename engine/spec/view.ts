import { choice, number, text, type ValuesOf } from './field.ts';

/** What the page shows of the document; it changes nothing that is computed. */
export const viewFields = {
  backend: choice({
    label: { en: 'Backend', zh: '后端' },
    help: {
      en: 'auto begins with WebAssembly and moves to WebGPU where that is measured to be clearly faster.',
      zh: 'auto 先用 WebAssembly，若实测 WebGPU 明显更快则换过去。',
    },
    options: ['auto', 'wasm', 'webgpu', 'reference'],
    default: 'auto',
  }),
  speed: number({
    label: { en: 'Speed', zh: '速度' },
    help: { en: 'Steps per second; 0: as fast as the machine goes.', zh: '每秒步数；0 表示尽可能快。' },
    min: 0,
    max: 1e6,
    default: 0,
  }),
  layer: text({ label: { en: 'Chosen layer', zh: '所选的层' }, maxLength: 40, default: '' }),
  /** Where a walk through the next step stands, as `step=14&at=2,3`; empty: there is none. */
  walk: text({ label: { en: 'Explanation', zh: '讲解位置' }, maxLength: 400, default: '' }),
} as const;

export type View = ValuesOf<typeof viewFields>;
