import { api, given } from './client'
import type { Siting, SitingQuestion, ZoneFeatures } from './types'

/** A dry run: what an outline would touch. Nothing is stored. */
export async function trySiting(question: SitingQuestion, signal?: AbortSignal): Promise<Siting> {
  // The description lets an outline have further members, which the type of a GeoJSON polygon does not say of itself.
  return given(await api.POST('/api/v1/siting', { body: question as never, signal }))
}

export async function sitingOf(house: string): Promise<Siting> {
  return given(await api.GET('/api/v1/houses/{id}/siting', { params: { path: { id: house } } }))
}

export async function zonesWithin(bbox: string): Promise<ZoneFeatures> {
  return given(await api.GET('/api/v1/zones', { params: { query: { bbox } } }))
}
