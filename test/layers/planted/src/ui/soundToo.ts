export const soundToo = 1;
