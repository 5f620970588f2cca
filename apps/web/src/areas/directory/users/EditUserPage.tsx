import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type User, whyNotFor } from '@mailroom/schemas'
import { useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { ChoiceCheckbox } from '../../../kit/form/ChoiceCheckbox.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { editedFields, optionalDetails } from './edited-fields.ts'
import { useUser } from './use-user.ts'
import { useUserFieldWords } from './use-user-field-words.ts'

function RoleWarning({ user }: { user: User }) {
  const text = useText('users')
  const role: unknown = useWatch({ name: 'role' })
  if (role === user.userRole) return null
  return (
    <Alert type="warning">
      {text(role === 'REMOTE_USER' ? 'becomesRemote' : 'becomesMailboxUser')}
    </Alert>
  )
}

function AccountFields({ user }: { user: User }) {
  const text = useText('users')
  const { data: provider } = useRead('identityProvider.describe', useOrganizationScope())
  return (
    <Container header={<Header variant="h2">{text('userDetails')}</Header>}>
      <SpaceBetween size="m">
        {!whyNotFor('aliases.makePrimary', user) && (
          <AddressField name="email" label={text('email')} suggestion={user.email ?? ''} current />
        )}
        <ChoiceCheckbox
          name="hiddenFromGlobalAddressList"
          on={false}
          off={true}
          label={text('showInAddressList')}
        />
        <ChoiceCheckbox
          name="role"
          on="REMOTE_USER"
          off="USER"
          label={text('remoteUserNow')}
          description={text('remoteUserExplanation')}
        />
        <RoleWarning user={user} />
        {provider?.identityCenterConfiguration && (
          <TextField
            name="identityProviderUserId"
            label={text('identityProviderUserId')}
            description={text('identityProviderUserIdHint')}
            optional
          />
        )}
      </SpaceBetween>
    </Container>
  )
}

function PersonalFields() {
  const text = useText('users')
  return (
    <Container header={<Header variant="h2">{text('personalDetails')}</Header>}>
      <SpaceBetween size="m">
        <TextField name="displayName" label={text('displayName')} />
        {optionalDetails.map((field) => (
          <TextField key={field} name={field} label={text(field)} optional />
        ))}
      </SpaceBetween>
    </Container>
  )
}

function EditUserForm({ user }: { user: User }) {
  const text = useText('users')
  const shared = useText('directory')
  const errorWords = useErrorWords()
  const navigate = useNavigate()
  const fieldWords = useUserFieldWords()
  const { input } = useUser()
  const back = () => void navigate(organizationPath(input, `users/${user.userId}`))
  return (
    <OperationForm
      id="users.update"
      fixed={input}
      original={editedFields(user)}
      fieldWords={fieldWords}
      submitLabel={shared('save')}
      onCancel={back}
      onDone={({ notUpdated }) => {
        const names = { user: nameOf(user), reason: notUpdated ? errorWords(notUpdated) : '' }
        notify(
          notUpdated
            ? { type: 'error', content: text('halfSaved', names) }
            : { type: 'success', content: text('saved', names) },
        )
        back()
      }}
    >
      <AccountFields user={user} />
      <PersonalFields />
    </OperationForm>
  )
}

/**
 * Changes the address, all details and the role of a user. The user name stays. Source: USR-11,
 * USR-15, USR-16.
 */
export function EditUserPage() {
  const text = useText('users')
  const { user } = useUser()
  // The gate of the route has checked that the user exists.
  if (!user) return null
  return (
    <Page
      title={text('editUser', { user: nameOf(user) })}
      description={text('editUserDescription', { name: user.name })}
    >
      <EditUserForm user={user} />
    </Page>
  )
}
