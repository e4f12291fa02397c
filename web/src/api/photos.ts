import { answer } from './answer'
import type { Photo } from './types'

/** What a photo shows: a house, a violation, or what its act says. */
export interface PhotoSubject {
  house_id?: string
  violation_id?: string
}

/** Where and when a photo was taken, bound to its bytes by their SHA-256. */
export type PhotoMeta = PhotoSubject & {
  taken_at: string
  location: {
    lon: number
    lat: number
    accuracy_m: number
    datum: 'wgs84'
    provider: string
    fix_age_s: number
  } | null
  purpose: string
  device_id: string
  sha256: string
}

export async function uploadPhoto(file: Blob, name: string, meta: PhotoMeta): Promise<Photo> {
  const form = new FormData()
  form.append('meta', new Blob([JSON.stringify(meta)], { type: 'application/json' }))
  form.append('file', file, name)
  const response = await answer(new Request(address(''), { method: 'POST', body: form }))
  return ((await response.json()) as { photo: Photo }).photo
}

export type PhotoSize = 'thumbnail' | 'display' | 'original'

/** The picture itself. It needs the bearer token, so a plain `<img src>` cannot fetch it. */
export async function photoBlob(id: string, size: PhotoSize): Promise<Blob> {
  const response = await answer(new Request(address(`/${encodeURIComponent(id)}/${size}`)))
  return response.blob()
}

function address(path: string): string {
  return new URL(`/api/v1/photos${path}`, window.location.origin).href
}
