// breaks: browser-code-uses-node
import 'node:fs';
export const planted = true;
