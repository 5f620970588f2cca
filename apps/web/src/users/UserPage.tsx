import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import type { User } from '@mailroom/schemas'
import { Details } from '@mailroom/ui/Details'
import { Outlet, useParams } from 'react-router'
import { AppButton } from '../app/AppButton.tsx'
import { apiErrorOf, hasCode } from '../app/api/failure.ts'
import { useRead } from '../app/api/use-read.ts'
import { CliCommand } from '../app/CliCommand.tsx'
import { EntityStatus } from '../app/directory/EntityStatus.tsx'
import { nameOf } from '../app/directory/entity-name.ts'
import { ErrorAlert } from '../app/ErrorAlert.tsx'
import { Page } from '../app/Page.tsx'
import { organizationPath, useOrganizationScope } from '../app/scope.ts'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
import { UserActions } from './UserActions.tsx'
import { UserAddresses } from './UserAddresses.tsx'
import { UserNotices } from './UserNotices.tsx'

/** What the directory and WorkMail know of the account. */
function AccountDetails({ user }: { user: User }) {
  const text = useText('users')
  const { dateTime } = useFormats()
  const moment = (value: string | undefined) => value && dateTime(value)
  return (
    <Container header={<Header variant="h2">{text('userDetails')}</Header>}>
      <Details
        items={[
          { label: text('name'), value: user.name },
          { label: text('email'), value: user.email },
          { label: text('status'), value: <EntityStatus {...user} /> },
          { label: text('role'), value: text(`role.${user.userRole}`) },
          {
            label: text('hidden'),
            value: text(user.hiddenFromGlobalAddressList ? 'no' : 'yes'),
          },
          { label: text('id'), value: user.userId },
          { label: text('enabledDate'), value: moment(user.enabledDate) },
          { label: text('disabledDate'), value: moment(user.disabledDate) },
          { label: text('mailboxProvisionedDate'), value: moment(user.mailboxProvisionedDate) },
          { label: text('mailboxDeprovisionedDate'), value: moment(user.mailboxDeprovisionedDate) },
          ...(user.identityProviderUserId
            ? [{ label: text('identityProviderUserId'), value: user.identityProviderUserId }]
            : []),
        ]}
      />
    </Container>
  )
}

const personal = [
  'displayName',
  'firstName',
  'lastName',
  'initials',
  'telephone',
  'jobTitle',
  'department',
  'company',
  'office',
  'street',
  'zipCode',
  'city',
  'country',
] as const satisfies readonly (keyof User)[]

/** What colleagues see in the address book. Source: USR-15. */
function PersonalDetails({ user }: { user: User }) {
  const text = useText('users')
  return (
    <Container header={<Header variant="h2">{text('personalDetails')}</Header>}>
      <Details items={personal.map((field) => ({ label: text(field), value: user[field] }))} />
    </Container>
  )
}

/** A user that is not there is no failure of the console: it says so and leads back. Source: GEN-10. */
function UserNotFound() {
  const text = useText('users')
  const scope = useOrganizationScope()
  return (
    <Page title={text('userNotFound')}>
      <Alert
        type="info"
        action={<AppButton to={organizationPath(scope, 'users')}>{text('backToUsers')}</AppButton>}
      >
        {text('userNotFoundExplanation')}
      </Alert>
    </Page>
  )
}

/** Everything about a user; the dialogs that change it are child routes. Source: USR-14. */
export function UserPage() {
  const text = useText('users')
  const { userId = '' } = useParams()
  const input = { ...useOrganizationScope(), userId }
  const { data: user, error, refetch } = useRead('users.describe', input)
  if (hasCode(error, 'EntityNotFoundException')) return <UserNotFound />
  if (error && !user)
    return (
      <Page title={text('userDetails')}>
        <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
      </Page>
    )
  if (!user)
    return (
      <Page title={text('loadingUser')}>
        <Spinner />
      </Page>
    )
  return (
    <Page title={nameOf(user)} actions={<UserActions user={user} />}>
      <UserNotices user={user} />
      <AccountDetails user={user} />
      <UserAddresses user={user} />
      <SpaceBetween size="xs">
        <PersonalDetails user={user} />
        <CliCommand id="users.describe" input={input} />
      </SpaceBetween>
      <Outlet />
    </Page>
  )
}
