// breaks: otlp-stays-in-its-layer
import '../worker/sound';
export const planted = true;
