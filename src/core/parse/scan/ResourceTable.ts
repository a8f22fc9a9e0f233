import type { ResourceText } from '../TraceParser';
import type { ByteBlocks } from './ByteBlocks';
import { TokenTable } from './TokenTable';

/** Stands where the data names no service; OpenTelemetry's own default. */
export const UNKNOWN_SERVICE = 'unknown_service';

/** The distinct resources (with their scopes) of a document, merged by content. Index 0 is "nothing known". */
export class ResourceTable {
  readonly list: ResourceText[] = [{ service: UNKNOWN_SERVICE, resource: undefined, scope: undefined }];
  /** Whether the service's name is missing, by index. */
  readonly unknown: boolean[] = [true];
  private readonly texts: TokenTable;
  private readonly indexes = new Map<number, number>();

  constructor(bytes: ByteBlocks) {
    this.texts = new TokenTable(bytes);
  }

  /** Number of a range of the current block, to be used as `resource` or `scope` of `indexOf`. */
  textNumber(start: number, end: number): number {
    return this.texts.numberOf(start, end);
  }

  /** Index of the pair of texts (−1: none). `serviceOf` finds the service's name in the resource's text. */
  indexOf(resource: number, scope: number, serviceOf: (resource: Uint8Array) => string | undefined): number {
    const key = (resource + 1) * 0x4000000 + scope + 1;
    let index = this.indexes.get(key);
    if (index === undefined) {
      const text = resource < 0 ? undefined : this.texts.bytesOf(resource);
      const service = text === undefined ? undefined : serviceOf(text);
      index = this.list.length;
      this.list.push({
        service: service ?? UNKNOWN_SERVICE,
        // Copies: views would keep alive blocks that are cut to size later.
        resource: text?.slice(),
        scope: scope < 0 ? undefined : this.texts.bytesOf(scope).slice(),
      });
      this.unknown.push(service === undefined);
      this.indexes.set(key, index);
    }
    return index;
  }
}
