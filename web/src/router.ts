import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { restore, useSession } from '@/composables/useSession'

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown to anyone; every other page asks for a sign-in first. */
    open?: boolean
    /** Without the frame of places around it. */
    bare?: boolean
    /** From edge to edge: the places beside it shrink, and its content has no margin. */
    full?: boolean
    /** The key of the page's title. */
    title: string
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('@/pages/work/WorkListPage.vue'), meta: { title: 'work.title' } },
  { path: '/sign-in', component: () => import('@/pages/session/SignInPage.vue'), meta: { open: true, bare: true, title: 'session.title' } },
  { path: '/houses', component: () => import('@/pages/houses/HouseListPage.vue'), meta: { title: 'houses.title' } },
  { path: '/houses/new', component: () => import('@/pages/houses/NewHousePage.vue'), meta: { title: 'intake.title' } },
  { path: '/houses/:id', component: () => import('@/pages/houses/HousePage.vue'), meta: { title: 'house.title' } },
  { path: '/houses/:id/slip', component: () => import('@/pages/houses/SlipPage.vue'), meta: { title: 'slip.title' } },
  { path: '/violations', component: () => import('@/pages/violations/ViolationListPage.vue'), meta: { title: 'violations.title' } },
  { path: '/violations/new', component: () => import('@/pages/violations/NewLeadPage.vue'), meta: { title: 'lead.new' } },
  { path: '/violations/:id', component: () => import('@/pages/violations/ViolationPage.vue'), meta: { title: 'case.title' } },
  { path: '/patches', component: () => import('@/pages/patches/PatchesPage.vue'), meta: { title: 'patches.title' } },
  { path: '/map', component: () => import('@/pages/map/MapPage.vue'), meta: { full: true, title: 'district.title' } },
  { path: '/patrols', component: () => import('@/pages/patrols/PatrolPage.vue'), meta: { title: 'patrols.title' } },
  { path: '/patrols/new', component: () => import('@/pages/patrols/NewPatrolPage.vue'), meta: { title: 'patrols.new' } },
  { path: '/patrols/visits/:id', component: () => import('@/pages/patrols/PatrolVisitPage.vue'), meta: { title: 'patrols.view.visits' } },
  { path: '/board', component: () => import('@/pages/board/BoardPage.vue'), meta: { title: 'board.title' } },
  { path: '/status', component: () => import('@/pages/status/StatusPage.vue'), meta: { open: true, bare: true, title: 'status.title' } },
  { path: '/report', component: () => import('@/pages/reports/ReportPage.vue'), meta: { open: true, bare: true, title: 'report.title' } },
  { path: '/admin', component: () => import('@/pages/admin/AdminPage.vue'), meta: { title: 'admin.title' } },
  { path: '/:rest(.*)*', component: () => import('@/pages/session/NotFoundPage.vue'), meta: { open: true, title: 'notFound.title' } },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

/** The page says of itself that it is on its way, from the first byte of `index.html` until a route is shown. */
function busy(on: boolean): void {
  document.getElementById('app')?.setAttribute('aria-busy', String(on))
}
router.beforeEach((to, from) => { if (to.path !== from.path) busy(true) })
router.afterEach(() => void nextTick(() => busy(false)))
router.onError(() => busy(false))

router.beforeEach(async (to) => {
  if (to.path === '/status' || to.path === '/report') return true
  await restore()
  const { signedIn } = useSession()
  if (to.path === '/sign-in') return signedIn.value ? '/' : true
  if (to.meta.open || signedIn.value) return true
  return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
})
