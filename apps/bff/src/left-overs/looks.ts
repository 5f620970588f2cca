import * as z from 'zod/mini'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Store } from '../store/open-store.ts'

const count = z.int()

/** What AWS is asked for what may be left, and what is kept of its answers. Source: EXIT-12. */
export const lookContents = {
  organization: z.object({ state: z.string() }),
  /** The mail domains, without the test domain. */
  domains: z.object({ names: z.array(z.string()) }),
  tokens: z.object({ count }),
  impersonationRoles: z.object({ names: z.array(z.string()) }),
  /** The ARN of the application; absent if there is none. */
  identityCenter: z.object({ application: z.optional(z.string()) }),
  /** How many emails the account has tried to send in 14 days. */
  senders: z.object({ attempts: count }),
  /** The receipt rules that lead to the organization. */
  receiptRules: z.object({ names: z.array(z.string()) }),
  key: z.object({ arn: z.string(), state: z.string() }),
  exportRole: z.object({ arn: z.string(), exists: z.boolean() }),
} as const
export type LookSource = keyof typeof lookContents

export const lookSources = Object.keys(lookContents) as LookSource[]

const LookRefusal = z.object({ code: z.string(), missingAction: z.optional(z.string()) })
export type LookRefusal = z.infer<typeof LookRefusal>

export type LookContent<Source extends LookSource> = z.output<(typeof lookContents)[Source]>

/** What was last seen, and how it was refused since. */
export type Looks = {
  [Source in LookSource]?: {
    seen?: { content: LookContent<Source>; at: string }
    refused?: LookRefusal & { at: string }
  }
}

/** Keeps what AWS said of organizations for everybody, also for after the end of the service. */
export function looksOf(store: Store) {
  const keep = async (
    scope: Scope,
    source: LookSource,
    columns: Partial<Record<'content' | 'looked_at' | 'refusal' | 'refused_at', string | null>>,
  ) => {
    const none = { content: null, looked_at: null, refusal: null, refused_at: null }
    await store
      .insertInto('exit_look')
      .values({ directory: directoryOf(scope), source, ...none, ...columns })
      .onConflict((conflict) => conflict.columns(['directory', 'source']).doUpdateSet(columns))
      .execute()
  }

  return {
    async all(scope: Scope): Promise<Looks> {
      const rows = await store
        .selectFrom('exit_look')
        .selectAll()
        .where('directory', '=', directoryOf(scope))
        .execute()
      const known = rows.flatMap((row) => {
        const source = lookSources.find((each) => each === row.source)
        if (!source) return []
        const { content, looked_at: at, refusal, refused_at: refusedAt } = row
        const look = {
          ...(content === null || at === null
            ? {}
            : { seen: { content: lookContents[source].parse(JSON.parse(content)), at } }),
          ...(refusal === null || refusedAt === null
            ? {}
            : { refused: { ...LookRefusal.parse(JSON.parse(refusal)), at: refusedAt } }),
        }
        return [[source, look] as const]
      })
      // Each content was parsed with the schema of its source.
      return Object.fromEntries(known) as Looks
    },

    /** Keeps what was seen; a refusal before it is forgotten. */
    seen<Source extends LookSource>(
      scope: Scope,
      source: Source,
      content: LookContent<Source>,
      at: string,
    ): Promise<void> {
      const seen = { content: JSON.stringify(content), looked_at: at }
      return keep(scope, source, { ...seen, refusal: null, refused_at: null })
    },

    /** Keeps a refusal beside what was seen before. */
    refused(scope: Scope, source: LookSource, refusal: LookRefusal, at: string): Promise<void> {
      return keep(scope, source, { refusal: JSON.stringify(refusal), refused_at: at })
    },
  }
}
