import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { EntityPicker } from '../../kit/entity/EntityPicker.tsx'
import { useEntities } from '../../kit/entity/use-entities.ts'
import type { Offered } from '../../kit/entity/use-entity-options.ts'
import { useText } from '../../kit/words/texts.ts'
import { useAccessChoices } from './use-access-filter.ts'

type Props = {
  label: string
  description: string
  everything: string
  offered: Offered
  chosen: readonly [string, (value: string) => void]
}

function Choice({ label, description, everything, offered, chosen: [id, choose] }: Props) {
  const entities = useEntities(id === '' ? [] : [id])
  return (
    <SpaceBetween size="xxs">
      <EntityPicker
        {...{ label, description, offered }}
        chosen={entities.get(id)}
        onChange={(entity) => choose(entity.id)}
      />
      {id !== '' && (
        <Button variant="inline-link" onClick={() => choose('')}>
          {everything}
        </Button>
      )}
    </SpaceBetween>
  )
}

/** Chooses the mailbox, or the person, that the list is about. */
export function WhoAndWhat() {
  const text = useText('accessExplorer')
  const { mailbox, holder } = useAccessChoices()
  return (
    <ColumnLayout columns={2}>
      <Choice
        label={text('mailbox')}
        description={text('mailboxMeaning')}
        everything={text('allMailboxes')}
        offered={{}}
        chosen={mailbox}
      />
      <Choice
        label={text('person')}
        description={text('personMeaning')}
        everything={text('allPeople')}
        offered={{ types: ['USER'] }}
        chosen={holder}
      />
    </ColumnLayout>
  )
}
