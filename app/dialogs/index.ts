import { lessonListPart } from '../lessons/lessonListPart.ts';
import { fetchable } from '../ui/fetchable.ts';

/** Every dialog: its title in the catalogue, its size, and what it shows, which is fetched on first use. */
export const dialogs = {
  shortcuts: {
    title: 'shortcuts',
    size: 'small',
    part: fetchable(async () => (await import('./Shortcuts.tsx')).Shortcuts),
  },
  fetchImages: {
    title: 'fetchTitle',
    size: 'small',
    part: fetchable(async () => (await import('./FetchImages.tsx')).FetchImages),
  },
  share: {
    title: 'shareTitle',
    size: 'wide',
    part: fetchable(async () => (await import('./Share.tsx')).Share),
  },
  race: {
    title: 'race',
    size: 'wide',
    part: fetchable(async () => (await import('./Race.tsx')).Race),
  },
  compare: {
    title: 'compareTitle',
    size: 'sheet',
    part: fetchable(async () => (await import('../compare/Compare.tsx')).Compare),
  },
  gallery: {
    title: 'galleryTitle',
    size: 'sheet',
    part: fetchable(async () => {
      // What came later would push a card away from under the press.
      const lessons = lessonListPart.fetch().catch(() => {});
      const { Gallery } = await import('./Gallery.tsx');
      await lessons;
      return Gallery;
    }),
  },
  descent: {
    title: 'descentTitle',
    size: 'sheet',
    part: fetchable(async () => (await import('../descent/Descent.tsx')).Descent),
  },
  layer: {
    title: 'layerSheet',
    size: 'sheet',
    part: fetchable(async () => (await import('./LayerSheet.tsx')).LayerSheet),
  },
} as const;

export type DialogName = keyof typeof dialogs;
