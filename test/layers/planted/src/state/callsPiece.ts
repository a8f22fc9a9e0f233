// breaks: state-stays-in-its-layer
import '../pieces/sound';
export const planted = true;
