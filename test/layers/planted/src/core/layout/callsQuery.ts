// breaks: core-layout-stays-in-its-layer
import '../query/query';
export const planted = true;
