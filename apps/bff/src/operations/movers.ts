import { randomUUID } from 'node:crypto'
import type { ApiError } from '@mailroom/schemas/api-error'
import type { Mover } from '@mailroom/schemas/movers'
import { doesRoleExist } from '../left-overs/look-at-aws.ts'
import { moversOf } from '../left-overs/movers.ts'
import { ask } from './ask.ts'
import type { AwsContext, Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

const gone = () => refusal('Gone', 'Nothing is recorded of this company any more.')
const conflict = () => refusal('Conflict', 'Somebody else has changed this in the meantime.')

/** More than anybody hires; so the list needs no pages. */
const maxMovers = 50

/** Returns the account of WorkMail: that of the caller or, if STS does not say, of the organization. */
async function accountOf(organizationId: string, { client, workmail }: AwsContext) {
  const { answer } = await ask(async () => (await client('sts')).getCallerIdentity({}))
  if (answer?.Account !== undefined) return answer.Account
  const { ARN } = await workmail.describeOrganization({ OrganizationId: organizationId })
  return ARN?.split(':')[4]
}

type Wanted = Pick<Mover, 'accountId' | 'roleArn' | 'endsOn'>

/** Returns what of an access cannot be: its role is WorkMail's, and trusts another account. */
function problemsOf(
  { accountId, roleArn, endsOn }: Wanted,
  current: Mover | undefined,
  { account, today }: { account: string | undefined; today: string },
) {
  const hasEnded = current && (current.revokedAt !== undefined || current.endsOn < today)
  const problems: NonNullable<ApiError['fields']> = {
    ...(accountId === account ? { accountId: { code: 'ownAccount' } } : {}),
    ...(account !== undefined && roleArn.split(':')[4] !== account
      ? { roleArn: { code: 'roleElsewhere' } }
      : {}),
    // Of an access that has ended people may still set right when it did.
    ...(endsOn < today && !hasEnded ? { endsOn: { code: 'dayOver' } } : {}),
  }
  return Object.keys(problems).length > 0 ? problems : undefined
}

/** The access of migration companies, as people have recorded it. Source: KIT-08. */
export const movers: Handlers<'movers'> = {
  'movers.list': async (scope, { store }) => ({ items: await moversOf(store).all(scope) }),

  'movers.put': async (input, context) => {
    const { store, clock, person, note, awsNow } = context
    const { connectionId, region, organizationId, moverId, version, ...wanted } = input
    const scope = { connectionId, region, organizationId }
    const kept = moversOf(store)
    const all = await kept.all(scope)
    const current = all.find((each) => each.moverId === moverId)
    if (moverId !== undefined && !current) throw gone()
    if ((current?.version ?? 0) !== version) throw conflict()
    if (!current && all.length >= maxMovers)
      throw refusal('InvalidInput', 'There are too many.', {
        company: { code: 'tooBig', limit: maxMovers },
      })
    if (current) {
      const { company, accountId, externalId, roleArn, endsOn } = current
      note({ before: { company, accountId, externalId, roleArn, endsOn } })
    }
    const problems = problemsOf(wanted, current, {
      account: await accountOf(organizationId, context),
      today: awsNow().toISOString().slice(0, 10),
    })
    if (problems) throw refusal('InvalidInput', 'No company can have this access.', problems)
    // What IAM said of another role says nothing of this one.
    const isSameRole = current?.roleArn === wanted.roleArn
    const { role, checkedAt, impersonationRoleId: _, ...former } = current ?? {}
    const next = {
      ...former,
      ...(isSameRole && role && checkedAt ? { role, checkedAt } : {}),
      ...wanted,
      ...{ recordedBy: person.name, recordedAt: clock.now().toISOString() },
      ...{ moverId: moverId ?? randomUUID(), version: version + 1 },
    }
    if (!(await kept.put(scope, next))) throw conflict()
    return { moverId: next.moverId }
  },

  'movers.revoke': async ({ moverId, reason, ...scope }, { store, clock, person }) => {
    const kept = moversOf(store)
    const current = (await kept.all(scope)).find((each) => each.moverId === moverId)
    if (!current) throw gone()
    if (current.revokedAt !== undefined) throw conflict()
    const revoked = {
      ...{ revokedBy: person.name, revokedAt: clock.now().toISOString(), revokedBecause: reason },
      version: current.version + 1,
    }
    if (!(await kept.put(scope, { ...current, ...revoked }))) throw conflict()
  },

  'movers.delete': async ({ moverId, reason: _, ...scope }, { store, note }) => {
    const kept = moversOf(store)
    const current = (await kept.all(scope)).find((each) => each.moverId === moverId)
    if (!current || !(await kept.delete(scope, moverId))) throw gone()
    note({ before: { company: current.company, roleArn: current.roleArn } })
  },

  'movers.check': async ({ moverId, ...scope }, { store, workmail, client, awsNow }) => {
    const kept = moversOf(store)
    const mover = (await kept.all(scope)).find((each) => each.moverId === moverId)
    if (!mover) throw gone()
    const exists = await doesRoleExist({ workmail, client }, mover.roleArn)
    const role: 'exists' | 'gone' = exists ? 'exists' : 'gone'
    const seen = { role, checkedAt: awsNow().toISOString() }
    await kept.keepRole(scope, mover, seen)
    return seen
  },
}
