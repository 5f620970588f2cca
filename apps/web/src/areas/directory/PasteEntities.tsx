import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import type { Entity } from '@mailroom/schemas/entities'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { readOptions } from '../../kit/data/use-read.ts'
import type { Offered, WhyNot } from '../../kit/entity/use-entity-options.ts'
import { useText } from '../../kit/words/texts.ts'
import { splitPasted } from './split-pasted.ts'

/** How many entries are looked up at once. */
const most = 200

/**
 * Returns whether an address or name is exactly that of an entity, in any case. The address can be
 * an alias.
 */
function isMeant({ name, displayName, email }: Entity, wanted: string): boolean {
  return [name, displayName, email].some((each) => each?.toLowerCase() === wanted.toLowerCase())
}

/** Returns entities, each once. */
export function distinct(entities: readonly Entity[]): Entity[] {
  return [...new Map(entities.map((each) => [each.id, each])).values()]
}

/**
 * Finds many users or groups by pasted addresses or names. `find` returns the ones found, each
 * once, and the rest. Entries with no match, with several, or that cannot be chosen stay in the
 * field, with the reason. Source: GRP-08.
 */
export function usePastedEntities({ states, ...offered }: Offered, whyNot: WhyNot) {
  const text = useText('directory')
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const [typed, setTyped] = useState('')

  const isOffered = ({ state }: Entity) => !states || states.includes(state)

  const lookUp = async (wanted: string) => {
    // Whatever its state: somebody who is disabled is found, and told to be disabled.
    const query = { ...offered, text: wanted }
    const { items, index } = await client.fetchQuery(
      readOptions('entities.search', { ...scope, query, limit: 10 }),
    )
    // Before everything is read, aliases too, nobody knows who is not there.
    const absent = index.phase === 'COMPLETE' ? 'paste.notFound' : 'paste.notRead'
    const exact = items.filter((entity) => isMeant(entity, wanted))
    // A single match for an address has it as an alias.
    const meant = exact.length === 0 && wanted.includes('@') ? items : exact
    const usable = meant.filter(isOffered)
    if (usable.length > 1) return { wanted, reason: text('paste.several') }
    const [entity] = usable
    if (!entity) return { wanted, reason: text(meant[0] ? 'paste.notEnabled' : absent) }
    const reason = whyNot(entity)
    return reason === undefined ? { wanted, entity } : { wanted, reason }
  }
  const search = useMutation({
    mutationFn: async (wanted: readonly string[]) => {
      const results = await Promise.all(wanted.slice(0, most).map(lookUp))
      const found = distinct(results.flatMap(({ entity }) => entity ?? []))
      const left = results.flatMap(({ wanted, reason }) =>
        reason === undefined ? [] : [{ wanted, reason }],
      )
      return { found, left, later: wanted.slice(most) }
    },
    onSuccess: ({ left, later }) =>
      setTyped([...left.map(({ wanted }) => wanted), ...later].join('\n')),
  })
  return {
    typed,
    setTyped,
    search,
    find: () => search.mutateAsync(splitPasted(typed)),
  }
}

type Props = {
  pasted: ReturnType<typeof usePastedEntities>
  onFound: (found: Entity[]) => void
}

/** The field for many addresses or names, and what became of them. */
export function PasteEntities({ pasted, onFound }: Props) {
  const text = useText('directory')
  const { typed, setTyped, search, find } = pasted
  const { found = [], left = [] } = search.data ?? {}
  return (
    <Disclosure title={text('paste.title')}>
      <SpaceBetween size="s">
        <FormField
          label={text('paste.label')}
          description={text('paste.description')}
          errorText={search.error ? text('paste.failed') : undefined}
        >
          <Textarea
            value={typed}
            rows={4}
            spellcheck={false}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
        <div role="status">{search.data && text('paste.found', { count: found.length })}</div>
        {left.length > 0 && (
          <ul className="not-added">
            {left.map(({ wanted, reason }) => (
              <li key={wanted}>
                <strong>{wanted}</strong>: {reason}
              </li>
            ))}
          </ul>
        )}
        <Button
          loading={search.isPending}
          disabled={typed.trim() === ''}
          onClick={() =>
            void find().then(
              (result) => onFound(result.found),
              () => {},
            )
          }
        >
          {text('paste.find')}
        </Button>
      </SpaceBetween>
    </Disclosure>
  )
}
