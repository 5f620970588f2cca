import type { Entity } from '@mailroom/schemas/entities'
import type { Output } from '@mailroom/schemas/operations'

export const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'

const asOf = '2026-03-01T09:30:00Z'

const people: [name: string, displayName: string, state: Entity['state']][] = [
  ['ana.silva', 'Ana Silva', 'ENABLED'],
  ['bruno.costa', 'Bruno Costa', 'DISABLED'],
  [
    'wolfeschlegelsteinhausenbergerdorff',
    'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff',
    'ENABLED',
  ],
  ...Array.from({ length: 9 }, (_, index): [string, string, Entity['state']] => [
    `person.${index + 4}`,
    `Person ${index + 4}`,
    'ENABLED',
  ]),
]

/** Users of a directory, with one name that is long and does not break. */
export const entities: readonly Entity[] = people.map(([name, displayName, state], index) => ({
  id: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
  type: 'USER',
  userRole: 'USER',
  name,
  displayName,
  email: `${name}@ocean.example.com`,
  state,
  enabledDate: asOf,
}))

const index = { phase: 'COMPLETE', asOf, done: entities.length } as const

/** Returns a page of what a search finds: of these users, or of the first few. */
export function searched(offset = 0, limit = 25): Output<'entities.search'> {
  return { items: entities.slice(offset, offset + limit), total: entities.length, index }
}

export const nobody: Output<'entities.search'> = { items: [], total: 0, index }

export const listing: Output<'entities.search'> = {
  items: [],
  total: 0,
  index: { phase: 'LISTING', done: 0 },
}

export const rules: Output<'accessControlRules.list'> = {
  items: [
    { name: 'Office', effect: 'ALLOW', description: 'From our offices', ipRanges: ['10.0.0.0/8'] },
    {
      name: 'Aufbewahrungsrichtlinienverantwortlichengruppe',
      effect: 'DENY',
      description:
        'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
      dateModified: asOf,
    },
  ],
}

/** What the backend answers to every example that says nothing else. */
export const sampleAnswers = {
  'session.describe': (): Output<'session.describe'> => session('none', 'administrator', false),
  'organizations.describe': (): Output<'organizations.describe'> => ({
    organizationId,
    alias: 'ocean-research',
    state: 'Active',
    directoryType: 'WorkMail',
    defaultMailDomain: 'ocean.example.com',
    completedDate: asOf,
    interoperabilityEnabled: false,
  }),
  'mailDomains.list': (): Output<'mailDomains.list'> => ({
    items: [
      { domainName: 'ocean.example.com', defaultDomain: true },
      { domainName: 'ocean-research.awsapps.com', defaultDomain: false },
    ],
  }),
  'mailDomains.describe': (): Output<'mailDomains.describe'> => ({
    records: [],
    isTestDomain: false,
    isDefault: false,
    ownershipVerificationStatus: 'VERIFIED',
    dkimVerificationStatus: 'VERIFIED',
  }),
  'entities.search': ({ offset, limit }: { offset?: number; limit?: number }) =>
    searched(offset, limit),
  'accessControlRules.list': () => rules,
}

/** Returns the session of an example, with a connection that has the example's id. */
export function session(
  id: string,
  role: 'administrator' | 'helpDesk' | 'auditor',
  readOnly: boolean,
): Output<'session.describe'> {
  return {
    account: { id: 'ada', name: 'Ada Administrator' },
    roles: [role],
    csrfToken: 'token-1',
    expiresAt: '2126-01-01T12:00:00Z',
    connections: [{ id, name: 'Gallery', regions: ['us-east-1'], readOnly, local: true }],
    endOfServiceDate: '2027-03-31',
  }
}
