import type { Area } from './kit/area.ts'

/** The folders of all areas of the console, in the order of the menu. */
const folders = [
  'sign-in',
  'organizations',
  'directory',
  'jobs',
  'leaving',
  'domains',
  'routing-diagnosis',
  'access-explorer',
  'access-rules',
  'mobile-devices',
  'identity-center',
  'impersonation-roles',
  'inbound-dmarc',
  'organization-tags',
  'push-notifications',
  'smime',
  'message-headers',
  'policy-viewer',
  'connections',
  'sessions',
  'audit',
  'api-reference',
]

const found = import.meta.glob<Area>('./areas/*/area.ts', { eager: true, import: 'default' })

/** All areas of the console, in the order of the menu. */
export const areas = folders.map((folder) => {
  const area = found[`./areas/${folder}/area.ts`]
  if (!area) throw new Error(`There is no area ${folder}`)
  return area
})
