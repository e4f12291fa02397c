const KEY = 'homestead.partner'

/** The colleague an officer last went with, remembered on this device for that officer only. */
export function usePartner(username: () => string | undefined) {
  const place = () => `${KEY}.${username() ?? ''}`
  return {
    last: () => localStorage.getItem(place()),
    remember: (partner: string) => localStorage.setItem(place(), partner),
  }
}
