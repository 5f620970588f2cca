import Alert from '@cloudscape-design/components/alert'
import type { User } from '@mailroom/schemas/users'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { Acknowledge, useAcknowledge } from '../../../kit/form/Acknowledge.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { SuggestField } from '../../../kit/form/SuggestField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useConfiguration } from '../settings/use-configuration.ts'

/** The users of Identity Center as suggestions, where the connection may list them. */
function IdentityField() {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  const { data, error, isPending } = useRead('identityAssignments.listPrincipals', scope)
  const options = (data?.items ?? [])
    .filter(({ principalType }) => principalType === 'USER')
    .map(({ principalId, name = '', email = '' }) => ({
      ...{ value: principalId, description: `${name} ${email}`.trim(), disabled: false },
    }))
  return (
    <SuggestField
      name="identityProviderUserId"
      label={text('identityId')}
      constraint={text('identityIdWhere')}
      suggestions={{ options, isLoading: isPending, error }}
      optional
    />
  )
}

type ConsequencesProps = { before: string; field: ReturnType<typeof useAcknowledge>['field'] }

/** What it means to take an association away, or to give it to somebody else. Source: IDC-11. */
function Consequences({ before, field }: ConsequencesProps) {
  const text = useText('identityCenter')
  const { query } = useConfiguration()
  const id: unknown = useWatch({ name: 'identityProviderUserId' })
  if (before === '' || id === before) return null
  const isOnly = query.data?.authenticationMode === 'IDENTITY_PROVIDER_ONLY'
  return (
    <>
      <Alert type={isOnly ? 'error' : 'warning'}>
        {text(isOnly ? 'removal.only' : 'removal.both')}
      </Alert>
      <Acknowledge {...field}>{text('removal.acknowledge')}</Acknowledge>
    </>
  )
}

function EditAssociation({ user }: { user: User }) {
  const text = useText('identityCenter')
  const shared = useText('directory')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const [before] = useState(user.identityProviderUserId ?? '')
  const { isGiven, field } = useAcknowledge(text('acknowledgeFirst'))
  const name = nameOf(user)
  return (
    <EditForm
      id="users.update"
      fixed={{ ...scope, userId: user.userId }}
      original={{ identityProviderUserId: before }}
      fieldWords={{ label: () => text('identityId') }}
      confirmation={{
        isNeeded: async ({ identityProviderUserId }, seen) =>
          Boolean(seen.identityProviderUserId) &&
          identityProviderUserId !== seen.identityProviderUserId,
        isGiven,
      }}
      submitLabel={shared('save')}
      saved={({ identityProviderUserId: id }) =>
        text(id ? 'associated' : 'associationRemoved', { name })
      }
      onClose={close}
    >
      <div>{text('mustBeAssigned')}</div>
      <IdentityField />
      <Consequences before={before} field={field} />
    </EditForm>
  )
}

/** Associates a user with one of Identity Center, changes that, or takes it away. Source: IDC-09, IDC-11. */
export function AssociationDialog() {
  const text = useText('identityCenter')
  const { userId = '' } = useParams()
  const query = useRead('users.describe', { ...useOrganizationScope(), userId })
  return (
    <RouteDialog title={text('associationOf', { name: query.data ? nameOf(query.data) : '' })}>
      <Loaded query={query}>{(user) => <EditAssociation user={user} />}</Loaded>
    </RouteDialog>
  )
}
