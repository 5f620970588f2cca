import { useQueryClient } from '@tanstack/react-query'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useWriteEach } from '../../../kit/data/use-write-each.ts'
import { wholeListKey } from '../../../kit/table/whole-list.ts'
import { useText } from '../../../kit/words/texts.ts'

/**
 * Removes aliases one after the other. They leave the list at once; an alias that AWS does not
 * remove returns to it, with the reason in `refused`. Source: USR-10.
 */
export function useRemoveAliases(entityId: string) {
  const text = useText('directory')
  const client = useQueryClient()
  const input = { ...useOrganizationScope(), entityId }
  const write = useWriteEach('aliases.delete', (alias: string) => ({ ...input, alias }))

  const remove = async (aliases: readonly string[]) => {
    const queryKey = wholeListKey('aliases.list', input)
    await client.cancelQueries({ queryKey })
    const before = client.getQueryData<string[]>(queryKey) ?? []
    const show = (gone: readonly string[]) =>
      client.setQueryData<string[]>(
        queryKey,
        before.filter((address) => !gone.includes(address)),
      )
    show(aliases)
    const refused = (await write.mutateAsync(aliases)).map(({ item }) => item)
    const removed = aliases.filter((alias) => !refused.includes(alias))
    if (refused.length > 0) {
      // The alias returns at once, even if nothing can be read right now.
      show(removed)
      void client.invalidateQueries({ queryKey })
    }
    if (removed.length > 0)
      notify({ type: 'success', content: text('aliasesRemoved', { count: removed.length }) })
  }

  return { remove, refused: write.data ?? [] }
}
