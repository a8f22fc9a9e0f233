import { describe, expect, it } from 'vitest';
import { fileUrlIn, isOnlyFileUrl, judgeFileUrl, keepFileUrl, originOf, placeOfFileUrl } from './fileUrl';

const base = 'https://traces.example/spanlight/';
const allowed = ['https://files.example:8443'];
const urlOf = (stated: string) => {
  const judged = judgeFileUrl(stated, base, allowed);
  return judged.ok ? judged.file.url : judged.refusal;
};

describe('a file that an address names', () => {
  it.each([
    ['a.json', 'https://traces.example/spanlight/a.json'],
    ['/b.json?x=1#part', 'https://traces.example/b.json?x=1'],
    ['https://traces.example/c.zip', 'https://traces.example/c.zip'],
    ['//files.example:8443/d', 'https://files.example:8443/d'],
    [' https://FILES.example:8443/e ', 'https://files.example:8443/e'],
  ])('%j is asked for at %s', (stated, url) => {
    expect(urlOf(stated)).toBe(url);
  });

  it.each([
    ['https://files.example/a.json', 'files of https://files.example are not allowed'],
    ['http://files.example:8443/a.json', 'not allowed'],
    ['https://files.example:8443.evil.example/a', 'no address'],
    ['https://files.example.evil.example:8443/a', 'not allowed'],
    ['https://traces.example@evil.example/a', 'a name or a password'],
    ['https://u:p@traces.example/a', 'a name or a password'],
    ['//evil.example/a', 'not allowed'],
    [String.raw`\\evil.example\a`, 'not allowed'],
    [' javascript:alert(1)', 'begins with http'],
    ['data:application/json,[]', 'begins with http'],
    ['blob:https://traces.example/1', 'begins with http'],
    ['file:///etc/passwd', 'begins with http'],
    ['http://[', 'no address'],
  ])('%j is not asked for', (stated, why) => {
    expect(urlOf(stated)).toContain('was not asked for');
    expect(urlOf(stated)).toContain(why);
  });

  it('is named by the end of its path, and by its host where that is another', () => {
    const nameOf = (stated: string) => {
      const judged = judgeFileUrl(stated, base, allowed);
      return judged.ok ? judged.file.name : '';
    };
    expect(nameOf('/x/a%20b.json?y')).toBe('a b.json');
    expect(nameOf('/x/100%.json')).toBe('100%.json');
    expect(nameOf('https://files.example:8443/a.json')).toBe('a.json (files.example:8443)');
    expect(nameOf('https://files.example:8443')).toBe('/ (files.example:8443)');
  });

  it('shows hostile addresses short and visible', () => {
    const said = urlOf(`evil:\u202e${'x'.repeat(5000)}`);
    expect(said).not.toContain('\u202e');
    expect(said.length).toBeLessThan(400);
  });

  it('makes its place one of files, and stays in the links between them', () => {
    expect(fileUrlIn('service=a')).toBeUndefined();
    expect(fileUrlIn('url=&x=1')).toBeUndefined();
    expect(fileUrlIn('curl=a')).toBeUndefined();
    expect(placeOfFileUrl({ path: '/search', raw: 'url=a.json' }).raw).toBe('url=a.json&xfrom=files');
    expect(placeOfFileUrl({ path: '/search', raw: 'service=a' }).raw).toBe('service=a');
    expect(keepFileUrl('xfrom=files&url=a.json', 'xfrom=files')).toBe('xfrom=files&url=a.json');
    expect(keepFileUrl('xfrom=files&url=a.json', 'xfrom=files&url=b')).toBe('xfrom=files&url=b');
    expect(keepFileUrl('xfrom=files&url=a.json', 'service=a')).toBe('service=a');
    expect(keepFileUrl('xfrom=files', 'xfrom=files')).toBe('xfrom=files');
  });

  it('leads on to its trace only where nothing else is asked', () => {
    expect(isOnlyFileUrl({ path: '/search', raw: 'xfrom=files&url=a&uiEmbed=v0' })).toBe(true);
    expect(isOnlyFileUrl({ path: '/search', raw: 'xfrom=files&url=a&service=b' })).toBe(false);
    expect(isOnlyFileUrl({ path: '/trace/1', raw: 'xfrom=files&url=a' })).toBe(false);
  });

  it.each([
    ['https://Files.example', 'https://files.example'],
    ['https://files.example:443/', 'https://files.example'],
    ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
    ['https://files.example/a', undefined],
    ['https://files.example/?', 'https://files.example'],
    ['https://files.example/?a', undefined],
    ['https://u@files.example', undefined],
    ['ftp://files.example', undefined],
    ['files.example', undefined],
    ['*', undefined],
    ['', undefined],
  ])('%j is the origin %s', (text, origin) => {
    expect(originOf(text)).toBe(origin);
  });
});
