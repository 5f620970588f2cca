import { defineArea } from '../../kit/area.ts'
import { words } from '../../kit/words/words.ts'
import { devicesRoutes } from './devices/routes.ts'
import { mdmRoutes } from './mdm/routes.ts'
import { overridesRoutes } from './overrides/routes.ts'
import { policyRoutes } from './policy/routes.ts'
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

const mobilePolicy = words(
  () => import('./policy/locales/en.json'),
  () => import('./policy/locales/de.json'),
  () => import('./policy/locales/id.json'),
)

const allDevices = words(
  () => import('./devices/locales/en.json'),
  () => import('./devices/locales/de.json'),
  () => import('./devices/locales/id.json'),
)

const mdm = words(
  () => import('./mdm/locales/en.json'),
  () => import('./mdm/locales/de.json'),
  () => import('./mdm/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    deviceRules: typeof deviceRules
    organizationOverrides: typeof organizationOverrides
    mobilePolicy: typeof mobilePolicy
    allDevices: typeof allDevices
    mdm: typeof mdm
  }
}

/** The heading of the area in the menu. */
const group = 'mobileDevices'

export default defineArea({
  words: { deviceRules, organizationOverrides, mobilePolicy, allDevices, mdm },
  routes: {
    organization: [
      ...deviceRulesRoutes,
      ...overridesRoutes,
      ...policyRoutes,
      ...devicesRoutes,
      ...mdmRoutes,
    ],
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
      {
        path: 'mobile-devices/policy',
        name: 'mobilePolicy',
        operation: 'guidedSettings.describe',
        group,
      },
      {
        path: 'mobile-devices/devices',
        name: 'allDevices',
        operation: 'mobileDeviceAccessOverrides.list',
        group,
      },
      {
        path: 'mobile-devices/mdm',
        name: 'mdm',
        operation: 'mobileDeviceAccessRules.list',
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
