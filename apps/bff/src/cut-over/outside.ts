import { decided } from '@mailroom/schemas/lint/decisions'
import type { Connection } from '../aws/clients.ts'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Linter } from '../lint/linter.ts'
import { decisionsOf } from '../lint/tables.ts'
import { ask } from '../operations/ask.ts'
import type { AwsContext } from '../operations/handlers.ts'
import { readMailDomain } from '../operations/mail-domain.ts'
import type { Store } from '../store/open-store.ts'
import type { AwsFacts } from './check.ts'
import { cutOverNetwork, serverLabel } from './network.ts'
import type { StoredPlan } from './tables.ts'
import type { Outside } from './view.ts'

/** Returns how far the export after the switch is. Source: XQ-16, CUT-05 step 9. */
async function secondPassOf(store: Store, directory: string, since: string) {
  const runs = await store
    .selectFrom('export_run')
    .select('state')
    .where('directory', '=', directory)
    .where('pass', '>=', 2)
    .where('created_at', '>=', since)
    .where('state', '!=', 'PLANNED')
    .execute()
  if (runs.some(({ state }) => state === 'COMPLETED')) return 'settled'
  return runs.length > 0 ? 'open' : 'none'
}

/** Returns what Mailroom itself knows about the current step of a cut-over. Source: CUT-05. */
export async function outsideOf(
  { plan, domain }: StoredPlan,
  about: {
    store: Store
    scope: Scope
    now: Date
    linter: Linter
    connection: Pick<Connection, 'resolvers' | 'cachingResolvers' | 'local'>
  },
): Promise<Outside> {
  const { store, scope, now, linter, connection } = about
  const directory = directoryOf(scope)
  const resolvers = cutOverNetwork(connection).recursive.map(serverLabel)
  const switchedAt = plan.done.mx?.at
  if (plan.step === 'secondPass' && switchedAt !== undefined)
    return { now, resolvers, secondPass: await secondPassOf(store, directory, switchedAt) }
  if (plan.step !== 'target') return { now, resolvers }
  const [found, { decisions }] = await Promise.all([
    linter.list(store, scope, now, { limit: 1 }),
    decisionsOf(store, directory),
  ])
  return {
    ...{ now, resolvers, isVerified: decided(decisions).isVerified(plan.target, domain) },
    lintErrors:
      'counts' in found
        ? found.counts?.find(({ target }) => target === plan.target)?.error
        : undefined,
  }
}

/** How far back SES's statistics go. Milliseconds. Source: 06 GetSendStatistics. */
const statisticsMs = 14 * 24 * 60 * 60_000

/** Asks AWS what only it knows. What it refuses is not known; nothing else depends on it. */
export async function awsFactsOf(
  { organizationId, domain }: { organizationId: string; domain: string },
  { workmail, client, awsNow }: Pick<AwsContext, 'workmail' | 'client' | 'awsNow'>,
): Promise<AwsFacts> {
  const [known, statistics] = await Promise.all([
    ask(() => readMailDomain({ organizationId, domainName: domain }, { workmail })),
    ask(async () => (await client('ses')).getSendStatistics({})),
  ])
  const isGone = known.refused?.error.code === 'MailDomainNotFoundException'
  const since = awsNow().getTime() - statisticsMs
  const points = statistics.answer?.SendDataPoints ?? []
  const late = points.filter(({ Timestamp }) => (Timestamp?.getTime() ?? 0) >= since)
  return {
    ...(known.answer || isGone ? { isDomainThere: !isGone } : {}),
    ...(statistics.answer
      ? { sent: late.reduce((sum, { DeliveryAttempts = 0 }) => sum + DeliveryAttempts, 0) }
      : {}),
  }
}
