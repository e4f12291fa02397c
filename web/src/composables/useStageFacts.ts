import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { House } from '@/api/types'
import { stageSpans } from '@/lib/houseFacts'
import { daysBetween } from '@/lib/dates'
import { reachOf, STAGES, type Stage } from '@/lib/stages'
import { useFormat } from './useFormat'

/** Each stage with how long it took and the one fact worth knowing of it. */
export function useStageFacts(house: () => House) {
  const { t } = useI18n()
  const { date, monthDay } = useFormat()

  const facts: Record<Stage, (house: House) => string> = {
    planning({ notice, meeting }) {
      if (notice?.closed_on) return t('fact.noticeDone', { days: daysBetween(notice.published_on, notice.closed_on), said: t('fact.objections', { n: notice.objections }, notice.objections) })
      if (notice) return t('fact.noticeRuns', { date: monthDay(notice.published_on) })
      return meeting ? t('fact.meeting', { n: meeting.for_count, of: meeting.present_count }) : t('fact.applied')
    },
    approval({ reviews, permits }) {
      if (permits.length > 0) return t('fact.permits', { n: permits.length }, permits.length)
      const given = reviews.filter((review) => review.verdict).length
      return t('fact.reviews', { n: given, of: reviews.length })
    },
    construction({ staked, builder }) {
      if (staked) return t('fact.staked')
      return builder ? t('fact.builder', { name: builder.name }) : t('fact.noBuilder')
    },
    supervision({ inspections }) {
      const seen = (kind: string) => (inspections.some((visit) => visit.kind === kind) ? '✓' : '·')
      return t('fact.visits', { foundation: seen('foundation'), storey: seen('storey'), roof: seen('roof') })
    },
    acceptance({ title, acceptance, completed_on }) {
      if (title) return t('fact.title', { date: monthDay(title.on) })
      if (acceptance) return t(`verdict.${acceptance.verdict}`)
      return t('fact.completed', { date: date(completed_on) })
    },
  }
  return computed(() => {
    const now = house()
    const spans = stageSpans(now)
    return STAGES.map((stage) => {
      const reach = reachOf(stage, now.stage, now.state)
      const days = spans[stage]?.days ?? 0
      const span = reach === 'future' ? t('fact.ahead') : t(reach === 'past' ? 'fact.took' : 'fact.day', { n: reach === 'past' ? days : days + 1 }, days)
      return { stage, reach, span, fact: reach === 'future' ? '' : facts[stage](now) }
    })
  })
}
