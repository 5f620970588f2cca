import type { WorkMail } from '@aws-sdk/client-workmail'
import type { AccessRight } from '@mailroom/schemas/access/who-can-open'
import type { Decided } from '@mailroom/schemas/access-paths'
import type { Output } from '@mailroom/schemas/operations'
import type { Scope } from '../directory-index/scope.ts'
import { refusal } from '../operations/refusal.ts'
import type { Store } from '../store/open-store.ts'
import type { AccessExplorer } from './access-explorer.ts'
import { isKindRead } from './access-model.ts'
import { type AccessCheck, decideByAccessRules, decideByDevice } from './decide.ts'
import { entryOf } from './entries.ts'

/** What one needs to send as a mailbox, and to open it. */
const sending: readonly AccessRight[] = ['SEND_AS', 'SEND_ON_BEHALF']
const opening: readonly AccessRight[] = ['FULL_ACCESS', 'READ', 'CALENDAR']

type At = { store: Store; workmail: WorkMail; now: () => Date }

/** Returns whether all of some conditions hold; unknown if one is, and none fails. */
function both(...conditions: ('yes' | 'no' | 'unknown')[]): 'yes' | 'no' | 'unknown' {
  if (conditions.includes('no')) return 'no'
  return conditions.includes('unknown') ? 'unknown' : 'yes'
}

const asVerdict = ({ effect }: Decided) =>
  effect === undefined ? 'unknown' : effect === 'ALLOW' ? 'yes' : 'no'

/**
 * Says whether somebody can open a mailbox, or send as it by SMTP, from an address: whether they have
 * a way, and what the rules decide about them. Errors: `InvalidInput` for somebody who is unknown.
 */
export async function checkAccess(
  explorer: AccessExplorer,
  at: At,
  { mailboxId, holderId, ...check }: Scope & AccessCheck & { mailboxId: string; holderId: string },
): Promise<Output<'accessPaths.check'>> {
  const { connectionId, region, organizationId, action } = check
  const scope = { connectionId, region, organizationId }
  const { model, index } = await explorer.modelOf(scope, at)
  const isRole = model.isRole(holderId)
  if (index.phase === 'COMPLETE' && !model.entityOf(mailboxId))
    throw refusal('InvalidInput', 'There is no such mailbox.', { mailboxId: { code: 'unknown' } })
  if (index.phase === 'COMPLETE' && !isRole && model.entityOf(holderId)?.type !== 'USER')
    throw refusal('InvalidInput', 'There is no such person.', { holderId: { code: 'unknown' } })
  const paths = model.pathsTo(mailboxId, holderId)
  const wanted = action === 'SMTP' ? sending : opening
  const isUsable = ({ rights, asleep }: (typeof paths)[number]) =>
    asleep === undefined && rights.some((right) => wanted.includes(right))
  const usable = paths.filter(isUsable)
  const others = paths.filter((path) => !isUsable(path))
  const needsEws = isRole && action !== 'EWS'
  const [rules, device] = await Promise.all([
    decideByAccessRules(at.workmail, { ...check, holderId, isRole }),
    action === 'ActiveSync' && !isRole
      ? decideByDevice(at.workmail, { ...check, userId: holderId })
      : undefined,
  ])
  const isEverythingRead =
    isKindRead('permission', model.unread, index) &&
    isKindRead('role', model.unread, index) &&
    isKindRead('migration', model.unread, index)
  const way = usable.length > 0 ? 'yes' : isEverythingRead ? 'no' : 'unknown'
  return {
    verdict: both(
      needsEws ? 'no' : 'yes',
      way,
      asVerdict(rules),
      device ? asVerdict(device) : 'yes',
    ),
    paths: [...usable, ...others].map((path) =>
      entryOf(model, { path, state: 'new', review: undefined }),
    ),
    ...{ usable: usable.length, unread: model.unread, index, needsEws, rules },
    ...(device ? { device } : {}),
  }
}
