// breaks: pieces-stays-in-its-layer
import '../views/one/sound';
export const planted = true;
