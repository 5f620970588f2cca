import { snapshotValidDays } from '../exit.ts'
import { type LintModel, type LintSetting, settingId } from './model.ts'
import { everyTarget, type LintRule, organization, people } from './rule.ts'

const dayMs = 24 * 60 * 60_000

/** How many users Zoho takes from one file. Source: KIT-40, [Z1]. */
const zohoUsers = 200

function setting(row: LintSetting) {
  const { name = settingId(row) } = row
  return {
    ...({ objectKind: 'setting', objectId: settingId(row), objectName: name } as const),
    values: { kind: row.kind === 'recordedSetting' ? row.area : row.kind },
  }
}

function countOf(all: Iterable<unknown>): number {
  let count = 0
  for (const _ of all) count++
  return count
}

/** Returns the settings that AWS has no API for and people have recorded. */
function recorded({ settings }: LintModel) {
  // Certificates for S/MIME are set up by each user, and nothing of them is recorded.
  return settings.filter((row) => row.kind === 'recordedSetting' && row.area !== 'smimeStep')
}

/** Rules about the organization, its settings and the snapshot itself. */
export const organizationRules: readonly LintRule[] = [
  {
    ...{ id: 'LINT-01', targets: everyTarget, severity: 'error' },
    *check({ snapshot, now }) {
      const { snapshotId, createdAt, isComplete } = snapshot
      const days = Math.floor((now.getTime() - Date.parse(createdAt)) / dayMs)
      if (!isComplete || days > snapshotValidDays)
        yield {
          ...{ objectKind: 'snapshot', objectId: snapshotId, objectName: createdAt },
          values: { days, isComplete: isComplete ? 'yes' : 'no' },
        }
    },
  },
  {
    ...{ id: 'LINT-07', targets: everyTarget, severity: 'error' },
    *check(model) {
      if (model.identityProvider?.authenticationMode !== 'IDENTITY_PROVIDER_ONLY') return
      const targets = everyTarget.filter((target) => {
        const way = model.decided.ways.get(target)
        return way === undefined || way === 'imap-password'
      })
      if (targets.length > 0) yield { ...organization(model), targets, detail: targets.join() }
    },
  },
  {
    ...{ id: 'LINT-39', targets: ['Zoho'], severity: 'info' },
    *check(model) {
      const users = countOf(people(model))
      if (users > zohoUsers)
        yield {
          ...organization(model),
          values: { users, files: Math.ceil(users / zohoUsers), most: zohoUsers },
        }
    },
  },
  {
    ...{ id: 'LINT-41', targets: ['Entra'], severity: 'error' },
    *check(model) {
      if (countOf(people(model)) === 1) yield organization(model)
    },
  },
  {
    ...{ id: 'LINT-44', targets: everyTarget, severity: 'warning' },
    check: (model) => recorded(model).map(setting),
  },
  {
    ...{ id: 'LINT-45', targets: everyTarget, severity: 'info' },
    check: ({ settings }) => settings.filter(({ kind }) => kind !== 'recordedSetting').map(setting),
  },
  {
    ...{ id: 'LINT-47', targets: ['M365', 'Entra'], severity: 'error' },
    *check(model) {
      const targets = (['M365', 'Entra'] as const).filter(
        (target) => model.decided.ways.get(target) === 'ews',
      )
      if (targets.length > 0) yield { ...organization(model), targets, detail: targets.join() }
    },
  },
  {
    ...{ id: 'LINT-50', targets: everyTarget, severity: 'warning' },
    *check(model) {
      if (model.organization?.interoperabilityEnabled === true) yield organization(model)
    },
  },
]
