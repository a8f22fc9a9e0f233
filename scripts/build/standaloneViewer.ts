import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rolldown } from 'vite';
import { viewerConfig } from './viewerConfig.ts';

/** Where the traces and the view of an export go. */
const PLACE = '<!--spanlight:traces-->';

/** Unpacks the code and the style that lie beside it in the page (see core/write/html/textBytes), and runs them. Nothing here comes out of a trace. */
const BOOTSTRAP = `
(async () => {
  const addressOf = async (name, type) => {
    const element = document.querySelector('script[data-spanlight="' + name + '"]');
    const text = element.textContent;
    const bytes = new Uint8Array(Number(element.dataset.bytes));
    for (let k = 0, at = 0, held = 0, bits = 0; k < text.length; k++) {
      held = (held << 15) | (text.charCodeAt(k) - 0x4000);
      bits += 15;
      for (; bits >= 8; held &= (1 << bits) - 1) bytes[at++] = held >> (bits -= 8);
    }
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return URL.createObjectURL(new Blob([await new Response(stream).arrayBuffer()], { type }));
  };
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = await addressOf('style', 'text/css;charset=utf-8');
  const styled = new Promise((resolve) => { style.onload = style.onerror = resolve; });
  document.head.append(style);
  await styled;
  const script = document.createElement('script');
  script.src = globalThis.spanlightCode = await addressOf('code', 'text/javascript;charset=utf-8');
  document.body.append(script);
})().catch((error) => {
  document.getElementById('app').textContent = 'This browser cannot show the file: ' + error.message;
});
`;

/** 15 bits a character, as core's textOfBytes has it: the build scripts do not load core. */
function textOfBytes(bytes: Uint8Array): Uint16Array {
  const units = new Uint16Array(Math.ceil((bytes.length * 8) / 15));
  let at = 0;
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < 15) continue;
    bits -= 15;
    units[at++] = 0x4000 + (held >> bits);
    held &= (1 << bits) - 1;
  }
  if (bits > 0) units[at] = 0x4000 + (held << (15 - bits));
  return units;
}

function packed(name: string, text: string): string {
  const bytes = gzipSync(text, { level: 9, memLevel: 9 });
  const units = Array.from(textOfBytes(bytes), (unit) => String.fromCharCode(unit)).join('');
  return `<script type="text/plain" data-spanlight="${name}" data-bytes="${bytes.length}">${units}</script>`;
}

function pageOf(code: string, style: string): string {
  const hash = createHash('sha256').update(BOOTSTRAP).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' blob:`,
    'style-src blob:',
    'img-src blob: data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en" data-busy="1">
  <head>
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>Spanlight</title>
  </head>
  <body>
    <div id="app"></div>
    <noscript>Spanlight needs JavaScript.</noscript>
    ${packed('style', style)}
    ${packed('code', code)}
    ${PLACE}
    <script>${BOOTSTRAP}</script>
  </body>
</html>
`;
}

async function buildPage(root: string): Promise<string> {
  const made = await build(viewerConfig(root));
  const outputs = (Array.isArray(made) ? made : [made]).flatMap(
    (one): readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[] => ('output' in one ? one.output : []),
  );
  const chunks = outputs.filter((one) => one.type === 'chunk');
  const styles = outputs.filter((one) => one.type === 'asset' && one.fileName.endsWith('.css'));
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length > 1)
    throw new Error(`the exported file has ${chunks.length} scripts`);
  const style = styles.map((one) => (one.type === 'asset' ? String(one.source) : '')).join('\n');
  return pageOf(chunk.code, style);
}

/**
 * Lays the page of an exported file (see docs/export.md) beside the build, without traces, as a text that no browser runs (in UTF-16, whose mark at the beginning outdoes what any server says), and
 * says in index.html where it is.
 */
export function standaloneViewer(): Plugin {
  let page: string | undefined;
  let name = '';
  return {
    name: 'standalone-viewer',
    apply: 'build',
    async buildStart() {
      page ??= await buildPage(process.cwd());
      name = `static/viewer-${createHash('sha256').update(page).digest('hex').slice(0, 8)}.txt`;
      this.emitFile({ type: 'asset', fileName: name, source: Buffer.from(`\ufeff${page}`, 'utf16le') });
    },
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'spanlight-viewer', content: `./${name}` }, injectTo: 'head' },
    ],
  };
}
