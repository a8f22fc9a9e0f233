// breaks: core-write-stays-in-its-layer
import type {} from '../query/query';
export const planted = true;
