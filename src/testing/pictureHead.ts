import type { PictureHead } from '../core';

/** What stands above a picture, in colours that are told apart. */
export const pictureHead: PictureHead = {
  title: 'shop: pay',
  facts: '1 span',
  unit: 'auto',
  theme: {
    ground: '#fff',
    ink: '#111',
    faint: '#666',
    line: '#ddd',
    lineStrong: '#888',
    error: '#c00',
    find: '#fa0',
    critical: '#06c',
    font: 'sans-serif',
  },
};
