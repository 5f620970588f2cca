import type { GuidedCapability, Written } from '@mailroom/schemas/guided-settings'
import type { Scope } from '../directory-index/scope.ts'
import { type GuidedKind, guidedSettingsOf } from '../store/guided-settings.ts'
import type { AwsContext, Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

type About = { capability: GuidedCapability; kind: GuidedKind }

/**
 * Writes a draft or a record in place of the version that the person saw; without values, discards
 * it. Error: `Conflict`. Source: NOAPI-02.
 */
async function write(
  { store, clock, person, note }: AwsContext,
  scope: Scope,
  { capability, kind }: About,
  { values, version }: Pick<Written, 'values' | 'version'>,
): Promise<void> {
  const settings = guidedSettingsOf(store)
  const before = await settings.find(scope, capability, kind)
  // Named as in the input, so that the trail shows each value before and after.
  note({ before: before.values ? { setting: { capability, values: before.values } } : {} })
  const conflict = () => refusal('Conflict', 'Somebody else has written this in the meantime.')
  if (before.version !== version) throw conflict()
  const written = {
    ...(values === undefined ? {} : { values }),
    ...{ writtenBy: person.name, writtenAt: clock.now().toISOString(), version: version + 1 },
  }
  if (!(await settings.put(scope, { capability, kind }, written))) throw conflict()
}

export const guidedSettings: Handlers<'guidedSettings'> = {
  'guidedSettings.describe': async ({ capability, ...scope }, { store }) => {
    const settings = guidedSettingsOf(store)
    const [draft, recorded] = await Promise.all([
      settings.find(scope, capability, 'draft'),
      settings.find(scope, capability, 'recorded'),
    ])
    return { draft, recorded }
  },

  'guidedSettings.keepDraft': async ({ setting, version, ...scope }, context) => {
    const { capability, values } = setting
    await write(context, scope, { capability, kind: 'draft' }, { values, version })
  },

  'guidedSettings.discardDraft': async ({ capability, version, ...scope }, context) => {
    await write(context, scope, { capability, kind: 'draft' }, { version })
  },

  'guidedSettings.record': async ({ setting, version, ...scope }, context) => {
    const { capability, values } = setting
    await write(context, scope, { capability, kind: 'recorded' }, { values, version })
  },
}
