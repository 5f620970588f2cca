import type { ApiError } from '@mailroom/schemas'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { apiErrorOf, hasCode } from '../../api/failure.ts'
import { refreshAfter } from '../../api/query-client.ts'
import { sessionHasEnded } from '../../api/session-end.ts'
import { notify } from '../../notifications.ts'
import { useOrganizationScope } from '../../scope.ts'
import { wholeListKey } from '../../table/whole-list.ts'
import { useText } from '../../texts/texts.ts'

type Failure = { alias: string; error: ApiError }

/**
 * Removes aliases one after the other. They leave the list at once; one that AWS did not remove comes back and is told in
 * `failures`. Source: USR-10.
 */
export function useRemoveAliases(entityId: string) {
  const text = useText('directory')
  const client = useQueryClient()
  const input = { ...useOrganizationScope(), entityId }
  const [failures, setFailures] = useState<readonly Failure[]>([])

  const remove = async (aliases: readonly string[]) => {
    const queryKey = wholeListKey('aliases.list', input)
    setFailures([])
    await client.cancelQueries({ queryKey })
    const before = client.getQueryData<string[]>(queryKey) ?? []
    const show = (gone: readonly string[]) =>
      client.setQueryData<string[]>(
        queryKey,
        before.filter((address) => !gone.includes(address)),
      )
    show(aliases)
    const failed: Failure[] = []
    for (const alias of aliases)
      try {
        await call('aliases.delete', { ...input, alias })
      } catch (thrown) {
        if (hasCode(thrown, 'NotSignedIn')) sessionHasEnded()
        failed.push({ alias, error: apiErrorOf(thrown) })
      }
    const removed = aliases.filter((alias) => !failed.some((failure) => failure.alias === alias))
    show(removed)
    setFailures(failed)
    if (removed.length > 0)
      notify({ type: 'success', content: text('aliasesRemoved', { count: removed.length }) })
    await refreshAfter(client, 'aliases.delete')
  }

  return { remove, failures }
}
