import { addProtocol } from 'maplibre-gl'

/** Brings one of our own tiles by its path and query; lasts as long as it takes, until the signal ends it. */
export type TileLoad = (path: string, signal: AbortSignal) => Promise<ArrayBuffer>

const SCHEME = 'own'

/** The address under which the map asks for a tile of ours. */
export const ownTiles = (path: string): string => `${SCHEME}:/${path}`

/**
 * Our own tiles are brought by the page and not by the map's worker: the page knows how to renew its token and how to wait.
 * The map never asks again for a tile that failed; one that only takes longer does not fail.
 */
export function loadTilesBy(load: TileLoad): void {
  addProtocol(SCHEME, async ({ url }, { signal }) => ({ data: await load(url.slice(SCHEME.length + 2), signal) }))
}
