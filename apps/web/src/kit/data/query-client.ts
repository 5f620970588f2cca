import { type OperationId, staleAfter } from '@mailroom/schemas/operations'
import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query'
import { hasCode } from './failure.ts'
import { sessionGoesOn, sessionHasEnded } from './session-end.ts'

const second = 1_000

/**
 * Returns whether a second try may succeed; the backend has already repeated the calls to AWS that
 * failed.
 */
function isPassing(failure: unknown): boolean {
  return ['Unreachable', 'StoreUnavailable'].some((code) => hasCode(failure, code))
}

/**
 * Creates the cache of everything that was read. The key of a query is `[operation id, input]`, for
 * lists also the number of the page.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    mutationCache: new MutationCache({
      onError: (failure) => {
        // The screen shows who is signed in now, before the write is sent again.
        if (hasCode(failure, 'OtherAccount'))
          void client.invalidateQueries({ queryKey: ['session.describe'] })
      },
    }),
    queryCache: new QueryCache({
      onError: (failure) => {
        if (hasCode(failure, 'NotSignedIn')) sessionHasEnded()
      },
      onSuccess: sessionGoesOn,
    }),
    defaultOptions: {
      queries: {
        staleTime: 15 * second,
        retry: (count, failure) => count < 2 && isPassing(failure),
        retryDelay: (count) => second * 2 ** count,
      },
      // A write is sent at once or refused with a reason; it never waits unseen for a connection.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}

/** Returns whether a query reads one of the resources. */
export function readsOneOf(resources: readonly string[]) {
  return ({ queryKey: [id] }: Query): boolean =>
    typeof id === 'string' && resources.some((resource) => id.startsWith(`${resource}.`))
}

/** The names by which reads and writes say in which organization they are. */
const scopeNames: readonly string[] = ['connectionId', 'region', 'organizationId']

/**
 * Marks the reads that an operation made stale by removing something, and fetches those on the
 * screen, such as the list behind a dialog; not those about what it removed.
 */
export async function forgetAfter(
  client: QueryClient,
  id: OperationId,
  removed: object,
): Promise<void> {
  const isStale = readsOneOf(staleAfter(id))
  await client.invalidateQueries({ predicate: isStale, refetchType: 'none' })
  const its = Object.entries(removed).flatMap(([name, value]) =>
    typeof value === 'string' && !scopeNames.includes(name) ? [value] : [],
  )
  const isAboutIt = ({ queryKey: [, about] }: Query) =>
    typeof about === 'object' &&
    about !== null &&
    Object.values(about).some((value) => typeof value === 'string' && its.includes(value))
  await client.refetchQueries({
    type: 'active',
    predicate: (query) => isStale(query) && !isAboutIt(query),
  })
}

/** Fetches the reads that an operation made stale, and waits for those on the screen. */
export async function refreshAfter(client: QueryClient, id: OperationId): Promise<void> {
  await client.invalidateQueries({ predicate: readsOneOf(staleAfter(id)) })
}
