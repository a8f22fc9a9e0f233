// breaks: core-format-stays-in-its-layer
import '../parse/parse';
export const planted = true;
