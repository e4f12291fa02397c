import { useI18n } from 'vue-i18n'
import type { CaseClock } from '@/api/violationTypes'
import { toDateInput } from '@/lib/dates'

/** A clock of a case in words: what may not be late, what may not come early, and whose it is. */
export function useCaseClock() {
  const { t } = useI18n()

  function left(clock: CaseClock): string {
    if (clock.status === 'met') return t('caseClock.met')
    if (clock.status === 'undetermined' || clock.days_left === null) return t('caseClock.undetermined')
    const n = Math.abs(clock.days_left)
    const span = t('caseClock.days', { n }, n)
    if (clock.sense === 'not_before') {
      if (clock.days_left > 0) return t('caseClock.notBefore.wait', { span })
      return t(clock.otherwise && clock.otherwise > toDateInput(new Date()) ? 'caseClock.notBefore.between' : 'caseClock.notBefore.open')
    }
    const words = { must_by: 'mustBy', court_by: 'courtBy', party_until: 'partyUntil' }[clock.sense]
    if (clock.days_left === 0) return t(`caseClock.${words}.today`)
    return t(`caseClock.${words}.${clock.days_left > 0 ? 'left' : 'over'}`, { span })
  }
  return { left }
}
