import { lazy } from 'react';

/** Every dialog: its title in the catalogue, its size, and what it shows, which is fetched on first use. */
export const dialogs = {
  shortcuts: {
    title: 'shortcuts',
    size: 'small',
    Content: lazy(async () => ({ default: (await import('./Shortcuts.tsx')).Shortcuts })),
  },
  fetchImages: {
    title: 'fetchTitle',
    size: 'small',
    Content: lazy(async () => ({ default: (await import('./FetchImages.tsx')).FetchImages })),
  },
  share: {
    title: 'shareTitle',
    size: 'wide',
    Content: lazy(async () => ({ default: (await import('./Share.tsx')).Share })),
  },
  gallery: {
    title: 'galleryTitle',
    size: 'sheet',
    Content: lazy(async () => ({ default: (await import('./Gallery.tsx')).Gallery })),
  },
  layer: {
    title: 'layerSheet',
    size: 'sheet',
    Content: lazy(async () => ({ default: (await import('./LayerSheet.tsx')).LayerSheet })),
  },
} as const;

export type DialogName = keyof typeof dialogs;
