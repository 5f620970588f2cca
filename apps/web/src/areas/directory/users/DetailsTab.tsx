import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { isManaged, personalAttributes } from '@mailroom/schemas/directory-rules'
import type { User } from '@mailroom/schemas/users'
import { Details } from '@mailroom/ui/Details'
import { Outlet } from 'react-router'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStatus } from '../EntityStatus.tsx'
import { HideSwitch } from './HideSwitch.tsx'
import { useUser } from './use-user.ts'

/** The account in the directory and in WorkMail. */
function AccountDetails({ user }: { user: User }) {
  const text = useText('users')
  const shared = useText('directory')
  const { dateTime } = useFormats()
  const moment = (value: string | undefined) => value && dateTime(value)
  return (
    <Container header={<Header variant="h2">{text('userDetails')}</Header>}>
      <Details
        items={[
          { label: text('name'), value: <Copyable what={text('name')}>{user.name}</Copyable> },
          {
            label: text('email'),
            value:
              user.state === 'ENABLED' || user.email === undefined ? (
                <Copyable what={text('email')}>{user.email}</Copyable>
              ) : (
                text('formerEmail', { email: user.email })
              ),
          },
          { label: text('status'), value: <EntityStatus {...user} /> },
          { label: text('role'), value: text(`role.${user.userRole}`) },
          {
            label: text('hidden'),
            value: isManaged(user) ? (
              <HideSwitch user={user} />
            ) : (
              shared(user.hiddenFromGlobalAddressList ? 'no' : 'yes')
            ),
          },
          { label: text('id'), value: <Copyable what={text('id')}>{user.userId}</Copyable> },
          { label: text('enabledDate'), value: moment(user.enabledDate) },
          { label: text('disabledDate'), value: moment(user.disabledDate) },
          { label: text('mailboxProvisionedDate'), value: moment(user.mailboxProvisionedDate) },
          { label: text('mailboxDeprovisionedDate'), value: moment(user.mailboxDeprovisionedDate) },
          ...(user.identityProviderUserId
            ? [
                {
                  label: text('identityProviderUserId'),
                  value: (
                    <Copyable what={text('identityProviderUserId')}>
                      {user.identityProviderUserId}
                    </Copyable>
                  ),
                },
                {
                  label: text('identityProviderIdentityStoreId'),
                  value: (
                    <Copyable what={text('identityProviderIdentityStoreId')}>
                      {user.identityProviderIdentityStoreId}
                    </Copyable>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Container>
  )
}

/** The personal details that colleagues see in the address book. Source: USR-15. */
function PersonalDetails({ user }: { user: User }) {
  const text = useText('users')
  return (
    <Container header={<Header variant="h2">{text('personalDetails')}</Header>}>
      <Details
        items={personalAttributes.map((field) => ({ label: text(field), value: user[field] }))}
      />
    </Container>
  )
}

/** All details of a user. The dialogs that change them lie over this tab. Source: USR-14. */
export function DetailsTab() {
  const { user, input } = useUser()
  return (
    <SpaceBetween size="l">
      <AccountDetails user={user} />
      <SpaceBetween size="xs">
        <PersonalDetails user={user} />
        <CliCommand id="users.describe" input={input} />
      </SpaceBetween>
      <Outlet />
    </SpaceBetween>
  )
}
