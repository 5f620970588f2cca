import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import type { Entity } from '@mailroom/schemas'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readOptions } from '../api/use-read.ts'
import { useOrganizationScope } from '../scope.ts'
import { useText } from '../texts/texts.ts'
import { splitPasted } from './split-pasted.ts'
import type { Offered, WhyNot } from './use-entity-options.ts'

/** How many entries are looked up at once. */
const most = 200

/**
 * Returns whether an address or name is exactly that of an entity, in any case. The address can be
 * an alias.
 */
function isMeant({ name, displayName, email }: Entity, wanted: string): boolean {
  return [name, displayName, email].some((each) => each?.toLowerCase() === wanted.toLowerCase())
}

type Props = { offered: Offered; whyNot: WhyNot; onFound: (found: Entity[]) => void }

/**
 * Finds many users or groups by pasted addresses or names. Entries with no match, or several, stay,
 * with the reason. Source: GRP-08.
 */
export function PasteEntities({ offered, whyNot, onFound }: Props) {
  const text = useText('directory')
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const [typed, setTyped] = useState('')

  const lookUp = async (wanted: string) => {
    const query = { ...offered, text: wanted }
    const { items } = await client.fetchQuery(
      readOptions('entities.search', { ...scope, query, limit: 10 }),
    )
    const exact = items.filter((entity) => isMeant(entity, wanted))
    // A single match for an address has it as an alias.
    const meant = exact.length === 0 && wanted.includes('@') ? items : exact
    const [entity] = meant
    if (!entity) return { wanted, reason: text('paste.notFound') }
    if (meant.length > 1) return { wanted, reason: text('paste.several') }
    const reason = whyNot(entity)
    return reason === undefined ? { wanted, entity } : { wanted, reason }
  }
  const find = useMutation({
    mutationFn: (wanted: readonly string[]) => Promise.all(wanted.slice(0, most).map(lookUp)),
    onSuccess: (results, wanted) => {
      onFound(results.flatMap(({ entity }) => entity ?? []))
      const left = results.filter(({ entity }) => !entity).map((result) => result.wanted)
      setTyped([...left, ...wanted.slice(most)].join('\n'))
    },
  })
  const left = find.data?.filter(({ entity }) => !entity) ?? []
  return (
    <Disclosure title={text('paste.title')}>
      <SpaceBetween size="s">
        <FormField
          label={text('paste.label')}
          description={text('paste.description')}
          errorText={find.error ? text('paste.failed') : undefined}
        >
          <Textarea
            value={typed}
            rows={4}
            spellcheck={false}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
        <div role="status">
          {find.data && text('paste.found', { count: find.data.length - left.length })}
        </div>
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
          loading={find.isPending}
          disabled={typed.trim() === ''}
          onClick={() => find.mutate(splitPasted(typed))}
        >
          {text('paste.find')}
        </Button>
      </SpaceBetween>
    </Disclosure>
  )
}
