import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

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

const { page, dialog } = routesWith('accessRules', 'rules')

export default defineArea({
  words: { accessRules },
  routes: {
    organization: [
      page('access-rules', 'accessControlRules.list', () => import('./AccessRulesPage.tsx'), [
        dialog('add', 'accessControlRules.put', () => import('./RuleDialog.tsx')),
        dialog(':name/edit', 'accessControlRules.put', () => import('./RuleDialog.tsx')),
        dialog(':name/rename', 'accessControlRules.rename', () => import('./RenameDialog.tsx')),
        dialog(':name/delete', 'accessControlRules.delete', () => import('./DeleteRuleDialog.tsx')),
        dialog('cases/add', 'accessTestCases.put', () => import('./test-cases/CaseDialog.tsx')),
        dialog(
          'cases/:case/edit',
          'accessTestCases.put',
          () => import('./test-cases/CaseDialog.tsx'),
        ),
        dialog(
          'cases/:case/delete',
          'accessTestCases.delete',
          () => import('./test-cases/DeleteCaseDialog.tsx'),
        ),
        dialog(
          'sample-addresses',
          'accessSampleAddresses.put',
          () => import('./impact/SampleAddressesDialog.tsx'),
        ),
      ]),
    ],
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
