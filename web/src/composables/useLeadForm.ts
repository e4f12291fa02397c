import { computed } from 'vue'
import { leadForm } from '@/api/violations'
import type { ActField } from '@/api/violationTypes'
import { useLocale } from './useLocale'
import { useResource } from './useResource'

const kept = new Map<string, Promise<ActField[]>>()

function once(locale: string): Promise<ActField[]> {
  const known = kept.get(locale)
  if (known) return known
  const asked = leadForm()
  kept.set(locale, asked)
  asked.catch(() => kept.delete(locale))
  return asked
}

/** The form of a lead, for the kinds of violation in words; asked for once a language. */
export function useLeadForm() {
  const { locale } = useLocale()
  const { data } = useResource(() => once(locale.value))
  const field = (name: string) => computed(() => data.value?.find((one) => one.name === name) ?? null)
  const kinds = computed(() => field('kinds').value?.item?.choices ?? [])
  return { field, kinds }
}
