import { describe, expect, it } from 'vitest';
import { skewGroups } from './skewGroups';

describe('clock skew by service and host', () => {
  it('is added up, the most moved first; other warnings say nothing about it', () => {
    const moved = (by: string) => [`This span's timestamps were adjusted by ${by}`];
    expect(
      skewGroups([
        { service: 'A', host: 'one', warnings: moved('65ms') },
        {
          service: '__proto__',
          host: '',
          warnings: ['clock skew adjustment disabled; not applying calculated delta of -2s'],
        },
        { service: 'A', host: 'one', warnings: moved('-70ms') },
        { service: 'A', host: 'two', warnings: moved('1ms') },
        { service: 'A', host: 'one', warnings: ['duplicate span IDs; skipping clock skew adjustment'] },
      ]),
    ).toEqual([
      { service: '__proto__', host: '', isMoved: false, count: 1, least: -2e9, most: -2e9 },
      { service: 'A', host: 'one', isMoved: true, count: 2, least: -70e6, most: 65e6 },
      { service: 'A', host: 'two', isMoved: true, count: 1, least: 1e6, most: 1e6 },
    ]);
  });
});
