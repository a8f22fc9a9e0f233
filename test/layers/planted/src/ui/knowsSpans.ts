// breaks: ui-stays-in-its-layer
import '../core';
export const planted = true;
