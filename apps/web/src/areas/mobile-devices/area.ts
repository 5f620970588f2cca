import { defineArea } from '../../kit/area.ts'
import { words } from '../../kit/words/words.ts'
import { overridesRoutes } from './overrides/routes.ts'
import { deviceRulesRoutes } from './rules/routes.ts'

const deviceRules = words(
  () => import('./rules/locales/en.json'),
  () => import('./rules/locales/de.json'),
  () => import('./rules/locales/id.json'),
)

const organizationOverrides = words(
  () => import('./overrides/locales/en.json'),
  () => import('./overrides/locales/de.json'),
  () => import('./overrides/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    deviceRules: typeof deviceRules
    organizationOverrides: typeof organizationOverrides
  }
}

/** The heading of the area in the menu. */
const group = 'mobileDevices'

export default defineArea({
  words: { deviceRules, organizationOverrides },
  routes: {
    organization: [...deviceRulesRoutes, ...overridesRoutes],
  },
  menu: {
    organization: [
      {
        path: 'mobile-devices/rules',
        name: 'deviceRules',
        operation: 'mobileDeviceAccessRules.list',
        group,
      },
      {
        path: 'mobile-devices/overrides',
        name: 'organizationOverrides',
        operation: 'mobileDeviceAccessOverrides.list',
        group,
      },
    ],
  },
  palette: [
    {
      path: 'mobile-devices/rules/add',
      name: 'createDeviceRule',
      operation: 'mobileDeviceAccessRules.create',
    },
  ],
})
