import { computed } from 'vue'
import { pack as loadPack } from '@/api/reference'
import type { Pack } from '@/api/types'
import { useLocale } from './useLocale'
import { useResource } from './useResource'

const kept = new Map<string, Promise<Pack>>()

function once(locale: string): Promise<Pack> {
  const known = kept.get(locale)
  if (known) return known
  const asked = loadPack()
  kept.set(locale, asked)
  asked.catch(() => kept.delete(locale))
  return asked
}

/** The county's rules and choices; asked for once a language. */
export function usePack() {
  const { locale } = useLocale()
  const resource = useResource(() => once(locale.value))
  const choices = (list: string) => computed(() => resource.data.value?.choices[list] ?? [])
  return { pack: resource.data, resource, choices }
}
