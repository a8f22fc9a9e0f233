// breaks: server-uses-only-core-and-sources
import '../src/views/one/sound';
export const planted = true;
