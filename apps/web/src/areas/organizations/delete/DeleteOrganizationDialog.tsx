import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Organization } from '@mailroom/schemas/organizations'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import {
  organizationPath,
  organizationsPath,
  useOrganizationScope,
} from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { LossList, useEnabledUsers } from './Losses.tsx'

const choices = ['keep', 'delete'] as const
type Choice = (typeof choices)[number]

/** Leads to the rules of Amazon SES that may keep AWS from deleting. Source: ORG-36. */
function RulesLink() {
  const text = useText('deleteOrganization')
  const scope = useOrganizationScope()
  return <AppLink to={organizationPath(scope, 'receipt-rules')}>{text('checkRules')}</AppLink>
}

/** The question, with the choices that AWS asks for. */
function Question({ organization }: { organization: Organization }) {
  const text = useText('deleteOrganization')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const { enabledUsers, isUncounted } = useEnabledUsers()
  const [directory, setDirectory] = useState<Choice>()
  const [force, setForce] = useState(false)
  const [application, setApplication] = useState(false)
  const { alias, directoryId = '' } = organization
  // AWS bills only the directories that WorkMail made. Source: ORG-35.
  const isWorkMails = organization.directoryType?.toLowerCase() === 'vpcdirectory'
  const hasUsers = enabledUsers === undefined ? isUncounted : enabledUsers > 0
  const missing =
    directory === undefined
      ? text('missingDirectory')
      : (enabledUsers ?? 0) > 0 && !force
        ? text('missingForce')
        : enabledUsers === undefined && !isUncounted
          ? text('missingCount')
          : undefined
  return (
    <ConfirmDialog
      id="organizations.delete"
      input={{
        ...{ ...scope, alias, deleteDirectory: directory === 'delete' },
        ...(hasUsers && force ? { forceDelete: true } : {}),
        ...(application ? { deleteIdentityCenterApplication: true } : {}),
      }}
      title={text('title', { alias })}
      confirmLabel={text('confirm')}
      typed={{ label: text('typeAlias', { alias }), expected: alias }}
      missing={missing}
      help={({ awsRequestId }) =>
        awsRequestId !== undefined && (
          <div>
            {text('rulesAfter')} <RulesLink />
          </div>
        )
      }
      onDone={() => {
        notify({ type: 'success', content: text('started', { alias }) })
        void navigate(organizationsPath(scope), { replace: true })
      }}
    >
      <SpaceBetween size="m">
        <Alert type="warning" header={text('forGood')}>
          {text('forGoodExplanation')}
        </Alert>
        <div>
          <div>{text('lost')}</div>
          <LossList />
          <div>{text('stays')}</div>
          <div>{text('exportFirst')}</div>
        </div>
        <FormField label={text('directoryRequired')}>
          <RadioGroup
            value={directory ?? null}
            ariaRequired
            items={choices.map((value) => ({
              value,
              label: text(`directory.${value}`, { id: directoryId }),
              description: text(
                value === 'keep' && !isWorkMails
                  ? 'directory.keep.own'
                  : `directory.${value}.explain`,
              ),
            }))}
            onChange={({ detail }) => setDirectory(choices.find((each) => each === detail.value))}
          />
        </FormField>
        {hasUsers && (
          <Checkbox
            checked={force}
            description={text('force.explain')}
            onChange={({ detail }) => setForce(detail.checked)}
          >
            {enabledUsers === undefined
              ? text('force.uncounted')
              : text('force', { count: enabledUsers })}
          </Checkbox>
        )}
        <Checkbox
          checked={application}
          description={text('application.explain')}
          onChange={({ detail }) => setApplication(detail.checked)}
        >
          {text('application')}
        </Checkbox>
        <div>
          {text('rulesBefore')} <RulesLink />
        </div>
        {missing !== undefined && <div role="status">{missing}</div>}
      </SpaceBetween>
    </ConfirmDialog>
  )
}

/** The question about the organization as it was when the dialog was opened, or why there is none. */
function DeleteOrganization({ organization }: { organization: Organization }) {
  const text = useText('deleteOrganization')
  const [seen] = useState(organization)
  const { alias, state } = seen
  if (state !== 'Deleting' && state !== 'Deleted') return <Question organization={seen} />
  return (
    <RouteDialog title={text('title', { alias })}>
      {text(state === 'Deleted' ? 'isDeleted' : 'isDeleting')}
    </RouteDialog>
  )
}

/**
 * Deletes the organization in the address: a person chooses what happens to the directory, agrees
 * to lose enabled users, and types the alias. Source: ORG-30 to ORG-37, 02/S-05.
 */
export function DeleteOrganizationDialog() {
  const text = useText('deleteOrganization')
  const query = useRead('organizations.describe', useOrganizationScope())
  return (
    <Loaded
      query={query}
      Frame={RouteDialog}
      title={text('titleUnknown')}
      notFound={{
        codes: ['OrganizationNotFoundException'],
        title: text('titleUnknown'),
        content: text('notFound'),
      }}
    >
      {(organization) => <DeleteOrganization organization={organization} />}
    </Loaded>
  )
}
