import type {} from './soundToo';
export const sound = 1;
