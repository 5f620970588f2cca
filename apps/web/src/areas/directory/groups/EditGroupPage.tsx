import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Group } from '@mailroom/schemas'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { ChoiceCheckbox } from '../../../kit/form/ChoiceCheckbox.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useGroup } from './use-group.ts'

function EditGroupForm({ group }: { group: Group }) {
  const text = useText('groups')
  const shared = useText('directory')
  const errorWords = useErrorWords()
  const navigate = useNavigate()
  const { input } = useGroup()
  const { name, email = '', hiddenFromGlobalAddressList = false } = group
  const back = () => void navigate(organizationPath(input, `groups/${group.groupId}`))
  return (
    <OperationForm
      id="groups.update"
      fixed={input}
      original={{ email, hiddenFromGlobalAddressList }}
      fieldWords={{
        label: (field) => text(field === 'email' ? 'email' : 'inAddressList'),
        value: (_, value) =>
          typeof value === 'boolean' ? shared(value ? 'no' : 'yes') : undefined,
      }}
      submitLabel={text('saveChanges')}
      onCancel={back}
      onDone={({ notUpdated }) => {
        const names = { group: name, reason: notUpdated ? errorWords(notUpdated) : '' }
        notify(
          notUpdated
            ? { type: 'error', content: text('halfSaved', names) }
            : { type: 'success', content: text('saved', names) },
        )
        back()
      }}
    >
      <Container>
        <SpaceBetween size="m">
          <AddressField name="email" label={text('email')} suggestion={email} current />
          <ChoiceCheckbox
            name="hiddenFromGlobalAddressList"
            on={false}
            off={true}
            label={text('showInAddressList')}
          />
        </SpaceBetween>
      </Container>
    </OperationForm>
  )
}

/**
 * Changes the address of a group and whether the global address list shows it. A group cannot be
 * renamed. Source: GRP-06, T-20.
 */
export function EditGroupPage() {
  const text = useText('groups')
  const { group } = useGroup()
  // The gate of the route has checked that the group exists.
  if (!group) return null
  return (
    <Page
      title={text('editGroup', { group: group.name })}
      description={text('editGroupDescription')}
    >
      <EditGroupForm group={group} />
    </Page>
  )
}
