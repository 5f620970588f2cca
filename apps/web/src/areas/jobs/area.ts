import type { PlanProblem } from '@mailroom/schemas/job-rows'
import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

/** Does not compile if a plan's reason lacks a text. */
type EveryProblemHasWords = {
  en: () => Promise<{ default: Record<`refusal.${PlanProblem}`, string> }>
}

const jobs = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
) satisfies EveryProblemHasWords

declare module '../../kit/words/texts.ts' {
  interface Words {
    jobs: typeof jobs
  }
}

const { page, dialog } = routesWith('jobs')

export default defineArea({
  words: { jobs },
  routes: {
    organization: [
      page('jobs', 'jobs.list', () => import('./JobsPage.tsx')),
      page('jobs/:jobId', 'jobs.describe', () => import('./JobPage.tsx'), [
        dialog('start', 'jobs.start', () => import('./StartDialog.tsx')),
        dialog('discard', 'jobs.discard', () => import('./DiscardDialog.tsx')),
        dialog('cancel', 'jobs.cancel', () => import('./CancelDialog.tsx')),
        dialog('rows/:number/address', 'jobRows.update', () => import('./AddressDialog.tsx')),
        dialog('rows/:number', 'jobRows.list', () => import('./RowDialog.tsx')),
      ]),
    ],
  },
  menu: { organization: [{ path: 'jobs', name: 'jobs', operation: 'jobs.list' }] },
})
