import { daysLeft, keptUntil, mailboxKeptDays } from '../directory-rules.ts'
import type { LintTarget } from '../lint-findings.ts'
import type { LintEntity, LintModel, LintUser } from './model.ts'
import {
  enabledResources,
  entity,
  everyTarget,
  isEnabled,
  isPerson,
  type LintRule,
  people,
} from './rule.ts'

const dayMs = 24 * 60 * 60_000

/** How old an export may be on the day of the swap. Source: LINT-09, XQ-16. */
const exportDays = 14

/** From which part of a quota on a mailbox is said to be nearly too large. Source: LINT-10. */
const nearlyFull = 0.9

/** The limits of a batch over IMAP at Exchange Online. Source: KIT-13, [MS4]. */
const batch = { items: 500_000, messageBytes: 35 * 1024 * 1024 }

/** Returns disabled people, and whether AWS still keeps the mailbox. Source: EXIT-05. */
function* disabledPeople({ users, now }: LintModel) {
  for (const user of users.values()) {
    if (user.state !== 'DISABLED' || !isPerson(user)) continue
    const { disabledDate, email } = user
    const days = disabledDate === undefined ? -1 : daysLeft(disabledDate, now)
    yield { user, disabledDate, days, isKept: days >= 0 && email !== undefined }
  }
}

/** Returns everybody who has a mailbox of WorkMail now. */
function* mailboxes(model: LintModel): Generator<LintEntity> {
  yield* people(model)
  for (const { user, isKept } of disabledPeople(model)) if (isKept) yield user
  yield* enabledResources(model)
}

function* tooLarge(model: LintModel, user: LintUser, sizeMb: number) {
  const over: LintTarget[] = []
  const nearly: LintTarget[] = []
  for (const [target, quota] of model.decided.quotas)
    if (sizeMb >= quota) over.push(target)
    else if (sizeMb >= nearlyFull * quota) nearly.push(target)
  for (const [severity, targets] of [
    ['error', over],
    ['warning', nearly],
  ] as const)
    if (targets.length > 0)
      yield {
        ...{ ...entity(user), severity, targets, detail: `${severity} ${targets}` },
        values: { sizeMb },
      }
}

/** Rules about mailboxes: whether they are there, exported, and fit. */
export const mailboxRules: readonly LintRule[] = [
  {
    ...{ id: 'LINT-05', targets: everyTarget, severity: 'error' },
    *check(model) {
      for (const { user, disabledDate, days, isKept } of disabledPeople(model))
        if (isKept && disabledDate !== undefined && days <= mailboxKeptDays)
          yield { ...entity(user), values: { until: keptUntil(disabledDate), days } }
    },
  },
  {
    ...{ id: 'LINT-06', targets: everyTarget, severity: 'info' },
    *check(model) {
      for (const { user, isKept } of disabledPeople(model)) if (!isKept) yield entity(user)
    },
  },
  {
    ...{ id: 'LINT-08', targets: everyTarget, severity: 'warning' },
    *check(model) {
      for (const row of mailboxes(model))
        if (!model.exports.get(row.id)?.isSettled) yield entity(row)
    },
  },
  {
    ...{ id: 'LINT-09', targets: everyTarget, severity: 'info' },
    *check(model) {
      const { swapAt } = model.decided
      if (swapAt === undefined) return
      for (const row of mailboxes(model)) {
        const { exportedAt } = model.exports.get(row.id) ?? {}
        if (exportedAt !== undefined && Date.parse(exportedAt) < swapAt - exportDays * dayMs)
          yield { ...entity(row), values: { exportedAt } }
      }
    },
  },
  {
    ...{ id: 'LINT-10', targets: everyTarget, severity: 'error' },
    *check(model) {
      if (model.decided.quotas.size === 0) return
      for (const user of people(model)) {
        const sizeMb = model.sizes.get(user.id)
        if (sizeMb !== undefined) yield* tooLarge(model, user, sizeMb)
      }
    },
  },
  {
    ...{ id: 'LINT-38', targets: ['Proton'], severity: 'error' },
    *check(model) {
      const { swapAt } = model.decided
      // From then on, mail to the address arrives at the new system, which nobody can open yet.
      const isSwapped = swapAt !== undefined && swapAt <= model.now.getTime()
      for (const user of people(model))
        if (isSwapped || user.email === undefined)
          yield { ...entity(user), values: { isSwapped: isSwapped ? 'yes' : 'no' } }
    },
  },
  {
    ...{ id: 'LINT-46', targets: ['M365'], severity: 'warning' },
    *check(model) {
      for (const row of mailboxes(model)) {
        const { messages = 0, bytes = 0 } = model.exports.get(row.id) ?? {}
        // A log has sums only: if the mean message is too large, one certainly is.
        const isLarge = messages > 0 && bytes / messages > batch.messageBytes
        if (isEnabled(row) && (messages > batch.items || isLarge))
          yield { ...entity(row), values: { messages, isLarge: isLarge ? 'yes' : 'no' } }
      }
    },
  },
]
