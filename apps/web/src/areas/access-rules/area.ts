import { defineArea } from '../../kit/area.ts'
import { words } from '../../kit/words/words.ts'
import { accessRulesRoutes } from './routes.ts'

const accessRules = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    accessRules: typeof accessRules
  }
}

export default defineArea({
  words: { accessRules },
  routes: {
    organization: accessRulesRoutes,
  },
  menu: {
    organization: [
      {
        path: 'access-rules',
        name: 'accessControlRules',
        operation: 'accessControlRules.list',
      },
    ],
  },
  palette: [
    {
      path: 'access-rules/add',
      name: 'createAccessControlRule',
      operation: 'accessControlRules.put',
    },
  ],
})
