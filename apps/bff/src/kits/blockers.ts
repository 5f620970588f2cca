import type { KitTarget } from '@mailroom/kits/recipe'
import { subjectsOf } from '@mailroom/kits/subjects'
import type { LintModel } from '@mailroom/schemas/lint/model'
import { type LintFinding, type LintTarget, lintTargets } from '@mailroom/schemas/lint-findings'

/** The rule about a snapshot that is incomplete or old, which a person confirms. Source: KIT-01. */
const snapshotRule = 'LINT-01'

export type Asked = {
  target: KitTarget
  errorsByHand?: boolean | undefined
  confirmIncomplete?: boolean | undefined
}

const isLintTarget = (target: string): target is LintTarget =>
  lintTargets.some((each) => each === target)

const isEntity = ({ objectKind }: LintFinding) =>
  objectKind === 'user' || objectKind === 'group' || objectKind === 'resource'

/** Returns the ids of users, groups and resources by their addresses, and the unknown addresses. */
function idsOf(model: LintModel, decided: ReadonlyMap<string, string>) {
  const owners = new Map<string, string>()
  for (const rows of [model.users, model.groups, model.resources])
    for (const { id, email } of rows.values()) if (email) owners.set(email.toLowerCase(), id)
  for (const { address, ownerId } of model.addresses)
    if (ownerId !== undefined) owners.set(address.toLowerCase(), ownerId)
  const ids = new Map<string, string>()
  const unknown: string[] = []
  for (const [address, reason] of decided) {
    const id = owners.get(address)
    if (id === undefined) unknown.push(address)
    else ids.set(id, reason)
  }
  return { ids, unknown }
}

/**
 * Says what keeps a kit from being made, and who does not go into it. An error keeps its object out
 * of the kit: an accepted one puts it on the list by hand with the reason, an open one has to be
 * fixed or put there; every warning about what goes along has to be accepted; open errors about the
 * organization, a domain or a setting stop everything. Source: LINT-00, KIT-01.
 */
export function blockersOf(
  model: LintModel,
  findings: readonly LintFinding[],
  { target, errorsByHand = false, confirmIncomplete = false }: Asked,
) {
  const { decided, snapshot } = model
  const wanted = idsOf(model, decided.byHand(target))
  const dropped = idsOf(model, decided.excluded)
  const [byHand, excluded] = [wanted.ids, dropped.ids]
  // Plain tables hold everything: only the snapshot itself is in question.
  const about = isLintTarget(target)
    ? findings.filter(({ targets, severity }) => severity !== 'info' && targets.includes(target))
    : findings.filter(({ rule }) => rule === snapshotRule)
  const { fates } = subjectsOf(model, { byHand, excluded })
  // What does not go along keeps nobody from moving.
  const left = about.filter((finding) => !isEntity(finding) || !fates.has(finding.objectId))
  const errors = left.filter(({ severity, rule }) => severity === 'error' && rule !== snapshotRule)
  const reasons = new Map<string, Set<string>>()
  for (const { objectId, rule, acceptance } of errors.filter(isEntity)) {
    const reason = acceptance ? `${rule}: ${acceptance.reason}` : errorsByHand ? rule : undefined
    if (reason !== undefined)
      reasons.set(objectId, (reasons.get(objectId) ?? new Set()).add(reason))
  }
  for (const [id, each] of reasons) byHand.set(id, [...each].toSorted().join(', '))
  const isOpen = (finding: LintFinding) =>
    !finding.acceptance && !(isEntity(finding) && byHand.has(finding.objectId))
  const openErrors = errors.filter(isOpen)
  const warnings = left.filter((finding) => finding.severity === 'warning' && isOpen(finding))
  const isOld = about.some(({ rule, acceptance }) => rule === snapshotRule && !acceptance)
  return {
    needsConfirmation: (isOld || !snapshot.isComplete) && !confirmIncomplete,
    errors: openErrors.length,
    blockingErrors: openErrors.filter((finding) => !isEntity(finding)).length,
    warnings: warnings.length,
    findings: [...openErrors, ...warnings],
    unknown: [...wanted.unknown, ...dropped.unknown],
    ...{ byHand, excluded },
  }
}
