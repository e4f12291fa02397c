import { ref } from 'vue'

/** Where a device stands, and how it knows. */
export interface Fix {
  lon: number
  lat: number
  accuracy_m: number
  fix_age_s: number
  /** `gnss` when the device measured it, `typed` when a person wrote it down. */
  provider: 'gnss' | 'typed'
}

export type PositionState = 'idle' | 'asking' | 'found' | 'denied' | 'unavailable'

/** The device's position by the Geolocation API, asked for afresh each time. */
export function usePosition() {
  const fix = ref<Fix | null>(null)
  const state = ref<PositionState>('idle')

  async function locate(): Promise<Fix | null> {
    if (!('geolocation' in navigator)) {
      state.value = 'unavailable'
      return null
    }
    state.value = 'asking'
    return new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        ({ coords, timestamp }) => {
          state.value = 'found'
          fix.value = {
            lon: coords.longitude,
            lat: coords.latitude,
            accuracy_m: Math.max(1, Math.round(coords.accuracy * 10) / 10),
            fix_age_s: Math.max(0, Math.round((Date.now() - timestamp) / 1000)),
            provider: 'gnss',
          }
          resolve(fix.value)
        },
        (error) => {
          state.value = error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'
          resolve(null)
        },
        { enableHighAccuracy: true, maximumAge: 5000, timeout: 12_000 },
      )
    })
  }
  return { fix, state, locate }
}
