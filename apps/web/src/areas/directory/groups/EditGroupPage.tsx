import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Group } from '@mailroom/schemas/groups'
import { useNavigate } from 'react-router'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { EnumCheckbox } from '../../../kit/form/EnumCheckbox.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useGroup } from './use-group.ts'

function EditGroupForm({ group }: { group: Group }) {
  const text = useText('groups')
  const shared = useText('directory')
  const navigate = useNavigate()
  const { input } = useGroup()
  const { name, email = '', hiddenFromGlobalAddressList = false } = group
  const back = () => void navigate(organizationPath(input, `groups/${group.groupId}`))
  return (
    <EditForm
      id="groups.update"
      fixed={input}
      original={{ email, hiddenFromGlobalAddressList }}
      fieldWords={{
        label: (field) => text(field === 'email' ? 'email' : 'inAddressList'),
        value: (_, value) =>
          typeof value === 'boolean' ? shared(value ? 'no' : 'yes') : undefined,
      }}
      submitLabel={text('saveChanges')}
      saved={() => text('saved', { group: name })}
      halfSaved={(reason) => text('halfSaved', { group: name, reason })}
      onClose={back}
    >
      <Container>
        <SpaceBetween size="m">
          <AddressField name="email" label={text('email')} suggestion={email} current />
          <EnumCheckbox
            name="hiddenFromGlobalAddressList"
            on={false}
            off={true}
            label={text('showInAddressList')}
          />
        </SpaceBetween>
      </Container>
    </EditForm>
  )
}

/**
 * Changes the address of a group and whether the global address list shows it. A group cannot be
 * renamed. Source: GRP-06, T-20.
 */
export function EditGroupPage() {
  const text = useText('groups')
  const { group } = useGroup()
  return (
    <Page
      title={text('editGroup', { group: group.name })}
      description={text('editGroupDescription')}
    >
      <EditGroupForm group={group} />
    </Page>
  )
}
