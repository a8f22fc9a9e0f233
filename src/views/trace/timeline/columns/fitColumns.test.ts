import { expect, it } from 'vitest';
import { fitColumns } from './fitColumns';

it.each([
  [1280, 380, [], 0],
  [1280, 380, [100, 100], 2],
  [1280, 380, [400, 340], 2],
  [1280, 380, [400, 341], 1],
  [320, 160, [84], 0],
  [1280, 380, [900, 10], 0],
])('in %d px beside names of %d px, of %j fit %d', (total, name, widths, fitting) => {
  expect(fitColumns(total, name, widths)).toBe(fitting);
});
