// breaks: core-query-stays-in-its-layer
import type {} from '../layout/layout';
export const planted = true;
