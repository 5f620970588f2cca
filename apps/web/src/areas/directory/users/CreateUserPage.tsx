import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { proposedLocalPart } from '@mailroom/schemas/proposed-names'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { useDirectory } from '../../../kit/entity/use-directory.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { CreatedNotEnabled } from '../created-not-enabled.ts'
import { NameFields } from '../NameFields.tsx'
import { PasswordField } from './PasswordField.tsx'
import { PasswordHandOver } from './PasswordHandOver.tsx'
import { SignInChoices } from './SignInChoices.tsx'

type Person = { name?: string; firstName?: string; lastName?: string }

function UserFields() {
  const text = useText('users')
  const { control } = useFormContext<Person>()
  const person = useWatch({ control })
  return (
    <Container header={<Header variant="h2">{text('userDetails')}</Header>}>
      <SpaceBetween size="m">
        <NameFields person={person} />
        <AddressField
          name="email"
          label={text('email')}
          suggestion={proposedLocalPart(person.name ?? '')}
        />
        <SignInChoices isNew />
      </SpaceBetween>
    </Container>
  )
}

function SignInFields() {
  const text = useText('users')
  const { control } = useFormContext()
  const role: unknown = useWatch({ control, name: 'role' })
  return (
    <Container header={<Header variant="h2">{text('signIn')}</Header>}>
      <PasswordField
        name="password"
        label={text('password')}
        repeated
        optional={role === 'REMOTE_USER'}
      />
    </Container>
  )
}

/** A user who was just added, whose password nobody else has seen. */
type Added = {
  userId: string
  person: string
  email: string
  password: string
  /** Set if the user was created but not enabled. */
  half: CreatedNotEnabled | undefined
}

function CreateUserForm() {
  const text = useText('users')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const { webAppUrl: url = 'unknown', userNameLimit } = useDirectory()
  const users = organizationPath(scope, 'users')
  const [added, setAdded] = useState<Added>()
  const toNewUser = (userId: string, user: string, half: CreatedNotEnabled | undefined) => {
    if (!half) notify({ type: 'success', content: text('userCreated', { user, url }) })
    void navigate(`${users}/${userId}`, { state: half ?? null, replace: true })
  }
  if (added) {
    const { userId, half, ...handedOver } = added
    // Who was not enabled signs in with this password once they are.
    return (
      <PasswordHandOver {...handedOver} onClose={() => toNewUser(userId, added.person, half)} />
    )
  }
  return (
    <OperationForm
      id="users.create"
      fixed={scope}
      defaults={{ role: 'USER', hiddenFromGlobalAddressList: false }}
      limits={{ name: userNameLimit }}
      submitLabel={text('addUser')}
      onCancel={() => void navigate(users)}
      onDone={({ userId, notEnabled }, { displayName, email, password }) => {
        const half = notEnabled && { notEnabled, email }
        if (password === undefined) toNewUser(userId, displayName, half)
        else setAdded({ userId, person: displayName, email, password, half })
      }}
    >
      <UserFields />
      <SignInFields />
    </OperationForm>
  )
}

/**
 * Adds a user: creates them, then enables them with their address. If only the creation succeeds,
 * the user's page says so. Source: USR-04, GEN-05, GEN-07.
 */
export function CreateUserPage() {
  const text = useText('users')
  return (
    <Page title={text('addUser')} description={text('addUserDescription')}>
      <CreateUserForm />
    </Page>
  )
}
