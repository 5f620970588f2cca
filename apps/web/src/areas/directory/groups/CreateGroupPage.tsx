import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { proposedLocalPart } from '@mailroom/schemas/proposed-names'
import { useFormContext, useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { EnumCheckbox } from '../../../kit/form/EnumCheckbox.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { CreatedNotEnabled } from '../created-not-enabled.ts'

function GroupFields() {
  const text = useText('groups')
  const { control } = useFormContext()
  const name: unknown = useWatch({ control, name: 'name' })
  return (
    <Container header={<Header variant="h2">{text('groupDetails')}</Header>}>
      <SpaceBetween size="m">
        <TextField name="name" label={text('name')} constraint={text('nameConstraint')} />
        <AddressField
          name="email"
          label={text('email')}
          suggestion={typeof name === 'string' ? proposedLocalPart(name) : ''}
        />
        <EnumCheckbox
          name="hiddenFromGlobalAddressList"
          on={false}
          off={true}
          label={text('showInAddressList')}
        />
      </SpaceBetween>
    </Container>
  )
}

/**
 * Adds a group: creates it, then enables it with its address. If only the creation succeeds, the
 * group's page says so. Source: GRP-03, GEN-05.
 */
export function CreateGroupPage() {
  const text = useText('groups')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const groups = organizationPath(scope, 'groups')
  return (
    <Page title={text('addGroup')} description={text('addGroupDescription')}>
      <OperationForm
        id="groups.create"
        fixed={scope}
        defaults={{ hiddenFromGlobalAddressList: false }}
        submitLabel={text('addGroup')}
        onCancel={() => void navigate(groups)}
        onDone={({ groupId, notEnabled }, { name, email }) => {
          const state: CreatedNotEnabled | null = notEnabled ? { notEnabled, email } : null
          if (!notEnabled) notify({ type: 'success', content: text('created', { group: name }) })
          void navigate(`${groups}/${groupId}`, { state, replace: true })
        }}
      >
        <GroupFields />
      </OperationForm>
    </Page>
  )
}
