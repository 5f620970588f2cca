import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const organizationTags = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    organizationTags: typeof organizationTags
  }
}

const { page } = routesWith('organizationTags')

export default defineArea({
  words: { organizationTags },
  routes: {
    organization: [
      page('tags', 'organizationTags.list', () => import('./TagsPage.tsx')),
      page('tags/edit', 'organizationTags.put', () => import('./EditTagsPage.tsx')),
    ],
  },
  menu: {
    organization: [{ path: 'tags', name: 'organizationTags', operation: 'organizationTags.list' }],
  },
  palette: [{ path: 'tags/edit', name: 'editTags', operation: 'organizationTags.put' }],
})
