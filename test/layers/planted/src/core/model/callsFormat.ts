// breaks: core-model-stays-in-its-layer
import '../format/format';
export const planted = true;
