import type { LintTarget } from '../lint-findings.ts'
import type { LintModel, LintPermission } from './model.ts'
import { entity, entityOf, everyTarget, isEnabled, type LintRule, nameOf } from './rule.ts'

/** Returns the permissions of which both sides go to the target. */
function* carried(model: LintModel) {
  for (const permission of model.permissions) {
    const mailbox = entityOf(model, permission.mailboxId)
    const grantee = entityOf(model, permission.granteeId)
    if (mailbox && grantee && isEnabled(mailbox) && isEnabled(grantee))
      yield { permission, mailbox, grantee, values: permission.values ?? [] }
  }
}

/** The targets that have no counterpart of a permission. Source: KIT-22, KIT-31 to KIT-33. */
function lacking(values: readonly string[]): LintTarget[] {
  const isFull = values.includes('FULL_ACCESS')
  const sendsAs = values.includes('SEND_AS')
  const becomesDelegate = isFull || values.includes('SEND_ON_BEHALF')
  return [
    ...(sendsAs && !becomesDelegate ? (['Google'] as const) : []),
    ...(isFull ? (['mailcow'] as const) : []),
    ...(isFull || sendsAs ? (['Modoboa', 'Mailu'] as const) : []),
  ]
}

function told(model: LintModel, { granteeId, values = [] }: LintPermission) {
  return {
    detail: `${granteeId} ${values}`,
    values: { grantee: nameOf(model, granteeId), permissions: [...values] },
  }
}

/** Rules about permissions on mailboxes. */
export const permissionRules: readonly LintRule[] = [
  {
    ...{ id: 'LINT-22', targets: ['M365'], severity: 'warning' },
    *check(model) {
      const seen = new Set<string>()
      for (const { grantee } of carried(model)) {
        if (grantee.kind !== 'group' || seen.has(grantee.id)) continue
        seen.add(grantee.id)
        yield entity(grantee)
      }
    },
  },
  {
    ...{ id: 'LINT-27', targets: ['Google'], severity: 'warning' },
    *check(model) {
      for (const { permission, mailbox, grantee, values } of carried(model)) {
        const becomesDelegate = values.includes('FULL_ACCESS') || values.includes('SEND_ON_BEHALF')
        // A group is LINT-29.
        if (becomesDelegate && grantee.kind !== 'group')
          yield { ...entity(mailbox), ...told(model, permission) }
      }
    },
  },
  {
    ...{ id: 'LINT-28', targets: ['Google', 'mailcow', 'Modoboa', 'Mailu'], severity: 'warning' },
    *check(model) {
      for (const { permission, mailbox, values } of carried(model)) {
        const targets = lacking(values)
        if (targets.length > 0) yield { ...entity(mailbox), ...told(model, permission), targets }
      }
    },
  },
  {
    ...{ id: 'LINT-29', targets: ['Google'], severity: 'warning' },
    *check(model) {
      for (const { permission, mailbox, grantee } of carried(model))
        if (grantee.kind === 'group') yield { ...entity(mailbox), ...told(model, permission) }
    },
  },
  {
    ...{ id: 'LINT-33', targets: everyTarget, severity: 'info' },
    *check(model) {
      for (const permission of model.permissions) {
        const mailbox = entityOf(model, permission.mailboxId)
        const grantee = entityOf(model, permission.granteeId)
        if (mailbox && !(grantee && isEnabled(grantee)))
          yield { ...entity(mailbox), ...told(model, permission) }
      }
    },
  },
]
