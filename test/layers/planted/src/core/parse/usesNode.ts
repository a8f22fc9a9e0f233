// breaks: core-is-pure
import 'node:fs';
export const planted = true;
