import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type User, whyNotFor } from '@mailroom/schemas'
import { useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { editedFields, optionalDetails } from './edited-fields.ts'
import { SignInChoices } from './SignInChoices.tsx'
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
  return (
    <Container header={<Header variant="h2">{text('userDetails')}</Header>}>
      <SpaceBetween size="m">
        {!whyNotFor('aliases.makePrimary', user) && (
          <AddressField name="email" label={text('email')} suggestion={user.email ?? ''} current />
        )}
        <SignInChoices>
          <RoleWarning user={user} />
        </SignInChoices>
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
  const navigate = useNavigate()
  const fieldWords = useUserFieldWords()
  const { input } = useUser()
  const back = () => void navigate(organizationPath(input, `users/${user.userId}`))
  return (
    <EditForm
      id="users.update"
      fixed={input}
      original={editedFields(user)}
      fieldWords={fieldWords}
      submitLabel={shared('save')}
      saved={() => text('saved', { user: nameOf(user) })}
      halfSaved={(reason) => text('halfSaved', { user: nameOf(user), reason })}
      onClose={back}
    >
      <AccountFields user={user} />
      <PersonalFields />
    </EditForm>
  )
}

/**
 * Changes the address, all details and the role of a user. The user name stays. Source: USR-11,
 * USR-15, USR-16.
 */
export function EditUserPage() {
  const text = useText('users')
  const { user } = useUser()
  return (
    <Page
      title={text('editUser', { user: nameOf(user) })}
      description={text('editUserDescription', { name: user.name })}
    >
      <EditUserForm user={user} />
    </Page>
  )
}
