import Box from '@cloudscape-design/components/box'
import { applyAddressPattern } from '@mailroom/schemas/apply-address-pattern'
import type { Targets } from '@mailroom/schemas/changes'
import type { Entity } from '@mailroom/schemas/entities'
import { useQueries } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useFirstTargets } from './use-first-targets.ts'

/** Reads the first names of users, which the index lacks; groups and resources have none. */
function useNamed(entities: readonly Entity[]) {
  const scope = useOrganizationScope()
  const described = useQueries({
    queries: entities
      .filter(({ type }) => type === 'USER')
      .map(({ id }) => readOptions('users.describe', { ...scope, userId: id })),
  })
  const users = described.flatMap(({ data }) => data ?? [])
  return entities.map((entity) => users.find(({ userId }) => userId === entity.id) ?? entity)
}

type Fields = { change: { addressPattern?: string; targets?: Targets } }

/** Previews the addresses of the first few entries while the pattern is typed. */
export function PatternPreview() {
  const text = useText('bulk')
  const { control } = useFormContext<Fields>()
  const [pattern, targets = { entityIds: [] }] = useWatch({
    control,
    name: ['change.addressPattern', 'change.targets'],
  })
  const { entities } = useFirstTargets(targets)
  const named = useNamed(entities)
  if (named.length === 0 || pattern === undefined) return null
  return (
    <div>
      <Box variant="awsui-key-label">{text('preview')}</Box>
      <ul className="pattern-preview">
        {named.map((person) => (
          <li key={person.name}>
            {nameOf(person)} → {applyAddressPattern(pattern, person) ?? text('noAddress')}
          </li>
        ))}
      </ul>
    </div>
  )
}
