import { api, given } from './client'
import type { Division, Features, Officer, Pack } from './types'

export async function pack(): Promise<Pack> {
  return given(await api.GET('/api/v1/pack'))
}

export async function divisions(under: string): Promise<Division[]> {
  return given<{ items: Division[] }>(await api.GET('/api/v1/divisions', { params: { query: { under } } })).items
}

export async function officers(): Promise<Officer[]> {
  return given<{ items: Officer[] }>(await api.GET('/api/v1/officers')).items
}

export async function boundary(): Promise<Features> {
  return given(await api.GET('/api/v1/boundary'))
}
