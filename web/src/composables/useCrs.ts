import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { crsChoices, type CrsChoice } from '@/lib/crs'
import { usePack } from './usePack'

/** The coordinate systems a form offers, the county's own first, each with its name in words. */
export function useCrs() {
  const { t } = useI18n()
  const { pack } = usePack()
  const own = computed(() => pack.value?.crs ?? 'EPSG:4523')
  const choices = computed(() => crsChoices(own.value))

  function name(choice: CrsChoice): string {
    if (choice.kind === 'degrees') return t(`crs.${choice.code.replace(':', '')}`)
    return t(choice.prefixed ? 'crs.prefixed' : 'crs.bare', { meridian: choice.meridian ?? 0, zone: choice.zone ?? 0, code: choice.code })
  }
  const known = (code: string) => choices.value.find((choice) => choice.code === code)
  /** What a code of the server means; a code nobody offers stays as it is. */
  const said = (code: string) => {
    const choice = known(code)
    return choice ? name(choice) : code
  }
  const isDegrees = (code: string) => known(code)?.kind === 'degrees'
  return { own, choices, name, said, isDegrees }
}
