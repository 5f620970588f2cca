import { DnsResult, dnsResultDays, plainName } from '@mailroom/schemas/dns-records'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Store } from './open-store.ts'

const dayMs = 86_400_000

/** Returns when the oldest result that still counts was made. */
function oldest(now: Date): string {
  return new Date(now.getTime() - dnsResultDays * dayMs).toISOString()
}

function resultOf(row: { leads_to_aws: number | null; [name: string]: unknown }): DnsResult {
  const { purpose, status, checkedAt, leads_to_aws: leads } = row
  return DnsResult.parse({
    ...{ purpose, status, checkedAt },
    ...(leads === null ? {} : { leadsToAws: leads === 1 }),
  })
}

/**
 * Reads and writes the last result of each DNS check, for colleagues and after a reload. There is one
 * of each purpose and domain, without what servers answered. Source: 03 §3.3.
 */
export function dnsResultsOf(store: Store) {
  return {
    async list(scope: Scope, domainName: string, now: Date): Promise<DnsResult[]> {
      const rows = await store
        .selectFrom('dns_result')
        .select(['purpose', 'status', 'checked_at as checkedAt', 'leads_to_aws'])
        .where('directory', '=', directoryOf(scope))
        .where('domain_name', '=', plainName(domainName))
        .where('checked_at', '>=', oldest(now))
        .execute()
      return rows.map(resultOf)
    },

    /** Returns the results of all domains, also of those that the organization no longer has. */
    async all(scope: Scope, now: Date) {
      const rows = await store
        .selectFrom('dns_result')
        .selectAll()
        .where('directory', '=', directoryOf(scope))
        .where('checked_at', '>=', oldest(now))
        .execute()
      return rows.map(({ checked_at: checkedAt, domain_name: domainName, ...row }) => ({
        ...resultOf({ ...row, checkedAt }),
        domainName,
      }))
    },

    /** Keeps a result in place of the one before, and forgets all that are too old. */
    async keep(scope: Scope, domainName: string, result: DnsResult): Promise<void> {
      const { purpose, status, checkedAt, leadsToAws } = result
      const values = {
        ...{ status, checked_at: checkedAt },
        leads_to_aws: leadsToAws === undefined ? null : Number(leadsToAws),
      }
      await store
        .insertInto('dns_result')
        .values({
          ...{ directory: directoryOf(scope), domain_name: plainName(domainName), purpose },
          ...values,
        })
        .onConflict((conflict) =>
          conflict.columns(['directory', 'domain_name', 'purpose']).doUpdateSet(values),
        )
        .execute()
      await store
        .deleteFrom('dns_result')
        .where('checked_at', '<', oldest(new Date(checkedAt)))
        .execute()
    },

    /** Forgets the results of a domain that the organization no longer has. */
    async forget(scope: Scope, domainName: string): Promise<void> {
      await store
        .deleteFrom('dns_result')
        .where('directory', '=', directoryOf(scope))
        .where('domain_name', '=', plainName(domainName))
        .execute()
    },
  }
}
