// breaks: core-parse-stays-in-its-layer
import '../analyse/analyse';
export const planted = true;
