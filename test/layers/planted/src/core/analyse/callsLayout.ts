// breaks: core-analyse-stays-in-its-layer
import '../layout/layout';
export const planted = true;
