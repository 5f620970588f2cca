import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const inboundDmarc = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    inboundDmarc: typeof inboundDmarc
  }
}

const { page, dialog } = routesWith('inboundDmarc')

export default defineArea({
  words: { inboundDmarc },
  routes: {
    organization: [
      page('dmarc', 'inboundDmarcSettings.describe', () => import('./DmarcPage.tsx'), [
        dialog('edit', 'inboundDmarcSettings.put', () => import('./EditDmarcDialog.tsx')),
      ]),
    ],
  },
  menu: {
    organization: [
      { path: 'dmarc', name: 'inboundDmarc', operation: 'inboundDmarcSettings.describe' },
    ],
  },
})
