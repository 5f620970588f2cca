import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { personalAttributes } from '@mailroom/schemas/directory-rules'
import type { User, UserRole } from '@mailroom/schemas/users'
import { whyNotFor } from '@mailroom/schemas/why-not'
import { useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import type { FieldWords } from '../../../kit/form/ConflictNotice.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { hasText, useText } from '../../../kit/words/texts.ts'
import { SignInChoices } from './SignInChoices.tsx'
import { useUser } from './use-user.ts'

const roles: readonly UserRole[] = ['USER', 'REMOTE_USER', 'RESOURCE', 'SYSTEM_USER']

/** Returns the labels and words of a user's fields for a conflict. */
function useUserFieldWords(): FieldWords {
  const text = useText('users')
  const shared = useText('directory')
  return {
    label: (field) => {
      const key = field === 'hiddenFromGlobalAddressList' ? 'hidden' : field
      return hasText('users', key) ? text(key) : field
    },
    value: (field, value) => {
      if (typeof value === 'boolean') return shared(value ? 'no' : 'yes')
      const role = field === 'role' && roles.find((each) => each === value)
      return role ? text(`role.${role}`) : undefined
    },
  }
}

/** The details of a user that may be empty, in the order of the form. Source: USR-15. */
const optionalDetails = personalAttributes.filter((name) => name !== 'displayName')

/**
 * Returns the initial values of the form that edits a user; the address of a disabled user cannot
 * be changed. Source: USR-11, USR-15.
 */
function editedFields(user: User) {
  const { email, displayName = '', userRole, identityProviderUserId = '' } = user
  return {
    ...(whyNotFor('aliases.makePrimary', user) ? {} : { email: email ?? '' }),
    displayName,
    ...Object.fromEntries(optionalDetails.map((field) => [field, user[field] ?? ''])),
    hiddenFromGlobalAddressList: user.hiddenFromGlobalAddressList ?? false,
    role: userRole,
    identityProviderUserId,
  }
}

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
